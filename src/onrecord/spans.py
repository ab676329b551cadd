"""Which of many spans lie in one, share words with it, or begin before a place.

spans in the order of their starts, one span -> those that begin in it, or overlap it
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TypeVar

from onrecord.model import Span

Item = TypeVar("Item")


def within(items: Sequence[Item], span: Span, *, key: Callable[[Item], Span]) -> Sequence[Item]:
    """Of items in the order of the text, those that begin inside a span."""
    first = bisect.bisect_left(items, span.start, key=lambda item: key(item).start)
    last = bisect.bisect_left(items, span.end, key=lambda item: key(item).start)
    return items[first:last]


def last_begun(spans: Sequence[Span], place: int) -> int:
    """The index of the last span that begins at a place or before it; -1 where none does."""
    return bisect.bisect_right(spans, place, key=lambda span: span.start) - 1


class Overlaps:
    """Spans in the order of their starts, made ready for many questions."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = tuple(spans)
        self._starts = [span.start for span in ordered]
        self._ends = [span.end for span in ordered]
        # How far the spans up to each one reach: no need to look before one that is too short.
        self._reach = list(accumulate(self._ends, max))

    def of(self, span: Span) -> list[int]:
        """The indices of those that share at least one code point with `span`, in their order."""
        found = []
        place = bisect.bisect_left(self._starts, span.end)
        while place > 0 and self._reach[place - 1] > span.start:
            place -= 1
            if self._ends[place] > span.start:
                found.append(place)
        return found[::-1]


def places_of(words: str, text: str) -> Iterator[Span]:
    """Every place of some words in a text, whatever the white space between them."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return (Span(*found.span()) for found in re.finditer(pattern, text) if found.group())
