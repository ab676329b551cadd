"""Days: EDTF level 1 as an interval, and in words.

"2026-03-12" -> Interval(12 March, 12 March) -> "on 12 March"

Only what the string says is told: a month stays a month, an open or masked part is widened to
the days it may mean, and what cannot be read as days is None. EDTF: loc.gov/standards/datetime.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.languages.telling import Telling

_EDTF = re.compile(r"(\d{4})(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?([?~%]?)$")
_CLOCK = re.compile(r"[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$")
UNITS = ("day", "month", "season", "year")  # from the finest to the coarsest
FIRST_SEASON = 21
SEASONS = 4
DECEMBER = 12
MONTHS_OF_A_SEASON = 3


@dataclass(frozen=True, slots=True)
class Interval:
    """Days, both ends included; `unit` is what one end was written as."""

    first: date
    last: date
    unit: str
    approximate: bool = False


def interval_of(edtf: str) -> Interval | None:
    """The days that an EDTF string means, None where it names no bounded span of days."""
    start, slash, end = edtf.partition("/")
    first = _point(start)
    last = _point(end) if slash else first
    if not first or not last or last.last < first.first:
        return None
    approximate = first.approximate or last.approximate
    return Interval(
        first.first, last.last, max(first.unit, last.unit, key=UNITS.index), approximate
    )


def day_of(published: str | None) -> date | None:
    """The calendar day of a publication date, in the time zone it was given in."""
    if not published:
        return None
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def in_words(interval: Interval, telling: Telling, *, year: int | None) -> str:
    """With its preposition: "on 12 March", "between 3 and 5 May", "in 2023".

    A `year` that goes without saying is left out; None where each must be named.
    """
    first, last = interval.first, interval.last
    about = "about " if interval.approximate else ""
    if interval.unit == "day":
        return _days_in_words(first, last, telling, year=year, about=about)
    if interval.unit == "year":
        years = f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
        return f"in {about}{years}"
    if interval.unit == "season":
        return f"in {about}the {_season(first, telling)} of {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"in {about}{_month(first, telling, year=year)}"
    months = f"{_month(first, telling, year=last.year)} and {_month(last, telling, year=year)}"
    return f"{about}between {months}"


def plain(day: date, telling: Telling, *, year: int | None = None) -> str:
    """A day without preposition: "12 March 2026"."""
    words = f"{day.day} {telling.months[day.month - 1]}"
    return words if day.year == year else f"{words} {day.year}"


def period(first: date, last: date, telling: Telling) -> str:
    """From one day to another: "1–22 June 2026"."""
    end = plain(last, telling)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    return f"{plain(first, telling, year=last.year)} – {end}"


def moment(published: str | None, telling: Telling) -> str | None:
    """When an article appeared, as its page says it: "12 June 2026, 09:30 +03:00"."""
    day = day_of(published)
    if not day or not published:
        return published
    clock = _CLOCK.match(published[len("2026-06-12") :])
    words = plain(day, telling)
    return f"{words}, {clock[1]} {(clock[2] or '').replace('Z', 'UTC')}".strip() if clock else words


def _days_in_words(
    first: date, last: date, telling: Telling, *, year: int | None, about: str
) -> str:
    if first == last:
        return f"on {about and 'or ' + about}{plain(first, telling, year=year)}"
    start = f"{first.day}" if first.month == last.month else plain(first, telling, year=last.year)
    end = plain(last, telling, year=year)
    if last - first == timedelta(days=1):
        return f"on {start} or {end}"
    return f"{about}between {start} and {end}"


def _month(day: date, telling: Telling, *, year: int | None) -> str:
    month = telling.months[day.month - 1]
    return month if day.year == year else f"{month} {day.year}"


def _season(day: date, telling: Telling) -> str:
    return telling.seasons[day.month // MONTHS_OF_A_SEASON - 1]


def _point(text: str) -> Interval | None:
    found = _EDTF.match(text)
    if not found:
        return None
    year, month, day, mark = found.groups()
    try:
        return _span_of(int(year), month, day, approximate=bool(mark))
    except ValueError:
        return None


def _span_of(year: int, month: str | None, day: str | None, *, approximate: bool) -> Interval:
    if not month or month == "XX":
        return Interval(date(year, 1, 1), date(year, 12, 31), "year", approximate)
    if int(month) >= FIRST_SEASON:
        return _season_of(year, int(month) - FIRST_SEASON, approximate=approximate)
    if not day or day == "XX":
        last = calendar.monthrange(year, int(month))[1]
        first = date(year, int(month), 1)
        return Interval(first, first.replace(day=last), "month", approximate)
    exact = date(year, int(month), int(day))
    return Interval(exact, exact, "day", approximate)


def _season_of(year: int, number: int, *, approximate: bool) -> Interval:
    """Seasons of the northern half; winter begins in December of its year, as EDTF has it."""
    if number >= SEASONS:
        raise ValueError(number)
    start = MONTHS_OF_A_SEASON * (number + 1)
    end_year, end_month = (year + 1, 2) if start == DECEMBER else (year, start + 2)
    last = calendar.monthrange(end_year, end_month)[1]
    return Interval(date(year, start, 1), date(end_year, end_month, last), "season", approximate)
