"""A place -> the database of the record that lies there, made, upgraded and checked.

path or address -> Database

A record lies in an SQLite file or, for a team, in a PostgreSQL database; everything past this
module is the same for both, but for the index of words and how writers wait for one another.
"""

from __future__ import annotations

from pathlib import Path

from onrecord.errors import RecordError
from onrecord.record.changes import count_changes
from onrecord.record.databases import Database

SCHEMES = ("postgresql+psycopg://", "postgresql://", "postgres://")
"""What an address of a PostgreSQL database begins with; all mean the same."""


WAIT_S = 30.0
"""How long a writer waits for another one; adding a page takes milliseconds."""


def is_address(location: str) -> bool:
    """Whether it is the address of a database in which a record may lie."""
    return location.startswith(SCHEMES)


def connect(location: str | Path, *, create: bool, wait_s: float) -> Database:
    """Open the record at a place, upgraded where it is older.

    Args:
        location: path of an SQLite file, or address of a PostgreSQL database.
        create: whether to make a record where there is none.
        wait_s: how long to wait for another writer.

    Raises:
        RecordError: there is none, it is something else, newer, locked, or cannot be written.
    """
    database = _connect(location, create=create, wait_s=wait_s)
    count_changes(database.writer)
    return database


def _connect(location: str | Path, *, create: bool, wait_s: float) -> Database:
    place = str(location)
    if "://" not in place:
        from onrecord.record import sqlite

        return sqlite.connect(location, create=create, wait_s=wait_s)
    for scheme in SCHEMES:
        if place.startswith(scheme):
            from onrecord.record import postgresql

            return postgresql.connect(place.removeprefix(scheme), create=create, wait_s=wait_s)
    scheme, _, _ = place.partition("://")  # behind it there may be a password
    raise RecordError(
        f"{scheme}://…: a record is a file or a PostgreSQL database; give a path, or an address as "
        "postgresql+psycopg://user@host/name"
    )
