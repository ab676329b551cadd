"""Days in words.

Interval(12 March, 12 March) -> "on 12 March"

Only what the interval says is told: a month stays a month.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.dates import Interval, day_of, interval_of

if TYPE_CHECKING:
    from onrecord.languages.telling import Telling

_CLOCK = re.compile(r"[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$")


def bounded(edtf: str) -> Interval | None:
    """The days that an EDTF string means, None where it names no bounded span of days."""
    interval = interval_of(edtf)
    return None if interval is None or interval.is_open else interval


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
