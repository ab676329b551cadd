"""Whose turn a statement is: what each person has open, and what each has put off.

statements in the order of the queue, who asks -> the first that nobody else has open

Kept in the memory of the server, which is one process: who starts it anew finds every statement
free, and nothing is lost by it, since of two people who save one statement the second is shown what
the first did (`deciding`). What is open stays somebody's for a few minutes, and for longer while
the page says that it is still open; a person has a few open at most, and the oldest is let go.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable
from datetime import datetime, timedelta

OPEN_FOR = timedelta(minutes=5)
"""Longer than anybody looks at one statement; the page renews it while it is looked at."""

OPEN_EACH = 5
"""Of one person: several windows."""

PUT_OFF_FOR = timedelta(hours=12)
"""Until tomorrow's work."""

PUT_OFF_EACH = 300
"""Of one person; the oldest come back to the queue."""

PEOPLE = 1_000
"""Whose turns are remembered; those who did nothing for the longest time are forgotten."""

Until = OrderedDict[str, datetime]
"""Statements, each until when; the oldest first."""


class Turns:
    """What people have open and have put off; safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: OrderedDict[str, Until] = OrderedDict()
        self._put_off: OrderedDict[str, Until] = OrderedDict()

    def take(self, ids: Iterable[str], who: str, *, now: datetime) -> str | None:
        """The first of some statements that nobody else has open; it is this person's now."""
        with self._lock:
            taken = self._of_others(who, now)
            free = next((one for one in ids if one not in taken), None)
            if free is not None:
                _put(self._open, who, free, until=now + OPEN_FOR, most=OPEN_EACH)
            return free

    def holder(self, statement: str, *, besides: str, now: datetime) -> str | None:
        """Who else has a statement open."""
        with self._lock:
            return self._of_others(besides, now).get(statement)

    def let_go(self, statement: str, who: str) -> None:
        """Done with it."""
        with self._lock:
            self._open.get(who, Until()).pop(statement, None)

    def put_off(self, statement: str, who: str, *, now: datetime) -> None:
        """Not now: it is not offered to this person for some hours."""
        with self._lock:
            _put(self._put_off, who, statement, until=now + PUT_OFF_FOR, most=PUT_OFF_EACH)
            self._open.get(who, Until()).pop(statement, None)

    def not_for(self, who: str, *, now: datetime) -> frozenset[str]:
        """Statements that are not offered to a person: others' and those put off."""
        with self._lock:
            put_off = _still(self._put_off.get(who, Until()), now)
            return frozenset(self._of_others(who, now)) | frozenset(put_off)

    def _of_others(self, who: str, now: datetime) -> dict[str, str]:
        return {
            statement: other
            for other, held in self._open.items()
            if other != who
            for statement in _still(held, now)
        }


def _put(
    kept: OrderedDict[str, Until], who: str, statement: str, *, until: datetime, most: int
) -> None:
    """Remember a statement as the person's newest, the person as the one seen last."""
    held = kept.setdefault(who, Until())
    held[statement] = until
    held.move_to_end(statement)
    kept.move_to_end(who)
    while len(held) > most:
        held.popitem(last=False)
    while len(kept) > PEOPLE:
        kept.popitem(last=False)


def _still(held: Until, now: datetime) -> list[str]:
    return [statement for statement, until in held.items() if until > now]
