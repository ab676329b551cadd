"""Whether two people of one name are one: what speaks against it, and what for it.

Signs, Signs -> what sets them at odds, what they share

Against: they sit for different provinces, are of two walks of life at one time (a senator is no
admiral), or speak for different countries. For: the same words in their roles, the same people
beside them at about the same time. Parties and trades count for nothing: too many share them.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from onrecord.record.actors.signs import DAYS_NEAR

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator

    from onrecord.record.actors.signs import Days, Signs

# Articles err now and then in what they tell of somebody: a sign counts from this share on.
FEWEST_OF_A_SIGN = 0.25
# Of its articles: the office of most is told in few of theirs.
FEWEST_OF_A_WALK = 0.05
# Of its articles too: what is told once of many is told of all sorts of people.
FEWEST_OF_A_WORD = 0.05
# What people are beside any office ("resident"): the key in `naming.walks`.
OWN = "own"
# So near in time, one name is met in one affair.
DAYS_OF_AN_AFFAIR = 30
# Ties by which two are held for one: a word, two people, or one of them in one affair.
ENOUGH = 2
MOST_COMPANY = 2
# As many are named where a join is explained.
MOST_NAMED = 3


def at_odds(left: Signs, right: Signs) -> str | None:
    """What speaks against two being one, in words; None where nothing does."""
    seats = main(left.seats), main(right.seats)
    if all(seats) and not seats[0] & seats[1]:
        return f"of {_listed(seats[0])} and of {_listed(seats[1])}"
    walks = next(_at_one_time(left, right), None)
    if walks:
        return walks
    if ties(left, right).for_one_name >= ENOUGH:
        return None
    countries = main(left.countries), main(right.countries)
    if all(countries) and not countries[0] & countries[1]:
        return f"of {_listed(countries[0])} and of {_listed(countries[1])}"
    private, public = (left, right) if OWN in left.walks else (right, left)
    if set(private.walks) == {OWN} and set(public.walks) - {OWN}:
        return "nothing in common but the name"
    return None


def main(counts: Counter[str]) -> set[str]:
    """What is told often enough not to be a slip."""
    total = sum(counts.values())
    return {sign for sign, count in counts.items() if count >= FEWEST_OF_A_SIGN * total}


def _at_one_time(left: Signs, right: Signs) -> Iterator[str]:
    """Walks of life that each has and the other has not, in years that overlap."""
    ones, others = _walks(left), _walks(right)
    for one in sorted(ones - right.walks.keys()):
        for other in sorted(others - left.walks.keys()):
            if are_near(left.walks[one], right.walks[other]):
                yield f"two walks of life at one time ({one}, {other})"


def _walks(signs: Signs) -> set[str]:
    fewest = FEWEST_OF_A_WALK * len(signs.articles)
    return {walk for walk, days in signs.walks.items() if walk != OWN and len(days) >= fewest}


class Ties(NamedTuple):
    """What two have in common beside the name.

    Attributes:
        words: telling words of their roles that both have.
        offices: what both are, be it something that any body has.
        rare: those of them that two of like names hardly share.
        told: as many rare words tell something of the one of whom less is told.
        company: people who speak beside both at about one time, two at most.
        both_told: articles give either a role.
        one_affair: they are met within days of each other.
        one_article: they are met in one article.
    """

    words: int
    offices: bool
    rare: int
    told: int
    company: int
    both_told: bool
    one_affair: bool
    one_article: bool

    @property
    def for_one_name(self) -> int:
        """How much that is where both bear one full name: any telling word is enough."""
        return ENOUGH * (self.words > 0) + self.offices + self.company + self.one_affair

    @property
    def for_two_names(self) -> int:
        """How much where the names differ: most of the words of one of them must agree.

        One article hardly names two by names that could be one person's. Company is nothing
        where articles tell much of both, and nothing that agrees.
        """
        if self.one_article:
            return ENOUGH
        if self.told >= ENOUGH and not self.rare:
            return 0
        return self.by_words + self.company + (self.one_affair and not self.both_told)

    @property
    def by_words(self) -> int:
        """What the roles alone say."""
        return (self.rare > 0) + (2 * self.rare > self.told)


def ties(left: Signs, right: Signs) -> Ties:
    """What two have in common beside the name."""
    return Ties(
        words=len(shared_words(left, right)),
        offices=not left.offices.keys().isdisjoint(right.offices),
        rare=len(shared_words(left, right, only=left.rare)),
        told=min(len(left.rare), len(right.rare)),
        company=sum(1 for _ in islice(shared_company(left.beside, right.beside), MOST_COMPANY)),
        both_told=bool(left.words and right.words),
        one_affair=are_near(left.articles, right.articles, DAYS_OF_AN_AFFAIR),
        one_article=not left.ids.isdisjoint(right.ids),
    )


def shared_words(left: Signs, right: Signs, *, only: Counter[str] | None = None) -> list[str]:
    """Telling words of their roles that are usual for both, in order."""
    few, many = (left, right) if len(left.telling) <= len(right.telling) else (right, left)
    return sorted(
        word
        for word, count in few.telling.items()
        if (only is None or word in only)
        and count >= FEWEST_OF_A_WORD * len(few.articles)
        and many.telling[word] >= max(1, FEWEST_OF_A_WORD * len(many.articles))
    )


def shared_company(left: dict[str, Days], right: dict[str, Days]) -> Iterator[str]:
    """People who speak beside both, at about one time."""
    few, many = (left, right) if len(left) <= len(right) else (right, left)
    return (who for who in few if who in many and are_near(few[who], many[who]))


def said_for(left: Signs, right: Signs) -> str:
    """What two have in common, in words; empty where that is nothing."""
    words = [f"“{word}”" for word in shared_words(left, right)]
    company = sorted(shared_company(left.beside, right.beside))
    told = [f"both {_and(words)}"] if words else []
    return ", ".join(told + ([listed_company(company)] if company else []))


def listed_company(people: Iterable[str]) -> str:
    """Who speaks beside both, in words."""
    return f"both beside {_and([who.title() for who in people])}"


def _and(words: list[str]) -> str:
    *others, last = words[:MOST_NAMED]
    return f"{', '.join(others)} and {last}" if others else last


def are_near(left: Days, right: Days, span: int = DAYS_NEAR) -> bool:
    """Whether any two days are near each other; any may be where a day is not known."""
    if left.undated or right.undated:
        return True
    few, many = (left, right) if len(left.dated) <= len(right.dated) else (right, left)
    return any(many.near(day, span) for day in few.dated)


def _listed(names: Iterable[str]) -> str:
    return " or ".join(sorted(names))
