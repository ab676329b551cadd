"""Days as people type them: 2026, 2026-05 or 2026-05-07.

text, text -> the first and the last of the days that they mean
"""

from __future__ import annotations

import calendar
import contextlib
import re
from datetime import date

from onrecord.errors import SelectionError

_TYPED = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def period(since: str | None, until: str | None) -> tuple[date | None, date | None]:
    """The first and the last day that are meant; None where there is no bound.

    Raises:
        SelectionError: there is no such day, month or year, or the period ends before it begins.
    """
    first = None if since is None else _day(since, month=1, last=False)
    last = None if until is None else _day(until, month=12, last=True)
    if first and last and first > last:
        raise SelectionError(f"{since} is after {until}")
    return first, last


def _day(text: str, *, month: int, last: bool) -> date:
    if typed := _TYPED.fullmatch(text.strip()):
        with contextlib.suppress(ValueError):  # no such day in the calendar
            year, month = int(typed[1]), int(typed[2] or month)
            day = calendar.monthrange(year, month)[1] if last else 1
            return date(year, month, int(typed[3] or day))
    raise SelectionError(f"{text!r} is no day, month or year; write 2026-05-07, 2026-05 or 2026")
