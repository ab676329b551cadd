"""What is known of somebody beside the name.

appearances -> Signs: offices, words of roles, seats, countries, company, days

Each sign is kept with the days on which articles gave it, so that it can be asked of a time: who
was a senator in that year, and beside whom.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from onrecord import folding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.record.actors.appearances import Appearance
    from onrecord.record.actors.person_names import PersonName
    from onrecord.record.actors.roles import Roles

# News of one affair go on for about a year; offices are held longer.
DAYS_NEAR = 365


@dataclass(frozen=True, slots=True)
class Seen:
    """An appearance, read.

    Attributes:
        known_as: the folded name, as others have it beside them.
        day: ordinal, None where the article has none.
    """

    appearance: Appearance
    name: PersonName
    known_as: str
    day: int | None
    offices: frozenset[str]
    walks: frozenset[str]
    words: frozenset[str]
    telling: frozenset[str]
    rare: frozenset[str]
    seats: frozenset[str]
    country: str | None
    beside: frozenset[str]


def see(appearance: Appearance, name: PersonName, roles: Roles) -> Seen:
    """An appearance with what its roles tell."""
    read = [roles.read(role) for role in appearance.roles]
    countries = {role.country for role in read if role.country}
    return Seen(
        appearance=appearance,
        name=name,
        known_as=folding.fold(appearance.name).strip(),
        day=ordinal(appearance.day),
        offices=frozenset(office for role in read for office in role.offices),
        walks=frozenset(walk for role in read for walk in role.walks),
        words=frozenset(word for role in read for word in role.words),
        telling=frozenset(word for role in read for word in role.telling),
        rare=frozenset(word for role in read for word in role.rare),
        seats=frozenset(seat for role in read for seat in role.seats),
        country=countries.pop() if len(countries) == 1 else None,
        beside=frozenset(other.strip() for other in appearance.beside),
    )


def ordinal(day: str | None) -> int | None:
    """A day of ISO 8601 as a number that can be counted with."""
    return date.fromisoformat(day).toordinal() if day else None


@dataclass(slots=True)
class Days:
    """Days of one sign, in order."""

    dated: list[int] = field(default_factory=list)
    undated: int = 0

    def add(self, day: int | None) -> None:
        """Count an article of this day."""
        if day is None:
            self.undated += 1
        else:
            insort(self.dated, day)

    def __len__(self) -> int:
        return len(self.dated) + self.undated

    def near(self, day: int | None, span: int = DAYS_NEAR) -> int:
        """How many articles are of about that day; any may be where a day is not known."""
        if day is None:
            return len(self)
        first = bisect_left(self.dated, day - span)
        return self.undated + bisect_right(self.dated, day + span) - first


@dataclass(slots=True)
class Signs:
    """All that articles tell of one person."""

    articles: Days = field(default_factory=Days)
    ids: set[str] = field(default_factory=set)
    names: Counter[PersonName] = field(default_factory=Counter)
    known_as: set[str] = field(default_factory=set)
    offices: dict[str, Days] = field(default_factory=lambda: defaultdict(Days))
    walks: dict[str, Days] = field(default_factory=lambda: defaultdict(Days))
    beside: dict[str, Days] = field(default_factory=lambda: defaultdict(Days))
    words: Counter[str] = field(default_factory=Counter)
    telling: Counter[str] = field(default_factory=Counter)
    rare: Counter[str] = field(default_factory=Counter)
    seats: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, members: Iterable[Seen]) -> Signs:
        """What several appearances tell together."""
        signs = cls()
        for one in members:
            signs.add(one)
        return signs

    def add(self, one: Seen) -> None:
        """Count one more appearance."""
        self.articles.add(one.day)
        self.ids.add(one.appearance.article)
        self.names[one.name] += 1
        self.known_as.add(one.known_as)
        for found, days in (
            (one.offices, self.offices),
            (one.walks, self.walks),
            (one.beside, self.beside),
        ):
            for sign in found:
                days[sign].add(one.day)
        self.words.update(one.words)
        self.telling.update(one.telling)
        self.rare.update(one.rare)
        self.seats.update(one.seats)
        if one.country:
            self.countries[one.country] += 1
