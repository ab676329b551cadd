"""How two full names differ that may be one person's.

"Bob" and "Robert", "Sergei" and "Sergey", "J." and "Jonas" -> a rule, or None

None of these is proof: whoever compares two names must have something else to go by.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal, TypeAlias

from onrecord.record.actors.spelling import Spelling

if TYPE_CHECKING:
    from onrecord.languages import Language
    from onrecord.record.actors.person_names import PersonName

NameRule: TypeAlias = Literal[
    "full name", "middle name", "given name", "two surnames", "initial", "first name left out",
    "spelling",
]  # fmt: skip
"""The closest first."""


class GivenNames:
    """How given names are compared in one language."""

    def __init__(self, language: Language) -> None:
        naming, given = language.naming, language.who.given
        self.spelling = Spelling(naming)
        self.reigning = naming.reigning
        self._known = given.any | given.f | given.m | naming.nicknames.keys()
        self._families_first = naming.families_first
        self._long = {short: frozenset(long) for short, long in naming.nicknames.items()}
        self._variants: dict[str, set[int]] = defaultdict(set)
        for number, names in enumerate(naming.variants):
            for name in names:
                self._variants[name].add(number)

    def is_known(self, given: str) -> bool:
        """Whether a word is borne as a given name."""
        return given in self._known

    def are_many(self, family: str, given: set[str], fewest: int) -> bool:
        """Whether a surname is so common that a full name tells little."""
        return family in self._families_first or sum(map(self.is_known, given)) >= fewest

    def relation(self, left: PersonName, right: PersonName) -> NameRule | None:
        """How two full names differ, None where they are two people's."""
        if left.family != right.family:
            return "spelling" if self._misspelt(left, right) else None
        if contradict(left, right):
            return None
        if left.given == right.given:
            return "full name" if left == right else "middle name"
        return self._shortened(left, right) or self._shortened(right, left)

    def _shortened(self, short: PersonName, full: PersonName) -> NameRule | None:
        """How the first name is made of the second: "I. Varen", "Ilse Varen", "Ardel Varen"."""
        if len(short.given) == 1 and full.given.startswith(short.given):
            return "initial" if agree(short.middle, full.middle) else None
        rest = full.middle[:1] == (short.given,) and agree(short.middle, full.middle[1:])
        last = full.middle[-1:] == (short.given,) and not short.middle
        if (rest or last) and full.family not in self._families_first:
            return self._left_out(short.given, full.given)
        if self._may_be_one(short.given, full.given) and agree(short.middle, full.middle):
            return "given name"
        return None

    def _left_out(self, given: str, first: str) -> NameRule:
        """What the first word is that a name goes without."""
        if not self.is_known(given):
            return "two surnames"
        return "first name left out" if self.is_known(first) else "initial"

    def _may_be_one(self, left: str, right: str) -> bool:
        """Whether one is short for the other, or both are one name written otherwise."""
        long, other = self._long.get(left, frozenset()), self._long.get(right, frozenset())
        return bool(
            right in long
            or left in other
            or long & other
            or self._variants.get(left, set()) & self._variants.get(right, set())
            or self.spelling.alike(left, right)
        )

    def _misspelt(self, left: PersonName, right: PersonName) -> bool:
        return (
            self.spelling.alike(left.family, right.family)
            and self.spelling.alike(left.given, right.given)
            and agree(left.middle, right.middle)
        )


def contradict(left: PersonName, right: PersonName) -> bool:
    """Whether nobody bears both names: father and son, or two of other middle names."""
    if left.family != right.family:
        return False
    if left.generation and right.generation and left.generation != right.generation:
        return True
    return left.given == right.given and not agree(left.middle, right.middle)


def agree(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether middle names can be one person's: an initial stands for a name."""
    return all(
        one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
        for one, other in zip(left, right, strict=False)
    )
