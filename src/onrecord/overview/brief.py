"""In brief: the few sentences that a reader who stops after them should have read.

utterances -> at most five of them

The most weighty actors, by how many outlets and statements they have, two of a side at most; of
each the utterance with the strongest act that can stand alone. The weightiest sides come first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.overview.actors import NOBODY
from onrecord.overview.weighing import OTHERS, actor_of, by_side, grouped, side_of, weight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.languages import Language
    from onrecord.overview.variants import Utterance

# A reader has four minutes; five sentences are one of them.
BRIEF_SENTENCES = 5
# What a reader must know first: what is wanted and refused, then what is thought of it.
FORCE = (
    {"demand", "propose", "promise", "threaten", "deny", "agree", "disagree"},
    {"praise", "criticize", "intend"},
    {"say", "believe", "ask", "decline"},
)
# More of one side would leave no room for the others.
BRIEF_OF_A_SIDE = 2
# A longer one is not brief.
BRIEF_WORDS = 45
# A shorter one seldom stands alone ("Hold me to it").
FEWEST_WORDS = 7


def brief_of(utterances: Sequence[Utterance], language: Language) -> tuple[Utterance, ...]:
    """The most weighty utterances of the weightiest actors, the weightiest sides first."""
    named = [one for one in utterances if not one.actor.anonymous and one.actor != NOBODY]
    actors = grouped(named, actor_of)
    ranked = sorted(actors, key=lambda actor: (*weight(actors[actor]), actor.name))
    chosen: list[Utterance] = []
    for actor in ranked:
        best = _best(actors[actor], language)
        if best and _has_room(chosen, best):
            chosen.append(best)
    order = list(by_side(utterances))
    return tuple(sorted(chosen, key=lambda one: order.index(_heading(one, order))))


def _has_room(chosen: Sequence[Utterance], one: Utterance) -> bool:
    of_side = [other for other in chosen if side_of(other) == side_of(one)]
    return len(chosen) < BRIEF_SENTENCES and len(of_side) < BRIEF_OF_A_SIDE


def _heading(utterance: Utterance, order: Sequence[str]) -> str:
    side = side_of(utterance)
    return side if side in order else OTHERS


def _best(utterances: Sequence[Utterance], language: Language) -> Utterance | None:
    """One that stands alone: the strongest act, carried by most outlets, the latest."""

    def rank(one: Utterance) -> tuple[bool, int, int, int, str]:
        statement, slight = one.told.statement, _leans(one, language)
        force = next(n for n, acts in enumerate(FORCE) if statement.act in acts)
        return slight, force, -one.outlets, -one.told.day.toordinal(), statement.id

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
