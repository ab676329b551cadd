"""The words by which a page's furniture is told from its article: `words.toml`.

(nothing) -> Words

Pages come in every language, and their furniture in more than one at once, so that these lists
are one file and not a language's. They hold no grammar: what the text says is the business of
`onrecord.languages`.
"""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources

import msgspec


class Byline(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"joins": "and"}):
    """Words around the names in a byline."""

    before: tuple[str, ...]
    joins: tuple[str, ...]
    not_names: frozenset[str]
    paths: tuple[str, ...]
    newsrooms: tuple[str, ...]
    roles: frozenset[str]


class Furniture(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Class marks and whole lines; a `*` stands for any words, `{}` for the outlet's name."""

    marks: frozenset[str]
    lines: tuple[str, ...]
    names_outlet: tuple[str, ...]
    ends_name: tuple[str, ...]


class Walls(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a page says instead of its article."""

    login: tuple[str, ...]
    robot: tuple[str, ...]
    missing: tuple[str, ...]


class Dates(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words before a date that is not that of publication, and words within a date."""

    changed: tuple[str, ...]
    ordinals: tuple[str, ...]
    of: tuple[str, ...]
    year_marks: tuple[str, ...]
    month_marks: tuple[str, ...]


class Times(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words around the time of day, and abbreviated time zones with their offsets."""

    morning: tuple[str, ...]
    afternoon: tuple[str, ...]
    offsets: dict[str, str]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The sections of the file, each described where it is defined."""

    byline: Byline
    furniture: Furniture
    walls: Walls
    dates: Dates
    times: Times


@functools.cache
def words() -> Words:
    """The word lists, read once."""
    text = (resources.files(__package__) / "words.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), Words)


def any_of(phrases: tuple[str, ...]) -> str:
    """A regular expression for one of the phrases, the longest first; `*` stands for any words."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\*", ".*") for phrase in longest_first)
