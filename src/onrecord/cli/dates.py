"""Days as people type them: 2026, 2026-05 or 2026-05-07.

text -> the first, or the last, of the days that it means
"""

from __future__ import annotations

import calendar
import contextlib
import re
from datetime import date

from onrecord.errors import SelectionError

_TYPED = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def first_day(text: str | None) -> date | None:
    """The first day that is meant.

    Raises:
        SelectionError: there is no such day, month or year.
    """
    return _day(text, month=1, last=False) if text is not None else None


def last_day(text: str | None) -> date | None:
    """The last day that is meant.

    Raises:
        SelectionError: there is no such day, month or year.
    """
    return _day(text, month=12, last=True) if text is not None else None


def _day(text: str, *, month: int, last: bool) -> date:
    if typed := _TYPED.fullmatch(text.strip()):
        with contextlib.suppress(ValueError):  # no such day in the calendar
            year, month = int(typed[1]), int(typed[2] or month)
            day = calendar.monthrange(year, month)[1] if last else 1
            return date(year, month, int(typed[3] or day))
    raise SelectionError(f"{text!r} is no day, month or year; write 2026-05-07, 2026-05 or 2026")
