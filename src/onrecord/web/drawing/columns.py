"""One actor by day: a column for each day on which it is quoted, as high as there are statements.

Day, … -> ColumnsDrawing

What is quoted directly stands filled at the foot, what partly, hatched, above it, what indirectly,
hollow, on top.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.languages.telling import Telling
from onrecord.record.desk import Day
from onrecord.web.drawing.axis import Axis, Stretch, axis
from onrecord.web.drawing.days import Form, tallies
from onrecord.web.drawing.tallies import Tally, by_date

WIDTH = 960.0
LEFT, RIGHT = 44.0, 12.0
TOP, FOOT = 14.0, 24.0
HEIGHT = 150.0
WIDEST = 22.0
GAP = 2.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Statements of one manner."""

    form: Form
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A column, from its foot up."""

    x: float
    width: float
    pieces: tuple[Piece, ...]
    when: Stretch
    tally: Tally


@dataclass(frozen=True, slots=True)
class Level:
    """A number of statements on the axis at the left."""

    y: float
    statements: int


@dataclass(frozen=True, slots=True)
class ColumnsDrawing:
    """The drawing; `foot` is where columns stand."""

    width: float
    height: float
    left: float
    foot: float
    axis: Axis
    bars: tuple[Bar, ...]
    levels: tuple[Level, ...]


def draw_columns(days: Sequence[Day], telling: Telling) -> ColumnsDrawing | None:
    """An actor's days; None where none is known."""
    if not days:
        return None
    time = axis(by_date(days), left=LEFT, right=WIDTH - RIGHT, telling=telling)
    tallied = dict(tallies(days, time))
    top = _round(max(one.statements for one in tallied.values()))
    width = min(WIDEST, max(1.0, time.step - GAP))
    bars = tuple(_bar(time.stretches[n], one, top=top, width=width) for n, one in tallied.items())
    levels = tuple(Level(_y(number, top), number) for number in dict.fromkeys((top, top // 2, 0)))
    return ColumnsDrawing(WIDTH, HEIGHT, LEFT, HEIGHT - FOOT, time, bars, levels)


def _round(most: int) -> int:
    """The next even number, or the next that ends in noughts: what an axis is read by."""
    step = 2 if most <= 20 else 10 ** (len(str(most)) - 1) // 5 * 2
    return max(2, -(-most // step) * step)


def _bar(when: Stretch, one: Tally, *, top: int, width: float) -> Bar:
    stacked: tuple[tuple[Form, int], ...] = (
        ("direct", one.direct),
        ("mixed", one.mixed),
        ("indirect", one.indirect),
    )
    pieces, below = [], 0
    for form, number in stacked:
        if number:
            y, foot = _y(below + number, top), _y(below, top)
            pieces.append(Piece(form, y, round(foot - y, 1)))
            below += number
    return Bar(round(when.x - width / 2, 1), round(width, 1), tuple(pieces), when, one)


def _y(statements: int, top: int) -> float:
    return round(HEIGHT - FOOT - (HEIGHT - FOOT - TOP) * statements / top, 1)
