"""Whether a statement's confidence keeps its word, and the picture of it in the docs.

PolNeAR's dev articles -> statements, each right or wrong -> two percentages, docs/reliability.svg

Statements that one attribution was cut into ("“A,” she said. “B.”") are judged together, as
PolNeAR marks them; what stands inside another's content is left out, since it marks only the
outermost.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from attribution.corpus import read_polnear
from attribution.reliability import Judged, judge
from onrecord.model import Span, Tagged
from onrecord.spans import Overlaps
from shared import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from onrecord.model import Reading, Statement

PICTURE = CHECKOUT / "docs" / "reliability.svg"
# What a confidence of this much promises.
SURE = 0.9
_EDGES = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def judge_statements(marked: Path, readings: Iterable[Reading]) -> list[Judged]:
    """Every outermost statement of PolNeAR's articles."""
    wanted = {article.id: article.attributions for article in read_polnear(marked)}
    return [
        one
        for reading in readings
        if reading.article
        for one in judge(_outermost(reading.statements), wanted[reading.article.id])
    ]


def percentages(judged: Sequence[Judged]) -> dict[str, float]:
    """How many of the sure ones are right, and which share of all is sure."""
    sure = [one.right for one in judged if one.confidence >= SURE]
    return {
        "right": 100 * sum(sure) / len(sure) if sure else 0.0,
        "share": 100 * len(sure) / len(judged) if judged else 0.0,
    }


def _outermost(statements: Sequence[Statement]) -> Iterator[Tagged]:
    """Statements as attributions, those of one cue and source with all that they credit."""
    whole: dict[tuple[Span | None, Span | None], set[Span]] = {}
    for one in statements:
        whole.setdefault((one.cue, one.source), set()).update(one.content)
    pieces = sorted(piece for one in statements for piece in one.content)
    taken = Overlaps(pieces)
    for one in statements:
        place = one.cue or one.content[0]
        others = (pieces[index] for index in taken.of(place))
        if not any(other.contains(place) and other not in one.content for other in others):
            content = whole[one.cue, one.source] if one.cue else set(one.content)
            yield Tagged(one.source, place, tuple(sorted(content)), one.confidence)


# picture ------------------------------------------------------------------------------------

_WIDTH, _HEIGHT, _LEFT, _TOP, _SIDE = 460, 400, 70, 30, 320
_STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#333}"
    ".axis{stroke:#999;fill:none}.even{stroke:#999;stroke-dasharray:4 4}"
    ".bar{fill:#3b6ea5}.count{fill:#fff;font-size:11px}"
    "@media(prefers-color-scheme:dark){text{fill:#ddd}.bar{fill:#7fb0e6}.count{fill:#111}}"
)


@dataclass(frozen=True)
class Bin:
    """Statements of like confidence.

    Attributes:
        right: the share of them that is right, 0 to 1.
    """

    low: float
    high: float
    count: int
    right: float


def bins(judged: Sequence[Judged]) -> list[Bin]:
    """The bins that hold anything."""
    found = []
    for low, high in pairwise(_EDGES):
        top = high if high < _EDGES[-1] else 2.0  # the last bin holds its end
        here = [one.right for one in judged if low <= one.confidence < top]
        if here:
            found.append(Bin(low, high, len(here), sum(here) / len(here)))
    return found


def picture(judged: Sequence[Judged]) -> str:
    """A bar for each bin of confidence, as high as the share of it that is right."""
    bars = "".join(map(_bar, bins(judged)))
    ticks = "".join(map(_tick, (0.0, 0.5, 0.9, 1.0)))
    middle, bottom = _LEFT + _SIDE / 2, _TOP + _SIDE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">'
        "<title>Of statements of like confidence, the share that is right</title>"
        f"<style>{_STYLE}</style>{bars}"
        f'<line class="even" x1="{_LEFT}" y1="{bottom}" x2="{_LEFT + _SIDE}" y2="{_TOP}"/>'
        f'<rect class="axis" x="{_LEFT}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}"/>{ticks}'
        f'<text x="{middle}" y="{bottom + 42}" text-anchor="middle">confidence</text>'
        f'<text transform="rotate(-90)" x="{-(_TOP + _SIDE / 2)}" y="22" text-anchor="middle">'
        "right</text></svg>\n"
    )


def _bar(one: Bin) -> str:
    x, width = _LEFT + _SIDE * one.low, _SIDE * (one.high - one.low)
    height = _SIDE * one.right
    y = _TOP + _SIDE - height
    middle, base = x + width / 2, _TOP + _SIDE - 8
    label = (
        f'<text class="count" x="{middle:.1f}" y="{base}" text-anchor="middle">{one.count}</text>'
    )
    place = f'x="{x + 1:.1f}" y="{y:.1f}" width="{width - 2:.1f}" height="{height:.1f}"'
    return f'<rect class="bar" {place}/>{label}'


def _tick(value: float) -> str:
    x, y = _LEFT + _SIDE * value, _TOP + _SIDE * (1 - value)
    return (
        f'<text x="{x:.1f}" y="{_TOP + _SIDE + 18}" text-anchor="middle">{value:g}</text>'
        f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{value:.0%}</text>'
    )
