"""Dates as articles and statements give them, as plain days.

EDTF level 1 -> Interval of days; ISO 8601 -> the day, and a key that sorts by moment

A year, a month or an interval covers all its days, unknown digits (`202X`, `2026-XX`) cover all
they may stand for, a season covers its year (which months it means depends on the hemisphere),
and an end that is open or unknown reaches as far as days do. What is not a date is None.
EDTF: Library of Congress, loc.gov/standards/datetime.
"""

from __future__ import annotations

import calendar
import contextlib
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal, TypeAlias

from onrecord.errors import SelectionError

Unit: TypeAlias = Literal["day", "month", "year"]

_TYPED = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_EDTF = re.compile(r"(\d[\dX]{3})(?:-(\d\d|XX))?(?:-(\d\d|XX))?([?~%]?)")
_OPEN = frozenset({"", ".."})
_UNITS: tuple[Unit, ...] = ("day", "month", "year")  # from the finest to the coarsest
_SEASONS = frozenset({"21", "22", "23", "24"})


@dataclass(frozen=True, slots=True)
class Interval:
    """Days, both ends included.

    Attributes:
        unit: the coarser one in which an end was written.
        approximate: EDTF marks it as uncertain or approximate.
    """

    first: date
    last: date
    unit: Unit
    approximate: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it has no beginning or no end."""
        return self.first == date.min or self.last == date.max


def interval_of(edtf: str) -> Interval | None:
    """The days that an EDTF date or interval means; None where it is neither."""
    start, slash, end = edtf.partition("/")
    if not slash:
        return _point(start)
    first = Interval(date.min, date.min, "day") if start in _OPEN else _point(start)
    last = Interval(date.max, date.max, "day") if end in _OPEN else _point(end)
    if not first or not last or first.first > last.last:
        return None
    unit = max(first.unit, last.unit, key=_UNITS.index)
    return Interval(first.first, last.last, unit, first.approximate or last.approximate)


def day_of(published: str | None) -> date | None:
    """The day on which an article says that it was published, where it stands."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def moment_of(published: str | None) -> str | None:
    """A key that sorts by moment: a day comes before its hours, offsets are taken into account."""
    if day_of(published) is None:
        return None
    try:
        moment = datetime.fromisoformat(published or "")
        moment = moment.astimezone(UTC) if moment.tzinfo else moment
    except (ValueError, OverflowError):
        return published
    is_day = len(published or "") <= len("2026-03-12")
    return str(moment.date()) if is_day else moment.replace(tzinfo=None).isoformat()


def period(since: str | None, until: str | None) -> tuple[date | None, date | None]:
    """The first and the last day of a period as people type it: 2026, 2026-05 or 2026-05-07.

    None where there is no bound.

    Raises:
        SelectionError: there is no such day, month or year, or the period ends before it begins.
    """
    first = None if since is None else _typed(since, month=1, last=False)
    last = None if until is None else _typed(until, month=12, last=True)
    if first and last and first > last:
        raise SelectionError(f"{since} is after {until}")
    return first, last


def _typed(text: str, *, month: int, last: bool) -> date:
    if typed := _TYPED.fullmatch(text.strip()):
        with contextlib.suppress(ValueError):  # no such day in the calendar
            year, month = int(typed[1]), int(typed[2] or month)
            day = calendar.monthrange(year, month)[1] if last else 1
            return date(year, month, int(typed[3] or day))
    raise SelectionError(f"{text!r} is no day, month or year; write 2026-05-07, 2026-05 or 2026")


def _point(text: str) -> Interval | None:
    found = _EDTF.fullmatch(text)
    if not found:
        return None
    year, month, day, mark = found.groups()
    try:
        first = _span(int(year.replace("X", "0")) or 1, month, day)  # EDTF has a year 0
        last = _span(int(year.replace("X", "9")) or 1, month, day)
    except ValueError:
        return None
    return Interval(first.first, last.last, first.unit, approximate=bool(mark))


def _span(year: int, month: str | None, day: str | None) -> Interval:
    if not month or month == "XX" or month in _SEASONS:
        return Interval(date(year, 1, 1), date(year, 12, 31), "year")
    if not day or day == "XX":
        first = date(year, int(month), 1)
        last = calendar.monthrange(year, int(month))[1]
        return Interval(first, first.replace(day=last), "month")
    exact = date(year, int(month), int(day))
    return Interval(exact, exact, "day")
