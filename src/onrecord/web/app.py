"""The application: guards around pages over one record.

ServeSettings -> an ASGI application

The record is opened when the server starts, so that what is wrong with it is said before anybody
asks. An error that the person can mend is a page that says what to do; a fault of ours is logged
with its trace and tells the person nothing of it.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

from anyio.to_thread import current_default_thread_limiter
from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from onrecord import __version__
from onrecord.errors import BusyError, OnrecordError, UnavailableError
from onrecord.record import Record
from onrecord.web import links, routes
from onrecord.web.access import LogInError, now
from onrecord.web.answering import html, status_of
from onrecord.web.bounds import Bounded, Paced
from onrecord.web.guard import (
    SAFE_METHODS,
    Faults,
    Heads,
    Hosts,
    Known,
    SafeHeaders,
    SameOrigin,
    Strangers,
    Unproxied,
)
from onrecord.web.jobs import Jobs
from onrecord.web.keeping import MOST_OVERVIEWS, Kept
from onrecord.web.lines import (
    CHANGES_AT_ONCE,
    OVERVIEWS_AT_ONCE,
    THREADS,
    Line,
    turn_to_change,
)
from onrecord.web.login import session_guards
from onrecord.web.noting import Noted
from onrecord.web.people import LocalDoor, LoginDoor
from onrecord.web.settings import ServeSettings
from onrecord.web.standing import assert_stands, file_of
from onrecord.web.turns import Turns

logger = logging.getLogger(__name__)

NO_PAGE = "there is no such page"

COMPLAINTS = {
    "bool_parsing": "write true or false",
    "int_parsing": "write a whole number",
    "float_parsing": "write a number",
    "literal_error": "write {expected}",
    "string_too_long": "{max_length} characters at most",
    "string_pattern_mismatch": "this is none",
    "too_long": "{max_length} at most",
    "greater_than_equal": "{ge} at least",
    "less_than_equal": "{le} at most",
}
"""By pydantic's name of the error, with what it knows of it."""

AGAIN_S = 10
"""When who found the record busy may ask again."""

STATIC = Path(__file__).parent / "static"


@dataclass(frozen=True, slots=True)
class Refused:
    """Why an answer is none.

    Attributes:
        detail: what is wrong, and what to do about it.
    """

    detail: str


REFUSED: dict[str, object] = {
    "model": Refused,
    "description": "Why not, and what to do; as a page where the address does not end in .json",
    "content": {"text/html": {"schema": {"type": "string"}}},
}


def create_app(settings: ServeSettings) -> FastAPI:
    """The application that serves a record."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with Record.open(settings.place, create=False, wait_s=settings.wait_s) as record:
            app.state.record = record
            current_default_thread_limiter().total_tokens = THREADS
            app.state.file = file_of(settings.place)
            app.state.kept = Kept(record.desk.state, stale_s=settings.stale_s)
            app.state.overviews = Kept(record.desk.state, stale_s=0, most=MOST_OVERVIEWS)
            app.state.jobs = Jobs(record, clock=now, web=settings.web)
            try:
                yield
            finally:
                app.state.jobs.close()

    app = FastAPI(
        title="onrecord",
        version=__version__,
        summary="Who said what, to whom, when, where, and according to whom.",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        dependencies=[Depends(assert_stands), Depends(turn_to_change, scope="function")],
        responses={"4XX": REFUSED, "5XX": REFUSED},
        middleware=_guards(settings),
    )
    app.state.settings = settings
    app.state.turns = Turns()
    app.state.overviews_line = Line(OVERVIEWS_AT_ONCE)
    app.state.changes_line = Line(CHANGES_AT_ONCE)
    app.state.can_log_in = isinstance(settings.door, LoginDoor)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for router in routes.ROUTERS:
        app.include_router(router)
    _answer_errors(app)
    return app


def _guards(settings: ServeSettings) -> list[Middleware]:
    """The outermost first."""
    return [
        Middleware(SafeHeaders),
        Middleware(Faults, answer=_answer_fault),
        Middleware(Heads),
        Middleware(Hosts, names=[settings.host, *settings.hosts], refuse=_tell),
        *([Middleware(Unproxied, refuse=_tell)] if isinstance(settings.door, LocalDoor) else []),
        Middleware(Bounded, most_bytes=settings.upload_bytes, refuse=_tell),
        *session_guards(settings.door),
        Middleware(Known, who=lambda request: settings.door.who(request, settings.roles)),
        Middleware(Noted),
        Middleware(SameOrigin, refuse=_tell),
        Middleware(
            Paced,
            reads=settings.reads_per_minute,
            writes=settings.writes_per_minute,
            refuse=_tell,
        ),
        Middleware(Strangers, answer=_answer_stranger, open_to_all=[links.logout()]),
    ]


def _answer_errors(app: FastAPI) -> None:
    app.add_exception_handler(OnrecordError, _answer_ours)
    app.add_exception_handler(RequestValidationError, _answer_invalid)
    app.add_exception_handler(HTTPException, _answer_http)
    app.add_exception_handler(LogInError, _answer_stranger)
    app.add_exception_handler(ClientDisconnect, _answer_cut)


def _answer_ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, OnrecordError)
    status = status_of(error)
    is_busy = isinstance(error, BusyError)
    if isinstance(error, UnavailableError) and not is_busy:
        logger.error("%s %r: %s", request.method, request.url.path, error)
    headers = {"Retry-After": f"{AGAIN_S}"} if is_busy else {}
    return _tell(request, status, str(error), headers=headers)


def _answer_invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    found = error.errors()
    if all(one["loc"][0] == "path" for one in found):
        return _tell(request, 404, NO_PAGE)
    return _tell(request, 422, "; ".join(map(_complaint, found)))


def _complaint(one: Mapping[str, Any]) -> str:
    """What is wrong with a value, and how it is written."""
    if one["type"] == "json_invalid":
        return "what was sent is not JSON"
    name = ".".join(map(str, one["loc"][1:])) or "what should be sent"
    if one["type"] == "missing":
        return f"{name} is missing"
    told = COMPLAINTS.get(one["type"])
    return f"{name}: {told.format(**one.get('ctx', {})) if told else one['msg']}"


def _answer_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    # Starlette's own words for these are of no help to a reader.
    words = {404: NO_PAGE, 405: f"nothing here takes {request.method}"}
    is_own = error.detail != HTTPStatus(error.status_code).phrase
    message = error.detail if is_own else words.get(error.status_code, error.detail)
    return _tell(request, error.status_code, message, headers=error.headers)


def _answer_stranger(request: Request, _: Exception | None = None) -> Response:
    can_log_in = request.app.state.can_log_in
    if can_log_in and request.method in SAFE_METHODS and not _wants_json(request):
        asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(links.login(asked), 303)
    where = "log in at /login" if can_log_in else "the proxy names nobody who may come in"
    return _tell(request, 401, where)


def _answer_cut(request: Request, _: Exception) -> Response:
    return _tell(request, 413, "the request was cut off, or is larger than is taken at once")


def _answer_fault(request: Request, _: Exception) -> Response:
    return _tell(request, 500, "a fault of onrecord's own; the server's log holds its trace")


def _tell(
    request: Request, status: int, message: str, *, headers: Mapping[str, str] | None = None
) -> Response:
    if _wants_json(request):
        return JSONResponse({"detail": message}, status, headers)
    again = "Retry-After" in (headers or {})
    answer = html(request, "error.html", status=status, message=message, code=status, again=again)
    answer.headers.update(headers or {})
    return answer


def _wants_json(request: Request) -> bool:
    return request.url.path.endswith(".json")
