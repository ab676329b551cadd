"""The overview builder: what to tell, and the overview that comes of it, to be changed by hand.

?about=…&actor=…&without=…&first=… -> choices, sentences with what can be done to each; files

The address holds the whole state, nothing is stored: a change leads to another address.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from typing import Annotated, Literal, TypeAlias

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse
from pydantic import Field
from starlette.responses import RedirectResponse, Response

from onrecord.errors import SelectionError
from onrecord.folding import fold
from onrecord.model import Overview
from onrecord.overview import to_html
from onrecord.overview.building import FORMS, FormName, Listed, short
from onrecord.web import links
from onrecord.web.access import Answers, OpenRecord, Overviews, Reader, needs
from onrecord.web.answering import CHANGING, page
from onrecord.web.building import Builder, Building, built
from onrecord.web.choosing import Choice, Chosen, as_list, composed, listed
from onrecord.web.lines import turn_to_compose
from onrecord.web.moving import Level, Move, moved, sentences_of, told_by

router = APIRouter(
    tags=["overview"],
    dependencies=[Depends(needs("reader")), Depends(turn_to_compose, scope="function")],
)

PREVIEW_POLICY = (
    "default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)
"""The page of an overview has its styles in it, and nothing else."""


@page(router, "/overview", template="overview.html", shows=Builder)
def overview(
    record: OpenRecord,
    choice: Annotated[Building, Query()],
    *,
    overviews: Overviews,
    answers: Answers,
) -> Builder:
    """The overview that a choice makes, with what it leaves out."""
    return built(record, choice, overviews=overviews, answers=answers)


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
def change(
    record: OpenRecord, kept: Overviews, _: Reader, *, asked: Annotated[Change, Query()]
) -> Response:
    """Lead to the address of the choice as it is to be."""
    without, first, then = list(listed(asked.without)), listed(asked.first), None
    if asked.drop:
        then = _beside(composed(record, kept, asked.selection()), listed(asked.drop))
        without += listed(asked.drop)
    if back := listed(asked.back):
        without, then = [one for one in without if one not in back], back[0]
    if asked.up or asked.down:
        move = _move(asked.up or asked.down, up=bool(asked.up))
        first, then = moved(composed(record, kept, asked.selection()), first, move), move.statement
    state = {**asked.asked(), "without": as_list(without), "first": as_list(first)}
    return RedirectResponse(links.overview(**state) + (f"#{then}" if then else ""), 303)


@router.get("/overview/preview", response_class=HTMLResponse, summary="The overview as a page")
def preview(record: OpenRecord, kept: Overviews, _: Reader, *, choice: Chosen) -> Response:
    """The page as it is written, with a policy of its own."""
    written = to_html(composed(record, kept, choice.selection()))
    policy = PREVIEW_POLICY.format(style=_digest_of_style(written))
    headers = {"Content-Security-Policy": policy, "Cache-Control": CHANGING}
    return HTMLResponse(written, headers=headers)


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
def download(
    record: OpenRecord, kept: Overviews, _: Reader, *, ending: Ending, choice: Chosen
) -> Response:
    """The same bytes that the command writes."""
    whole = composed(record, kept, choice.selection())
    form = FORMS[FORM_OF[ending]]
    disposition = f'attachment; filename="{_file_name(choice)}.{ending}"'
    headers = {"Content-Disposition": disposition, "Cache-Control": CHANGING}
    return Response(form.write(whole), media_type=form.media_type, headers=headers)


def _digest_of_style(written: str) -> str:
    """Of the one style sheet that the page may apply, as a policy names it."""
    style = written.partition("<style>")[2].partition("</style>")[0]
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


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
