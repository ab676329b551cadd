"""Whether a confidence keeps its word: of what it calls 0.9 sure, nine in ten should be right.

found and marked attributions -> a table

Right is what overlaps a marked attribution in its source and in its contents: of the characters
of both at least half are shared (`OVERLAP`), or both have no source. The measure of the data
judges cues too and pairs one to one; a reader asks who said what.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.model import Span, Tagged

OVERLAP = 0.5
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


class Judged(NamedTuple):
    """A confidence and whether it was right."""

    confidence: float
    right: bool


def judge(found: Iterable[Tagged], marked: Sequence[Tagged]) -> list[Judged]:
    """Each found attribution of an article."""
    return [Judged(one.confidence, any(_agree(one, other) for other in marked)) for one in found]


def _agree(one: Tagged, other: Tagged) -> bool:
    sources = [[a.source] if a.source else [] for a in (one, other)]
    return _overlap(*sources) >= OVERLAP and _overlap(one.content, other.content) >= OVERLAP


def _overlap(one: Iterable[Span], other: Iterable[Span]) -> float:
    """Shared characters by all characters; 1 where there are none."""
    ours, theirs = ({c for s in spans for c in range(s.start, s.end)} for spans in (one, other))
    return len(ours & theirs) / len(ours | theirs) if ours or theirs else 1.0


def table(judged: Sequence[Judged]) -> str:
    """How many are right, for each bin of confidence and from each on."""
    lines = ["confidence      n  right %   from here on: n  right %"]
    for low, high in zip(BINS, [*BINS[1:], 2.0], strict=True):
        here = [one.right for one in judged if low <= one.confidence < high]
        above = [one.right for one in judged if one.confidence >= low]
        bin_of_its_own = f"{low:10.2f} {len(here):6} {_percent(here):8.1f}"
        lines.append(f"{bin_of_its_own} {len(above):17} {_percent(above):8.1f}")
    return "\n".join(lines)


def _percent(right: Sequence[bool]) -> float:
    return 100 * sum(right) / len(right) if right else 0.0
