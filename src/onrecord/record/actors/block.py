"""Appearances that are compared with each other, and what has become of them so far.

A block is settled step by step: each step asks which parts there are, joins some of them and says
why. What it could not tell is kept as unsure; what it kept apart on purpose as not the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.record.actors.parts import Link
from onrecord.record.actors.signs import Seen, Signs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.record.actors.given import GivenNames
    from onrecord.record.actors.parts import Parts


@dataclass(slots=True)
class Person:
    """Appearances that are one person, as far as is known by now."""

    members: list[Seen]
    signs: Signs

    @classmethod
    def of(cls, members: list[Seen]) -> Person:
        """The person of several appearances."""
        return cls(members, Signs.of(members))

    @property
    def id(self) -> str:
        """Of the member that stands for all of them."""
        return self.members[0].appearance.id

    @property
    def key(self) -> tuple[int, str]:
        """The more articles the earlier; then by the id of a member, which no order changes."""
        return -len(self.members), self.id

    def absorb(self, other: Person) -> None:
        """Be one with another."""
        self.members += other.members
        for one in other.members:
            self.signs.add(one)


@dataclass(slots=True)
class Block:
    """People whose families' names sound alike.

    Attributes:
        seen: by id, in the order of ids.
        judged: ids of those about whom people have said something.
        common: surnames that many of the block bear.
        borne: surnames that several bear.
        reigning: offices of which there is one at a time, whose holders go by one name.
    """

    seen: dict[str, Seen]
    parts: Parts
    given: GivenNames
    judged: frozenset[str]
    common: frozenset[str]
    borne: frozenset[str]
    reigning: frozenset[str]
    doubts: list[Link] = field(default_factory=list)

    def join(self, left: str, right: str, *, rule: str, why: str) -> bool:
        """Make one of two parts, where nobody has kept them apart."""
        return self.parts.join(Link(left, right, "same", rule, why))

    def keep(self, left: str, right: str, *, rule: str, why: str) -> None:
        """Note that two of one name are not the same."""
        self.doubts.append(Link(left, right, "not same", rule, why))

    def doubt(self, left: str, right: str, *, rule: str, why: str) -> None:
        """Note that two may be the same."""
        self.doubts.append(Link(left, right, "unsure", rule, why))

    def people(self, members: Iterable[Seen]) -> list[Person]:
        """Appearances by their parts, the largest first."""
        parts = self.parts.of(one.appearance.id for one in members)
        found = (Person.of([self.seen[one] for one in ids]) for ids in parts.values())
        return sorted(found, key=lambda person: person.key)
