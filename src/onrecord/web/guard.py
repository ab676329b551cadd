"""What stands between the network and the pages.

request -> the same request, or an answer that refuses it; answer -> the same with safe headers

Each guard is a plain ASGI middleware. A page may load only what this server has, runs no script
that stands in it, and cannot be framed; a request that another site made a browser send changes
nothing; a name that was made to point at this machine is not answered. `bounds` says how much may
be asked.
"""

from __future__ import annotations

import ipaddress
import logging
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.people import Person

logger = logging.getLogger(__name__)

_HOST = re.compile(r"(?P<name>[a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?")

FORWARDED = frozenset(
    {b"forwarded", b"x-forwarded-for", b"x-forwarded-host", b"x-forwarded-proto", b"x-real-ip"}
)
"""What a proxy adds to a request, in small letters as a server hands it over."""

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'self'; "
        "base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Refuse(Protocol):
    """Makes an answer that says why there is none: a page, to a program JSON."""

    def __call__(
        self,
        request: Request,
        status: int,
        message: str,
        *,
        headers: Mapping[str, str] | None = None,
    ) -> Response:
        """The answer."""
        ...


class SafeHeaders:
    """Puts the headers of safety on every answer that has none of its own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with them."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if not scope["path"].startswith("/static/"):
                    headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, send_with_headers)


class Hosts:
    """Answers only under names that are this server's, so that no name can be bound to it."""

    def __init__(self, app: ASGIApp, names: Sequence[str], *, refuse: Refuse) -> None:
        self._app = app
        self._refuse = refuse
        self._names = frozenset(name.lower() for name in names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == "http" and not self._is_ours(Headers(scope=scope).get("host", "")):
            told = "this server has another name; see --hostname"
            answer = self._refuse(Request(scope), 421, told)
            await answer(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _is_ours(self, host: str) -> bool:
        name = _hostname(host)
        if name in self._names:
            return True
        try:
            return ipaddress.ip_address(name).is_loopback
        except ValueError:
            return name == "localhost"


class SameOrigin:
    """Refuses what another site had a browser send (cross-site request forgery).

    Browsers say where a request comes from (`Sec-Fetch-Site`, else `Origin`); what sends neither
    is no browser, and carries no one's cookie unasked. Source: OWASP's cheat sheet, "Fetch Metadata
    headers".
    """

    def __init__(self, app: ASGIApp, refuse: Refuse) -> None:
        self._app = app
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        changes = scope["type"] == "http" and scope["method"] not in SAFE_METHODS
        if changes and not _from_here(Headers(scope=scope)):
            answer = self._refuse(Request(scope), 403, "this request comes from another site")
            await answer(scope, receive, send)
            return
        await self._app(scope, receive, send)


class Faults:
    """Answers where the application could not, and logs why; the person is told nothing of it."""

    def __init__(self, app: ASGIApp, answer: Callable[[Request, Exception], Response]) -> None:
        self._app = app
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it with a page for faults."""
        started = False

        async def send_seen(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, send_seen)
        except Exception as error:
            if scope["type"] != "http":
                raise
            # As it is written in code: a line end in it must not begin a line of the log.
            logger.exception("%s %r", scope["method"], scope["path"])
            if started:  # the connection is cut, so that nobody takes a half for the whole
                raise
            await self._answer(Request(scope), error)(scope, receive, send)


class Heads:
    """Answers HEAD as GET, without what would follow the headers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on as GET."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def send_head(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        scope["method"] = "GET"
        await self._app(scope, receive, send_head)


class Unproxied:
    """Refuses what a proxy passes on to a server that lets in everybody at this machine.

    Behind a proxy everybody would be at this machine.
    """

    def __init__(self, app: ASGIApp, refuse: Refuse) -> None:
        self._app = app
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == "http" and any(name in FORWARDED for name, _ in scope["headers"]):
            message = "this server is for this machine alone; behind a proxy see --proxy-header"
            await self._refuse(Request(scope), 403, message)(scope, receive, send)
            return
        await self._app(scope, receive, send)


class Known:
    """Finds out who asks, for all that comes after: `request.state.person`."""

    def __init__(self, app: ASGIApp, who: Callable[[HTTPConnection], Person | None]) -> None:
        self._app = app
        self._who = who

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with the person."""
        if scope["type"] == "http":
            scope.setdefault("state", {})["person"] = self._who(HTTPConnection(scope))
        await self._app(scope, receive, send)


class Strangers:
    """Refuses what somebody sends who has not logged in, before it is read.

    Args:
        answer: tells so.
        open_to_all: paths to which anybody may send something.
    """

    def __init__(
        self,
        app: ASGIApp,
        answer: Callable[[Request], Response],
        *,
        open_to_all: Collection[str] = (),
    ) -> None:
        self._app = app
        self._answer = answer
        self._open_to_all = frozenset(open_to_all)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        sends = scope["type"] == "http" and scope["method"] not in SAFE_METHODS
        if sends and scope["path"] not in self._open_to_all and scope["state"]["person"] is None:
            await self._answer(Request(scope))(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _from_here(headers: Headers) -> bool:
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2].lower() == headers.get("host", "").lower()


def _hostname(host: str) -> str:
    """The name in a Host header, without the port and the brackets of an address; "" for none."""
    found = _HOST.fullmatch(host.lower())
    return found["name"].strip("[]") if found else ""
