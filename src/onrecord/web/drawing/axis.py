"""Days on an axis: so few stretches of time that each has room.

days with their counts -> Axis

A stretch is a day where there are few, else a week, a month, a quarter, a year or more. Days far
from nearly all others (an anniversary that somebody recalls) would press those together: where
leaving out one statement in twenty halves the time that is shown, they are left out and counted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal, TypeAlias

from onrecord.languages.telling import Telling
from onrecord.showing import period, plain
from onrecord.web.drawing.words import width_of

Unit: TypeAlias = Literal[
    "day", "week", "month", "quarter", "year", "decade", "century", "millennium"
]

MONTHS: dict[Unit, int] = {
    "month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000,
}  # fmt: skip

MOST_STRETCHES = 62
"""Two months of days, or a year of weeks."""

FAR = 20
"""One statement in so many may be left out at either end."""

TICK_GAP = 14.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days that are drawn at one place.

    Attributes:
        x: of its middle.
        label: the days in words.
    """

    first: date
    last: date
    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A label on the axis.

    Attributes:
        x: where it points to.
        label_x: of the label's middle, which stays on the axis.
    """

    x: float
    label_x: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Time from left to right.

    Attributes:
        unit: how long a stretch is.
        step: from one stretch to the next.
        left_out: statements of days that are too far away to be shown.
    """

    unit: Unit
    stretches: tuple[Stretch, ...]
    step: float
    ticks: tuple[Tick, ...]
    left_out: int

    def place(self, day: date) -> int | None:
        """The number of the stretch that holds a day; None where it is not shown."""
        if not self.stretches[0].first <= day <= self.stretches[-1].last:
            return None
        return bisect_right(self.stretches, day, key=lambda one: one.first) - 1


def axis(counts: Mapping[date, int], *, left: float, right: float, telling: Telling) -> Axis:
    """An axis for days.

    Args:
        counts: statements by day, of one day at least.
        left: where it begins.
        right: where it ends.
        telling: how days are told.
    """
    first, last = _window(counts)
    unit, spans = _stretched(first, last)
    step = (right - left) / len(spans)
    stretches = tuple(
        _stretch(max(start, first), min(end, last), x=left + (number + 0.5) * step, telling=telling)
        for number, (start, end) in enumerate(spans)
    )
    return Axis(
        unit=unit,
        stretches=stretches,
        step=step,
        ticks=_ticks(stretches, unit, left=left, right=right, telling=telling),
        left_out=sum(number for day, number in counts.items() if not first <= day <= last),
    )


def _stretch(first: date, last: date, *, x: float, telling: Telling) -> Stretch:
    return Stretch(first, last, round(x, 1), _label(first, last, telling))


def _window(counts: Mapping[date, int]) -> tuple[date, date]:
    """The first and the last day to show."""
    days = sorted(counts)
    first, last = days[0], days[-1]
    most = sum(counts.values()) // FAR
    near_first, near_last = _behind(days, counts, most), _behind(days[::-1], counts, most)
    if (last - near_first) * 2 < last - first:
        first = near_first
    if (near_last - first) * 2 < last - first:
        last = near_last
    return first, last


def _behind(days: Sequence[date], counts: Mapping[date, int], most: int) -> date:
    """The first day before which there are no more than so many statements, and not less."""
    left_out = 0
    for day in days:
        left_out += counts[day]
        if left_out > most:
            return day
    return days[-1]


def _stretched(first: date, last: date) -> tuple[Unit, list[tuple[date, date]]]:
    """The shortest stretches of which there are few enough, in order."""
    if (last - first).days < MOST_STRETCHES:
        return "day", [(day, day) for day in _every(first, last, days=1)]
    monday = first - timedelta(days=first.weekday())
    if (last - monday).days // 7 < MOST_STRETCHES:
        return "week", [(day, _plus(day, 6)) for day in _every(monday, last, days=7)]
    unit, numbers = next(
        (unit, numbers)
        for unit, months in MONTHS.items()
        if len(numbers := range(_month(first) // months, _month(last) // months + 1))
        <= MOST_STRETCHES
    )
    months = MONTHS[unit]
    spans = ((_day(number * months), _day((number + 1) * months)) for number in numbers)
    return unit, [
        (start, end if end == date.max else end - timedelta(days=1)) for start, end in spans
    ]


def _every(first: date, last: date, *, days: int) -> Iterator[date]:
    for number in range(0, (last - first).days + 1, days):
        yield first + timedelta(days=number)


def _plus(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _day(month: int) -> date:
    """The first day of a month by its number; the calendar has a first and a last year."""
    year, number = divmod(month, 12)
    if year < date.min.year:
        return date.min
    return date(year, number + 1, 1) if year <= date.max.year else date.max


def _label(first: date, last: date, telling: Telling) -> str:
    """Days in words, whole months and years by their names."""
    whole = first.day == 1 and _plus(last, 1).day == 1 and first != last
    if not whole:
        return period(first, last, telling)
    if (first.month, last.month) == (1, 12):
        return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
    months = dict.fromkeys((telling.months[first.month - 1], telling.months[last.month - 1]))
    return f"{'–'.join(months)} {first.year}"


def _ticks(
    stretches: Sequence[Stretch], unit: Unit, *, left: float, right: float, telling: Telling
) -> tuple[Tick, ...]:
    """As many labels, evenly spaced, as stand beside each other."""
    for every in range(1, len(stretches) + 1):
        ticks = _labelled(stretches[::every], unit, left=left, right=right, telling=telling)
        if all(_is_free(one, other) for one, other in pairwise(ticks)):
            return ticks
    return ()


def _labelled(
    stretches: Sequence[Stretch], unit: Unit, *, left: float, right: float, telling: Telling
) -> tuple[Tick, ...]:
    ticks = []
    year: int | None = None
    for one in stretches:
        label = _short(one.first, unit, telling, year=year)
        half = width_of(label) / 2
        middle = min(max(one.x, left + half), right - half)
        ticks.append(Tick(one.x, round(middle, 1), label))
        year = one.first.year
    return tuple(ticks)


def _short(day: date, unit: Unit, telling: Telling, *, year: int | None) -> str:
    """Where a stretch begins; a year that was just named is left out."""
    if unit in ("day", "week"):
        return plain(day, telling, year=year)
    if unit in ("month", "quarter"):
        month = telling.months[day.month - 1]
        return month if day.year == year else f"{month} {day.year}"
    return f"{day.year}"


def _is_free(one: Tick, other: Tick) -> bool:
    room = (width_of(one.label) + width_of(other.label)) / 2 + TICK_GAP
    return other.label_x - one.label_x >= room
