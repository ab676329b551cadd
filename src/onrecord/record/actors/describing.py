"""What an actor is called, from all that articles call it.

appearances of one actor -> its name, role and country

The name is as full as any that it has more than now and then; the role is the one given most
often. The country is the one that nearly all roles and names tell of that tell of any.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.model import SpeakerKind
    from onrecord.record.actors.appearances import Appearance
    from onrecord.record.actors.reading import SpeakerReader

# Of its appearances: a fuller name that is rarer may be a slip.
FEWEST_OF_A_NAME = 0.05
# Of all that tells of a country.
LEAST_OF_A_COUNTRY = 0.9


@dataclass(frozen=True, slots=True)
class SettledActor:
    """A speaker across articles, as far as appearances tell.

    Attributes:
        members: ids of appearances, the earliest first: the founder.
        name: as full as articles give it.
        role: as given most often, None where none is given.
        country: English short name of the country it speaks for, None where roles do not tell or
            do not agree.
        names: every name it has, the commonest first.
    """

    members: tuple[str, ...]
    name: str
    kind: SpeakerKind
    role: str | None
    country: str | None
    names: tuple[str, ...]

    @property
    def founder(self) -> str:
        """Id of the first appearance."""
        return self.members[0]


def describe(appearances: list[Appearance], reader: SpeakerReader) -> SettledActor:
    """The actor of several appearances, the founder first."""
    names = Counter(one.name for one in appearances)
    kinds = Counter(one.kind for one in appearances)
    roles = Counter(role for one in appearances for role in one.roles)
    return SettledActor(
        members=tuple(one.id for one in appearances),
        name=_fullest(names),
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
        role=_commonest_role(roles),
        country=country_of(appearances, reader),
        names=tuple(sorted(names, key=lambda name: (-names[name], name))),
    )


def _fullest(names: Counter[str]) -> str:
    """Of the usual names the one with most words; of several the commonest."""
    fewest = FEWEST_OF_A_NAME * names.total()
    usual = [name for name in names if names[name] >= fewest]
    return min(usual, key=lambda name: (-len(name.split()), -names[name], name))


def _commonest_role(roles: Counter[str]) -> str | None:
    """Whatever its capitals; of several forms the commonest."""
    counts: Counter[str] = Counter()
    for role, count in roles.items():
        counts[role.casefold()] += count
    return min(roles, key=lambda role: (-counts[role.casefold()], -roles[role], role), default=None)


def country_of(appearances: Iterable[Appearance], reader: SpeakerReader) -> str | None:
    """The country that nearly all tell of who tell of any."""
    told = Counter(country for one in appearances if (country := reader.country(one)))
    best = min(told, key=lambda country: (-told[country], country), default=None)
    return best if best and told[best] >= LEAST_OF_A_COUNTRY * told.total() else None
