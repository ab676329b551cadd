"""What the overview builder shows: what is chosen, what was found by name, what is told.

Building -> Builder
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import Field

from onrecord.folding import fold
from onrecord.model import Overview, RecordedActor, Sentence
from onrecord.overview.building import TAKEN_OUT, Listed, coverage_of, reasons, short, title_of
from onrecord.record import ActorQuery, Record
from onrecord.record.desk import OutletCounts
from onrecord.web.asking import Words
from onrecord.web.cards import Card
from onrecord.web.choosing import MOST_ARTICLES, Choice, as_list, composed
from onrecord.web.keeping import Kept
from onrecord.web.moving import told_by

FOUND = 8
"""Actors, or outlets, that a name finds."""

SHOWN = 50
"""Statements taken out by hand that are shown with their words; the others by their ids."""


class Building(Choice):
    """A choice, and names that are looked for."""

    who: Words = Field(None, description="words of an actor's name, to choose it")
    where: Words = Field(None, description="beginnings of words of an outlet's name")


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A statement that is not told.

    Attributes:
        id: as the address has it.
        card: what it says; None where it is not shown, or not in force.
        fits: whether it would be told otherwise.
    """

    id: str
    card: Card | None
    fits: bool


@dataclass(frozen=True, slots=True)
class BuiltSentence:
    """A sentence with what it stands for.

    Attributes:
        anchor: where it stands in the page.
        statements: ids of all that it rests on, as a list.
        opens: whether a paragraph begins with it.
    """

    sentence: Sentence
    anchor: str
    statements: str
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Builder:
    """What is chosen, and the overview of it.

    Attributes:
        asked: by the names of the address; None for what is not.
        actors: that are chosen.
        found_actors: whom the name finds that was typed.
        found_outlets: the same of outlets.
        out: taken out by hand.
        articles: how many come into question.
        most: of which an overview is written at most.
        overview: None where more come into question.
    """

    asked: dict[str, object]
    actors: tuple[RecordedActor, ...]
    outlets: tuple[str, ...]
    who: str | None
    found_actors: tuple[RecordedActor, ...]
    where: str | None
    found_outlets: tuple[OutletCounts, ...]
    out: tuple[TakenOut, ...]
    articles: int
    most: int
    overview: Overview | None

    @property
    def title(self) -> str:
        """Of the overview."""
        return title_of(self.overview) if self.overview else "Overview"

    @property
    def not_told(self) -> tuple[tuple[str, int], ...]:
        """Reasons beside a person's, with how many statements each."""
        return reasons(self.overview) if self.overview else ()

    def told(self, paragraphs: Iterable[Iterable[Sentence]]) -> tuple[BuiltSentence, ...]:
        """Sentences, each with its statements."""
        return tuple(
            self._told(sentence, opens=place == 0)
            for paragraph in paragraphs
            for place, sentence in enumerate(paragraph)
        )

    def _told(self, sentence: Sentence, *, opens: bool) -> BuiltSentence:
        assert self.overview is not None
        passages = [self.overview.passages[number - 1] for number in sentence.citations]
        return BuiltSentence(
            sentence,
            short(told_by(self.overview, sentence)),
            as_list(short(passage.statement) for passage in passages),
            opens,
        )


def built(record: Record, choice: Building, *, overviews: Kept, answers: Kept) -> Builder:
    """The builder for a choice.

    Args:
        record: what it is built from.
        choice: what is chosen so far.
        overviews: those that were just looked at.
        answers: those that are the same for everybody.

    Raises:
        SelectionError: the period or the topic cannot be understood.
        NotOnRecordError: an actor is not on record.
    """
    selection = choice.selection()
    actors = tuple(record.actor(which) for which in selection.actors)
    articles = record.desk.covered(coverage_of(selection, actors))
    whole = composed(record, overviews, selection) if articles <= MOST_ARTICLES else None
    return Builder(
        asked=choice.asked(),
        actors=actors,
        outlets=selection.outlets,
        who=choice.who,
        found_actors=tuple(_actors(record, choice.who, {one.id for one in actors})),
        where=choice.where,
        found_outlets=tuple(_outlets(record, choice.where, selection.outlets, answers=answers)),
        out=tuple(_out(record, selection.without, whole)),
        articles=articles,
        most=MOST_ARTICLES,
        overview=whole,
    )


def _actors(record: Record, words: str | None, chosen: set[str]) -> Iterator[RecordedActor]:
    """Whom a name finds that are not chosen yet."""
    if words:
        found = record.desk.actors(ActorQuery(words=words), limit=FOUND + len(chosen)).actors
        yield from [one for one in found if one.id not in chosen][:FOUND]


def _outlets(
    record: Record, words: str | None, chosen: Iterable[str], *, answers: Kept
) -> Iterator[OutletCounts]:
    """Every word begins a word of the name."""
    wanted = fold(words or "").split()
    if wanted:
        fitting = [
            one
            for one in answers.get("outlets", record.desk.outlets)
            if one.name not in chosen and all(f" {word}" in fold(one.name) for word in wanted)
        ]
        yield from fitting[:FOUND]


def _out(record: Record, without: Iterable[str], whole: Overview | None) -> Iterator[TakenOut]:
    refused = whole.refused if whole else ()
    gone = [one.statement for one in refused if one.reason == TAKEN_OUT]
    for number, written in enumerate(without):
        listing = Listed.of([written])
        found = next((one for one in gone if one in listing), None)
        match = record.match(found) if found and number < SHOWN else None
        yield TakenOut(written, Card.of(match) if match else None, found is not None)
