"""Charts as geometry: pure, in the units of the drawing; the templates draw them as SVG.

counts -> places
"""
