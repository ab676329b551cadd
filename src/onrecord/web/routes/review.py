"""Review: one statement at a time, the most doubtful and important first.

?the question of /statements&statement=… -> the statement in its paragraphs, its fields, the queue

What a person opens is kept from others for some minutes (`turns`), by a look as well as by a save:
that is no change of the record, and runs out by itself. A save answers with the next statement.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Literal, TypeAlias

from fastapi import APIRouter, Depends, Form, Query, Request
from pydantic import Field
from starlette.responses import RedirectResponse, Response

from onrecord.errors import BusyError, NotOnRecordError, OnrecordError, SelectionError
from onrecord.model import Article, Correction, Match, Statement
from onrecord.record.corrections import Marks
from onrecord.record.desk import LoggedCorrection
from onrecord.web import links
from onrecord.web.answering import html, page, status_of
from onrecord.web.asking import Empty, Question
from onrecord.web.cards import Card
from onrecord.web.deciding import (
    Decision,
    ReviewVerdict,
    SeenOtherwiseError,
    decide,
    done_already,
    in_force,
    repeats,
    sign_of,
)
from onrecord.web.fields import Fields, changed, marks_of
from onrecord.web.marking import Paragraph, passage
from onrecord.web.merging import Problem, differences, merged, statement_seen
from onrecord.web.seats import AtDesk, Seat

router = APIRouter(tags=["review"])

NEXT = 4
"""Statements of the queue that are shown beside the open one."""

SPARE = 12
"""Further ones that are looked at, should somebody take the first in the same moment."""

RECENT = 30
"""Of a person's own last corrections, in which the one to undo is looked for."""

PUT_OFF = "put-off"
"""Stands for a correction where the person did nothing but to go on."""


class Sought(Question):
    """What is reviewed."""

    statement: Annotated[
        Annotated[str, Field(max_length=100, description="id of the one to open")] | None, Empty
    ] = None
    done: Annotated[
        Annotated[str, Field(max_length=100, description="id of the correction just made")] | None,
        Empty,
    ] = None


@dataclass(frozen=True, slots=True)
class Opened:
    """The statement that is reviewed.

    Attributes:
        passage: the paragraphs that hold its words, whole.
        fields: the same as a form shows it; see `fields.Fields`.
        sign: which says that a save is of the statement as it is shown.
        names: of the other speakers of its article.
        log: what people did to it, the newest first.
        other: who else has it open.
    """

    card: Card
    passage: tuple[Paragraph, ...]
    fields: dict[str, object]
    sign: str
    names: tuple[str, ...]
    log: tuple[LoggedCorrection, ...]
    other: str | None


@dataclass(frozen=True, slots=True)
class Reviewing:
    """A desk with one statement on it.

    Attributes:
        asked: what is reviewed, by the names of the address.
        opened: None where nothing waits, or the one asked for is not in force.
        gone: what became of the one asked for, where it is not in force; the newest first.
        waiting: how many that fit nobody has reviewed.
        reviewed: how many that fit somebody has.
        following: the next of the queue.
        done: what the person has just done.
        put_off: the person has just put a statement off.
        last: what the person did last, of what can be undone.
        problem: why nothing was saved.
        note: what the person had written for the log.
    """

    asked: dict[str, object]
    opened: Opened | None
    gone: tuple[LoggedCorrection, ...]
    waiting: int
    reviewed: int
    following: tuple[Card, ...]
    done: LoggedCorrection | None
    put_off: bool
    last: LoggedCorrection | None
    problem: Problem | None = None
    note: str = ""


@page(router, "/review", template="review.html", shows=Reviewing, role="editor")
def review(seat: AtDesk, sought: Annotated[Sought, Query()]) -> Reviewing:
    """The statement to review next, or one that is asked for, with the queue."""
    match, gone = _asked_for(seat, sought.statement)
    desk, query = seat.record.desk, sought.query()
    queue = seat.kept.get(("queue", query), lambda: desk.queue(query))
    not_for = seat.turns.not_for(seat.person.name, now=seat.now)
    free = [one for one in queue if one not in not_for]
    waiting = desk.still_waiting(free, limit=1 + NEXT + SPARE)
    first = [match.statement.id] if match else [] if gone else waiting
    taken = seat.turns.take(first, seat.person.name, now=seat.now)
    following = [one for one in waiting if one != taken][:NEXT]
    if match is None and taken:
        match = seat.record.match(taken)
    mine = desk.corrections(author=seat.person.name, limit=RECENT).entries
    # Who has just saved finds it counted.
    done = ("progress", query, mine[0].number if mine else 0)
    progress = seat.kept.get(done, lambda: desk.progress(query))
    return Reviewing(
        asked=sought.asked(),
        opened=_opened(seat, match) if match else None,
        gone=gone,
        waiting=progress.waiting,
        reviewed=progress.reviewed,
        following=tuple(map(Card.of, desk.matches(following))),
        done=next((one for one in mine if one.correction.id == sought.done), None),
        put_off=sought.done == PUT_OFF,
        last=next(filter(_can_be_undone, mine), None),
    )


