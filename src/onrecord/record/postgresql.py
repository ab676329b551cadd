"""A record in a PostgreSQL database, for a team.

address -> Database, made, upgraded and checked

The record's tables lie in the schema that the connection finds first (`search_path`), which must
hold nothing else: a database, or a schema, of its own. Readers work in REPEATABLE READ, so that a
look at the record stays as it was when it began. Writers work at the same time; those that touch
the same article or address wait for one another by advisory locks, as do those that change what
was settled before.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import URL, Connection, Engine, create_engine, event, func, inspect, select, text
from sqlalchemy.engine import ExceptionContext, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.schema import SetColumnComment, SetTableComment

from onrecord.errors import (
    BusyError,
    OnrecordError,
    RecordError,
    SelectionError,
    UnavailableError,
)
from onrecord.record.pooling import BUSY, ToldPool
from onrecord.record.search.tsvector import Tsvector
from onrecord.record.search.words import WordIndex
from onrecord.record.tables import metadata
from onrecord.record.upgrading import is_behind, schema_of, upgrade

CONNECT_WAIT_S = 10
"""How long to wait for a server that does not answer."""

_SETTINGS = {"max_parallel_workers_per_gather": "0"}
"""Of each transaction. Questions are short, and many are asked at once: to start workers for one
takes longer than to answer it."""

_UPGRADING = "onrecord: tables"
_WRITING = "onrecord: writing"
"""Shared by all who write; held alone by one who needs the whole record."""

_OURS = "reading"
"""A table that every record has had."""

_NOT_THIS_ENCODING = "a text that the database's encoding cannot hold; make the database in UTF8"

_COMPLAINTS: dict[str, tuple[type[OnrecordError], str]] = {
    "55P03": (BusyError, BUSY),
    "57014": (BusyError, BUSY),
    "40P01": (BusyError, "another process is writing the same pages; try again"),
    "57P03": (BusyError, "the server is starting or stopping; try again"),
    "53300": (
        BusyError,
        "the server has no connection left; try again, or raise max_connections",
    ),
    "57P01": (
        UnavailableError,
        "the server is shutting down; what was added before is kept",
    ),
    "53100": (UnavailableError, "the server's disk is full; what was added before is kept"),
    "42501": (RecordError, "cannot be written; grant the user the right to its tables"),
    "25006": (RecordError, "the server takes no writing; use the primary"),
    "3F000": (RecordError, "there is no such schema; CREATE SCHEMA makes it"),
    "22021": (RecordError, _NOT_THIS_ENCODING),
    "22P05": (RecordError, _NOT_THIS_ENCODING),
}
"""By SQLSTATE: https://www.postgresql.org/docs/current/errcodes-appendix.html."""

_SHOWN = ("host", "port", "options", "sslmode")
"""Parts of an address behind `?` that a message may show; others may be a password."""

_NUL = "a text holds the character NUL, which PostgreSQL cannot keep; take it out"


class PostgresqlDatabase:
    """An open database; see `databases.Database`."""

    pause_s = 0.0

    def __init__(self, name: str, engine: Engine) -> None:
        self.name = name
        self.reader: Engine = engine.execution_options(isolation_level="REPEATABLE READ")
        self.writer = engine
        self.words: WordIndex = Tsvector()

    def hold(self, connection: Connection, places: Sequence[str]) -> None:
        """Lock the places; in order, so that two writers never wait for each other."""
        shared = func.pg_advisory_xact_lock_shared(func.hashtextextended(_WRITING, 0))
        connection.execute(select(shared))
        for place in sorted(set(places)):
            _lock(connection, place)

    def hold_all(self, connection: Connection) -> None:
        """Wait until nobody else writes."""
        _lock(connection, _WRITING)

    def integrity(self, _: Connection) -> list[str]:
        """Nothing: the server keeps references itself, and `pg_amcheck` looks at its files."""
        return []


def connect(rest: str, *, create: bool, wait_s: float) -> PostgresqlDatabase:
    """Open the record in a database, upgraded where it is older.

    Args:
        rest: the address behind its scheme.
        create: whether to make a record where there is none.
        wait_s: how long to wait for another writer.

    Raises:
        RecordError: there is none, it is something else, newer, or cannot be reached or written.
    """
    url = _url(rest)
    name = _named(url)
    engine = _engine(url, name=name, wait_s=wait_s)
    try:
        _prepare(engine, name=name, create=create)
    except BaseException:
        engine.dispose()
        raise
    return PostgresqlDatabase(name, engine)


