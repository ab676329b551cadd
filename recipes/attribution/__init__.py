"""How the attribution engine is trained: corpora -> weights. README.md says how to run it."""
