"""The store and all that it keeps."""
