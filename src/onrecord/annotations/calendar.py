"""From the parts of a time phrase to days.

parts of a phrase, the day of publication -> EDTF level 1 | None

News counts days from the day of publication: "Monday" is the latest Monday not after it, or the
coming one where the words look ahead; a week runs from Monday to Sunday; "7 May" is the 7 May
that lies nearest, looking back nine months and ahead three, since reporters leave out the year of
what is recent and name the year of what is far. "Two days later" counts from the day last named.
Weeks, months and years ago stay as wide as they are; "a few days ago" is no day at all.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from onrecord.languages.when import TimeRule, Unit

_WEEK_DAYS = 7
_SATURDAY, _SUNDAY = 6, 7
_YEAR_MONTHS = 12
# How far a day without a year may lie ahead of the publication before it is last year's.
_AHEAD_DAYS = 92
# A leap year, so that 29 February is a day before its year is known.
_ANY_YEAR = datetime(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Parts:
    """What the words of a phrase say, before it is resolved; None where they do not.

    Attributes:
        shift: -1 last, 0 this, 1 next.
        offset: days from publication, or from the day last named.
        week: -1 for "last week" after a weekday.
        direction: -1 ago or earlier, 1 later.
        inexact: the count is unsettled ("about two weeks ago").
    """

    words: str
    weekday: int | None = None
    month: int | None = None
    year: int | None = None
    shift: int | None = None
    week: int | None = None
    offset: int | None = None
    count: int | None = None
    unit: Unit | None = None
    direction: int | None = None
    inexact: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a phrase stands.

    Attributes:
        published: the day of publication, None where it is unknown.
        named: the day last named before the phrase, in its paragraph or the one above.
        coming: the words before the phrase look ahead.
        language: ISO 639-1.
    """

    published: date | None
    named: date | None
    coming: bool
    language: str


def resolve(rule: TimeRule, parts: Parts, moment: Moment) -> str | None:
    """The days that a phrase names, None where they are not known."""
    try:
        return _RULES[rule](parts, moment)
    except (ValueError, OverflowError):  # 31 April, or a day before the first of all years
        return None


def as_day(edtf: str | None) -> date | None:
    """The day, where an EDTF value is a single one."""
    try:
        return date.fromisoformat(edtf) if edtf else None
    except ValueError:
        return None


def _iso(parts: Parts, _: Moment) -> str | None:
    return date.fromisoformat(parts.words).isoformat()


def _date(parts: Parts, moment: Moment) -> str | None:
    day = _parse(parts.words, moment.language)
    return _span(day) if day else None


def _day(parts: Parts, moment: Moment) -> str | None:
    """The nearest day of that name, more likely past than to come."""
    day, published = _parse(parts.words, moment.language), moment.published
    if day is None or published is None:
        return None
    latest = published + timedelta(days=_AHEAD_DAYS)
    years = (published.year + 1, published.year, published.year - 1)
    return next((_span(d) for year in years if (d := _in_year(day, year)) and d <= latest), None)


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return None


@functools.lru_cache(maxsize=4096)
def _parse(words: str, language: str) -> date | None:
    """What dateparser reads in a date in full words, in 2000 where no year is given."""
    import dateparser  # takes a tenth of a second, and many a page names no full date

    settings = {
        "RELATIVE_BASE": _ANY_YEAR,
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["day", "month"],
    }
    moment = dateparser.parse(words, languages=[language], settings=settings)
    return moment.date() if moment else None


def _month(parts: Parts, moment: Moment) -> str | None:
    if parts.month is None:
        return None
    if parts.year is not None:
        return f"{parts.year:04}-{parts.month:02}"
    if moment.published is None:
        return None
    ahead = (parts.month - moment.published.month) % _YEAR_MONTHS  # months until it comes
    back = ahead - _YEAR_MONTHS
    if parts.shift == 1 or (moment.coming and parts.shift is None):
        return _months_from(moment.published, ahead or (parts.shift or 0) * _YEAR_MONTHS)
    return _months_from(moment.published, back if ahead or parts.shift == -1 else 0)


def _year(parts: Parts, _: Moment) -> str | None:
    return f"{parts.year:04}" if parts.year is not None else None


