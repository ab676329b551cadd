"""How much an overview tells: everything, or the weightiest of what nobody would read.

utterances -> those to be told; evidence -> that to be listed

Past a number of utterances only some of each actor are told, those that most outlets carry, then
the strongest acts, then the latest; and of the actors the weightiest. What is left out is counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.overview.weighing import actor_of, force, grouped, weight

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.overview.variants import Utterance

# A page of more takes minutes to open, and days to read.
MOST_TOLD = 1_000
# Of one actor, where not all can be told: half a dozen paragraphs.
MOST_OF_ACTOR = 20
# To be checked by hand in an afternoon.
MOST_LISTED = 300


def weightiest(utterances: Iterable[Utterance]) -> list[Utterance]:
    """Those to be told, in the order in which they came."""
    said = list(utterances)
    if len(said) <= MOST_TOLD:
        return said
    actors = grouped(said, actor_of)
    ranked = sorted(actors, key=lambda actor: (*weight(actors[actor]), actor.name, repr(actor)))
    first = [one for actor in ranked for one in sorted(actors[actor], key=_rank)[:MOST_OF_ACTOR]]
    chosen = {id(one) for one in first[:MOST_TOLD]}
    return [one for one in said if id(one) in chosen]


def _rank(one: Utterance) -> tuple[object, ...]:
    told = one.told
    place = (told.article.id, told.statement.content, told.statement.id)
    return -one.outlets, force(one), -told.day.toordinal(), *place
