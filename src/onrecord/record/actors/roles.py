"""What the role that an article gives somebody tells of who he is.

"Republican Rep., chairman of the House Budget Committee" -> offices, words, seat, country

A role is read in its parts, between commas: the last word before a preposition is what one is
("Rep." is a representative), the others tell of which body or place. A part that is over
("former senator") tells who somebody was: its words are kept, its office is none that he holds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord import folding
from onrecord.languages.nations import NOTHING, Nations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onrecord.languages import Language

_COMMAS = re.compile(r",|;")
_PARTS = re.compile(r",|;| and ")
_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_][^\W_]*\.?(?:[’'](?!s\b)[^\W_]+)*")
# "New Hampshire", "Prince Edward Island".
MOST_WORDS_OF_A_PLACE = 3
# "Deputy prime minister".
MOST_WORDS_OF_AN_OFFICE = 3


class Role(NamedTuple):
    """What a role tells; sets of folded words, but for places, which are as printed.

    Attributes:
        offices: what somebody is now.
        walks: the walks of life that the offices belong to.
        words: all words, past ones too, without small ones.
        telling: those of them that not half of a parliament shares: no party, no rank.
        rare: those of them that two of like names hardly share: an office that few hold, the name
            of a body or a place, but no trade.
        seats: parts of countries that somebody sits for.
        country: English short name of the country that he speaks for.
    """

    offices: frozenset[str] = frozenset()
    walks: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    rare: frozenset[str] = frozenset()
    seats: frozenset[str] = frozenset()
    country: str | None = None


class Roles:
    """How roles are read in one language."""

    def __init__(self, language: Language, *, learned: Mapping[str, str] = NOTHING) -> None:
        who, naming = language.who, language.naming
        self._equal = {word.rstrip("."): equal for word, equal in who.roles.equal.items()}
        equal = frozenset(self._equal.values())
        self._heads = who.roles.any | who.roles.f | who.roles.m | who.roles.offices | equal
        self._former = language.telling.former
        self._governing = who.governing | who.pronouns.relative
        self._small = self._governing | who.articles | who.joiners | who.possessives | self._former
        self._walks = {office: walk for walk, offices in naming.walks.items() for office in offices}
        self._civil = naming.civil
        self._parties = {word.casefold() for word in who.parties} | naming.parties
        self._seated = naming.seated | self._parties
        held = (who.roles.offices | self._walks.keys()) - naming.anywhere
        self._dull = self._parties | who.hidden.modifiers | naming.anywhere
        self._common = (self._heads - held) | who.organizations.heads | who.organizations.suffixes
        self._province = {
            place: country for country, places in naming.provinces.items() for place in places
        }
        self._nations = Nations.known(language, learned=learned)
        self._known: dict[str, Role] = {}

    def read(self, role: str) -> Role:
        """What a role tells."""
        if role not in self._known:
            self._known[role] = self._read(role)
        return self._known[role]

    def _read(self, text: str) -> Role:
        parts = [words for part in _PARTS.split(text) if (words := _WORD.findall(part))]
        now = self._now(text)
        offices = frozenset(office for words in now if (office := self._office(words)))
        offices -= self._parties
        walks = frozenset(self._walks[office] for office in offices if office in self._walks)
        seats = frozenset(seat for words in now for seat in self._seats(words))
        said = frozenset(word for words in parts for word in self._large(words))
        telling = (said - self._dull) | {office for office in offices if " " in office}
        return Role(
            offices=offices,
            walks=walks,
            words=said,
            telling=telling,
            rare=telling - self._common,
            seats=seats,
            country=self._nations.told(text) or self._country(seats),
        )

    def _now(self, text: str) -> list[list[str]]:
        """The parts that are not over; "former" goes for all that "and" joins to it."""
        joint = [part for part in _COMMAS.split(text) if not self._is_over(part)]
        parts = (_WORD.findall(part) for one in joint for part in _PARTS.split(one))
        return [words for words in parts if words]

    def _is_over(self, part: str) -> bool:
        return not self._former.isdisjoint(part.casefold().replace("-", " ").split())

    def _office(self, words: list[str]) -> str | None:
        """The last of the words before a preposition, where it is one of an office."""
        printed = [word.casefold().rstrip(".") for word in words]
        plain = [self._plain(word) for word in words]
        behind = (at for at, word in enumerate(printed) if at and word in self._governing)
        end = next(behind, len(plain))
        for start in range(max(0, end - MOST_WORDS_OF_AN_OFFICE), end):
            for office in (" ".join(printed[start:end]), " ".join(plain[start:end])):
                if office in self._heads and not self._is_civil(office, printed[:start]):
                    return self._equal.get(office, office)
        return None

    def _is_civil(self, rank: str, before: list[str]) -> bool:
        """Whether the word before makes an office of what is a rank: "attorney general"."""
        return bool(before) and before[-1] in self._civil.get(rank, frozenset())

    def _plain(self, word: str) -> str:
        """As it is compared: the singular, and one word for each office."""
        plain = word.casefold().rstrip(".")
        plain = self._equal.get(plain, plain)
        if plain.endswith("s") and plain[:-1] in self._heads:
            plain = plain[:-1]
        return self._equal.get(plain, plain)

    def _large(self, words: list[str]) -> Iterator[str]:
        for word in words:
            plain = folding.fold(self._plain(word)).replace(" ", "")
            if len(plain) > 1 and plain not in self._small:
                yield plain

    def _seats(self, words: list[str]) -> Iterator[str]:
        """Provinces beside an office that sits for one, or a party: "Michigan Republican"."""
        if self._seated.isdisjoint(map(self._plain, words)):
            return
        at = 0
        while at < len(words):
            sizes = range(min(MOST_WORDS_OF_A_PLACE, len(words) - at), 0, -1)
            names = (" ".join(words[at : at + size]) for size in sizes)
            found = next((name for name in names if name in self._province), None)
            if found:
                yield found
            at += len(found.split()) if found else 1

    def _country(self, seats: frozenset[str]) -> str | None:
        told = {self._province[seat] for seat in seats}
        return told.pop() if len(told) == 1 else None
