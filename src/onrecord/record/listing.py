"""What was read, what could not be, and how much there is.

connection -> PageRow, …; Counts
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    LABEL_STYLE_TABLENAME_PLUS_COL,
    Connection,
    Select,
    distinct,
    func,
    select,
)

from onrecord.model import Unread
from onrecord.record.recalling import BATCH, JOINED, in_order
from onrecord.record.rows import AnyRow, unread_of
from onrecord.record.search.asking import article_terms
from onrecord.record.search.words import WordIndex
from onrecord.record.tables import article, facet, page, reading, statement


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page and what became of it.

    Attributes:
        article: id of its article.
        published: as the page gives it.
        statements: how many.
        unread: why there is no article; None where there is one.
        read_at: in UTC.
        method: what read it, with its version.
        current: False where a later reading replaced this one.
    """

    origin: str
    url: str | None
    article: str | None
    outlet: str | None
    title: str | None
    published: str | None
    statements: int
    unread: Unread | None
    read_at: datetime
    method: str
    current: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is current: `pages` is the sum of `articles` and `unread`."""

    pages: int
    articles: int
    unread: int
    outlets: int
    statements: int


def pages(
    connection: Connection, words: WordIndex, *, current: bool, holding: str | None
) -> Iterator[PageRow]:
    """Pages in the order of their publication, the unread ones last; see `Record.pages`."""
    query = _select_pages(current=current).execution_options(yield_per=BATCH)
    if holding and (terms := article_terms(holding)):
        found = words.matching("article_words", terms)
        keys = select(found.key).select_from(found.table).where(found.holds)
        query = query.where(article.c.key.in_(keys))
    with connection.execute(query) as stream:
        yield from map(_page_row, stream)


def counts(connection: Connection) -> Counts:
    """How much is current."""
    query = select(
        func.count(),
        func.count(reading.c.article),
        func.count(reading.c.unread),
        func.count(distinct(article.c.outlet)),
    )
    row = connection.execute(query.select_from(JOINED).where(reading.c.current)).one()
    spoken = select(func.count()).select_from(facet)
    return Counts(*row, statements=connection.execute(spoken).scalar_one())


def _select_pages(*, current: bool) -> Select[tuple[object, ...]]:
    how_many = (
        select(func.count())
        .select_from(statement)
        .where(statement.c.reading == reading.c.key, statement.c.stands)
        .correlate(reading)
        .scalar_subquery()
        .label("statements")
    )
    about = (page.c.origin, page.c.url, article.c.id, article.c.outlet, article.c.title)
    query = select(reading, *about, article.c.published, how_many).select_from(JOINED)
    query = query.set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL).order_by(*in_order())
    return query.where(reading.c.current) if current else query


def _page_row(row: AnyRow) -> PageRow:
    return PageRow(
        origin=row.page_origin,
        url=row.page_url,
        article=row.article_id,
        outlet=row.article_outlet,
        title=row.article_title,
        published=row.article_published,
        statements=row.statements,
        unread=unread_of(row),
        read_at=datetime.fromisoformat(row.reading_read_at),
        method=row.reading_method,
        current=row.reading_current,
    )