class Decided(Fields):
    """What the form of the desk sends."""

    statement: Annotated[str, Field(max_length=100)]
    seen: Annotated[str, Field(max_length=100)]
    action: ReviewVerdict | Literal["skip"] = "accept"
    note: Annotated[str, Field(max_length=5_000)] = ""

    def as_sent(self, names: frozenset[str]) -> Decided:
        """The same with the fields that came empty among those that came."""
        came = {name: getattr(self, name) for name in names & Decided.model_fields.keys()}
        return self.model_copy(update=came)


async def _fields_sent(request: Request) -> frozenset[str]:
    """Names of the fields of a form: FastAPI takes one that is empty for one that did not come."""
    return frozenset(await request.form())


FieldsSent: TypeAlias = Annotated[frozenset[str], Depends(_fields_sent)]


@router.post("/review", include_in_schema=False)
def decided(
    request: Request,
    seat: AtDesk,
    *,
    question: Annotated[Question, Query()],
    form: Annotated[Decided, Form()],
    sent: FieldsSent,
) -> Response:
    """Save what a person decided; the next statement follows."""
    asked = question.asked()
    form = form.as_sent(sent)
    seat.telling(what=form.action, about=form.statement)
    verdict = form.action
    if verdict == "skip":
        seat.turns.put_off(form.statement, seat.person.name, now=seat.now)
        return RedirectResponse(links.review(**asked, done=PUT_OFF), 303)
    try:
        done = _decide(seat, form, verdict)
    except (SeenOtherwiseError, SelectionError, BusyError) as error:
        return _again(request, seat, question, form=form, error=error)
    seat.turns.let_go(form.statement, seat.person.name)
    return RedirectResponse(links.review(**asked, done=done), 303)


def _decide(seat: Seat, form: Decided, verdict: ReviewVerdict) -> str:
    """Id of the correction that the decision made."""
    decision = Decision(person=seat.person, now=seat.now, seen=form.seen, note=form.note)
    try:
        match = in_force(seat.record, form.statement)
        meant, marks = _meant(form, verdict, match.statement, article=match.article)
        seat.telling(what=meant)
        return decide(seat.record, match, meant, marks=marks, decision=decision).id
    except SeenOtherwiseError as error:
        done = done_already(seat.record, form.statement, decision)
        if done is None or not _is_again(form, verdict, done, now=error.now):
            raise
        return done.id


def _meant(
    form: Decided, verdict: ReviewVerdict, shown: Statement, *, article: Article
) -> tuple[ReviewVerdict, Marks]:
    """What a form means of the statement that it showed."""
    fields = Fields.of(shown, article)
    # Who has changed a field and then accepts means it as changed.
    is_fix = verdict == "accept" and bool(changed(form, fields))
    return "fix" if is_fix else verdict, marks_of(form, article, shown=fields)


def _is_again(
    form: Decided, verdict: ReviewVerdict, done: Correction, *, now: Match | None
) -> bool:
    """Whether the form says what was done already, and how the statement came to be as it is."""
    if now is None or done.before is None:
        return verdict == done.action != "fix"
    meant, marks = _meant(form, verdict, done.before, article=now.article)
    return repeats(done, meant, marks=marks, article=now.article)


def _asked_for(
    seat: Seat, statement: str | None
) -> tuple[Match | None, tuple[LoggedCorrection, ...]]:
    """The statement that is asked for; what became of it, where it is not in force."""
    match = seat.record.match(statement) if statement else None
    if statement is None or match:
        return match, ()
    gone = seat.record.desk.corrections(statement=statement).entries
    if not gone:
        raise NotOnRecordError(f"no statement {statement!r} on record")
    return None, gone


def _opened(seat: Seat, match: Match) -> Opened:
    statement = match.statement
    others = seat.record.reading_of(statement.id).statements
    names = dict.fromkeys(one.speaker.name for one in others if one.speaker)
    return Opened(
        card=Card.of(match),
        passage=passage(match.article, statement),
        fields=Fields.of(statement, match.article).model_dump(),
        sign=sign_of(statement),
        names=tuple(names),
        log=seat.record.desk.corrections(statement=statement.id).entries,
        other=seat.turns.holder(statement.id, besides=seat.person.name, now=seat.now),
    )


def _can_be_undone(one: LoggedCorrection) -> bool:
    return one.correction.action != "undo" and one.taken_back_by is None


def _again(
    request: Request, seat: Seat, question: Question, *, form: Decided, error: OnrecordError
) -> Response:
    """The same statement with what the person left in the form, and why it was not saved."""
    sought = Sought.model_construct(**question.model_dump(), statement=form.statement, done=None)
    shown = review(seat, sought)
    is_clash = isinstance(error, SeenOtherwiseError)
    problem = Problem.of(error)
    now = seat.record.match(form.statement)
    if shown.opened and now:
        log = [one.correction for one in shown.opened.log]
        fields = merged(form, now, seen=statement_seen(form.seen, now.statement, log))
        shown = replace(shown, opened=replace(shown.opened, fields=fields.model_dump()))
        problem = replace(problem, differences=differences(fields, now) if is_clash else ())
    shown = replace(shown, problem=problem, note=form.note)
    return html(request, "review.html", status=status_of(error), shown=shown)
