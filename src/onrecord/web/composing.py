"""Whose overview is made: a few at a time, and one at a time for each person.

who asks -> their turn, or an error that says to try again

An overview of some hundred articles takes seconds of the processor that everybody's pages share.
Those who wait hold no thread.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from weakref import WeakValueDictionary

import anyio
from fastapi import Request

from onrecord.errors import UnavailableError
from onrecord.web.bounds import asker

AT_ONCE = 2
"""Beside them there is room for other pages on any machine."""

WAIT_S = 60.0
"""Longer than anybody waits for a page."""


class Composing:
    """Turns to make an overview; for one event loop.

    Args:
        at_once: overviews.
        wait_s: for how long anybody waits for a turn.
    """

    def __init__(self, *, at_once: int = AT_ONCE, wait_s: float = WAIT_S) -> None:
        self._all = anyio.Semaphore(at_once)
        self._each: WeakValueDictionary[str, anyio.Semaphore] = WeakValueDictionary()
        self._wait_s = wait_s

    @asynccontextmanager
    async def turn(self, who: str) -> AsyncIterator[None]:
        """Wait for a turn, and hold it.

        Raises:
            UnavailableError: none came in time.
        """
        own = self._each.setdefault(who, anyio.Semaphore(1))
        async with AsyncExitStack() as held:
            try:
                with anyio.fail_after(self._wait_s):
                    # One's own first: who opens ten windows keeps nobody else waiting.
                    await held.enter_async_context(own)
                    await held.enter_async_context(self._all)
            except TimeoutError:
                raise UnavailableError(
                    "other overviews are being made; try again in a minute"
                ) from None
            yield


async def its_turn(request: Request) -> AsyncIterator[None]:
    """A dependency of all that may make an overview."""
    composing: Composing = request.app.state.composing
    async with composing.turn(asker(request.scope)):
        yield
