"""Bodies, groups, places, outlets and documents under one name, or under their initials.

appearances of a block -> links

One name is one body, unless every country has one. Then the name must hold the country, or two of
the same people must speak beside it in one year: in the same outlet, or beside the body of the one
country whose body they speak beside. An acronym is the one body of the block that has these
initials, where the same people speak beside both.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from onrecord.record.actors.comparing import listed_company, shared_company
from onrecord.record.actors.parts import Link
from onrecord.record.actors.signs import DAYS_NEAR, Days, ordinal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.record.actors.appearances import Appearance
    from onrecord.record.actors.body_names import BodyName
    from onrecord.record.actors.parts import Parts

BY_NAME = "name"
BY_COMPANY = "name and company"
BY_INITIALS = "initials"
# People beside both: one could be anywhere.
FEWEST_COMPANY = 2


@dataclass(slots=True)
class Body:
    """Appearances under one name.

    Attributes:
        initials: its words may stand in another order.
        company: who speaks beside it, on which days.
    """

    name: BodyName
    initials: frozenset[str]
    members: list[Appearance]
    company: dict[str, Days]

    @classmethod
    def of(cls, named: list[tuple[BodyName, Appearance]]) -> Body:
        """The body of several appearances, whose words are the same."""
        members = [one for _, one in named]
        initials = frozenset(name.initials for name, _ in named)
        return cls(named[0][0], initials, members, _company(members))

    @property
    def id(self) -> str:
        """Of the member that stands for all of them."""
        return self.members[0].id


def settle_bodies(block: Iterable[tuple[BodyName, Appearance]], parts: Parts) -> None:
    """Join appearances of bodies whose names have the same letters."""
    lots: dict[tuple[tuple[str, ...], str], list[tuple[BodyName, Appearance]]] = defaultdict(list)
    for name, one in block:
        lots[name.words, name.country or ""].append((name, one))
    bodies = [Body.of(lots[key]) for key in sorted(lots)]
    sure = [body for body in bodies if not body.name.everywhere]
    for body in sure:
        _join_by_name(body, parts)
    for body in bodies:
        if body.name.everywhere:
            countries = [one for one in sure if one.name.words == body.name.words]
            _join_by_outlet(body.members, parts)
            for one in body.members:
                _join_by_country(one, countries, parts)
    _join_by_initials(sure, parts)


def _company(members: Iterable[Appearance]) -> dict[str, Days]:
    """Who speaks beside them, on which days."""
    company: dict[str, Days] = defaultdict(Days)
    for one in members:
        for who in one.beside:
            company[who.strip()].add(ordinal(one.day))
    return company


def _join_by_name(body: Body, parts: Parts) -> None:
    why = f"a body of {body.name.country}" if body.name.country else "one name"
    for one in body.members[1:]:
        parts.join(Link(body.id, one.id, "same", BY_NAME, why))


def _join_by_outlet(members: list[Appearance], parts: Parts) -> None:
    """Join two articles of one outlet that quote two of the same people in one year."""
    met: dict[tuple[str, ...], list[tuple[int, str]]] = defaultdict(list)
    for one in members:
        day = ordinal(one.day)
        if one.outlet and day is not None:
            for pair in combinations(sorted({who.strip() for who in one.beside}), FEWEST_COMPANY):
                met[one.outlet, *pair].append((day, one.id))
    for (_, *who), found in sorted(met.items()):
        found.sort()
        for (day, left), (later, right) in pairwise(found):
            if later - day <= DAYS_NEAR:
                why = f"one outlet, {listed_company(who)}"
                parts.join(Link(left, right, "same", BY_COMPANY, why))


def _join_by_country(one: Appearance, bodies: Iterable[Body], parts: Parts) -> None:
    """Join a body of a country that is not told with the only one that has its company."""
    company = _company([one])
    shared = [(body, sorted(shared_company(company, body.company))) for body in bodies]
    shared = [(body, people) for body, people in shared if people]
    if len(shared) == 1 and len(shared[0][1]) >= FEWEST_COMPANY:
        body, people = shared[0]
        why = f"a body of {body.name.country}, {listed_company(people)}"
        parts.join(Link(body.id, one.id, "same", BY_COMPANY, why))


def _join_by_initials(bodies: list[Body], parts: Parts) -> None:
    """Join an acronym with the only body that it can be made of."""
    for short in bodies:
        if short.name.is_acronym:
            full = [
                body
                for body in bodies
                if not body.name.is_acronym and short.name.initials in body.initials
            ]
            if len(full) == 1:
                company = sorted(shared_company(short.company, full[0].company))
                if len(company) >= FEWEST_COMPANY:
                    why = f"{short.name.initials.upper()}, {listed_company(company)}"
                    parts.join(Link(full[0].id, short.id, "same", BY_INITIALS, why))
