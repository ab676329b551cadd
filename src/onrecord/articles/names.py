"""A credit as a page writes it -> the names in it.

"Von Ilse Varen und Tom Brandt, dpa" -> ("Ilse Varen", "Tom Brandt", "dpa")

Words before the names go ("By"), as do roles, places, addresses and initials in brackets; what is
left is kept as written, in its order, once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.articles.characters import bare, one_line
from onrecord.articles.words import any_of, words

if TYPE_CHECKING:
    from collections.abc import Iterable

_BYLINE = words().byline
BEFORE = re.compile(rf"(?:{any_of(_BYLINE.before)})(?:\s*:\s*|\s+|$)", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[][^)\]]{0,60}[)\]]")
_ADDRESS = re.compile(r"\S*(?:@|https?:|www\.)\S*")
# "y" and "e" join two names; "Robert E Lee" is one.
_LETTERS, _WORDS = (
    any_of(tuple(word for word in _BYLINE.joins if (len(word) == 1) == single))
    for single in (True, False)
)
_PARTS = re.compile(rf"\s*(?:[;|•·/\n]|\s[-–—]\s|\s(?:{_LETTERS}|(?i:{_WORDS})|&)\s)\s*")
_COMMAS = re.compile(r"\s*[,、]\s*")
_NO_NAME = re.compile(r":|\b\d+\b")  # "Photo: NTA", "14 May"; "BR24" may be a name
_PARTICLE = re.compile(r"(?:Di|Von|Af|Av)\s")
_NAME_END = re.compile(r"\w[.’']?\s*[,;]?\s*$")
_LONGEST = 60  # characters of a name
_LONGEST_CREDIT = 2000  # characters
_MOST_WORDS = 5
_AGENCY = 6  # letters of an agency written small ("dpa", "sda")
_MOST_NAMES = 30


def names_in(credits_given: Iterable[str]) -> tuple[str, ...]:
    """The names in the credits, in their order, each once."""
    found: dict[str, str] = {}
    for credit in credits_given:
        for name in _names(credit):
            found.setdefault(bare(name), name)
    return tuple(found.values())[:_MOST_NAMES]


def persons_in(pieces: Iterable[str]) -> tuple[str, ...]:
    """The pieces of a byline that are surely a person's full name; roles and buttons are not."""
    names = names_in(piece for piece in pieces if _NAME_END.search(piece))
    return tuple(name for name in names if " " in name and _is_surely_name(name))


def starts_like_byline(line: str) -> str | None:
    """What follows "By" at the start of a line; None where it starts with another word."""
    match = BEFORE.match(line)
    return line[match.end() :] if match else None


def _names(credit: str) -> list[str]:
    plain = _ADDRESS.sub("", _BRACKETS.sub("", one_line(credit[:_LONGEST_CREDIT])))
    plain = _without_before(plain)
    found = []
    for part in _PARTS.split(plain):
        first, *others = _COMMAS.split(part)
        found += [name for name in [_trim(first)] if _may_be_name(name)]
        found += [name for name in map(_trim, others) if _is_surely_name(name)]
    return found


def _trim(name: str) -> str:
    """Without a byline's first word, a role at the end and stray marks."""
    name = _without_before(name).strip(" ,.:;-–—|\"'“”*")
    tokens = name.split()
    while len(tokens) > 1 and tokens[-1].lower() in _BYLINE.roles:
        tokens.pop()
    return " ".join(tokens)


def _without_before(credit: str) -> str:
    """Without "By"; but "Di Marco" and "Von Trotta" are names, as one word behind tells."""
    rest = starts_like_byline(credit)
    if rest is None:
        return credit
    one_word = rest.isalpha() and rest.istitle()
    return credit if one_word and _PARTICLE.match(credit) else rest


def _may_be_name(name: str) -> bool:
    """It does not look like anything else."""
    if not any(map(str.isalpha, name)) or len(name) > _LONGEST or len(name.split()) > _MOST_WORDS:
        return False
    return name.lower() not in _BYLINE.not_names and not _NO_NAME.search(name)


def _is_surely_name(name: str) -> bool:
    """What follows a comma is a name, where it might as well be a role or a place."""
    tokens = name.split()
    if not _may_be_name(name) or any(token.lower() in _BYLINE.roles for token in tokens):
        return False
    if len(tokens) == 1:
        return name.isupper() or (name.islower() and len(name) <= _AGENCY)
    return not tokens[0][0].islower() and not tokens[-1][0].islower()
