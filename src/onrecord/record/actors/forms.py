"""One person under several full names.

people of a block -> links between those whose names may be one person's

"Ilse Varen" and "Ilse M. Varen" are one where nothing speaks against it, unless many bear the
surname. Everything else asks for ties as well: most words of their roles, or the same people
beside both. Each name is joined only where exactly one person fits; the closest names first.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.record.actors.comparing import ENOUGH, at_odds, said_for, ties
from onrecord.record.actors.related import RULES, Related

if TYPE_CHECKING:
    from onrecord.record.actors.block import Block, Person
    from onrecord.record.actors.given import NameRule
    from onrecord.record.actors.person_names import PersonName
    from onrecord.record.actors.signs import Seen

# One of several fits if so many of the articles that could be meant are its own.
LEAST_SHARE = 0.95
# Joins make new ones possible; more rounds were never needed.
MOST_ROUNDS = 4
# Words of their roles; they are often seen in one company.
FEWEST_OF_FATHER_AND_SON = 2


def settle_forms(block: Block, members: list[Seen]) -> None:
    """Join people whose full names differ but may be one person's."""
    related = Related(members, block.given)
    people = block.people(members)
    for rule in RULES:
        step = Step(block, related, rule)
        for _ in range(MOST_ROUNDS if len(people) > 1 else 0):
            left = step.take(people)
            if len(left) == len(people):
                break
            people = left
    _doubt(block, related, people)


@dataclass(frozen=True, slots=True)
class Step:
    """Joins by one rule."""

    block: Block
    related: Related
    rule: NameRule

    def take(self, people: list[Person]) -> list[Person]:
        """Join each person with the one whom he fits, the smaller with the larger; who is left."""
        bearers: dict[PersonName, list[Person]] = defaultdict(list)
        for person in people:
            for name in person.signs.names:
                bearers[name].append(person)
        gone: set[str] = set()
        for person in reversed(people):
            near = self._near(person, bearers, gone)
            larger = [one for one in near if one.key < person.key]
            chosen = _only([one for one in larger if self._fits(person, one)])
            if chosen is None or self._has_rivals(
                person, chosen, self._near(chosen, bearers, gone)
            ):
                continue
            if self._join(chosen, person):
                gone.add(person.id)
                for name in person.signs.names:
                    bearers[name].append(chosen)
        return sorted((one for one in people if one.id not in gone), key=lambda one: one.key)

    def _near(
        self, person: Person, bearers: dict[PersonName, list[Person]], gone: set[str]
    ) -> list[Person]:
        """All others whose names may be this person's."""
        names = sorted(self.related.near(person))
        near = {one.id: one for name in names for one in bearers[name] if one.id not in gone}
        near.pop(person.id, None)
        return list(near.values())

    def _has_rivals(self, person: Person, chosen: Person, near: list[Person]) -> bool:
        """Whether the name of the chosen one is as well that of somebody who is not this person."""
        rivals = [
            one
            for one in near
            if one.id != person.id
            and not self.related.may_be_one(person, one)
            and self._fits(one, chosen)
        ]
        return _only([person, *rivals]) is not person

    def _fits(self, person: Person, other: Person) -> bool:
        rule = self.related.between(person, other)
        return (
            rule is not None
            and RULES.index(rule) <= RULES.index(self.rule)
            and self._suffice(rule, person, other)
            and not at_odds(person.signs, other.signs)
        )

    def _suffice(self, rule: NameRule, left: Person, right: Person) -> bool:
        """Whether two have as much in common as a rule asks for."""
        shared = ties(left.signs, right.signs)
        names = [*left.signs.names, *right.signs.names]
        families = {name.family for name in names}
        if rule == "full name":
            return shared.for_one_name >= ENOUGH
        if rule == "first name left out":
            return shared.by_words >= ENOUGH
        if len({name.generation for name in names}) > 1:
            return shared.rare >= FEWEST_OF_FATHER_AND_SON and shared.by_words >= ENOUGH
        if rule != "middle name":
            return shared.for_two_names >= ENOUGH
        if families & self.block.borne or shared.both_told:
            return shared.for_one_name >= (ENOUGH if families & self.block.common else 1)
        return True

    def _join(self, person: Person, other: Person) -> bool:
        rule = self.related.between(person, other) or self.rule
        why = said_for(person.signs, other.signs) or "nothing speaks against it"
        if not self.block.join(person.id, other.id, rule=rule, why=why):
            return False
        person.absorb(other)
        return True


def _only(fitting: list[Person]) -> Person | None:
    """The one person who fits, or by far the likeliest of several."""
    total = sum(len(one.members) for one in fitting)
    best = max(fitting, key=lambda one: (len(one.members), one.id), default=None)
    return best if best and len(best.members) >= LEAST_SHARE * total else None


def _doubt(block: Block, related: Related, people: list[Person]) -> None:
    """Say of each whom else he may be, where that is not known."""
    for at, person in enumerate(people):
        for other in people[:at]:
            rule = related.between(person, other)
            if rule and not at_odds(person.signs, other.signs):
                why = said_for(person.signs, other.signs)
                if why or rule in ("full name", "middle name"):
                    why = why or "nothing ties them"
                    block.doubt(other.id, person.id, rule=rule, why=why)
                    break
