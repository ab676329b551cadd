"""Ids that onrecord makes: of content alone, not of order, machine or run.

what a thing is -> `s-` and 16 hex digits
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from onrecord.model import Span, Speaker

DIGITS = 16
"""64 bits: two alike among a hundred million things once in three thousand records."""


def statement_id(article_id: str, content: Sequence[Span], speaker: Speaker | None) -> str:
    """The id of a statement: its article, its words and who is credited with them."""
    spans = " ".join(f"{piece.start}-{piece.end}" for piece in content)
    return made_of("s", article_id, spans, speaker.name if speaker else "")


def made_of(letter: str, *parts: str) -> str:
    """An id that begins with a letter and is made of texts."""
    digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    return f"{letter}-{digest[:DIGITS]}"
