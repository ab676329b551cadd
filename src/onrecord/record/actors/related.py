"""Which of the full names in a block may be one person's.

names -> rules between them; people -> the rule between theirs

Two people are related by the closest of their names, unless any two of these cannot be one
person's. A father and a son who speak in one article are two, though the father's name tells no
generation.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, get_args

from onrecord.record.actors.comparing import at_odds
from onrecord.record.actors.given import GivenNames, NameRule, contradict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.record.actors.block import Person
    from onrecord.record.actors.person_names import PersonName
    from onrecord.record.actors.signs import Seen

RULES: tuple[NameRule, ...] = get_args(NameRule)
"""The closest first."""
# Of a person's articles.
FEWEST_OF_A_NAME = 0.05


class Related:
    """The names of a block, and how they differ."""

    def __init__(self, members: Iterable[Seen], given: GivenNames) -> None:
        members = list(members)
        names = sorted({one.name for one in members})
        self._rules: dict[PersonName, dict[PersonName, NameRule]] = {
            name: {name: "full name"} for name in names
        }
        for one, other in combinations(names, 2):
            rule = given.relation(one, other)
            if rule:
                self._rules[one][other] = self._rules[other][one] = rule
        self._apart = _generations_apart(members)

    def between(self, left: Person, right: Person) -> NameRule | None:
        """How the names of two people differ at the closest; None where they cannot be one's."""
        ones, others = _usual(left), _usual(right)
        if any(self._cannot(one, other) for one in ones for other in others):
            return None
        pairs = ((one, other) for one in left.signs.names for other in right.signs.names)
        rules = {rule for one, other in pairs if (rule := self._rules[one].get(other))}
        return min(rules, key=RULES.index, default=None)

    def may_be_one(self, left: Person, right: Person) -> bool:
        """Whether nothing in their names or signs speaks against it."""
        return self.between(left, right) is not None and not at_odds(left.signs, right.signs)

    def _cannot(self, left: PersonName, right: PersonName) -> bool:
        return contradict(left, right) or _generations(left, right) in self._apart

    def near(self, person: Person) -> set[PersonName]:
        """The names that may be another one of a person's."""
        return {other for name in person.signs.names for other in self._rules[name]}


def _usual(person: Person) -> list[PersonName]:
    """The names that a person has more than now and then; the others may be slips."""
    fewest = FEWEST_OF_A_NAME * len(person.members)
    return [name for name, count in person.signs.names.items() if count >= fewest]


def _generations_apart(members: list[Seen]) -> set[tuple[str, str, frozenset[int]]]:
    """The generations of one name that stand in one article, with family and given name."""
    known = {one.known_as: one.name for one in members}
    pairs = ((one.name, known[who]) for one in members for who in one.beside if who in known)
    return {
        _generations(one, other)
        for one, other in pairs
        if one[:2] == other[:2] and one.generation != other.generation
    }


def _generations(left: PersonName, right: PersonName) -> tuple[str, str, frozenset[int]]:
    return left.family, left.given, frozenset((left.generation, right.generation))
