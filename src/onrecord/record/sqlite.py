"""A record in an SQLite file.

path -> Database, made, upgraded and checked

An SQLite file in WAL mode: readers never wait, a second writer waits for the first: of one process
in turn, of several by looking again after ever longer sleeps, as SQLite has it. Two marks
tell a record from another application's file: `application_id`, and tables of its own. Before
they are checked, nothing is written to the file. Where nothing can be written, a record can be read
all the same (`_reading_only`). Every complaint of the database that the user
can do something about becomes an error of ours here, once, for whatever the record does.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, TypeAlias
from urllib.parse import quote

import msgspec
from sqlalchemy import (
    URL,
    Connection,
    Engine,
    create_engine,
    event,
)
from sqlalchemy.engine import ExceptionContext

from onrecord.errors import BusyError, RecordError, UnavailableError
from onrecord.record.pooling import BUSY, OneWriter, ToldPool
from onrecord.record.search.fts5 import Fts5
from onrecord.record.search.words import WordIndex
from onrecord.record.upgrading import is_behind, schema_of, upgrade

APPLICATION_ID = 0x6F6E7263
"""`onrc`; what `file` and SQLite's own tools show of a record."""

_BEGIN = "onrecord_begin"
"""Option of an engine: how its transactions begin."""

READERS = 40
"""Connections that read at once, made when they are needed; more threads wait for one another."""

_MAGIC = b"SQLite format 3\0"

ReadOnly: TypeAlias = Literal["ro", "immutable"]
"""How a file is opened in which nothing can be written; nobody else writes an immutable one."""

_FORBIDDEN = "cannot be written; allow writing to the file and its folder"
_NO_RECORD = "not a record: not an SQLite file; give another name"

_COMPLAINTS: dict[str, tuple[type[RecordError], str]] = {
    "SQLITE_BUSY": (BusyError, BUSY),
    "SQLITE_LOCKED": (BusyError, BUSY),
    "SQLITE_READONLY": (RecordError, _FORBIDDEN),
    "SQLITE_PERM": (RecordError, _FORBIDDEN),
    "SQLITE_NOTADB": (UnavailableError, _NO_RECORD),
    "SQLITE_CORRUPT": (
        UnavailableError,
        "damaged; restore a backup, or rescue what is left with sqlite3's .recover",
    ),
    "SQLITE_CANTOPEN": (
        UnavailableError,
        "cannot be opened; allow reading and writing the file and its folder",
    ),
    "SQLITE_FULL": (UnavailableError, "the disk is full; what was added before is kept"),
    "SQLITE_IOERR": (
        UnavailableError,
        "the disk does not answer as it should; what was added before is kept",
    ),
}
"""By the beginning of the name of SQLite's error."""


class SqliteDatabase:
    """An open file; see `databases.Database`."""

    pause_s = 0.12  # who waits looks again every tenth of a second

    def __init__(self, path: Path, reader: Engine, writer: Engine) -> None:
        self.name = str(path)
        self.reader: Engine = reader
        self.writer: Engine = writer
        self.words: WordIndex = Fts5()

    def hold(self, connection: Connection, places: Sequence[str]) -> None:
        """Nothing to do: the one writer holds the whole file."""

    def hold_all(self, connection: Connection) -> None:
        """Nothing to do either."""

    def integrity(self, connection: Connection) -> list[str]:
        """What `PRAGMA integrity_check` and `foreign_key_check` find."""
        found = connection.exec_driver_sql("PRAGMA integrity_check").scalars()
        orphans = connection.exec_driver_sql("PRAGMA foreign_key_check")
        return [line for line in found if line != "ok"] + [
            f"row {row[1]} of {row[0]} refers to a row of {row[2]} that is gone" for row in orphans
        ]


def connect(location: str | Path, *, create: bool, wait_s: float) -> SqliteDatabase:
    """Open the file at a path, upgraded where it is older.

    Args:
        location: path of the file.
        create: whether to make a record where there is none.
        wait_s: how long to wait for another writer.

    Raises:
        RecordError: there is none, it is something else, newer, locked, or cannot be written.
    """
    path = _path(location, create=create)
    if not create and not _can_be_written(path):
        engine = _reading_only(path, wait_s=wait_s)
        return SqliteDatabase(path, engine, engine)
    _prepare(path, create=create, wait_s=wait_s)
    reader = _engine(path, wait_s=wait_s)
    return SqliteDatabase(path, reader, _writing(_engine(path, wait_s=wait_s, pool=OneWriter)))


def _can_be_written(path: Path) -> bool:
    """Whether the file and its folder can, in which SQLite keeps its log."""
    target = path.resolve()
    as_now = os.access in os.supports_effective_ids
    places = (target, target.parent)
    return all(os.access(place, os.W_OK, effective_ids=as_now) for place in places)


