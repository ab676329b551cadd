"""The log of what people did on this server.

request, its answer -> Event, where it belongs into the log

One guard writes it, so that no page can forget to: what changed something, each by the name of its
route; what was carried away as a file; who logged in or out, or was turned away. What a correction
says stands in the log of corrections; here stands that somebody made one, and where. A page adds
what only it knows through `Telling`. Nothing that a person typed into a field is kept, and no
query of a login.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, datetime

from anyio import CapacityLimiter, to_thread
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.errors import RecordError
from onrecord.record.desk import Event
from onrecord.web.bounds import asker
from onrecord.web.guard import SAFE_METHODS
from onrecord.web.people import Person

LONGEST = 500
"""Characters of what a person asked for."""

REFUSALS_PER_MINUTE = 30
"""Of one person or address that are kept; who knocks at every door fills no disk."""

TURNED_AWAY = frozenset({401, 403})
FIRST_REFUSAL = 400

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Telling:
    """What a page adds to the log's entry of its request; None leaves what is known without it.

    Attributes:
        what: in a word.
        about: id or name of what it was done to.
        detail: in a sentence.
        who: the person, where only the page knows.
    """

    what: str | None = None
    about: str | None = None
    detail: str | None = None
    who: Person | None = None

    def __call__(
        self,
        *,
        what: str | None = None,
        about: str | None = None,
        detail: str | None = None,
        who: Person | None = None,
    ) -> None:
        """Add it."""
        self.what, self.about = what or self.what, about or self.about
        self.detail, self.who = detail or self.detail, who or self.who


class Noted:
    """Writes the log, after the answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        # A thread of its own: a log that cannot be written to now keeps no page waiting.
        self._writer = CapacityLimiter(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and note what came of it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        telling = scope.setdefault("state", {})["telling"] = Telling()
        start: Message = {"status": 500, "headers": []}

        async def send_seen(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            await send(message)

        await self._app(scope, receive, send_seen)
        what = telling.what or self._what(scope, start)
        if what:
            event = _event(scope, what, telling)
            await to_thread.run_sync(_keep, scope, event, limiter=self._writer)

    def _what(self, scope: Scope, start: Message) -> str | None:
        """What was done, in a word; None where it is not for the log."""
        if start["status"] in TURNED_AWAY:
            limit = RateLimitItemPerMinute(REFUSALS_PER_MINUTE)
            return "refused" if self._limiter.hit(limit, asker(scope)) else None
        if start["status"] >= FIRST_REFUSAL:
            return None
        if scope["method"] not in SAFE_METHODS:
            return _name(scope)
        disposition = Headers(raw=start["headers"]).get("content-disposition", "")
        return "download" if disposition.startswith("attachment") else None


def _name(scope: Scope) -> str:
    """The route's name in words; of a page and its twin it is the same."""
    name: str = getattr(scope.get("route"), "name", None) or scope["method"]
    return name.removesuffix("_json").replace("_", " ")


def _event(scope: Scope, what: str, telling: Telling) -> Event:
    person: Person | None = telling.who or scope["state"].get("person")
    place = scope["path"]
    if what == "download" and scope["query_string"]:
        place += f"?{scope['query_string'].decode('ascii', 'replace')}"
    return Event(
        at=datetime.now(UTC),
        who=person.name if person else asker(scope),
        role=person.role if person else "nobody",
        what=what,
        about=_bounded(telling.about or place),
        detail=_bounded(telling.detail or "") or None,
    )


def _bounded(words: str) -> str:
    """So much of it as is kept; no database keeps a NUL or half a character."""
    whole = words.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
    return whole if len(whole) <= LONGEST else f"{whole[: LONGEST - 1]}…"


def _keep(scope: Scope, event: Event) -> None:
    try:
        scope["app"].state.record.desk.note(event)
    except RecordError:
        logger.exception("not in the log: %s", event)
