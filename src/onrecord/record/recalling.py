"""Readings out of the record: all in order, or the one that holds a statement.

connection -> Reading, …

Order is by moment of publication, then id; what is unknown comes last. Only keys are sorted;
the texts follow in batches, so that memory does not grow with the record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    LABEL_STYLE_TABLENAME_PLUS_COL,
    ColumnElement,
    CompoundSelect,
    Connection,
    FromClause,
    and_,
    func,
    select,
    union,
)

from onrecord.errors import NotOnRecordError
from onrecord.model import Article, Reading
from onrecord.record.rows import AnyRow, article_of, reading_of
from onrecord.record.tables import article, page, reading, statement

BATCH = 200
"""Readings in memory at a time; about 2 MB of texts."""

_CANDIDATES_SHOWN = 5

_LAST = "\U0010ffff"
"""Behind every text that begins alike."""

JOINED: FromClause = reading.join(page).outerjoin(article)


def in_order() -> list[ColumnElement[Any]]:
    """By publication, then id; databases disagree on where null belongs, so it is said."""
    known = [article.c.published_moment, article.c.id]
    order = [key for column in known for key in (column.is_(None), column)]
    return [*order, page.c.origin, reading.c.key]


def readings(
    connection: Connection, *, current: bool, within: ColumnElement[bool] | None = None
) -> Iterator[Reading]:
    """Every reading, or every current one; of articles that fulfil a condition, and the unread."""
    keys = select(reading.c.key).select_from(JOINED).order_by(*in_order())
    if current:
        keys = keys.where(reading.c.current)
    if within is not None:
        keys = keys.where(reading.c.article.is_(None) | within)
    with connection.execute(keys.execution_options(yield_per=BATCH)).scalars() as stream:
        for batch in stream.partitions():
            yield from _readings(connection, batch)


def reading_with(connection: Connection, prefix: str) -> Reading:
    """The reading that holds a statement; a replaced one only where no current one does.

    Args:
        connection: to the record.
        prefix: the statement's id, or so much of it that no other begins alike.

    Raises:
        NotOnRecordError: no statement's id begins like this, or several do.
    """
    if not prefix:
        raise NotOnRecordError("a statement's id, or its beginning, is missing")
    found = _begin_alike(connection, prefix, current=True)
    found = found or _begin_alike(connection, prefix, current=False)
    if not found:
        raise NotOnRecordError(f"no statement {prefix!r} on record")
    if len(found) > 1 and prefix not in found:
        raise NotOnRecordError(f"several statements begin with {prefix!r}: {_candidates(found)}")
    query = (
        select(reading.c.key)
        .join(statement)
        .where(statement.c.id == (prefix if prefix in found else next(iter(found))))
        .order_by(reading.c.current.desc(), reading.c.key.desc())
    )
    return next(_readings(connection, [connection.execute(query.limit(1)).scalar_one()]))


def reading_of_article(connection: Connection, which: str) -> Reading:
    """The current reading of an article; see `Record.reading_of_article`."""
    return next(_readings(connection, [reading_key_of(connection, which)]))


def reading_key_of(connection: Connection, which: str) -> int:
    """Key of the current reading of an article; see `Record.reading_of_article`."""
    if not which:
        raise NotOnRecordError("an article's id, or where its page came from, is missing")
    query = (
        select(reading.c.key, article.c.id, article.c.title, page.c.origin)
        .select_from(reading.join(page).join(article))
        .where(reading.c.key.in_(_called(which)))
        .order_by(article.c.id)
        .limit(_CANDIDATES_SHOWN + 1)
    )
    rows = connection.execute(query).all()
    exact = [row for row in rows if which in (row.id, row.origin)]
    if not rows:
        raise NotOnRecordError(f"no article {which!r} on record")
    if len(rows) > 1 and len(exact) != 1:
        found = {row.id: row.title or row.origin for row in rows}
        raise NotOnRecordError(f"several articles begin with {which!r}: {_candidates(found)}")
    (chosen,) = exact or rows
    return int(chosen.key)


def _called(which: str) -> CompoundSelect[tuple[int]]:
    """Keys of current readings by each way to call an article, each with an index of its own."""
    begins = and_(article.c.id >= which, article.c.id < which + _LAST)
    current = select(reading.c.key).where(reading.c.current)
    of_article, of_page = current.join(article), current.join(page)
    return union(
        of_article.where(begins),
        of_article.where(article.c.url == which),
        of_page.where(page.c.origin == which, reading.c.article.is_not(None)),
        # The address of a page that has an URL is its URL.
        of_page.where(page.c.address == which, page.c.url == which, reading.c.article.is_not(None)),
    )


def articles(connection: Connection, keys: Iterable[int]) -> dict[int, Article]:
    """Articles by key."""
    query = select(article).where(article.c.key.in_(set(keys)))
    rows = connection.execute(query.set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL))
    return {row.article_key: article_of(row) for row in rows}


def _readings(connection: Connection, keys: Sequence[int]) -> Iterator[Reading]:
    query = select(reading, page, article).select_from(JOINED).where(reading.c.key.in_(keys))
    rows = connection.execute(query.set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL))
    by_key = {row.reading_key: row for row in rows}
    statements = _statements(connection, keys)
    return (reading_of(by_key[key], statements[key]) for key in keys)


def _statements(connection: Connection, keys: Sequence[int]) -> defaultdict[int, list[AnyRow]]:
    """Those that stand, in the order of the text."""
    query = select(statement).where(statement.c.reading.in_(keys), statement.c.stands)
    query = query.order_by(statement.c.position, statement.c.key)
    found: defaultdict[int, list[AnyRow]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.reading].append(row)
    return found


def _begin_alike(connection: Connection, prefix: str, *, current: bool) -> dict[str, str | None]:
    """Ids of the first statements that begin with a prefix, each with its speaker."""
    query = (
        select(statement.c.id, func.min(statement.c.speaker).label("speaker"))
        .join(reading)
        # Not LIKE: whether that tells upper from lower case depends on the database.
        .where(statement.c.id >= prefix, statement.c.id < prefix + _LAST)
        .group_by(statement.c.id)
        .order_by(statement.c.id)
    )
    if current:
        query = query.where(reading.c.current)
    rows = connection.execute(query.limit(_CANDIDATES_SHOWN + 1))
    return {row.id: row.speaker for row in rows}


def _candidates(found: Mapping[str, str | None]) -> str:
    shown = [f"{id_} ({name or 'nobody named'})" for id_, name in found.items()]
    more = ["…"] if len(shown) > _CANDIDATES_SHOWN else []
    return ", ".join(shown[:_CANDIDATES_SHOWN] + more)
