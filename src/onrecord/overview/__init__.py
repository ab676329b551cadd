"""Readings -> Overview -> HTML, Markdown, JSON: selected, verified, written, cited."""
