"""The timeline as geometry: actors by day, a dot for each statement.

rows -> Chart (places in a drawing; the template draws it)

Form carries the meaning, so that it reads in grey: a filled dot is a direct quotation, a hollow
one indirect speech, a half-filled one both, and a second ring an unnamed source. Dots of one day
stand over each other.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.showing import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.languages.telling import Telling
    from onrecord.model import Dot, TimelineRow

# In the units of the drawing, which is as wide as the column of text.
WIDTH = 720.0
LABELS = 178.0
MARGIN = 16.0
AXIS_HEIGHT = 26.0
LEAST_ROW_HEIGHT = 24.0
STEP = 8.4
# A taller stack begins a second one beside it.
HIGH = 16
MOST_TICKS = 7
# With their year days are longer.
MOST_DATED = 5
# A longer name is cut in the drawing, never in the table under it.
MOST_LETTERS = 25


@dataclass(frozen=True, slots=True)
class Spot:
    """A dot at its place."""

    x: float
    y: float
    dot: Dot
    title: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its label and its dots."""

    y: float
    label: str
    name: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing."""

    width: float
    height: float
    left: float
    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]


def draw(rows: Sequence[TimelineRow], telling: Telling) -> Chart | None:
    """The timeline, None where there is no day to show."""
    days = [dot.day for row in rows for dot in row.dots]
    if not days:
        return None
    scale = _Scale(min(days), max(days))
    lines: list[Line] = []
    top = AXIS_HEIGHT
    for row in rows:
        stacks = Counter(dot.day for dot in row.dots)
        height = max(LEAST_ROW_HEIGHT, (min(HIGH, max(stacks.values())) + 1) * STEP)
        lines.append(_line(row, stacks, scale, y=top + height / 2, telling=telling))
        top += height
    return Chart(WIDTH, top + MARGIN / 2, LABELS, tuple(lines), _ticks(scale, telling))


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days

    def x(self, day: date) -> float:
        left, right = LABELS + MARGIN, WIDTH - MARGIN * 1.5
        share = (day - self.first).days / self.days if self.days else 0.5
        return round(left + share * (right - left), 1)


def _line(
    row: TimelineRow, stacks: Counter[date], scale: _Scale, *, y: float, telling: Telling
) -> Line:
    cut = len(row.name) > MOST_LETTERS
    label = f"{row.name[: MOST_LETTERS - 1].rstrip()}…" if cut else row.name
    seen: Counter[date] = Counter()
    spots = []
    for dot in row.dots:
        across, up = divmod(seen[dot.day], HIGH)
        shift = up - (min(stacks[dot.day], HIGH) - 1) / 2
        x = scale.x(dot.day) + across * STEP
        spots.append(Spot(round(x, 1), round(y + shift * STEP, 1), dot, _title(dot, telling)))
        seen[dot.day] += 1
    return Line(round(y, 1), label, row.name, tuple(spots))


def _title(dot: Dot, telling: Telling) -> str:
    known = "said" if dot.stated else "reported"
    return f"{plain(dot.day, telling)} ({known}), {dot.manner}, passage {dot.citation}"


def _ticks(scale: _Scale, telling: Telling) -> tuple[Tick, ...]:
    """Evenly spaced days, the first and a few more."""
    several = scale.first.year != scale.last.year
    most = MOST_DATED if several else MOST_TICKS
    step = max(1, -(-scale.days // (most - 1)))
    days = [scale.first + timedelta(days=n) for n in range(0, scale.days + 1, step)]
    year = None if several else scale.first.year
    return tuple(Tick(scale.x(day), plain(day, telling, year=year)) for day in days)
