"""All that is not settled yet, in short transactions.

database, clock -> how much was settled, after each transaction

Others may write between two transactions; a run that is stopped goes on where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from onrecord.record.databases import SETTLING, Database
from onrecord.record.settling import actors, copies

TOGETHER = 50
"""Articles that are looked up for copies in one transaction: about half a second."""


def settle(database: Database, *, clock: Callable[[], datetime]) -> Iterator[int]:
    """Settle speakers, then copies; see `Record.settle`."""
    yield from _settle_actors(database, clock=clock)
    yield from _settle_copies(database)


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
