r"""Texts as DNA can hold them.

text -> text of the same length; name -> at most 190 characters

DNA's window counts UTF-16 units and its queries count code points, so a highlight stays in its
place only where the two agree: a character above U+FFFF becomes one replacement character. Line
ends are `\n`, for Swing makes one character of `\r\n`. NUL ends a text for SQLite's `LENGTH`.
"""

from __future__ import annotations

import re

from onrecord.record.exports.dna.tables import LONGEST_SHORT_TEXT

ELLIPSIS = "…"
REPLACEMENT = "\ufffd"

_UNFIT = re.compile("[\x00\U00010000-\U0010ffff]")


def fit_text(text: str) -> tuple[str, int]:
    """A text whose offsets hold in DNA, and how many characters had to be replaced for it."""
    fit, replaced = _UNFIT.subn(REPLACEMENT, text)
    return fit.replace("\r\n", " \n").replace("\r", "\n"), replaced + text.count("\r")


def one_line(text: str) -> str:
    """A text without line ends, double spaces and NUL."""
    return " ".join(text.replace("\x00", REPLACEMENT).split())


def cut(text: str, longest: int = LONGEST_SHORT_TEXT) -> str:
    """A short text, with an ellipsis where it was longer."""
    return text if len(text) <= longest else text[: longest - len(ELLIPSIS)].rstrip() + ELLIPSIS
