"""Files, folders, globs, standard input and addresses -> pages."""
