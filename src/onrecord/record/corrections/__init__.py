"""Corrections: what people put right, kept in a log and laid over what machines read.

log, a machine's reading -> statements in force, conflicts

The log is only ever added to. What is in force is computed from it for each reading, so that an
undo is exact, and a newer engine's reading takes up what people did to the older one's.
"""

from __future__ import annotations

from onrecord.record.corrections.conflicts import Conflict, say_the_same
from onrecord.record.corrections.live import held
from onrecord.record.corrections.making import Request
from onrecord.record.corrections.marks import MarkError, Marks, Words, marked

__all__ = [
    "Conflict",
    "MarkError",
    "Marks",
    "Request",
    "Words",
    "held",
    "marked",
    "say_the_same",
]
