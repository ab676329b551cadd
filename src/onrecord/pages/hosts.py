"""Manners: one request per host at a time, a pause after each, and no haste where a host is busy.

host -> a turn to ask it

A pause lasts as long as the settings say, as a robots.txt asks for (Crawl-delay) or as a busy
server does (Retry-After). Nobody waits longer than is bearable: beyond that the page is unread.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from threading import Event, Lock
from typing import TYPE_CHECKING

from onrecord.pages.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.pages.settings import WebSettings

# A number of seconds with more digits than this is no wish to be asked again.
LONGEST_NUMBER = 9


@dataclass(slots=True)
class _Host:
    pause_s: float
    free_at: float = 0.0  # on the monotonic clock
    turn: Lock = field(default_factory=Lock)


class Hosts:
    """What is known of the hosts of one run."""

    def __init__(self, settings: WebSettings) -> None:
        self._settings = settings
        self._hosts: dict[str, _Host] = {}
        self._stopped = Event()

    @contextmanager
    def turn(self, name: str) -> Iterator[None]:
        """Waits until the host may be asked, and keeps everybody else from it meanwhile.

        Raises:
            UnreadableError: the wait would be too long, or the run is over.
        """
        host = self._host(name)
        with host.turn:
            self._wait(host.free_at - time.monotonic(), pause_s=host.pause_s)
            try:
                yield
            finally:
                host.free_at = max(host.free_at, time.monotonic() + host.pause_s)

    def slow_down(self, name: str, pause_s: float) -> None:
        """Makes the pauses as long as the host's robots.txt asks for, within bounds."""
        host = self._host(name)
        host.pause_s = max(host.pause_s, min(pause_s, self._settings.longest_pause_s))

    def hold(self, name: str, wait_s: float) -> None:
        """Keeps everybody from a host that is busy."""
        host = self._host(name)
        host.free_at = max(host.free_at, time.monotonic() + wait_s)

    def stop(self) -> None:
        """Ends all waiting."""
        self._stopped.set()

    def _host(self, name: str) -> _Host:
        return self._hosts.setdefault(name, _Host(self._settings.pause_s))

    def _wait(self, wait_s: float, *, pause_s: float) -> None:
        if wait_s > max(self._settings.longest_wait_s, pause_s):
            raise UnreadableError("unreachable", f"its host asks for a wait of {wait_s:.0f} s")
        if self._stopped.wait(max(wait_s, 0)):
            raise UnreadableError("unreachable", "the run was ended before its turn came")


def asked_wait_s(retry_after: str, *, now: float) -> float | None:
    """The seconds that a Retry-After header asks for; None where it cannot be understood.

    Args:
        retry_after: the header's value: seconds, or a date.
        now: seconds since 1970, for a header that gives a date.
    """
    value = retry_after.strip()
    if value.isascii() and value.isdigit():
        return float(value[:LONGEST_NUMBER])
    try:
        return max(parsedate_to_datetime(value).timestamp() - now, 0)
    except (ValueError, OverflowError):
        return None
