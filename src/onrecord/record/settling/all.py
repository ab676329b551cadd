"""All that is not settled yet, in short transactions.

database, clock -> how much was settled, after each transaction

Others may write between two transactions; a run that is stopped goes on where it was.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import chain

from onrecord.record.databases import SETTLING, Database
from onrecord.record.settling import actors, copies

AT_WORK_S = 1.0
"""Then it rests, where others need that to have their turn."""

TOGETHER = 10
"""Articles that are looked up for copies in one transaction, a tenth of a second: whoever saves
meanwhile waits no longer."""


def settle(database: Database, *, clock: Callable[[], datetime]) -> Iterator[int]:
    """Settle speakers, then copies; see `Record.settle`."""
    rested_s = time.monotonic()
    for done in chain(_settle_actors(database, clock=clock), _settle_copies(database)):
        yield done
        if database.pause_s and time.monotonic() - rested_s > AT_WORK_S:
            time.sleep(database.pause_s)
            rested_s = time.monotonic()


def _settle_actors(database: Database, *, clock: Callable[[], datetime]) -> Iterator[int]:
    reader = actors.reader()
    while True:
        with database.writer.begin() as connection:
            database.hold(connection, [SETTLING])
            done = actors.settle_some(connection, reader, now=clock())
        if not done:
            return
        yield done


def _settle_copies(database: Database) -> Iterator[int]:
    after = 0
    while True:
        with database.writer.begin() as connection:
            database.hold(connection, [SETTLING])
            # Not over those again that are settled; at last over all, if some came before.
            keys = copies.unsettled(connection, TOGETHER, after=after) or copies.unsettled(
                connection, TOGETHER, after=0
            )
            for key in keys:
                copies.settle(connection, key)
        if not keys:
            return
        after = keys[-1]
        yield len(keys)