def _reading_only(path: Path, *, wait_s: float) -> Engine:
    """An engine for a file where nothing can be written.

    Raises:
        RecordError: it is no record, must be upgraded, or its log cannot be read.
    """
    target = path.resolve()
    log, shared = (target.with_name(target.name + suffix) for suffix in ("-wal", "-shm"))
    has_log = log.exists() and log.stat().st_size > 0
    # Who has a log open shares it; where there is none, nobody writes, and none need be made.
    immutable = not (has_log or shared.exists())
    engine = _engine(path, wait_s=wait_s, only="immutable" if immutable else "ro")
    try:
        with engine.connect() as connection:
            is_old = _needs_upgrade(connection, path=path, create=False)
    except RecordError as error:
        engine.dispose()
        if not has_log or not isinstance(error.__cause__, sqlite3.OperationalError):
            raise
        raise RecordError(
            f"{path}: its newest pages lie in {log.name}, which cannot be read where nothing can "
            f"be written; copy {path.name} and all that begins with its name into a folder of yours"
        ) from error
    if is_old:
        engine.dispose()
        raise RecordError(
            f"{path}: written by an older onrecord, and cannot be upgraded where nothing can be "
            "written; copy it into a folder of yours"
        )
    return engine


def _writing(engine: Engine) -> Engine:
    """The same engine, its transactions taking the write lock when they begin.

    One that reads first and writes later fails at once where another process wrote in between,
    however long it would be ready to wait.
    """
    return engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})


def _path(location: str | Path, *, create: bool) -> Path:
    if "\0" in str(location):
        raise RecordError(f"{str(location)!r}: no file has such a name; give another one")
    path = Path(location)
    try:
        _check_file(path, create=create)
    except OSError as error:
        raise RecordError(f"{path}: cannot be opened: {error.strerror}") from error
    return path


def _check_file(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise RecordError(f"{path}: a folder; give the name of a file, as {path / 'record.db'}")
    if not path.parent.is_dir():
        raise RecordError(f"{path}: the folder {path.parent} does not exist; make it first")
    if not path.exists():
        if not create:
            raise RecordError(f"{path}: no such record; `onrecord add {path} PAGES` makes one")
    # SQLite takes a file of a few bytes for an empty database, and writes over it.
    elif not path.is_file() or _head(path) not in {b"", _MAGIC}:
        raise RecordError(f"{path}: {_NO_RECORD}")


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(_MAGIC))


def _prepare(path: Path, *, create: bool, wait_s: float) -> None:
    """Check that the file is ours or empty, and bring it to today's schema."""
    # Foreign keys are off while tables may be rebuilt, and checked before the end.
    engine = _engine(path, wait_s=wait_s, foreign_keys=False)
    try:
        with engine.connect() as connection:
            is_old = _needs_upgrade(connection, path=path, create=create)
        _use_wal(engine)
        if is_old:
            with _writing(engine).begin() as connection:
                # Asked again, now with the write lock: another process may have been first.
                if _needs_upgrade(connection, path=path, create=create):
                    _upgrade(connection, path=path)
    finally:
        engine.dispose()


def _needs_upgrade(connection: Connection, *, path: Path, create: bool) -> bool:
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    is_empty = not connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one()
    if mark != APPLICATION_ID and not (mark == 0 and is_empty):
        raise RecordError(f"{path}: the database of another application; give another name")
    if is_empty and not create:
        raise RecordError(f"{path}: an empty file; `onrecord add {path} PAGES` fills it")
    return is_behind(schema_of(connection), location=str(path))


def _upgrade(connection: Connection, *, path: Path) -> None:
    upgrade(connection, Fts5())
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {int(schema_of(connection) or 0)}")
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise RecordError(f"{path}: damaged, and left as it was: rows refer to rows that are gone")


def _use_wal(engine: Engine) -> None:
    """Set the file's mode, which lasts; a backup may have come back without it."""
    # Possible only outside a transaction, hence no BEGIN.
    with engine.execution_options(**{_BEGIN: None}).connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")


def _url(path: Path, only: ReadOnly | None) -> URL:
    # Absolute, since SQLite takes the bare name `:memory:` for a database that is not kept.
    absolute = str(path.absolute())
    if only is None:
        return URL.create("sqlite", database=absolute)
    immutable = {"immutable": "1"} if only == "immutable" else {}
    query = {"uri": "true", "mode": "ro", **immutable}
    return URL.create("sqlite", database=f"file:{quote(absolute)}", query=query)


def _engine(
    path: Path,
    *,
    wait_s: float,
    foreign_keys: bool = True,
    only: ReadOnly | None = None,
    pool: type[ToldPool] = ToldPool,
) -> Engine:
    engine = create_engine(
        _url(path, only),
        poolclass=pool,
        pool_logging_name=str(path),
        pool_size=1 if pool is OneWriter else READERS,
        max_overflow=0,
        pool_timeout=wait_s,
        connect_args={"timeout": wait_s},
        json_serializer=lambda value: msgspec.json.encode(value).decode(),
        json_deserializer=msgspec.json.decode,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        # Transactions begin where SQLAlchemy begins them (`begin`), not where sqlite3 guesses.
        connection.isolation_level = None
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA query_only = {'OFF' if only is None else 'ON'}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        command = connection.get_execution_options().get(_BEGIN, "BEGIN")
        if command:
            connection.exec_driver_sql(command)

    @event.listens_for(engine, "handle_error")
    def complain(context: ExceptionContext) -> None:
        name = getattr(context.original_exception, "sqlite_errorname", "")
        for beginning, (kind, complaint) in _COMPLAINTS.items():
            if name.startswith(beginning):
                raise kind(f"{path}: {complaint}") from context.original_exception

    return engine
