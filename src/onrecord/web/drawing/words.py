"""How much room words take in a drawing, and how they are cut to it.

text -> units of the drawing
"""

from __future__ import annotations

LETTER = 6.4
"""A letter of the labels' size (11 units), a wide one of a wide typeface."""


def width_of(text: str) -> float:
    """The room that a label takes, rather too much than too little."""
    return len(text) * LETTER


def cut(text: str, letters: int) -> str:
    """A label of at most so many letters; the table beside has the whole."""
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"
