"""The log of corrections: entries in, entries out; nothing is changed or removed.

Correction -> row -> Correction
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, Select, bindparam, insert, select

from onrecord.codec import StatementWire, statement_of_wire, statement_wire
from onrecord.errors import NotOnRecordError
from onrecord.model import Correction, Statement
from onrecord.record.corrections.differences import changes
from onrecord.record.rows import AnyRow
from onrecord.record.tables import article, correction
from onrecord.record.values import at


class Entry(NamedTuple):
    """An entry with what it has to do with.

    Attributes:
        key: its row.
        text: of the article as the person saw it.
        seen: the key of that article.
    """

    key: int
    correction: Correction
    text: str
    seen: int


_undone = correction.alias("undone")


def _select() -> Select[tuple[object, ...]]:
    query = select(correction, article.c.text, _undone.c.id.label("undoes_id"))
    source = correction.join(article, article.c.key == correction.c.seen)
    return query.select_from(source.outerjoin(_undone, _undone.c.key == correction.c.undoes))


_ABOUT = (
    _select()
    .where(correction.c.seen.in_(bindparam("about", expanding=True)))
    .order_by(correction.c.key)
)
_KNOWN = _select().where(correction.c.id == bindparam("id"))


def append(connection: Connection, new: Correction, *, seen: int) -> None:
    """Add an entry.

    Args:
        connection: to the record.
        new: with an `undoes` that is in the log, where it is an `undo`.
        seen: key of the article in whose text the spans lie.
    """
    undoes = connection.execute(
        select(correction.c.key).where(correction.c.id == new.undoes)
    ).scalar()
    values = {
        "id": new.id,
        "action": new.action,
        "statement": new.statement,
        "article": new.article,
        "seen": seen,
        "before": _built(new.before),
        "after": _built(new.after),
        "found": _built(new.found),
        "note": new.note,
        "author": new.author,
        "at": at(new.at),
        "undoes": undoes,
    }
    connection.execute(insert(correction), values)


def entries(connection: Connection, *, about: Sequence[int]) -> list[Entry]:
    """The entries about articles, by the keys of those, in order of time."""
    return [_entry(row) for row in connection.execute(_ABOUT, {"about": about})] if about else []


def every(connection: Connection, statement_id: str | None) -> list[Correction]:
    """The log, in order of time; of one statement, or all of it."""
    query = _select().order_by(correction.c.key)
    if statement_id is not None:
        query = query.where(correction.c.statement == statement_id)
    return [_entry(row).correction for row in connection.execute(query)]


def newest(
    connection: Connection,
    *,
    limit: int,
    before: int | None = None,
    author: str | None = None,
    statement: str | None = None,
) -> list[Entry]:
    """The last entries, the newest first; see `Desk.corrections`."""
    query = _select().order_by(correction.c.key.desc()).limit(limit)
    if before is not None:
        query = query.where(correction.c.key < before)
    if author is not None:
        query = query.where(correction.c.author == author)
    if statement is not None:
        query = query.where(correction.c.statement == statement)
    return [_entry(row) for row in connection.execute(query)]


def entry_of(connection: Connection, correction_id: str) -> Entry:
    """One entry.

    Raises:
        NotOnRecordError: there is none with this id.
    """
    entry = known(connection, correction_id)
    if entry is None:
        raise NotOnRecordError(
            f"no correction {correction_id!r} on record; `onrecord correct --log`"
        )
    return entry


def known(connection: Connection, correction_id: str) -> Entry | None:
    """One entry; None where there is none with this id."""
    row = connection.execute(_KNOWN, {"id": correction_id}).first()
    return _entry(row) if row else None


def _entry(row: AnyRow) -> Entry:
    before, after = _statement(row.before), _statement(row.after)
    made = Correction(
        id=row.id,
        action=row.action,
        statement=row.statement,
        article=row.article,
        before=before,
        after=after,
        found=_statement(row.found),
        author=row.author,
        at=datetime.fromisoformat(row.at),
        note=row.note,
        undoes=row.undoes_id,
        changes=changes(before, after, row.text),
    )
    return Entry(row.key, made, row.text, row.seen)


def _built(one: Statement | None) -> object:
    return msgspec.to_builtins(statement_wire(one)) if one else None


def _statement(built: object) -> Statement | None:
    return statement_of_wire(msgspec.convert(built, StatementWire)) if built else None
