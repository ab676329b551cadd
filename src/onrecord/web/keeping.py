"""Answers that are the same for everybody, kept until the record changes.

key, what makes the answer -> the answer

Counts and stories take the record longer than all else on a page, and fifty people ask for the
same. An answer holds while the record is as it was (`Desk.state`), and for some seconds after it
changed: where many review at once it changes all the time. Who asks while an answer is being made
gets the one before, where an old one may be given, and else waits.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar, cast
from weakref import WeakValueDictionary

MOST = 256
"""Answers in memory; some hundred kilobytes the largest."""

OLDEST_S = 60.0
"""Older ones are not given, even while a new one is made."""

MOST_OVERVIEWS = 8
"""A megabyte each: of those who are at work, what each last saw."""

T = TypeVar("T")


@dataclass(slots=True)
class _Entry(Generic[T]):
    value: T
    state: str
    looked_s: float


@dataclass(slots=True, weakref_slot=True)
class _Turn:
    lock: threading.Lock = field(default_factory=threading.Lock)


class Kept:
    """The answers of one record; safe to be asked by several threads.

    Args:
        state: tells the record's state; see `Desk.state`.
        stale_s: for how long an answer may be given after the record changed, and for as long as
            a new one is made, `OLDEST_S` at most; 0 for no longer than the record is as it was.
        most: answers in memory.
        clock: seconds that only go on.
    """

    def __init__(
        self,
        state: Callable[[], str],
        *,
        stale_s: float,
        most: int = MOST,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._state = state
        self._stale_s = stale_s
        self._most = most
        self._clock = clock
        self._entries: OrderedDict[Hashable, _Entry[object]] = OrderedDict()
        self._turns: WeakValueDictionary[Hashable, _Turn] = WeakValueDictionary()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The answer of a key, made where there is none that holds; errors are not kept."""
        with self._lock:
            turn = self._turns.setdefault(key, _Turn())
        entry = self._given_meanwhile(key, turn)
        if entry is None:
            with turn.lock:
                entry = self._holding(key)
                if entry is None:
                    state = self._state()  # before, so that what changes meanwhile makes it old
                    entry = _Entry(make(), state, self._clock())
                    self._keep(key, entry)
        return cast("T", entry.value)

    def _given_meanwhile(self, key: Hashable, turn: _Turn) -> _Entry[object] | None:
        """The old answer, where one may be given and somebody makes the new one."""
        if not self._stale_s or not turn.lock.locked():
            return None
        entry = self._found(key)
        is_old = entry is None or self._clock() - entry.looked_s > OLDEST_S
        return None if is_old else entry

    def _found(self, key: Hashable) -> _Entry[object] | None:
        with self._lock:
            if key in self._entries:
                self._entries.move_to_end(key)  # what is asked for stays
            return self._entries.get(key)

    def _holding(self, key: Hashable) -> _Entry[object] | None:
        entry = self._found(key)
        if entry is None or self._clock() - entry.looked_s < self._stale_s:
            return entry
        if entry.state != self._state():
            return None
        entry.looked_s = self._clock()
        return entry

    def _keep(self, key: Hashable, entry: _Entry[object]) -> None:
        with self._lock:
            self._entries[key] = entry
            self._entries.move_to_end(key)
            while len(self._entries) > self._most:
                self._entries.popitem(last=False)
