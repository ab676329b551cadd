"""Dates as articles and statements give them -> plain days that a database can compare.

EDTF level 1 -> its first and last day; ISO 8601 -> the day, and the moment in UTC

A year, a month or an interval covers all its days, unknown digits (`202X`) cover all they may
stand for, a season covers its year (which months it means depends on the hemisphere), and an end
that is open or unknown reaches as far as days do. What is not a date is None.
"""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime
from typing import TypeAlias

Days: TypeAlias = tuple[date, date]
"""First and last day, both included."""

_DATE = re.compile(r"(?P<year>\d[\dX]{3})(-(?P<month>\d\d|XX)(-(?P<day>\d\d|XX))?)?[?~%]?")
_SEASONS = frozenset({"21", "22", "23", "24"})
_OPEN = frozenset({"", ".."})


def days_of(edtf: str) -> Days | None:
    """First and last day of an EDTF date or interval; None where it is neither."""
    start, slash, end = edtf.partition("/")
    if not slash:
        return _days(start)
    first = (date.min, date.min) if start in _OPEN else _days(start)
    last = (date.max, date.max) if end in _OPEN else _days(end)
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


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


def _days(edtf: str) -> Days | None:
    match = _DATE.fullmatch(edtf)
    if match is None:
        return None
    year, month, day = match["year"], match["month"], match["day"]
    if month in _SEASONS:
        month = day = None
    try:
        return _edge(year, month, day, last=False), _edge(year, month, day, last=True)
    except ValueError:
        return None


def _edge(year: str, month: str | None, day: str | None, *, last: bool) -> date:
    in_year = int(year.replace("X", "9" if last else "0")) or 1  # EDTF has a year 0, days do not
    in_month = int(month) if month and month != "XX" else (12 if last else 1)
    if day and day != "XX":
        return date(in_year, in_month, int(day))
    if not 1 <= in_month <= 12:
        raise ValueError(f"no month {in_month}")
    return date(in_year, in_month, calendar.monthrange(in_year, in_month)[1] if last else 1)
