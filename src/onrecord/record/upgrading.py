"""An empty or older record -> one with today's tables.

connection -> the same, upgraded within the caller's transaction

Each change of the tables is a migration (`migrations/versions`), numbered from 0001. A record
tells its number in Alembic's table, a place where every database has room; in an SQLite file
also in `user_version`, where people look for it. A record whose number is higher was written by
a newer onrecord and is left alone.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, Table, Text, inspect, select

from onrecord.errors import RecordError
from onrecord.record.indexing import rebuild
from onrecord.record.search.words import WordIndex

SCHEMA = "0007"
"""Number of the latest migration."""

INDEXED = "0005"
"""The migration that brought tables for searching."""

MIGRATIONS = Path(__file__).parent / "migrations"
# Alembic's own table; named here only to be read without importing Alembic, which takes long.
_version = Table("alembic_version", MetaData(), Column("version_num", Text))


def schema_of(connection: Connection) -> str | None:
    """Number of a record's schema; None where it has none yet."""
    if not inspect(connection).has_table(_version.name):
        return None
    return connection.execute(select(_version.c.version_num)).scalar()


def is_behind(schema: str | None, *, location: str) -> bool:
    """Whether a schema must be upgraded before it is used.

    Raises:
        RecordError: it is newer than this onrecord.
    """
    if schema is not None and schema > SCHEMA:
        raise RecordError(
            f"{location}: written by a newer onrecord (schema {schema}, known here {SCHEMA}); "
            "upgrade onrecord to use it"
        )
    return schema != SCHEMA


def upgrade(connection: Connection, words: WordIndex) -> None:
    """Apply the migrations that a record lacks, within the caller's transaction.

    What is computed for searching is made again, where an older record had none of it.
    """
    before = schema_of(connection)
    _migrate(connection)
    if before is not None and before < INDEXED:
        for _ in rebuild(connection, words):
            pass


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    # Alembic reads options through ConfigParser, where a % must be doubled.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    command.upgrade(config, "head")