def _weekday(parts: Parts, moment: Moment) -> str | None:
    published, weekday = moment.published, parts.weekday
    if published is None or weekday is None:
        return None
    if parts.week is not None:
        monday = _monday(published) + timedelta(weeks=parts.week)
        return _span(monday + timedelta(days=weekday - 1))
    ahead = timedelta(days=(weekday - published.isoweekday()) % _WEEK_DAYS)
    back = timedelta(days=(published.isoweekday() - weekday) % _WEEK_DAYS)
    a_week = timedelta(weeks=1)
    if parts.shift == 1 or (moment.coming and parts.shift is None):
        return _span(published + (ahead or a_week))
    return _span(published - (back or (a_week if parts.shift == -1 else back)))


def _named(parts: Parts, moment: Moment) -> str | None:
    if moment.published is None or parts.offset is None:
        return None
    return _span(moment.published + timedelta(days=parts.offset))


def _unit(parts: Parts, moment: Moment) -> str | None:
    if moment.published is None or parts.unit is None:
        return None
    return _UNITS[parts.unit](moment.published, parts.shift)


def _this_day(_: date, __: int | None) -> str | None:
    return None  # "this day" and "next day" are told from what comes before them


def _weekend(published: date, shift: int | None) -> str:
    """The latest weekend that has begun; "last weekend" said on a weekend is the one before."""
    back = (published.isoweekday() - _SATURDAY) % _WEEK_DAYS
    saturday = published - timedelta(days=back)
    if shift == 1 or (shift == -1 and published.isoweekday() >= _SATURDAY):
        saturday += timedelta(weeks=shift)
    elif shift == 0 and published.isoweekday() < _SATURDAY:
        return _span(saturday + timedelta(weeks=1), saturday + timedelta(days=8))
    sunday = saturday + timedelta(days=1)
    return _span(saturday, sunday if shift == 1 else min(sunday, max(published, saturday)))


def _week(published: date, shift: int | None) -> str:
    """From Monday to Sunday; this week, to the day of publication."""
    monday = _monday(published) + timedelta(weeks=shift or 0)
    return _span(monday, monday + timedelta(days=_WEEK_DAYS - 1) if shift else published)


def _months_of(published: date, shift: int | None) -> str:
    return _months_from(published, shift or 0)


def _years_of(published: date, shift: int | None) -> str:
    return f"{published.year + (shift or 0):04}"


def _ago(parts: Parts, moment: Moment) -> str | None:
    return None if parts.inexact else _counted(parts, moment.published)


def _anchored(parts: Parts, moment: Moment) -> str | None:
    """Counted from the day last named; "earlier in the day" is that day."""
    if moment.named is None or parts.inexact:
        return None
    if parts.count is None:
        return _span(moment.named + timedelta(days=parts.offset or 0))
    return _counted(parts, moment.named)


def _counted(parts: Parts, day: date | None) -> str | None:
    """A count of units before or after a day, as wide as the unit; a week is to the day."""
    if day is None or parts.count is None or parts.direction is None:
        return None
    steps = parts.count * parts.direction
    if parts.unit == "day":
        return _span(day + timedelta(days=steps))
    if parts.unit == "week":
        moved = day + timedelta(weeks=steps)
        return _span(moved) if parts.count == 1 else _whole_week(moved)
    if parts.unit == "month":
        return _months_from(day, steps)
    return _span_of_year(day.year + steps) if parts.unit == "year" else None


def _vague(_: Parts, __: Moment) -> str | None:
    return None


def _whole_week(day: date) -> str:
    return _span(_monday(day), _monday(day) + timedelta(days=_SUNDAY - 1))


def _span_of_year(year: int) -> str:
    return f"{year:04}"


def _monday(day: date) -> date:
    return day - timedelta(days=day.isoweekday() - 1)


def _months_from(day: date, months: int) -> str:
    year, month = divmod(day.year * _YEAR_MONTHS + day.month - 1 + months, _YEAR_MONTHS)
    return f"{year:04}-{month + 1:02}"


def _span(start: date, end: date | None = None) -> str:
    if end is None or end == start:
        return start.isoformat()
    return f"{start.isoformat()}/{end.isoformat()}"


_RULES: dict[TimeRule, Callable[[Parts, Moment], str | None]] = {
    "iso": _iso,
    "date": _date,
    "day": _day,
    "month": _month,
    "year": _year,
    "weekday": _weekday,
    "named": _named,
    "unit": _unit,
    "ago": _ago,
    "anchored": _anchored,
    "vague": _vague,
}
_UNITS: dict[Unit, Callable[[date, int | None], str | None]] = {
    "day": _this_day,
    "weekend": _weekend,
    "week": _week,
    "month": _months_of,
    "year": _years_of,
}
