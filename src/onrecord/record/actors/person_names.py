"""Names of people, in parts.

"Sen. Robert P. Corker Jr." -> given robert, middle p, family corker, generation 2

The last word is the family, the first of several the given name; of families that stand first
("Kim Jong Un") it is the other way round. Honorifics, articles of Arabic names and nicknames in
quotation marks are left aside. Words that are no name ("the former governor") have no parts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord import folding
from onrecord.languages.nations import gazetteer

if TYPE_CHECKING:
    from onrecord.languages import Language

_ASIDE = re.compile(r"[(“\"‘][^)”\"’]*[)”\"’]")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]?\.?|[A-Z]\.?")
_POSSESSIVE = re.compile(r"[’']s?$")
_JOINT = re.compile(r"[-‐‑–]")
# A given name in the Latin letters of Mandarin has one or two of these syllables.
_PINYIN = re.compile(
    r"(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcswy])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|a|o|e|i|u)){1,2}"
)
MOST_LETTERS_OF_A_SYLLABLE = 5
MOST_WORDS = 7
# "WATCH", but not "JEB".
FEWEST_LETTERS_OF_A_HEADLINE = 4


class PersonName(NamedTuple):
    """A name in folded parts.

    Attributes:
        given: empty where there is a family only.
        middle: in their order, initials as one letter.
        generation: 1 for the elder, 2 for the younger and so on, 0 where it is not told.
    """

    family: str
    given: str = ""
    middle: tuple[str, ...] = ()
    generation: int = 0

    @property
    def is_initial(self) -> bool:
        """Whether one letter is all that is told of the given name."""
        return len(self.given) == 1 and not self.middle


class PersonNames:
    """How names of people are read in one language."""

    def __init__(self, language: Language) -> None:
        who, self._naming = language.who, language.naming
        self._given = who.given.any | who.given.f | who.given.m | self._naming.nicknames.keys()
        honorifics = who.honorifics.any | who.honorifics.f | who.honorifics.m | who.polite
        short = {word for word in who.roles.equal if word.endswith(".")}
        self._titles = frozenset(word.rstrip(".") for word in honorifics | short)
        self._particles = who.particles - self._given
        countries, capitals = gazetteer()
        self._places = {_folded(place) for place in (*countries, *capitals)}
        self._prefixes = tuple(prefix.rstrip("-") for prefix in who.particle_prefixes)
        self._never = who.articles | who.joiners | who.possessives | who.counts
        self._openers = (who.openers | who.stops) - self._given - self._particles
        self._heads = who.organizations.heads - self._given
        self._known: dict[str, PersonName | None] = {}

    def read(self, name: str) -> PersonName | None:
        """The parts of a name, None where the words are none."""
        if name not in self._known:
            self._known[name] = self._read(name)
        return self._known[name]

    def _read(self, name: str) -> PersonName | None:
        words = self._without_openers(_ASIDE.sub(" ", name).replace(",", " , ").split())
        generation = self._generation(words)
        if generation:
            words = words[:-1]
        words = [word for word in words if word != ","] if generation else words
        if not words or len(words) > MOST_WORDS or not all(map(self._is_name, words)):
            return None
        words = self._without_titles(words)
        owned = any(_POSSESSIVE.search(word) for word in words[:-1])
        if owned or (len(words) > 1 and words[0].casefold() in self._heads):
            return None
        parts = [part for word in words for part in self._parts(word)]
        return self._ordered(parts, generation) if parts else None

    def _without_openers(self, words: list[str]) -> list[str]:
        """A name without the word of a sentence or a headline that stands before it."""
        while len(words) > 1 and (
            words[0].casefold() in self._openers or _is_shouted(words[0], words[-1])
        ):
            words = words[1:]
        return words

    def _generation(self, words: list[str]) -> int:
        if len(words) < 3:  # given, family, generation
            return 0
        return self._naming.generations.get(_folded(words[-1]), 0)

    def _is_name(self, word: str) -> bool:
        """Small words are those inside a name; the rest begins with a capital or is joined."""
        plain = word.casefold()
        if plain in self._never or any(c.isdigit() for c in word) or not _folded(word):
            return False
        return plain in self._particles or any(c.isupper() for c in word)

    def _without_titles(self, words: list[str]) -> list[str]:
        """A title before one word may be a given name ("Earl Varen")."""
        while len(words) > 1:
            first = words[0].casefold().rstrip(".")
            if first not in self._titles or (len(words) == 2 and first in self._given):
                break
            words = words[1:]
        return words

    def _parts(self, word: str) -> list[str]:
        word = _POSSESSIVE.sub("", word)
        if _INITIALS.fullmatch(word):
            return [letter.lower() for letter in word if letter != "."]
        parts = [_folded(part) for part in _JOINT.split(word)]
        if len(parts) > 1 and parts[0] in self._prefixes:
            parts = parts[1:]
        return [part for part in parts if part]

    def _ordered(self, parts: list[str], generation: int) -> PersonName | None:
        first, *rest = _with_initials_joined(parts)
        if not rest and (first in self._places or first in self._naming.generations):
            return None
        small = all(part in self._particles for part in parts[:-1])
        if not rest or small:
            return PersonName((rest or [first])[-1], generation=generation)
        if first in self._naming.families_first and self._are_given(rest):
            return PersonName(first, rest[0], tuple(rest[1:]), generation)
        middle = tuple(part for part in rest[:-1] if part not in self._prefixes)
        return PersonName(rest[-1], first, middle, generation)

    def _are_given(self, parts: list[str]) -> bool:
        """Whether words behind a family that stands first can be a given name."""
        if len(parts) == 1:
            return _PINYIN.fullmatch(parts[0]) is not None
        short = all(len(part) <= MOST_LETTERS_OF_A_SYLLABLE for part in parts)
        return len(parts) == 2 and short and parts[0] not in self._given


def _with_initials_joined(parts: list[str]) -> list[str]:
    """Two initials are a name to call one by ("J.D."); with one it is the name behind it."""
    count = next((at for at, part in enumerate(parts) if len(part) > 1), len(parts))
    return ["".join(parts[:count]), *parts[count:]] if count > 1 else parts


def _is_shouted(word: str, last: str) -> bool:
    """Whether a word is printed in capitals as headlines are, and the name behind it is not."""
    return (
        len(word) >= FEWEST_LETTERS_OF_A_HEADLINE
        and word.isalpha()
        and word.isupper()
        and not last.isupper()
    )


def _folded(word: str) -> str:
    return folding.fold(word).replace(" ", "")
