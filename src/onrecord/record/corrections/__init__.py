"""Corrections: what people put right, kept in a log and laid over what machines read.

log, a machine's reading -> statements in force, conflicts

The log is only ever added to. What is in force is computed from it for each reading, so that an
undo is exact, and a newer engine's reading takes up what people did to the older one's.
"""
