"""Which of many spans share words with one.

spans by their starts, one span -> the indices of those that overlap it
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from itertools import accumulate

from onrecord.model import Span


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
