"""Whom an article means that gives a surname only.

appearances with a surname, the people of the block -> links

Never by the surname alone. With an office, it is who held that office at about that time, where
nearly all articles that give it with the surname mean one person, who is known by it. Without, it
is the one whom nearly everybody means by the surname that year, if the article has the same people
beside him, or else if several quote him in the very same weeks. Where the article names the same
person apart, or nobody fits so well, it stays alone.
Those who reign ("Pope Francis") have no other name: they are one by name and office.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from onrecord.record.actors.comparing import main
from onrecord.record.actors.signs import DAYS_NEAR

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.record.actors.block import Block, Person
    from onrecord.record.actors.signs import Days, Seen

RULE = "surname"
# Of the articles of all who could be meant.
LEAST_SHARE = 0.9
# Of the person's own articles at that time: an office that few of them give is not what he is
# known by.
LEAST_KNOWN_BY = 0.1
FEWEST_WITH_OFFICE = 3
# More than that of the words of the role: the rest may tell of somebody else.
LEAST_WORDS_KNOWN = 0.5
# Who is meant without a given name and a role is in the news.
FEWEST_ARTICLES = 10
FEWEST_WITH_COMPANY = 2
# In how many articles, and within how many days, somebody is quoted who is the talk of the day.
FEWEST_OF_THE_DAY, DAYS_OF_THE_DAY = 3, 14
LEAST_SHARE_OF_THE_DAY = 0.95


class Meant(NamedTuple):
    """The person whom most articles at about a time speak for.

    Attributes:
        articles: of that time, the person's.
        fitting: of these, those that speak for him.
    """

    person: Person
    articles: int
    fitting: int


class Found(NamedTuple):
    """Whom an article means, and why."""

    person: Person
    why: str


def settle_surnames(block: Block, bare: list[Seen], people: list[Person]) -> None:
    """Join each appearance that has a surname only with the one person whom it can mean."""
    bearers: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        for family in {name.family for name in person.signs.names}:
            bearers[family].append(person)
    alone: list[Seen] = []
    for one in bare:
        found = _find(one, bearers[one.name.family])
        if found and found.person.signs.known_as & one.beside:
            block.doubt(found.person.id, one.appearance.id, rule=RULE, why="the article names both")
        elif found:
            block.join(found.person.id, one.appearance.id, rule=RULE, why=found.why)
        elif not any(_held(person, one) for person in bearers[one.name.family]):
            alone.append(one)
    _join_reigning(block, alone)


def _find(one: Seen, people: list[Person]) -> Found | None:
    if one.offices:
        return _by_office(one, people)
    return _by_company(one, people) or _by_time(one, people)


def _by_office(one: Seen, people: list[Person]) -> Found | None:
    best = _most(one, people, lambda person: _held(person, one))
    if best is None or best.fitting < max(FEWEST_WITH_OFFICE, LEAST_KNOWN_BY * best.articles):
        return None
    signs = best.person.signs
    known = sum(word in signs.words for word in one.words)
    seats = main(signs.seats)
    elsewhere = one.seats and seats and not one.seats & seats
    if elsewhere or known <= LEAST_WORDS_KNOWN * len(one.words):
        return None
    return Found(
        best.person, f"{' and '.join(sorted(one.offices))} in {best.fitting} articles of that time"
    )


def _by_company(one: Seen, people: list[Person]) -> Found | None:
    best = _most(one, people, lambda person: _near(person.signs.beside, one.beside, one.day))
    if best is None or best.fitting < FEWEST_WITH_COMPANY or best.articles < FEWEST_ARTICLES:
        return None
    everybody = sum(person.signs.articles.near(one.day) for person in people)
    if best.articles < LEAST_SHARE * everybody:
        return None
    shared = sorted(one.beside & best.person.signs.beside.keys())
    why = f"{best.articles} of {everybody} articles of that time, both beside {shared[0].title()}"
    return Found(best.person, why)


def _by_time(one: Seen, people: list[Person]) -> Found | None:
    """Who is the talk of the day, and the only one of the surname who is in the news."""
    if one.day is None or not people:
        return None
    days = DAYS_OF_THE_DAY
    best = max(people, key=lambda person: person.signs.articles.near(one.day, days))
    now = best.signs.articles.near(one.day, days)
    year = best.signs.articles.near(one.day)
    all_now = sum(person.signs.articles.near(one.day, days) for person in people)
    all_year = sum(person.signs.articles.near(one.day) for person in people)
    least = LEAST_SHARE_OF_THE_DAY
    if now < FEWEST_OF_THE_DAY or now < least * all_now or year < least * all_year:
        return None
    return Found(
        best, f"{now} of {all_now} articles of those weeks, {year} of {all_year} of the year"
    )


def _held(person: Person, one: Seen) -> int:
    """How many articles at about that time give the person one of the offices."""
    return _near(person.signs.offices, one.offices, one.day)


def _near(signs: dict[str, Days], sought: frozenset[str], day: int | None) -> int:
    return sum(signs[sign].near(day) for sign in sought if sign in signs)


def _most(one: Seen, people: list[Person], fitting: Callable[[Person], int]) -> Meant | None:
    """The person for whom nearly all speaks."""
    counts = [
        Meant(person, person.signs.articles.near(one.day), fitting(person)) for person in people
    ]
    total = sum(count.fitting for count in counts)
    best = max(counts, key=lambda count: count.fitting, default=None)
    return best if best and total and best.fitting >= LEAST_SHARE * total else None


def _join_reigning(block: Block, alone: list[Seen]) -> None:
    """Join those of one name and one office of which there is one at a time."""
    reigns: dict[tuple[str, str], list[Seen]] = defaultdict(list)
    for one in alone:
        for office in one.offices & block.reigning:
            if one.day is not None:
                reigns[one.name.family, office].append(one)
    for (_, office), held in sorted(reigns.items()):
        held.sort(key=lambda one: (one.day or 0, one.appearance.id))
        for one, other in pairwise(held):
            near = (other.day or 0) - (one.day or 0) <= DAYS_NEAR
            if near and len({one.country, other.country} - {None}) < 2:
                why = f"{office} at that time"
                block.join(one.appearance.id, other.appearance.id, rule=RULE, why=why)
