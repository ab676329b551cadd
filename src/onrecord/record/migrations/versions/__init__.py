"""One file for each change; revisions are numbered and their order is that of the numbers."""
