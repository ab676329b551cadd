"""The overview builder: what to tell, and the overview that comes of it, to be changed by hand.

?about=…&actor=…&without=…&first=… -> choices, sentences with what can be done to each; files

The address holds the whole state, nothing is stored: a change leads to another address.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse
from pydantic import Field
from starlette.responses import RedirectResponse, Response

from onrecord.errors import SelectionError
from onrecord.model import Overview, RecordedActor, Sentence
from onrecord.overview import to_html
from onrecord.overview.forms import FORMS, FormName
from onrecord.overview.headings import reasons, title_of
from onrecord.overview.listed import Listed, short
from onrecord.overview.narrow import TAKEN_OUT
from onrecord.overview.of_record import coverage_of
from onrecord.record import ActorQuery, Record
from onrecord.record.desk import OutletCounts
from onrecord.record.folding import fold
from onrecord.web import links
from onrecord.web.access import OpenRecord, Reader
from onrecord.web.answering import CHANGING, page
from onrecord.web.asking import Words
from onrecord.web.cards import Card
from onrecord.web.choosing import MOST_ARTICLES, Choice, Chosen, as_list, composed, listed
from onrecord.web.moving import Level, Move, moved, sentences_of, told_by

router = APIRouter(tags=["overview"])

FOUND = 8
"""Actors, or outlets, that a name finds."""

SHOWN = 50
"""Statements taken out by hand that are shown with their words; the others by their ids."""

PREVIEW_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)
"""The page of an overview has its styles in it, and nothing else."""


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
class Told:
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

    def told(self, paragraphs: Iterable[Iterable[Sentence]]) -> tuple[Told, ...]:
        """Sentences, each with its statements."""
        return tuple(
            self._told(sentence, opens=place == 0)
            for paragraph in paragraphs
            for place, sentence in enumerate(paragraph)
        )

    def _told(self, sentence: Sentence, *, opens: bool) -> Told:
        assert self.overview is not None
        passages = [self.overview.passages[number - 1] for number in sentence.citations]
        return Told(
            sentence,
            short(told_by(self.overview, sentence)),
            as_list(short(passage.statement) for passage in passages),
            opens,
        )


class Building(Choice):
    """A choice, and names that are looked for."""

    who: Words = Field(None, description="words of an actor's name, to choose it")
    where: Words = Field(None, description="beginnings of words of an outlet's name")


@page(router, "/overview", template="overview.html", shows=Builder)
def overview(record: OpenRecord, choice: Annotated[Building, Query()]) -> Builder:
    """The overview that a choice makes, with what it leaves out."""
    selection = choice.selection()
    actors = tuple(record.actor(which) for which in selection.actors)
    articles = record.desk.covered(coverage_of(selection, actors))
    whole = composed(record, selection) if articles <= MOST_ARTICLES else None
    return Builder(
        asked=choice.asked(),
        actors=actors,
        outlets=selection.outlets,
        who=choice.who,
        found_actors=tuple(_actors(record, choice.who, {one.id for one in actors})),
        where=choice.where,
        found_outlets=tuple(_outlets(record, choice.where, selection.outlets)),
        out=tuple(_out(record, selection.without, whole)),
        articles=articles,
        most=MOST_ARTICLES,
        overview=whole,
    )


class Change(Choice):
    """A choice, and one thing that is to be otherwise.

    Attributes:
        drop: statements to take out.
        back: statements to tell again.
        up: what to move: `statement:`, `block:` or `section:` and a statement in it.
        down: the same, the other way.
    """

    drop: str = Field("", max_length=2_000)
    back: str = Field("", max_length=40_000)
    up: str = Field("", max_length=2_000)
    down: str = Field("", max_length=2_000)


@router.get("/overview/change", include_in_schema=False)
def change(record: OpenRecord, _: Reader, asked: Annotated[Change, Query()]) -> Response:
    """Lead to the address of the choice as it is to be."""
    without, first, then = list(listed(asked.without)), listed(asked.first), None
    if asked.drop:
        then = _beside(composed(record, asked.selection()), listed(asked.drop))
        without += listed(asked.drop)
    if asked.back:
        back = listed(asked.back)
        without, then = [one for one in without if one not in back], back[0]
    if asked.up or asked.down:
        move = _move(asked.up or asked.down, up=bool(asked.up))
        first, then = moved(composed(record, asked.selection()), first, move), move.statement
    state = {**asked.asked(), "without": as_list(without), "first": as_list(first)}
    return RedirectResponse(links.overview(**state) + (f"#{then}" if then else ""), 303)


@router.get("/overview/preview", response_class=HTMLResponse, summary="The overview as a page")
def preview(record: OpenRecord, _: Reader, choice: Chosen) -> Response:
    """The page as it is written, with a policy of its own."""
    headers = {"Content-Security-Policy": PREVIEW_POLICY, "Cache-Control": CHANGING}
    return HTMLResponse(to_html(composed(record, choice.selection())), headers=headers)


Ending: TypeAlias = Literal["html", "md", "docx", "pdf", "json"]

FORM_OF: dict[Ending, FormName] = {
    "html": "html",
    "md": "markdown",
    "docx": "docx",
    "pdf": "pdf",
    "json": "json",
}


@router.get(
    "/overview/download.{ending}",
    response_class=Response,
    responses={200: {"content": {form.media_type: {} for form in FORMS.values()}}},
    summary="The overview as a file",
)
def download(record: OpenRecord, _: Reader, *, ending: Ending, choice: Chosen) -> Response:
    """The same bytes that the command writes."""
    whole = composed(record, choice.selection())
    form = FORMS[FORM_OF[ending]]
    disposition = f'attachment; filename="{_file_name(choice)}.{ending}"'
    headers = {"Content-Disposition": disposition, "Cache-Control": CHANGING}
    return Response(form.write(whole), media_type=form.media_type, headers=headers)


def _actors(record: Record, words: str | None, chosen: set[str]) -> Iterator[RecordedActor]:
    """Whom a name finds that are not chosen yet."""
    if words:
        found = record.desk.actors(ActorQuery(words=words), limit=FOUND + len(chosen)).actors
        yield from [one for one in found if one.id not in chosen][:FOUND]


def _outlets(record: Record, words: str | None, chosen: Iterable[str]) -> Iterator[OutletCounts]:
    """Every word begins a word of the name."""
    wanted = fold(words or "").split()
    if wanted:
        fitting = [
            one
            for one in record.desk.outlets()
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


def _beside(whole: Overview, dropped: Iterable[str]) -> str | None:
    """Where to go on when a sentence is gone: at the next one, else the one before."""
    listing = Listed.of(dropped)
    told = [
        told_by(whole, sentence)
        for section in whole.sections
        for block in section.blocks
        for sentence in sentences_of(block)
    ]
    place = next((n for n, one in enumerate(told) if one in listing), None)
    if place is None or len(told) == 1:
        return None
    return short(told[place + 1] if place + 1 < len(told) else told[place - 1])


def _move(words: str, *, up: bool) -> Move:
    level, _, statement = words.partition(":")
    levels: dict[str, Level] = {"statement": "statement", "block": "block", "section": "section"}
    if level not in levels or not statement:
        raise SelectionError(
            f"{words!r} moves nothing; write statement:, block: or section: and an id"
        )
    return Move(levels[level], statement, up)


def _file_name(choice: Choice) -> str:
    """Letters and digits of what was asked for, which every system takes."""
    words = (choice.about or "", choice.since or "", choice.until or "")
    plain = "-".join(word for one in words for word in fold(one).split() if word.isascii())
    return f"overview-{plain[:80]}".rstrip("-")
