"""What stands between the network and the pages.

request -> the same request, or an answer that refuses it; answer -> the same with safe headers

Each guard is a plain ASGI middleware. A page may load only what this server has, runs no script
that stands in it, and cannot be framed; a request that another site made a browser send changes
nothing; a name that was made to point at this machine is not answered; what is too large or comes
too often is refused before it is read.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.people import Person

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
            await send(message)

        await self._app(scope, receive, send_with_headers)


class Hosts:
    """Answers only under names that are this server's, so that no name can be bound to it."""

    def __init__(self, app: ASGIApp, names: Sequence[str]) -> None:
        self._app = app
        self._names = frozenset(name.lower() for name in names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == "http" and not self._is_ours(Headers(scope=scope).get("host", "")):
            answer = PlainTextResponse("this server has another name; see --hostname\n", 421)
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

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        changes = scope["type"] == "http" and scope["method"] not in SAFE_METHODS
        if changes and not _from_here(Headers(scope=scope)):
            answer = PlainTextResponse("this request comes from another site\n", 403)
            await answer(scope, receive, send)
            return
        await self._app(scope, receive, send)


class Bounded:
    """Refuses what is larger than a request may be, said or not."""

    def __init__(self, app: ASGIApp, most_bytes: int) -> None:
        self._app = app
        self._most_bytes = most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        said = Headers(scope=scope).get("content-length", "0")
        if not said.isdecimal() or int(said) > self._most_bytes:
            await self._refuse(scope, receive, send)
            return
        await self._counted(scope, receive, send)

    async def _counted(self, scope: Scope, receive: Receive, send: Send) -> None:
        """What says no length is counted; beyond the cap the client is taken to have left."""
        seen_bytes = 0

        async def receive_counted() -> Message:
            nonlocal seen_bytes
            message = await receive()
            seen_bytes += len(message.get("body", b""))
            return {"type": "http.disconnect"} if seen_bytes > self._most_bytes else message

        await self._app(scope, receive_counted, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        most = f"{self._most_bytes / 1_000_000:g}"
        answer = PlainTextResponse(f"more than {most} MB at once; send it in parts\n", 413)
        await answer(scope, receive, send)


class Paced:
    """Refuses who asks too often, by person or, where nobody has logged in, by address."""

    def __init__(self, app: ASGIApp, reads: int, writes: int) -> None:
        self._app = app
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._reads = RateLimitItemPerMinute(reads)
        self._writes = RateLimitItemPerMinute(writes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == "http":
            is_read = scope["method"] in SAFE_METHODS
            limit = self._reads if is_read else self._writes
            if not self._limiter.hit(limit, "read" if is_read else "write", _asker(scope)):
                answer = PlainTextResponse(
                    "too many requests; go on in a minute\n", 429, {"Retry-After": "60"}
                )
                await answer(scope, receive, send)
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


def _asker(scope: Scope) -> str:
    person = scope.get("state", {}).get("person")
    client = scope.get("client")
    return f"person {person.name}" if person else f"address {client[0] if client else 'unknown'}"


def _from_here(headers: Headers) -> bool:
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc.lower() == headers.get("host", "").lower()


def _hostname(host: str) -> str:
    """The name in a Host header, without the port and the brackets of an address."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""
