"""Pages that gave no article, and why.

connection -> UnreadPages

Read off an index of its own, which holds nothing but these.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Select, func, select, tuple_

from onrecord.errors import SelectionError
from onrecord.model import Unread, UnreadReason
from onrecord.record.rows import AnyRow
from onrecord.record.search.facets import Count
from onrecord.record.tables import page, reading

LAST_KEY = 2**63 - 1
"""What a database counts to."""

NOT_READ = reading.c.unread.is_not(None) & reading.c.current


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """A page that was not read.

    Attributes:
        detail: the reason in a sentence.
        read_at: when that was tried, in UTC.
    """

    origin: str
    url: str | None
    reason: UnreadReason
    detail: str
    read_at: datetime


@dataclass(frozen=True, slots=True)
class UnreadPages:
    """Some of them, the newest first.

    Attributes:
        reasons: how many there are for each reason, of all of them; `Count.statements` counts
            pages here.
        total: how many there are.
        after: what asks for those before; None where there are none.
    """

    pages: tuple[UnreadRow, ...]
    reasons: tuple[Count, ...]
    total: int
    after: str | None


def unread(
    connection: Connection, *, reason: UnreadReason | None, limit: int, after: str | None
) -> UnreadPages:
    """A page of them; see `Desk.unread`."""
    query = rows()
    if reason is not None:
        query = query.where(reading.c.unread == reason)
    if after is not None:
        query = query.where(tuple_(reading.c.read_at, reading.c.key) < tuple_(*_place(after)))
    found = connection.execute(query.limit(limit + 1)).all()
    last = found[limit - 1] if len(found) > limit else None
    reasons = _reasons(connection)
    return UnreadPages(
        pages=tuple(map(row_of, found[:limit])),
        reasons=reasons,
        total=sum(one.statements for one in reasons),
        after=f"{last.read_at}_{last.key}" if last else None,
    )


def rows() -> Select[tuple[object, ...]]:
    """Pages that were not read, the newest first."""
    about = (page.c.origin, page.c.url, reading.c.unread, reading.c.unread_detail)
    query = select(*about, reading.c.read_at, reading.c.key).join_from(reading, page)
    return query.where(NOT_READ).order_by(reading.c.read_at.desc(), reading.c.key.desc())


def row_of(row: AnyRow) -> UnreadRow:
    """One of `rows`."""
    at = datetime.fromisoformat(row.read_at)
    why = Unread(row.unread, row.unread_detail)
    return UnreadRow(row.origin, row.url, why.reason, why.beside(row.origin), at)


def _reasons(connection: Connection) -> tuple[Count, ...]:
    query = select(reading.c.unread, func.count().label("pages")).where(NOT_READ)
    counted = connection.execute(query.group_by(reading.c.unread)).all()
    ordered = sorted(counted, key=lambda row: (-row.pages, row.unread))
    return tuple(Count(row.unread, row.unread, row.pages) for row in ordered)


def _place(after: str) -> tuple[str, int]:
    moment, _, key = after.rpartition("_")
    number = int(key) if key.isdecimal() and len(key) <= len(str(LAST_KEY)) else 0
    if not moment or not 0 < number <= LAST_KEY:
        raise SelectionError(f"{after!r} asks for no page; take it from the page before")
    return moment, number
