"""The order of an overview: by side and actor, by day, or by outlet.

utterances -> plans of sections

By actor: sides by weight, which is how many outlets carry them and then how many statements;
inside a side its actors alike, inside an actor the days. Those who belong to no side come after,
then sources without a name, then words that no source is given for. What a person wishes to come
first does, at each of these levels.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from onrecord.overview.naming import capitalized
from onrecord.overview.weighing import (
    FEWEST_FOR_HEADING,
    UNNAMED,
    UNSOURCED,
    actor_of,
    by_side,
    grouped,
    weight,
)
from onrecord.showing import in_words, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from onrecord.dates import Interval
    from onrecord.languages.telling import Telling
    from onrecord.model import Actor, Order, Span
    from onrecord.overview.placing import Placing
    from onrecord.overview.variants import Utterance

Paragraph: TypeAlias = "tuple[Utterance, ...]"

UNDATED = "Day unknown"
NO_OUTLET = "Outlet unknown"
# More sentences in a paragraph are a wall.
MOST_SENTENCES = 5


@dataclass(frozen=True, slots=True)
class Wish:
    """How the text is to be ordered: what its sections are, and what comes first."""

    order: Order
    placing: Placing


@dataclass(frozen=True, slots=True)
class BlockPlan:
    """Utterances under one name, or under none, in paragraphs."""

    actor: Actor | None
    paragraphs: tuple[Paragraph, ...]

    def utterances(self) -> Iterator[Utterance]:
        """All that is said in it."""
        return chain.from_iterable(self.paragraphs)


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """Blocks under one heading."""

    heading: str
    blocks: tuple[BlockPlan, ...]

    def utterances(self) -> Iterator[Utterance]:
        """All that is said in it."""
        return chain.from_iterable(block.utterances() for block in self.blocks)


def arrange(
    utterances: Iterable[Utterance],
    wish: Wish,
    telling: Telling,
    *,
    among: Sequence[Utterance],
) -> tuple[SectionPlan, ...]:
    """The sections in their order, each utterance in one of them; weighed `among` all."""
    in_time = sorted(utterances, key=lambda one: (one.told.day, _place(one)))
    sections = _sections(in_time, wish, telling, among=among)
    return wish.placing.groups_in_order(sections, SectionPlan.utterances)


def _sections(
    in_time: Sequence[Utterance], wish: Wish, telling: Telling, *, among: Sequence[Utterance]
) -> list[SectionPlan]:
    if wish.order == "day":
        days = grouped(in_time, lambda one: _day(one, telling))
        return [_section(day, said, wish.placing) for day, said in days.items()]
    if wish.order == "outlet":
        outlets = grouped(in_time, lambda one: one.told.article.outlet or NO_OUTLET)
        ranked = sorted(outlets, key=lambda outlet: (-len(outlets[outlet]), outlet))
        return [_section(outlet, outlets[outlet], wish.placing) for outlet in ranked]
    weighed = grouped(among, actor_of)
    sides = by_side(in_time, among=among)
    return [_side(side, said, wish.placing, weighed=weighed) for side, said in sides.items()]


def _section(heading: str, utterances: Sequence[Utterance], placing: Placing) -> SectionPlan:
    """All under one heading, those of a speaker together."""
    return SectionPlan(heading, (BlockPlan(None, _by_speaker(utterances, placing)),))


def _place(utterance: Utterance) -> tuple[bool, str, str, str, tuple[Span, ...]]:
    """Of two on one day: what was said on it, the earlier report, then the order of the text."""
    told = utterance.told
    article = told.article
    return (
        told.said is None,
        str(told.said.last) if told.said else "",
        article.published or "",
        article.id,
        told.statement.content,
    )


def _day(utterance: Utterance, telling: Telling) -> str:
    said, reported = utterance.told.said, utterance.told.reported
    if said and said.first != said.last:
        return capitalized(in_words(said, telling, year=None))
    day = said.first if said else reported
    return plain(day, telling) if day else UNDATED


def _side(
    side: str,
    utterances: Sequence[Utterance],
    placing: Placing,
    *,
    weighed: Mapping[Actor, Sequence[Utterance]],
) -> SectionPlan:
    """A block for each actor who says more than one thing, and one for all others."""
    if side in (UNNAMED, UNSOURCED):
        return _section(side, utterances, placing)
    actors = grouped(utterances, actor_of)
    ordered = sorted(
        actors,
        key=lambda actor: (actor.anonymous, *weight(weighed[actor]), actor.name, repr(actor)),
    )
    own = [actor for actor in ordered if len(actors[actor]) >= FEWEST_FOR_HEADING]
    blocks = [BlockPlan(actor, _paragraphs(placing.in_order(actors[actor]))) for actor in own]
    rest = [one for one in utterances if len(actors[actor_of(one)]) < FEWEST_FOR_HEADING]
    if rest:
        blocks.append(BlockPlan(None, _paragraphs(placing.in_order(rest))))
    return SectionPlan(side, placing.groups_in_order(blocks, BlockPlan.utterances))


def _by_speaker(utterances: Sequence[Utterance], placing: Placing) -> tuple[Paragraph, ...]:
    """Those of one speaker together, in the order in which the speakers first speak.

    Behind those that a person named; the order of the others does not depend on what was named.
    """
    named = placing.named(utterances)
    others = map(placing.others, _runs(utterances))
    return tuple(paragraph for run in (named, *others) for paragraph in _paragraphs(run))


def _runs(utterances: Sequence[Utterance]) -> list[list[Utterance]]:
    actors = grouped(utterances, actor_of)
    runs: list[list[Utterance]] = []
    for group in actors.values():
        alone = len(group) < FEWEST_FOR_HEADING
        if alone and runs and len({one.actor for one in runs[-1]}) == len(runs[-1]):
            runs[-1].extend(group)
        else:
            runs.append(group)
    return runs


def _paragraphs(utterances: Sequence[Utterance]) -> tuple[Paragraph, ...]:
    """Paragraphs of a size to read, each of one day and one venue: it is told at its head."""
    paragraphs: list[list[Utterance]] = []
    for one in utterances:
        before = paragraphs[-1] if paragraphs else []
        if not before or len(before) >= MOST_SENTENCES or _breaks(before[-1], one):
            paragraphs.append([])
        paragraphs[-1].append(one)
    return tuple(map(tuple, paragraphs))


def _breaks(before: Utterance, one: Utterance) -> bool:
    """Whether a day or a venue would be read on into words of which it is not true."""
    return _when(before) != _when(one) or _venue(before) not in (None, _venue(one))


def _when(utterance: Utterance) -> tuple[Interval | None, date | None]:
    """The days of the words, else the day of the report."""
    said = utterance.told.said
    return said, None if said else utterance.told.reported


def _venue(utterance: Utterance) -> str | None:
    venue = utterance.told.statement.venue
    return venue.name if venue else None
