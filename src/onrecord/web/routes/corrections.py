"""The log of corrections, and the API by which programs correct as people do.

?author=…&statement=…&before=… -> entries, the newest first
accept, reject, fix, add, undo -> an entry of the log

Who corrects is who asks; the log keeps the name. The sign of what the program saw (`sign` of
`/statements/ID.json`), sent back as `seen`, refuses what somebody else has changed since.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field
from starlette.responses import RedirectResponse, Response

from onrecord.model import Act, Correction, Manner, Span, SpeakerKind
from onrecord.record.corrections import Marks, Words
from onrecord.record.desk import CorrectionLog
from onrecord.web import links
from onrecord.web.access import OpenRecord
from onrecord.web.answering import Json, page
from onrecord.web.asking import Empty, Question
from onrecord.web.deciding import Decision, ReviewVerdict, add, decide, in_force
from onrecord.web.seats import AtDesk, Seat

router = APIRouter(tags=["review"])

Id: TypeAlias = Annotated[str, Path(max_length=100)]
Given: TypeAlias = Annotated[str, Field(max_length=20_000)]
Name: TypeAlias = Annotated[str, Field(max_length=2_000)]
Place: TypeAlias = Annotated[
    tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]],
    Field(description="half-open, in code points"),
]
AsWritten: TypeAlias = Annotated[
    Given | Place, Field(description="as they stand in the article; or where")
]


class Remark(BaseModel):
    """Why, and of what.

    Attributes:
        seen: sign of the statement that was seen.
    """

    note: Annotated[str | None, Field(max_length=5_000)] = None
    seen: Annotated[str | None, Field(max_length=100, description="its `sign`")] = None

    def by(self, seat: Seat) -> Decision:
        """The same as a decision of who asks."""
        return Decision(person=seat.person, now=seat.now, seen=self.seen, note=self.note)


class Marked(Remark):
    """What a statement should say; null leaves a field as it is, an empty text makes it unknown."""

    content: Annotated[list[AsWritten], Field(max_length=50)] = []
    cue: AsWritten | None = None
    source: AsWritten | None = None
    speaker: Name | None = None
    kind: SpeakerKind | None = None
    role: Name | None = None
    anonymous: bool | None = None
    through: Annotated[list[Name] | None, Field(max_length=20)] = None
    said: Annotated[str | None, Field(max_length=100, examples=["2026-05-07"])] = None
    venue: AsWritten | None = None
    to: Name | None = None
    act: Act | None = None
    manner: Manner | None = None

    def marks(self) -> Marks:
        """The same as marks."""
        return Marks(
            content=tuple(_words(one) for one in self.content),
            cue=_maybe(self.cue),
            source=_maybe(self.source),
            speaker=self.speaker,
            kind=self.kind,
            role=self.role,
            anonymous=self.anonymous,
            through=None if self.through is None else tuple(self.through) or ("",),
            said=self.said,
            venue=_maybe(self.venue),
            to=self.to,
            act=self.act,
            manner=self.manner,
        )


class Added(Marked):
    """A statement that was missed."""

    article: Annotated[str, Field(max_length=2_000, description="id of its article")]


class LogSearch(BaseModel):
    """Which part of the log."""

    author: Annotated[Annotated[str, Field(max_length=500)] | None, Empty] = None
    statement: Annotated[Annotated[str, Field(max_length=100)] | None, Empty] = None
    before: Annotated[Annotated[int, Field(ge=1, le=2**62)] | None, Empty] = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


@dataclass(frozen=True, slots=True)
class Log:
    """A page of the log.

    Attributes:
        further: link to the older ones; None on the last page.
    """

    log: CorrectionLog
    author: str | None
    statement: str | None
    further: str | None


@page(router, "/corrections", template="corrections.html", shows=Log, role="editor")
def corrections(record: OpenRecord, asked: Annotated[LogSearch, Query()]) -> Log:
    """What people did to statements, the newest first."""
    log = record.desk.corrections(
        limit=asked.limit, before=asked.before, author=asked.author, statement=asked.statement
    )
    further = log.before and links.corrections(
        author=asked.author, statement=asked.statement, limit=asked.limit, before=log.before
    )
    return Log(log, asked.author, asked.statement, further or None)


@router.post("/statements/{statement}/accept.json", response_model=Correction)
def accept(seat: AtDesk, statement: Id, body: Remark) -> Response:
    """Accept a statement as it stands."""
    return _decided(seat, statement, "accept", body=body)


@router.post("/statements/{statement}/reject.json", response_model=Correction)
def reject(seat: AtDesk, statement: Id, body: Remark) -> Response:
    """Reject what is no statement."""
    return _decided(seat, statement, "reject", body=body)


@router.post("/statements/{statement}/fix.json", response_model=Correction)
def fix(seat: AtDesk, statement: Id, body: Marked) -> Response:
    """Put fields of a statement right."""
    return _decided(seat, statement, "fix", body=body)


@router.post("/statements.json", response_model=Correction)
def add_statement(seat: AtDesk, body: Added) -> Response:
    """Add a statement that was missed."""
    return Json(add(seat.record, body.article, marks=body.marks(), decision=body.by(seat)))


class Why(BaseModel):
    """Why a correction is taken back."""

    note: Annotated[str | None, Field(max_length=5_000)] = None


@router.post("/corrections/{correction}/undo.json", response_model=Correction)
def undo_json(seat: AtDesk, correction: Id, body: Why) -> Response:
    """Take a correction back, or an undo."""
    return Json(_undone(seat, correction, body.note))


class AfterUndo(Question):
    """Where the person goes on: at what is reviewed, or in the log."""

    back: Literal["log"] | None = None


@router.post("/corrections/{correction}/undo", include_in_schema=False)
def undo(seat: AtDesk, correction: Id, back: Annotated[AfterUndo, Query()]) -> Response:
    """Take a correction back; its statement follows, or the log."""
    made = _undone(seat, correction, None)
    if back.back == "log":
        return RedirectResponse(links.corrections(), 303)
    return RedirectResponse(
        links.review(**back.asked(), statement=made.statement, done=made.id), 303
    )


def _undone(seat: Seat, correction: str, note: str | None) -> Correction:
    seat.telling(about=correction)
    return seat.record.undo(correction, author=seat.person.name, now=seat.now, note=note)


def _decided(seat: Seat, statement: str, verdict: ReviewVerdict, *, body: Remark) -> Response:
    match = in_force(seat.record, statement)
    marks = body.marks() if isinstance(body, Marked) else Marks()
    seat.telling(about=statement)
    return Json(decide(seat.record, match, verdict, marks=marks, decision=body.by(seat)))


def _words(given: str | tuple[int, int]) -> Words:
    return given if isinstance(given, str) else Span(*given)


def _maybe(given: str | tuple[int, int] | None) -> Words | None:
    return None if given is None else _words(given)