def _url(rest: str) -> URL:
    try:
        url = make_url(f"postgresql+psycopg://{rest}")
        port = url.port
    except (ArgumentError, ValueError) as error:
        raise RecordError(
            "the address of the database cannot be understood; write it as "
            "postgresql+psycopg://user:password@host:5432/name"
        ) from error
    if not url.database or port == 0:
        raise RecordError(
            f"{_named(url)}: the name of a database is missing; end the address as in "
            "postgresql+psycopg://user@host/name"
        )
    return url


def _named(url: URL) -> str:
    """An address as a person may see it."""
    shown = url.set(query={key: url.query[key] for key in _SHOWN if key in url.query})
    return shown.render_as_string(hide_password=True)


def _engine(url: URL, *, name: str, wait_s: float) -> Engine:
    try:
        import psycopg  # noqa: F401 - asked for here, so that the message can say what to install
    except ImportError as error:
        raise RecordError(
            f"{name}: needs the PostgreSQL driver: pip install 'onrecord[postgresql]'"
        ) from error
    engine = create_engine(
        url,
        poolclass=ToldPool,
        pool_logging_name=name,
        pool_pre_ping=True,
        connect_args={"connect_timeout": CONNECT_WAIT_S, "application_name": "onrecord"},
        json_serializer=lambda value: msgspec.json.encode(value).decode(),
        json_deserializer=msgspec.json.decode,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        settings = {**_SETTINGS, "lock_timeout": f"{wait_s * 1000:.0f}"}
        connection.execute(
            select(*(func.set_config(name, value, True) for name, value in settings.items()))
        )

    @event.listens_for(engine, "handle_error")
    def complain(context: ExceptionContext) -> None:
        error = context.original_exception
        state = getattr(error, "sqlstate", None)
        if state in _COMPLAINTS:
            kind, complaint = _COMPLAINTS[state]
            raise kind(f"{name}: {complaint}") from error
        if "NUL (0x00)" in str(error):
            raise SelectionError(f"{name}: {_NUL}") from error
        if type(error).__name__ in ("OperationalError", "ProgrammingError") and state is None:
            reason = str(error).strip().splitlines()[0].rstrip(".")
            raise UnavailableError(
                f"{name}: cannot be reached ({reason}); check the address, its user, password and "
                "name of a database, and that the server runs"
            ) from error

    return engine


def _prepare(engine: Engine, *, name: str, create: bool) -> None:
    """Check that the schema is ours or empty, and bring it to today's tables."""
    with engine.connect() as connection:
        is_old = _needs_upgrade(connection, name=name, create=create)
    if is_old:
        with engine.begin() as connection:
            _lock(connection, _UPGRADING)
            # Asked again, now with the lock: another process may have been first.
            if _needs_upgrade(connection, name=name, create=create):
                upgrade(connection, Tsvector())
                _describe(connection)


def _describe(connection: Connection) -> None:
    """Let psql say what each table and column holds."""
    for table in metadata.tables.values():
        connection.execute(SetTableComment(table))
        for column in table.columns:
            connection.execute(SetColumnComment(column))


def _needs_upgrade(connection: Connection, *, name: str, create: bool) -> bool:
    encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    if isinstance(encoding, bytes):  # of a database in SQL_ASCII no text is decoded
        encoding = encoding.decode("ascii", "replace")
    if encoding != "UTF8":
        raise RecordError(f"{name}: its encoding is {encoding}; make the database in UTF8")
    tables = inspect(connection).get_table_names()
    schema = schema_of(connection)
    if tables and (schema is None or _OURS not in tables):
        raise RecordError(
            f"{name}: holds the tables of another application; give a database of its own, or a "
            "schema: ?options=-csearch_path%3Donrecord"
        )
    if not tables and not create:
        raise RecordError(f"{name}: an empty database; `onrecord add` with PAGES fills it")
    return is_behind(schema, location=name)


def _lock(connection: Connection, place: str) -> None:
    """Wait for an advisory lock that ends with the transaction."""
    connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(place, 0))))
