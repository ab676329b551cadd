"""Whom an article means that gives a surname only.

appearances with a surname, the people of the block -> links

Never by the surname alone. With an office, it is who held that office at about that time, where
nearly all articles that give it with the surname mean one person, who is known by it. Without, it
is the one whom nearly everybody means by the surname at that time, beside people whom the article
has too. Where the article names the same person apart, or nobody fits so well, it stays alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.record.actors.comparing import at_odds, main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from onrecord.record.actors.block import Block, Person
    from onrecord.record.actors.signs import Seen

RULE = "surname"
# Of the articles of all who could be meant.
LEAST_SHARE = 0.9
# Of the person's own articles at that time: an office that few of them give is not what he is
# known by.
LEAST_KNOWN_BY = 0.1
FEWEST_WITH_OFFICE = 3
# Of the words of the role: the rest may tell of somebody else.
LEAST_WORDS_KNOWN = 0.5
# Who is meant without a given name and a role is in the news.
FEWEST_ARTICLES = 10
FEWEST_WITH_COMPANY = 2


class Count(NamedTuple):
    """How many articles at about a time speak for one person."""

    person: Person
    articles: int
    fitting: int


def settle_surnames(block: Block, bare: Iterable[Seen], people: list[Person]) -> None:
    """Join each appearance that has a surname only with the one person whom it can mean."""
    for one in bare:
        likely = [
            person
            for person in people
            if any(n.family == one.name.family for n in person.signs.names)
        ]
        found = _by_office(one, likely) if one.offices else _by_company(one, likely)
        if found is None:
            continue
        person, why = found
        if person.signs.known_as & one.beside:
            block.doubt(person.id, one.appearance.id, rule=RULE, why="the article names both")
        else:
            block.join(person.id, one.appearance.id, rule=RULE, why=why)


def _by_office(one: Seen, people: list[Person]) -> tuple[Person, str] | None:
    offices = one.offices
    best = _most(
        people,
        one,
        lambda p: sum(p.signs.offices[o].near(one.day) for o in offices if o in p.signs.offices),
    )
    if best is None or best.fitting < max(FEWEST_WITH_OFFICE, LEAST_KNOWN_BY * best.articles):
        return None
    signs = best.person.signs
    known = sum(word in signs.words for word in one.words)
    seats = main(signs.seats)
    if known < LEAST_WORDS_KNOWN * len(one.words) or (
        one.seats and seats and not one.seats & seats
    ):
        return None
    return best.person, f"{' and '.join(sorted(offices))} at that time in {best.fitting} articles"


def _by_company(one: Seen, people: list[Person]) -> tuple[Person, str] | None:
    best = _most(
        people,
        one,
        lambda p: sum(
            p.signs.beside[who].near(one.day) for who in one.beside if who in p.signs.beside
        ),
    )
    if best is None or best.fitting < FEWEST_WITH_COMPANY or best.articles < FEWEST_ARTICLES:
        return None
    everybody = sum(person.signs.articles.near(one.day) for person in people)
    if best.articles < LEAST_SHARE * everybody:
        return None
    return best.person, f"{best.articles} of {everybody} articles at that time"


def _most(people: list[Person], one: Seen, fitting: Callable[[Person], int]) -> Count | None:
    """The person for whom nearly all speaks."""
    counts = [
        Count(person, person.signs.articles.near(one.day), fitting(person)) for person in people
    ]
    total = sum(count.fitting for count in counts)
    best = max(counts, key=lambda count: count.fitting, default=None)
    return best if best and total and best.fitting >= LEAST_SHARE * total else None
