"""A row that is there or made, whoever else makes it at the same time.

table, values -> whether the row is new

Writers of a PostgreSQL database work side by side; of two that make the same row one waits, and
then finds it there.
"""

from __future__ import annotations

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from onrecord.record.values import Values


def put_missing(connection: Connection, table: Table, values: Values) -> bool:
    """Insert a row, unless its unique columns are taken."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    query = dialect.insert(table).on_conflict_do_nothing().returning(*table.primary_key)
    return connection.execute(query, values).first() is not None
