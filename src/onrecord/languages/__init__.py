"""Word lists: a language is a file, `CODE.toml`, and this module reads it.

language code -> Language

The words are data, never literals in code. The sections of a file mirror the sections below and
are checked against them when it is read: a misspelt key is an error, not a silent gap.
"""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

import msgspec

from onrecord.errors import LanguageError
from onrecord.languages.credits import Credits
from onrecord.languages.naming import Naming
from onrecord.languages.reporting import Reporting
from onrecord.languages.telling import Telling
from onrecord.languages.when import When
from onrecord.languages.where import Where
from onrecord.languages.who import Who


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word lists of one language; each section is described where it is defined."""

    code: str
    reporting: Reporting
    who: Who
    when: When
    where: Where
    credits: Credits
    telling: Telling
    naming: Naming


@functools.cache
def available() -> tuple[str, ...]:
    """Codes of the languages that have word lists, ISO 639-1, sorted."""
    files = resources.files(__name__).iterdir()
    return tuple(sorted(f.name.removesuffix(".toml") for f in files if f.name.endswith(".toml")))


@functools.cache
def load(code: str) -> Language:
    """The word lists of a language.

    Args:
        code: ISO 639-1.

    Raises:
        LanguageError: there are none, or the file does not fit the sections.
    """
    if code not in available():
        raise LanguageError(f"no word lists for {code!r}; there are lists for {available()}")
    text = (resources.files(__name__) / f"{code}.toml").read_text("utf-8")
    try:
        return msgspec.convert(tomllib.loads(text), Language)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LanguageError(f"languages/{code}.toml: {error}") from error
