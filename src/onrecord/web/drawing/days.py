"""Actors by day: a row for each, a dot for each day on which it is quoted.

Days -> DaysDrawing

Form carries the meaning, so that it reads in grey: a filled dot is direct quotation, a hollow one
indirect speech, a half-filled one both; a ring around it says that some speaker is unnamed. A dot
is the larger the more statements it stands for, and no larger than the room it has.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Literal, TypeAlias

from onrecord.languages.telling import Telling
from onrecord.record.desk import ActorDays, Day
from onrecord.web.drawing.axis import Axis, Stretch, axis
from onrecord.web.drawing.tallies import Tally, by_date, tally
from onrecord.web.drawing.words import cut

WIDTH = 960.0
LABELS = 190.0
RIGHT = 12.0
AXIS_HEIGHT = 28.0
ROW_HEIGHT = 26.0
LARGEST, SMALLEST = 8.0, 2.6
RING = 2.4
"""Between a dot and the ring around it."""

MOST_LETTERS = 27

Form: TypeAlias = Literal["direct", "mixed", "indirect"]


@dataclass(frozen=True, slots=True)
class Dot:
    """Statements of one actor in one stretch of time.

    Attributes:
        ring: radius of the ring around it; None where every speaker has a name.
    """

    x: float
    y: float
    radius: float
    form: Form
    ring: float | None
    when: Stretch
    tally: Tally


@dataclass(frozen=True, slots=True)
class Row:
    """An actor.

    Attributes:
        label: its name, cut to the room beside the dots.
    """

    y: float
    actor: str
    name: str
    label: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class DaysDrawing:
    """The drawing."""

    width: float
    height: float
    left: float
    axis: Axis
    rows: tuple[Row, ...]


def draw_days(actors: Iterable[ActorDays], telling: Telling) -> DaysDrawing | None:
    """Actors by day; None where no day is known."""
    dated = [one for one in actors if one.days]
    if not dated:
        return None
    counts = by_date(chain.from_iterable(one.days for one in dated))
    time = axis(counts, left=LABELS, right=WIDTH - RIGHT, telling=telling)
    tallied = [dict(tallies(one.days, time)) for one in dated]
    most = max(one.statements for tallies_ in tallied for one in tallies_.values())
    rows = tuple(
        _row(one, tallies_, time, y=AXIS_HEIGHT + (number + 0.5) * ROW_HEIGHT, most=most)
        for number, (one, tallies_) in enumerate(zip(dated, tallied, strict=True))
    )
    return DaysDrawing(WIDTH, AXIS_HEIGHT + len(rows) * ROW_HEIGHT, LABELS, time, rows)


def tallies(days: Iterable[Day], time: Axis) -> Iterator[tuple[int, Tally]]:
    """What there is of each stretch that has something, by its number."""
    held: dict[int, list[Day]] = {}
    for one in days:
        place = time.place(date.fromisoformat(one.day))
        if place is not None:
            held.setdefault(place, []).append(one)
    for place in sorted(held):
        yield place, tally(held[place])


def form_of(one: Tally) -> Form:
    """Whether all is of one manner."""
    if one.direct == one.statements:
        return "direct"
    return "indirect" if one.indirect == one.statements else "mixed"


def _row(one: ActorDays, tallies_: dict[int, Tally], time: Axis, *, y: float, most: int) -> Row:
    name = one.actor.label
    dots = tuple(
        _dot(time.stretches[place], tally_, y=y, most=most, room=time.step)
        for place, tally_ in tallies_.items()
    )
    return Row(round(y, 1), one.actor.value, name, cut(name, MOST_LETTERS), dots)


def _dot(when: Stretch, one: Tally, *, y: float, most: int, room: float) -> Dot:
    """A dot whose ground grows with what it stands for."""
    largest = max(SMALLEST, min(LARGEST, room / 2 - RING))
    radius = SMALLEST + (largest - SMALLEST) * math.sqrt((one.statements - 1) / max(1, most - 1))
    ring = round(radius + RING, 1) if one.unnamed else None
    return Dot(when.x, round(y, 1), round(radius, 1), form_of(one), ring, when, one)
