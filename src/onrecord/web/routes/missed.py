"""A statement that the machine missed: marked in its article, and added.

?id=… -> the text, and a form for the statement
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Request
from pydantic import Field
from starlette.responses import RedirectResponse, Response

from onrecord.errors import OnrecordError, RecordError, SelectionError
from onrecord.web import links
from onrecord.web.access import OpenRecord
from onrecord.web.answering import html, page, status_of
from onrecord.web.asking import Empty, Question
from onrecord.web.cards import ArticleFacts
from onrecord.web.deciding import Decision, add
from onrecord.web.fields import Fields, marks_of
from onrecord.web.marking import Paragraph, marked_article
from onrecord.web.merging import Problem
from onrecord.web.seats import AtDesk

router = APIRouter(tags=["review"])


class AfterAdding(Question):
    """Where the person goes on: in the article, or at the statement that was reviewed."""

    back: Literal["article", "review"] | None = None
    statement: Annotated[Annotated[str, Field(max_length=100)] | None, Empty] = None

    def onward(self) -> dict[str, object]:
        """The same by the names of the address."""
        return {"back": self.back, "statement": self.statement, **self.asked()}


@dataclass(frozen=True, slots=True)
class Missing:
    """An article in which a statement is missing.

    Attributes:
        paragraphs: the whole text, with what is on record marked.
        names: of those who speak in it.
        fields: of the statement; see `fields.Fields`.
        onward: where the person goes on, by the names of the address.
        problem: why nothing was saved.
        note: what the person had written for the log.
    """

    article: ArticleFacts
    paragraphs: tuple[Paragraph, ...]
    names: tuple[str, ...]
    fields: dict[str, object]
    onward: dict[str, object]
    problem: Problem | None = None
    note: str = ""


class Wanted(AfterAdding):
    """In which article."""

    id: Annotated[str, Field(max_length=2_000)]


@page(router, "/missed", template="missed.html", shows=Missing, role="editor")
def missed(record: OpenRecord, wanted: Annotated[Wanted, Query()]) -> Missing:
    """Where a statement of an article is added that the machine missed."""
    held = record.desk.article(wanted.id)
    statements = [match.statement for match in held.matches]
    names = dict.fromkeys(one.speaker.name for one in statements if one.speaker)
    return Missing(
        article=ArticleFacts.of(held.article),
        paragraphs=marked_article(held.article, statements, ()),
        names=tuple(names),
        fields=Fields().model_dump(),
        onward=wanted.onward(),
    )


class Given(Fields):
    """What the form sends."""

    article: Annotated[str, Field(max_length=2_000)]
    note: Annotated[str, Field(max_length=5_000)] = ""


@router.post("/statements", include_in_schema=False)
def added(
    request: Request,
    seat: AtDesk,
    *,
    back: Annotated[AfterAdding, Query()],
    form: Annotated[Given, Form()],
) -> Response:
    """Add the statement; the article follows at its words, or what was reviewed."""
    seat.telling(what="add statement", about=form.article)
    article = seat.record.desk.article(form.article).article
    decision = Decision(person=seat.person, now=seat.now, note=form.note)
    try:
        marks = marks_of(form, article, shown=None)
        made = add(seat.record, article.id, marks=marks, decision=decision)
    except (SelectionError, RecordError) as error:
        return _again(request, seat, back, form=form, error=error)
    if back.back == "review":
        onward = {**back.asked(), "statement": back.statement, "done": made.id}
        return RedirectResponse(links.review(**onward), 303)
    return RedirectResponse(links.article(article.id, made.statement), 303)


def _again(
    request: Request, seat: AtDesk, back: AfterAdding, *, form: Given, error: OnrecordError
) -> Response:
    """The form as the person left it, and why it was not saved."""
    wanted = Wanted.model_construct(**back.model_dump(), id=form.article)
    fields = {name: getattr(form, name) for name in Fields.model_fields}
    problem = Problem.of(error)
    shown = replace(missed(seat.record, wanted), fields=fields, problem=problem, note=form.note)
    return html(request, "missed.html", status=status_of(error), shown=shown)
