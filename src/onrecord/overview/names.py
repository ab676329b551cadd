"""Names as they are compared, and the commonest of several ways to write one.

"the Núñez-Ørsted" -> ("nunez", "orsted")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from onrecord import folding

if TYPE_CHECKING:
    from collections import Counter

Key: TypeAlias = tuple[str, ...]
"""A name, folded, in words."""

# Tells no name from another ("the Harbour Council").
ARTICLE = "the"


def fold(name: str) -> Key:
    """A name without case, accents, punctuation and article."""
    words = tuple(folding.fold(name).split())
    return words[1:] if words[:1] == (ARTICLE,) and len(words) > 1 else words


def commonest(counts: Counter[str]) -> str:
    """The one that is counted most; of several the longest, then the first by the alphabet."""
    return min(counts, key=lambda words: (-counts[words], -len(words), words))
