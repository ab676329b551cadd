"""Statements that fit a question, page by page.

connection, SaidQuery -> Found

The work of a question is bounded, however many statements fit: all that fit are counted, of more
than `RANKED_AT_MOST` only those added last are ranked, and facets are counted on a share of them
(`facets`). Pages are stable: what is added meanwhile neither shifts nor doubles a statement. By
day, from either end, a page goes on behind the last statement of the page before; by relevance it
goes on at a number, among the statements that were there for the first page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Tuple,
    func,
    literal,
    select,
    tuple_,
)

from onrecord.errors import SelectionError
from onrecord.model import Match
from onrecord.record.databases import Database
from onrecord.record.search.asking import SaidQuery, Sort
from onrecord.record.search.conditions import conditions, matching_of, source_of
from onrecord.record.search.facets import Facets, count_facets
from onrecord.record.search.matches import matches_of
from onrecord.record.tables import UNKNOWN_DAY, facet

RANKED_AT_MOST = 10_000
"""Statements that are ranked: a word that so many hold tells little, and ranking all is slow."""

SORTED_AT_MOST = 2_000
"""Statements with the words that are found first and sorted then. PostgreSQL, which takes a rare
word for commoner than it is, would rather go through all days until a page is full."""

BATCH = 200
"""Statements in memory at a time when all that fit are asked for."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what was found.

    Attributes:
        total: how many statements fit.
        after: what asks for the next page; None on the last one.
    """

    matches: tuple[Match, ...]
    total: int
    after: str | None = None


class _Cursor(NamedTuple):
    """Where a page ends: a statement's days and key, or a number below a key."""

    sort: Sort
    key: int
    first: str = ""
    last: str = ""
    number: int = 0


# How a cursor is written: `86.2026-06-01`, the last day behind it where that is another, with `@`
# for the dot where the newest come first; `86_20`.
_BY_DAY = re.compile(r"([0-9]+)([.@])([0-9-]{10}|~)(?:\.([0-9-]{10}))?")
_RANKED = re.compile(r"([0-9]+)_([0-9]+)")
_LONGEST = 64
_LARGEST = 2**63 - 1
"""What either database takes for a whole number."""

Keys: TypeAlias = Select[Any]

_DAYS = (facet.c.first_day, facet.c.last_day, facet.c.statement)


def search(
    connection: Connection,
    database: Database,
    query: SaidQuery,
    *,
    sort: Sort,
    limit: int,
    after: str | None,
) -> Found:
    """One page; see `Record.search`."""
    if limit < 1:
        raise SelectionError(f"a page of {limit} statements; ask for one at least")
    asked = _Asked(query, database)
    if sort == "relevance" and asked.matching is None:
        sort = "said"
    cursor = _cursor(after, sort)
    total = asked.count(connection)
    if sort == "relevance":
        keys, last = asked.ranked(connection, cursor, limit)
    elif sort == "newest":
        keys, last = asked.newest(connection, cursor, limit, total=total)
    else:
        keys, last = asked.by_day(connection, cursor, limit, total=total)
    return Found(matches=tuple(matches_of(connection, keys)), total=total, after=last)


def facets(connection: Connection, database: Database, query: SaidQuery) -> Facets:
    """Counts of all that fit."""
    asked = _Asked(query, database)
    return count_facets(
        connection, asked.statements(), key=asked.key, total=asked.count(connection)
    )


def every(connection: Connection, database: Database, query: SaidQuery) -> Iterator[Match]:
    """All that fit, in the order in which they were said."""
    keys = _Asked(query, database).statements().order_by(*_DAYS)
    with connection.execute(keys.execution_options(yield_per=BATCH)).scalars() as stream:
        for batch in stream.partitions():
            yield from matches_of(connection, batch)


