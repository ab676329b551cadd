"""A page and its JSON twin: one function says what is shown, two addresses show it.

view(…) -> value -> HTML at `/path`, JSON at `/path.json`

Every page works without a script. The templates are loaded once; they escape everything, and a
value that they have no name for is an error and not an empty place.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from http import HTTPStatus
from importlib import metadata
from typing import Any, TypeVar

import msgspec
from fastapi import APIRouter, Depends, Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from onrecord import languages
from onrecord.dates import day_of
from onrecord.errors import (
    ModelError,
    NotOnRecordError,
    OnrecordError,
    OutputError,
    RecordError,
    UnavailableError,
)
from onrecord.languages.telling import Telling
from onrecord.overview.building import WRITTEN_IN
from onrecord.showing import bounded, harmless, in_words, moment, period
from onrecord.web import links
from onrecord.web.access import needs
from onrecord.web.people import Person, Role

View = TypeVar("View", bound=Callable[..., Any])

CHANGING = "no-store"
"""What a record says may be otherwise a second later, and belongs to who asked."""


STATUSES: tuple[tuple[type[OnrecordError], int], ...] = (
    (NotOnRecordError, 404),
    (UnavailableError, 503),
    (RecordError, 409),
    (OutputError, 501),
    (ModelError, 501),
    (OnrecordError, 422),
)
"""What an error of ours is called on the web; the first that fits. A file that cannot be written
and a model that cannot be read are parts that the server lacks."""


class Json(Response):
    """A value as JSON, by its fields."""

    media_type = "application/json"

    def render(self, content: object) -> bytes:
        """As the reading format writes it."""
        return msgspec.json.encode(content)


def page(
    router: APIRouter,
    path: str,
    *,
    template: str,
    shows: Any,  # noqa: ANN401 - any type that FastAPI can describe
    role: Role = "reader",
) -> Callable[[View], View]:
    """Register a view under a path and, as JSON, under the path with `.json`.

    Args:
        router: of the page.
        path: without an ending.
        template: what writes the value as HTML; it knows it as `shown`.
        shows: the type of the value, for the description of the API.
        role: who may see it.
    """

    def register(view: View) -> View:
        twin = "/index.json" if path == "/" else f"{path}.json"
        allowed = [Depends(needs(role))]
        viewed = Depends(view)

        def as_html(request: Request, response: Response, shown: object = viewed) -> Response:
            answer = html(request, template, shown=shown)
            # A view may set a cookie on the response that FastAPI hands to it.
            for cookie in response.headers.getlist("set-cookie"):
                answer.headers.append("set-cookie", cookie)
            return answer

        def as_json(shown: object = viewed) -> Response:
            return Json(shown, headers={"Cache-Control": CHANGING})

        summary = (view.__doc__ or "").strip().split("\n")[0].rstrip(".")
        router.add_api_route(
            twin,
            as_json,
            methods=["GET"],
            response_model=shows,
            dependencies=allowed,
            summary=summary,
            name=f"{view.__name__}_json",
        )
        router.add_api_route(
            path,
            as_html,
            methods=["GET"],
            response_class=HTMLResponse,
            dependencies=allowed,
            include_in_schema=False,
            name=view.__name__,
        )
        return view

    return register


def status_of(error: OnrecordError) -> int:
    """The status of an answer that tells of an error."""
    return next(status for kind, status in STATUSES if isinstance(error, kind))


def html(request: Request, template: str, *, status: int = 200, **values: object) -> HTMLResponse:
    """A page of a template, with who looks at it."""
    person: Person | None = getattr(request.state, "person", None)
    text = (
        templates()
        .get_template(template)
        .render(
            **values,
            person=person,
            here=request.url.path,
            twin=_twin(request) if status == HTTPStatus.OK else None,
            login=getattr(request.app.state, "can_log_in", False),
        )
    )
    return HTMLResponse(text, status, headers={"Cache-Control": CHANGING})


@functools.cache
def templates() -> Environment:
    """The templates of the pages, with what they may call."""
    telling = languages.load(WRITTEN_IN).telling
    environment = Environment(
        loader=PackageLoader("onrecord.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"links": links, "version": metadata.version("onrecord")}
    environment.filters |= {
        "moment": lambda published: moment(published, telling),
        "day": lambda day: moment(str(day)[:10], telling),
        "since": lambda last, first: _period(first, last, telling),
        "when": lambda edtf: _when(edtf, telling),
        "many": many,
        "number": lambda number: f"{number:,}",
        "joined": joined,
    }
    return environment


def many(count: int, one: str, several: str | None = None) -> str:
    """A count with its noun: "1 article", "1,204 articles"."""
    return f"{count:,} {one if count == 1 else several or one + 's'}"


def joined(words: Iterable[str]) -> str:
    """Words in a row: "a, b and c"."""
    *first, last = [*words] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def _twin(request: Request) -> str:
    path = request.url.path
    address = "/index.json" if path == "/" else f"{path}.json"
    return f"{address}?{request.url.query}" if request.url.query else address


def _period(first: str | None, last: str, telling: Telling) -> str:
    """Days in words: "1–22 June 2026"."""
    days = day_of(first) or day_of(last), day_of(last)
    return period(days[0], days[1], telling) if days[0] and days[1] else last


def _when(edtf: str, telling: Telling) -> str:
    days = bounded(edtf)
    return in_words(days, telling, year=None) if days else edtf


def _shown(value: object) -> object:
    """What a template prints; what is marked as safe was made of such values."""
    return harmless(value) if type(value) is str else value
