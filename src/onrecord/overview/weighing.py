"""What weighs how much: actors and sides by how many outlets carry them, then how many statements.

utterances -> by side, the weightiest first
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from onrecord.overview.actors import NOBODY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from onrecord.model import Actor
    from onrecord.overview.variants import Utterance

_K = TypeVar("_K")

# Those who belong to no side come after the sides, in this order.
OTHERS = "Other voices"
UNNAMED = "Unnamed sources"
UNSOURCED = "No source given"
LAST = (OTHERS, UNNAMED, UNSOURCED)

# What a reader must know first: what is wanted and refused, then what is thought of it.
FORCE = (
    {"demand", "propose", "promise", "threaten", "deny", "agree", "disagree"},
    {"praise", "criticize", "intend"},
    {"say", "believe", "ask", "decline"},
)

# A heading over less is a list of names.
FEWEST_FOR_HEADING = 2


def by_side(
    utterances: Iterable[Utterance], *, among: Iterable[Utterance]
) -> dict[str, list[Utterance]]:
    """Sides in the order of what they weigh `among` all utterances, told or not.

    One that says a single thing is told among the others, and so is a single actor who would be the
    only side.
    """
    sides, weighed = grouped(utterances, side_of), grouped(among, side_of)
    told = [side for side in sides if side not in LAST]
    small = [side for side in told if len(sides[side]) < FEWEST_FOR_HEADING]
    only = [side for side in told if side not in small]
    if len(only) == 1 and len({one.actor for one in sides[only[0]]}) == 1:
        small += only
    for side in small:
        sides.setdefault(OTHERS, []).extend(sides.pop(side))
    ordered = sorted(sides, key=lambda side: (_place(side), *weight(weighed.get(side, ())), side))
    return {side: sides[side] for side in ordered}


def weight(utterances: Iterable[Utterance]) -> tuple[int, int]:
    """Sorts the weightier first."""
    said = list(utterances)
    outlets = {one.article.outlet for utterance in said for one in utterance.evidence}
    return -len(outlets), -len(said)


def force(utterance: Utterance) -> int:
    """Sorts the stronger acts first."""
    act = utterance.told.statement.act
    return next(place for place, acts in enumerate(FORCE) if act in acts)


def grouped(
    utterances: Iterable[Utterance], key: Callable[[Utterance], _K]
) -> dict[_K, list[Utterance]]:
    """By a key, in the order of their first ones."""
    groups: dict[_K, list[Utterance]] = {}
    for one in utterances:
        groups.setdefault(key(one), []).append(one)
    return groups


def actor_of(utterance: Utterance) -> Actor:
    """Who says it."""
    return utterance.actor


def side_of(utterance: Utterance) -> str:
    """The heading under which its actor is told."""
    actor = utterance.actor
    if actor == NOBODY:
        return UNSOURCED
    return actor.side or (UNNAMED if actor.anonymous else OTHERS)


def _place(side: str) -> int:
    return LAST.index(side) + 1 if side in LAST else 0
