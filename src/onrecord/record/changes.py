"""How often a record was written to, by which a cache knows that it is stale.

a transaction that wrote -> one more in `state`

Counted in the transaction itself, as the last thing before it ends: whoever sees the new number
sees all that was written, and of two writers on a server the second waits only while the first is
being confirmed. Notes about who did what (`desk/events.py`) are no change of what the record says.
"""

from __future__ import annotations

from sqlalchemy import Connection, Engine, event, select, update

from onrecord.record.tables import state

UNCOUNTED = "onrecord_uncounted"
"""Option of an engine: its transactions change nothing that anybody would cache."""

_ONE_MORE = update(state).values(writes=state.c.writes + 1)
_WRITES = select(state.c.writes)


def count_changes(writer: Engine) -> None:
    """Count the transactions of an engine that writes."""

    @event.listens_for(writer, "commit")
    def count(connection: Connection) -> None:
        if not connection.get_execution_options().get(UNCOUNTED):
            connection.execute(_ONE_MORE)


def uncounted(writer: Engine) -> Engine:
    """The same engine for what is no change."""
    return writer.execution_options(**{UNCOUNTED: True})


def writes(connection: Connection) -> int:
    """How many transactions have written."""
    return int(connection.execute(_WRITES).scalar_one())