class _Asked:
    """A question in terms of the tables."""

    def __init__(self, query: SaidQuery, database: Database) -> None:
        self.matching = matching_of(query, database.words)
        self.key = self.matching.key if self.matching else facet.c.statement
        self._source = source_of(self.matching)
        self._filters: Sequence[ColumnElement[bool]] = list(conditions(query, database.words))

    def statements(self) -> Keys:
        """Keys of all that fit, in no order."""
        return self._of(facet.c.statement)

    def count(self, connection: Connection) -> int:
        """How many fit."""
        if self.matching is not None and not self._filters:
            # The index holds what is in force and nothing else.
            query = select(func.count()).select_from(self.matching.table)
            return int(connection.execute(query.where(self.matching.holds)).scalar_one())
        return int(connection.execute(self._of(func.count())).scalar_one())

    def by_day(
        self, connection: Connection, cursor: _Cursor | None, limit: int, *, total: int
    ) -> tuple[list[int], str | None]:
        """A page in the order in which it was said, and what asks for the next one."""
        query = self._of(*_DAYS)
        if cursor:
            query = query.where(tuple_(*_DAYS) > _place(cursor))
        query = self._apart(query, total)
        query = query.order_by(*(query.selected_columns[day.name] for day in _DAYS))
        return _page(connection.execute(query.limit(limit + 1)).all(), limit, "said")

    def newest(
        self, connection: Connection, cursor: _Cursor | None, limit: int, *, total: int
    ) -> tuple[list[int], str | None]:
        """A page from the newest day on; what has no day comes behind all others."""
        rows: list[Row[Any]] = []
        begun_undated = cursor is not None and cursor.first == UNKNOWN_DAY
        for undated in (True,) if begun_undated else (False, True):
            day = facet.c.first_day
            query = self._of(*_DAYS).where(day == UNKNOWN_DAY if undated else day < UNKNOWN_DAY)
            if cursor and undated == begun_undated:
                query = query.where(tuple_(*_DAYS) < _place(cursor))
            query = self._apart(query, total)
            query = query.order_by(*(query.selected_columns[one.name].desc() for one in _DAYS))
            rows += connection.execute(query.limit(limit + 1 - len(rows))).all()
            if len(rows) > limit:
                break
        return _page(rows, limit, "newest")

    def _apart(self, query: Keys, total: int) -> Keys:
        """A question whose few answers are found first and sorted then; see `SORTED_AT_MOST`."""
        few = self.matching is not None and total <= SORTED_AT_MOST
        return select(query.offset(0).subquery()) if few else query

    def ranked(
        self, connection: Connection, cursor: _Cursor | None, limit: int
    ) -> tuple[list[int], str | None]:
        """A page by relevance, and what asks for the next one."""
        assert self.matching is not None
        newest = cursor.key if cursor else self._newest(connection)
        number = cursor.number if cursor else 0
        floor = self._floor(connection, newest)
        query = (
            self._of(facet.c.statement)
            .where(self.matching.key <= newest, self.matching.key >= floor)
            .order_by(self.matching.rank, facet.c.statement)
            .offset(number)
            .limit(limit + 1)
        )
        keys = list(connection.execute(query).scalars())
        if len(keys) <= limit:
            return keys, None
        return keys[:limit], _encode(_Cursor("relevance", newest, number=number + limit))

    def _newest(self, connection: Connection) -> int:
        return connection.execute(select(func.max(facet.c.statement))).scalar() or 0

    def _floor(self, connection: Connection, newest: int) -> int:
        """The key from which on statements are ranked."""
        assert self.matching is not None
        key = self.matching.key
        query = select(key).select_from(self.matching.table).where(self.matching.holds)
        query = query.where(key <= newest).order_by(key.desc()).offset(RANKED_AT_MOST).limit(1)
        return connection.execute(query).scalar() or 0

    def _of(self, *columns: ColumnElement[Any]) -> Keys:
        query = select(*columns).select_from(self._source).where(*self._filters)
        return query if self.matching is None else query.where(self.matching.holds)


def _place(cursor: _Cursor) -> Tuple:
    """Days and key of the statement that a page ends with."""
    return tuple_(literal(cursor.first), literal(cursor.last), literal(cursor.key))


def _page(rows: Sequence[Row[Any]], limit: int, sort: Sort) -> tuple[list[int], str | None]:
    """Keys of a page, and what asks for the next one; None where no row is left for it."""
    page = rows[:limit]
    last = page[-1] if len(rows) > limit else None
    after = last and _Cursor(sort, last.statement, last.first_day, last.last_day)
    return [row.statement for row in page], after and _encode(after)


def _encode(cursor: _Cursor) -> str:
    if cursor.sort == "relevance":
        return f"{cursor.key}_{cursor.number}"
    last = "" if cursor.last == cursor.first else f".{cursor.last}"
    return f"{cursor.key}{'@' if cursor.sort == 'newest' else '.'}{cursor.first}{last}"


def _decode(after: str) -> _Cursor | None:
    """The cursor that is written so; None where none is."""
    if found := _BY_DAY.fullmatch(after):
        key, mark, first, last = found.groups()
        cursor = _Cursor("newest" if mark == "@" else "said", int(key), first, last or first)
    elif found := _RANKED.fullmatch(after):
        cursor = _Cursor("relevance", int(found[1]), number=int(found[2]))
    else:
        return None
    return cursor if max(cursor.key, cursor.number) <= _LARGEST else None


def _cursor(after: str | None, sort: Sort) -> _Cursor | None:
    if after is None:
        return None
    cursor = _decode(after) if len(after) <= _LONGEST else None
    if cursor is None:
        raise SelectionError(f"{after!r} asks for no page; take it from the page before")
    if cursor.sort != sort:
        raise SelectionError(f"the page before was sorted by {cursor.sort}; sort this one alike")
    return cursor
