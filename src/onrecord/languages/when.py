"""Words that name days, and the forms in which they stand."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

Unit: TypeAlias = Literal["day", "weekend", "week", "month", "year"]
TimeRule: TypeAlias = Literal[
    "iso", "date", "day", "month", "year", "weekday", "named", "unit", "ago", "anchored", "vague"
]


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way to name a day.

    Attributes:
        rule: how it is resolved (`annotations/calendar.py`).
        pattern: a regular expression in which `<group>` stands for the words of that group; the
            words that count are those of a group named `core`, else all of them.
    """

    rule: TimeRule
    pattern: str


class When(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that name days; all lower case, but for weekdays and months.

    Attributes:
        weekdays: name to ISO number, Monday = 1.
        months: name or abbreviation to number.
        ordinals: endings of a day of the month ("3rd").
        parts: parts of a day, which do not change it.
        named: words for a day by its distance from today in days ("yesterday" = -1).
        shifts: words before a weekday, month or unit by their direction from now ("last" = -1).
        anchored: words before "day" by their distance from the day last named ("next" = 1).
        numbers: counts in words.
        units: words for spans of days.
        directions: words after a count ("later" = 1).
        vague: counts that are none ("a few").
        inexact: words before a count that unsettle it ("about").
        hours: units below a day.
        within: words before a bare month or year ("in", "since", "late").
        habitual: words before a weekday that make it a habit ("every").
        named_days: first words of holidays ("Good Friday").
        mastheads: words after a weekday that make it the name of a paper or show.
        coming: words before a phrase by which it lies ahead ("will").
        bounds: prepositions by which a phrase bounds a period, and does not date an utterance.
        issued: participles that date a document ("published on Monday").
        loose: words that place an utterance at some other time, unknown which ("previously").
        triggers: words, beside weekdays, months and units, without which no form can stand.
        forms: the ways to name a day, the longer ones first.
    """

    weekdays: dict[str, int]
    months: dict[str, int]
    ordinals: tuple[str, ...]
    parts: tuple[str, ...]
    named: dict[str, int]
    shifts: dict[str, int]
    anchored: dict[str, int]
    numbers: dict[str, int]
    units: dict[str, Unit]
    directions: dict[str, int]
    vague: tuple[str, ...]
    inexact: tuple[str, ...]
    hours: tuple[str, ...]
    within: tuple[str, ...]
    habitual: tuple[str, ...]
    named_days: tuple[str, ...]
    mastheads: tuple[str, ...]
    coming: frozenset[str]
    bounds: frozenset[str]
    issued: frozenset[str]
    loose: frozenset[str]
    triggers: frozenset[str]
    forms: tuple[Form, ...]
