"""A date as a page writes it -> ISO 8601.

str -> "2026-03-15" | "2026-03-15T10:00:00+01:00" | None

The forms that machines write (ISO 8601 and its near kin, RFC 5322, Unix) are read
here; what people write ("12 juin 2026 à 09h30") is found here and read by dateparser, in the
language of the page. An offset is kept as given and never supposed. Days before months or after
them: dots are always day first; with slashes the language decides, and English, which has both,
is left unknown where both are possible.
"""

from __future__ import annotations

import functools
import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

import dateparser

from onrecord.articles.words import any_of, words

_YEARS = range(1900, 2100)
_ISO = re.compile(
    r"(?P<year>\d{4})[-/.]?(?P<month>\d{1,2})[-/.]?(?P<day>\d{1,2})"
    r"(?:[T\s,]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<offset>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} [\d:]{5,8} (?:[+-]\d{4}|GMT|UTC?|Z)"
)
_UNIX = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d{1,2}) ([\d:]{8}) ([A-Z]{1,5}) (\d{4})")
_SECONDS = re.compile(r"(\d{10})(?:\d{3})?")
_NUMBERS = re.compile(
    r"(?P<first>\d{1,2})\s?(?P<mark>[./-])\s?(?P<second>\d{1,2})\s?(?P=mark)\s?(?P<year>\d{4}|\d{2})"
)
_DATES, _TIMES = words().dates, words().times
_EAST_ASIAN = re.compile(
    rf"(?P<year>\d{{4}})\s?(?:{any_of(_DATES.year_marks)})\s?(?P<month>\d{{1,2}})"
    rf"\s?(?:{any_of(_DATES.month_marks)})\s?(?P<day>\d{{1,2}})"
)
_ORDINAL = rf"(?:{any_of(_DATES.ordinals)})?"
_OF = rf"(?:(?:{any_of(_DATES.of)})\s)?"
_WORD = r"[^\W\d_]{3,12}\.?"
_WRITTEN = re.compile(
    rf"\b\d{{1,2}}{_ORDINAL}\s{_OF}{_WORD},?\s{_OF}\d{{4}}\b"
    rf"|\b{_WORD}\s\d{{1,2}}{_ORDINAL},?\s\d{{4}}\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?(?!\d|[.:]\d)"
    rf"\s*(?:(?P<half>{any_of((*_TIMES.morning, *_TIMES.afternoon))})(?!\w))?"
    rf"\s*\(?(?P<offset>[+-]\d{{2}}:\d{{2}}|(?:{any_of(tuple(_TIMES.offsets))})\b)?",
    re.IGNORECASE,
)
_LONGEST = 200  # characters; a longer string is not a date
_WIDEST_CLOCK = 25  # characters between a date and the time that belongs to it
_AMERICAN = frozenset({"en-us", "en_us"})
_NOON = 12
_MONTHS = 12
_CENTURY, _PIVOT = 2000, 70  # a year of two digits from 70 on is of the last century


def read_moment(written: str, language: str | None = None) -> str | None:
    """The one date that a string is.

    Args:
        written: the date and nothing else; where it is not one that machines write, also more.
        language: tag of the language that it may be written in ("de-AT").
    """
    written = written[:_LONGEST].strip()
    if match := _ISO.fullmatch(written):
        return _of_iso(match)
    if match := _SECONDS.fullmatch(written):
        return _iso(datetime.fromtimestamp(int(match[1]), UTC))
    if _MAIL.fullmatch(written):
        return _of_mail(written)
    return find_moment(_UNIX.sub(r"\1 \2, \5, \3 \4", written), language)


def find_moment(line: str, language: str | None = None) -> str | None:
    """The first date in a line of text, with the time of day that stands beside it."""
    for pattern, read in ((_ISO, _of_iso), (_EAST_ASIAN, _of_iso)):
        if (match := pattern.search(line)) and (found := read(match)):
            return found if "T" in found else _with_clock(found, line, match.span())
    for match in _NUMBERS.finditer(line):
        if day := _of_numbers(match, language):
            return _with_clock(day, line, match.span())
    for match in _WRITTEN.finditer(line):
        if day := _of_words(match[0], (language or "")[:2].lower()):
            return _with_clock(day, line, match.span())
    return None


def _of_iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    day = _day(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    if day is None or parts.get("hour") is None:
        return day
    clock = f"{int(parts['hour']):02}:{parts['minute']}:{parts['second'] or '00'}"
    return _moment(f"{day}T{clock}", parts["offset"])


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year in _YEARS else None
    except ValueError:
        return None


def _moment(local: str, offset: str | None) -> str | None:
    try:
        return _iso(datetime.fromisoformat(local + _offset(offset or "")))
    except ValueError:
        return local[:10]


def _iso(moment: datetime) -> str:
    """ISO 8601 to the second; `Z` where the offset is nought."""
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _offset(written: str) -> str:
    if not written:
        return ""
    if written[0] in "+-":
        return f"{written[:3]}:{written[-2:]}"
    return _TIMES.offsets[written.lower()]


def _of_mail(written: str) -> str | None:
    """RFC 5322, which servers and older systems write."""
    try:
        moment = parsedate_to_datetime(written)
    except (ValueError, IndexError, OverflowError):
        return None
    return _iso(moment) if moment.year in _YEARS else None


def _of_numbers(match: re.Match[str], language: str | None) -> str | None:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if len(match["year"]) == len("26"):
        year += _CENTURY if year < _PIVOT else _CENTURY - 100
    if match["mark"] == "." or first > _MONTHS:
        return _day(year, second, first)
    if second > _MONTHS or (language or "").lower() in _AMERICAN:
        return _day(year, first, second)
    english = (language or "en").lower() in {"en", "und"}
    return None if english and first != second else _day(year, second, first)


@functools.lru_cache(maxsize=1000)
def _of_words(written: str, language: str) -> str | None:
    """A date with its month in words; English months are understood in any page."""
    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
    for code in dict.fromkeys((language, "en")):
        try:
            moment = (
                dateparser.parse(written, languages=[code], settings=settings) if code else None
            )
        except ValueError:  # a language that dateparser does not know
            continue
        if moment:
            return _day(moment.year, moment.month, moment.day)
    return None


def _with_clock(day: str, line: str, span: tuple[int, int]) -> str:
    """The day with the time of day right after it, or right before it."""
    after, before = (
        line[span[1] : span[1] + _WIDEST_CLOCK],
        line[max(0, span[0] - _WIDEST_CLOCK) : span[0]],
    )
    match = _CLOCK.search(after) or _CLOCK.search(before)
    if match is None:
        return day
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % _NOON + (_NOON if match["half"].lower() in _TIMES.afternoon else 0)
    return _moment(f"{day}T{hour:02}:{match['minute']}:00", match["offset"]) or day
