"""How much anybody may ask of the server.

request -> the same request, or an answer that refuses it

What is too large or too slow is refused before it is read, what comes too often before it is
answered. Rates are counted in memory, of the last minute only: what that takes is bounded by who
asked in it, and by the rates.
"""

from __future__ import annotations

import ipaddress
import re

import anyio
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.guard import SAFE_METHODS, Refuse

BODY_S = 120.0
"""In which a request must have come: the largest one over a slow line."""

_LENGTH = re.compile(r"[0-9]{1,18}")  # more digits are no length, and cost time to count

NEIGHBOURS = 64
"""Bits of an IPv6 address that name a network; the rest is its owner's to choose."""


class Bounded:
    """Refuses what is larger than a request may be, said or not, and what does not end."""

    def __init__(
        self, app: ASGIApp, most_bytes: int, *, refuse: Refuse, body_s: float = BODY_S
    ) -> None:
        self._app = app
        self._refuse = refuse
        self._most_bytes = most_bytes
        self._body_s = body_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        said = Headers(scope=scope).get("content-length", "0")
        if not _LENGTH.fullmatch(said) or int(said) > self._most_bytes:
            answer = self._refuse(Request(scope), 413, self._too_large())
            await answer(scope, receive, send)
            return
        await self._app(scope, self._counted(receive), send)

    def _counted(self, receive: Receive) -> Receive:
        """What says no length is counted while it is read; the clock runs until it has come."""
        seen_bytes, is_whole = 0, False
        ends_at = anyio.current_time() + self._body_s

        async def receive_counted() -> Message:
            nonlocal seen_bytes, is_whole
            if is_whole:
                return await receive()
            try:
                with anyio.fail_after(ends_at - anyio.current_time()):
                    message = await receive()
            except TimeoutError:
                raise HTTPException(408, "the request did not come in time") from None
            is_whole = not message.get("more_body", False)
            seen_bytes += len(message.get("body", b""))
            if seen_bytes > self._most_bytes:
                raise HTTPException(413, self._too_large())
            return message

        return receive_counted

    def _too_large(self) -> str:
        return f"more than {self._most_bytes / 1_000_000:g} MB at once; send it in parts"


class Paced:
    """Refuses who asks too often, by person or, where nobody has logged in, by address."""

    def __init__(self, app: ASGIApp, reads: int, writes: int, *, refuse: Refuse) -> None:
        self._app = app
        self._refuse = refuse
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._reads = RateLimitItemPerMinute(reads)
        self._writes = RateLimitItemPerMinute(writes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == "http":
            is_read = scope["method"] in SAFE_METHODS
            limit = self._reads if is_read else self._writes
            if not self._limiter.hit(limit, "read" if is_read else "write", asker(scope)):
                answer = self._refuse(
                    Request(scope),
                    429,
                    "too many requests; go on in a minute",
                    headers={"Retry-After": "60"},
                )
                await answer(scope, receive, send)
                return
        await self._app(scope, receive, send)


def asker(scope: Scope) -> str:
    """Who asks: a person, or else the network address of whoever it is."""
    person = scope.get("state", {}).get("person")
    if person:
        return f"person {person.name}"
    client = scope.get("client")
    return f"somebody at {_network(client[0]) if client else 'an unknown address'}"


def _network(host: str) -> str:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, NEIGHBOURS), strict=False))
    return host
