"""Appearances of one full name: one person, or several who share it.

appearances of one name -> links, and who was kept apart

One full name is one person, unless two are at odds: then there are two. Of a surname that many
bear ("Smith") more is asked: two of whom articles tell something must have something in common,
else nothing is said. Those of whom articles tell nothing go to the one person there is or, of
several, to the one who had their company at their time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.record.actors.block import Person
from onrecord.record.actors.comparing import ENOUGH, at_odds, said_for, ties

if TYPE_CHECKING:
    from collections.abc import Hashable

    from onrecord.record.actors.block import Block
    from onrecord.record.actors.signs import Seen

RULE = "full name"
# By whom a name is meant without a word more: he is in the news, and nearly nobody else of it.
FEWEST_ARTICLES = 10
LEAST_SHARE = 0.95


def settle_namesakes(block: Block, members: list[Seen], *, many_bear_it: bool) -> None:
    """Join appearances of one full name."""
    lots = _lots(block, members)
    people: list[Person] = []
    for lot in lots:
        if _tells(lot):
            _join_lot(block, lot)
            fitting = (one for one in people if _may_be(one, lot, asks_ties=many_bear_it))
            if not any(_join(block, one, lot) for one in fitting):
                people.append(lot)
    people = _join_tied(block, people)
    _keep_apart(block, people)
    mute = [lot for lot in lots if not _tells(lot)]
    for lot in mute if len(people) <= 1 else _singly(mute):
        _place(block, people, lot)


def _lots(block: Block, members: list[Seen]) -> list[Person]:
    """Appearances of which articles tell the same, the largest lot first."""
    lots: dict[Hashable, list[Seen]] = {}
    for one in members:
        sign: Hashable = (one.telling, one.walks, one.seats, one.country)
        if one.appearance.id in block.judged:
            sign = block.parts.root(one.appearance.id)
        lots.setdefault(sign, []).append(one)
    return sorted(map(Person.of, lots.values()), key=lambda person: person.key)


def _singly(lots: list[Person]) -> list[Person]:
    return [Person.of([one]) for lot in lots for one in lot.members]


def _tells(person: Person) -> bool:
    return bool(person.signs.telling or person.signs.countries)


def _may_be(person: Person, lot: Person, *, asks_ties: bool) -> bool:
    if at_odds(person.signs, lot.signs):
        return False
    return not asks_ties or ties(person.signs, lot.signs).for_one_name >= ENOUGH


def _join_lot(block: Block, lot: Person) -> None:
    """Join those of whom articles tell the same."""
    why = "of one role in both" if lot.signs.telling else "nothing speaks against it"
    for one in lot.members[1:]:
        block.join(lot.id, one.appearance.id, rule=RULE, why=why)


def _join(block: Block, person: Person, lot: Person) -> bool:
    """Make one person of two, where no people's word is against it."""
    why = said_for(person.signs, lot.signs) or "nothing speaks against it"
    one_part = block.parts.root(person.id) == block.parts.root(lot.id)
    if not one_part and not block.join(person.id, lot.id, rule=RULE, why=why):
        return False
    person.absorb(lot)
    return True


def _join_tied(block: Block, people: list[Person]) -> list[Person]:
    """Once more: what came later may tie those who came before."""
    merged: list[Person] = []
    for person in people:
        fitting = (one for one in merged if _may_be(one, person, asks_ties=True))
        if not any(_join(block, one, person) for one in fitting):
            merged.append(person)
    return merged


def _keep_apart(block: Block, people: list[Person]) -> None:
    """Say of two persons of one name why they are two, or that it is not known."""
    for other in people[1:]:
        first = people[0]
        why = at_odds(first.signs, other.signs)
        if why:
            block.keep(first.id, other.id, rule=RULE, why=why)
        else:
            block.doubt(
                first.id, other.id, rule=RULE, why="many bear the surname, nothing ties them"
            )


def _place(block: Block, people: list[Person], lot: Person) -> None:
    """Give a lot of which nothing is told to the one person whom it fits."""
    _join_lot(block, lot)
    fitting = people
    if len(people) > 1:
        tied = [one for one in people if ties(one.signs, lot.signs).for_one_name]
        fitting = _well_known(people, lot) or tied
    if len(fitting) == 1 and _join(block, fitting[0], lot):
        return
    for one in (fitting or people)[:1]:
        block.doubt(one.id, lot.id, rule=RULE, why="several bear the name, nothing tells which")
    if not people:
        people.append(lot)


def _well_known(people: list[Person], lot: Person) -> list[Person]:
    """The one whom nearly all articles of that year mean by the name."""
    days = lot.signs.articles.dated
    counts = [one.signs.articles.near(days[0] if days else None) for one in people]
    most = max(counts)
    if most < FEWEST_ARTICLES or most < LEAST_SHARE * sum(counts):
        return []
    return [people[counts.index(most)]]
