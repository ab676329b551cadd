"""Connections of a database: many that read, or one that writes.

thread -> connection, or a BusyError once it has waited long enough
"""

from __future__ import annotations

import threading
from collections import deque

from sqlalchemy import PoolProxiedConnection, QueuePool
from sqlalchemy.exc import TimeoutError as WaitedError
from sqlalchemy.pool import ConnectionPoolEntry

from onrecord.errors import BusyError

BUSY = "it is being written to; try again when that is done"


class ToldPool(QueuePool):
    """Tells who waits too long in words of ours; `logging_name` names the database."""

    def connect(self) -> PoolProxiedConnection:
        """A connection, when there is one."""
        try:
            return super().connect()
        except WaitedError as error:
            raise BusyError(f"{self.logging_name}: {BUSY}") from error


class OneWriter(ToldPool):
    """One connection, which threads are given in the order in which they asked.

    The library's queue lets in whoever comes first when the connection is free: a thread that gives
    it back and asks again at once, as one does that settles a whole record, would keep it for good.
    """

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        self._turns = Turns()

    def _do_get(self) -> ConnectionPoolEntry:
        if not self._turns.take(self._timeout):
            raise WaitedError
        try:
            return super()._do_get()
        except BaseException:
            self._turns.give_back()
            raise

    def _do_return_conn(self, record: ConnectionPoolEntry) -> None:
        try:
            super()._do_return_conn(record)
        finally:
            self._turns.give_back()


class Turns:
    """One at a time, in the order in which they asked; safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_taken = False
        self._waiting: deque[threading.Event] = deque()

    def take(self, wait_s: float) -> bool:
        """Wait for the turn; False where it did not come in time."""
        with self._lock:
            if not self._is_taken:
                self._is_taken = True
                return True
            turn = threading.Event()
            self._waiting.append(turn)
        if turn.wait(wait_s):
            return True
        with self._lock:
            if turn.is_set():  # it came at the last moment
                return True
            self._waiting.remove(turn)
            return False

    def give_back(self) -> None:
        """Let the one go on that has waited longest."""
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._is_taken = False
