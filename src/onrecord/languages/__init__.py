"""Word lists: a language is a file."""
