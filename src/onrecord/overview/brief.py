"""In brief: the few sentences that a reader who stops after them should have read.

utterances -> at most five of them

The most weighty actors, by how many outlets and statements they have, two of a side at most; of
each the utterance with the strongest act that can stand alone. The weightiest sides come first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.overview.actors import NOBODY
from onrecord.overview.weighing import (
    OTHERS,
    actor_of,
    by_side,
    force,
    grouped,
    side_of,
    weight,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.languages import Language
    from onrecord.overview.variants import Utterance

# A reader has four minutes; five sentences are one of them.
BRIEF_SENTENCES = 5
# More of one side would leave no room for the others.
BRIEF_OF_A_SIDE = 2
# A longer one is not brief.
BRIEF_WORDS = 45
# A shorter one seldom stands alone ("Hold me to it").
FEWEST_WORDS = 7


def brief_of(
    utterances: Sequence[Utterance], language: Language, *, among: Sequence[Utterance]
) -> tuple[Utterance, ...]:
    """The most weighty utterances of the actors that weigh most `among` all, by side."""
    named = [one for one in utterances if not one.actor.anonymous and one.actor != NOBODY]
    actors = grouped(named, actor_of)
    weighed = grouped(among, actor_of)
    ranked = sorted(actors, key=lambda actor: (*weight(weighed[actor]), actor.name, repr(actor)))
    chosen: list[Utterance] = []
    for actor in ranked:
        best = _best(actors[actor], language)
        if best and _has_room(chosen, best):
            chosen.append(best)
    order = list(by_side(utterances, among=among))
    return tuple(sorted(chosen, key=lambda one: order.index(_heading(one, order))))


def _has_room(chosen: Sequence[Utterance], one: Utterance) -> bool:
    of_side = [other for other in chosen if side_of(other) == side_of(one)]
    return len(chosen) < BRIEF_SENTENCES and len(of_side) < BRIEF_OF_A_SIDE


def _heading(utterance: Utterance, order: Sequence[str]) -> str:
    side = side_of(utterance)
    return side if side in order else OTHERS


def _best(utterances: Sequence[Utterance], language: Language) -> Utterance | None:
    """One that stands alone: the strongest act, carried by most outlets, the latest."""

    def rank(one: Utterance) -> tuple[object, ...]:
        told = one.told
        place = (told.article.id, told.statement.content, told.statement.id)
        weight = (_leans(one, language), force(one), -one.outlets, -told.day.toordinal())
        return *weight, *place

    fitting = [one for one in utterances if _length(one) <= BRIEF_WORDS]
    return min(fitting, key=rank, default=None)


def _leans(utterance: Utterance, language: Language) -> bool:
    """Whether it needs the sentences before it: too short, "he said", "then …", "it …"."""
    told, reporting = utterance.told, language.reporting
    words = told.words(told.statement.content[0]).casefold().split()
    leaning = language.telling.dangling | reporting.adverbs | reporting.coordinators
    source = told.words(told.statement.source).casefold()
    return _length(utterance) < FEWEST_WORDS or words[0] in leaning or source in leaning


def _length(utterance: Utterance) -> int:
    told = utterance.told
    return sum(len(told.words(piece).split()) for piece in told.statement.content)
