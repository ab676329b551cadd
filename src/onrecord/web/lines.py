"""Lines in which people stand for what takes long: overviews, and changes of the record.

who asks -> their turn, or a BusyError

An overview of some hundred articles takes seconds of the processor that everybody's pages share; a
change waits while another one is saved. Who stands in line holds no thread, so that those who only
read find one.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from weakref import WeakValueDictionary

import anyio
from fastapi import Request

from onrecord.errors import BusyError
from onrecord.web.bounds import asker
from onrecord.web.guard import SAFE_METHODS

THREADS = 6
"""That work on pages at once: more of them wait for one another longer than they work."""

OVERVIEWS_AT_ONCE = 2
CHANGES_AT_ONCE = 2
"""With the overviews they leave a third of the threads to all else, whatever they wait for."""

WAIT_S = 25.0
"""Less than the half minute after which a browser's script gives up on an answer."""


class Line:
    """Turns, in the order in which people came; for one event loop.

    Args:
        at_once: turns that are had at the same time.
        wait_s: for how long anybody stands here.
    """

    def __init__(self, at_once: int, *, wait_s: float = WAIT_S) -> None:
        self._all = anyio.Semaphore(at_once)
        self._each: WeakValueDictionary[str, anyio.Semaphore] = WeakValueDictionary()
        self._wait_s = wait_s

    @asynccontextmanager
    async def turn(self, who: str) -> AsyncIterator[None]:
        """Wait for a turn, and hold it; nobody has two at once.

        Raises:
            BusyError: none came in time.
        """
        own = self._each.setdefault(who, anyio.Semaphore(1))
        async with AsyncExitStack() as held:
            try:
                with anyio.fail_after(self._wait_s):
                    # One's own first: who opens ten windows keeps nobody else waiting.
                    await held.enter_async_context(own)
                    await held.enter_async_context(self._all)
            except TimeoutError:
                raise BusyError("others are being served; try again in a minute") from None
            yield


async def turn_to_compose(request: Request) -> AsyncIterator[None]:
    """A dependency of all that may make an overview."""
    async with request.app.state.overviews_line.turn(asker(request.scope)):
        yield


async def turn_to_change(request: Request) -> AsyncIterator[None]:
    """A dependency of every request; those that change nothing go by."""
    if request.method in SAFE_METHODS:
        yield
        return
    async with request.app.state.changes_line.turn(asker(request.scope)):
        yield
