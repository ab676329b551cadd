"""An article as a reader at the desk opens it.

article's id or origin -> HeldArticle

The work is bounded by the article: its statements in force, and the lot of its copies.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from onrecord.model import Article, CopyKind, Match, PageRef
from onrecord.record.recalling import reading_key_of
from onrecord.record.search.matches import matches_of_reading
from onrecord.record.tables import article, copy, page, reading


@dataclass(frozen=True, slots=True)
class Copied:
    """Another article with the same words.

    Attributes:
        article: its id.
        kind: how it shares its words with the article that the lot is named after.
        share: of its words that the lot's longest article has too, 0 to 1.
        origin: the agency that is credited with the text.
    """

    article: str
    outlet: str | None
    title: str | None
    kind: CopyKind
    share: float
    origin: str | None


@dataclass(frozen=True, slots=True)
class HeldArticle:
    """An article with what is in force of it.

    Attributes:
        page: where it came from.
        matches: in the order of the text.
        method: what read it, with its version.
        read_at: in UTC.
        copies: those that share most first.
    """

    page: PageRef
    article: Article
    matches: tuple[Match, ...]
    method: str
    read_at: datetime
    copies: tuple[Copied, ...]


def held(connection: Connection, which: str) -> HeldArticle:
    """An article; see `Desk.article`."""
    key = _key_by_id(connection, which) or reading_key_of(connection, which)
    about = (reading.c.article, reading.c.method, reading.c.read_at)
    query = select(*about, page.c.origin, page.c.url, page.c.sha256)
    row = connection.execute(query.join(page).where(reading.c.key == key)).one()
    found, matches = matches_of_reading(connection, key)
    return HeldArticle(
        page=PageRef(row.origin, row.url, row.sha256 or None),
        article=found,
        matches=matches,
        method=row.method,
        read_at=datetime.fromisoformat(row.read_at),
        copies=copies_of(connection, row.article),
    )


def copies_of(connection: Connection, article_key: int) -> tuple[Copied, ...]:
    """The other articles of its lot."""
    lot = select(copy.c.cluster).where(copy.c.article == article_key)
    query = (
        select(article.c.id, article.c.outlet, article.c.title, copy)
        .join(copy, copy.c.article == article.c.key)
        .where(copy.c.cluster == lot.scalar_subquery(), copy.c.article != article_key)
        .order_by(copy.c.share.desc(), article.c.id)
    )
    return tuple(
        Copied(row.id, row.outlet, row.title, row.kind, row.share, row.origin)
        for row in connection.execute(query)
    )


def _key_by_id(connection: Connection, which: str) -> int | None:
    """The current reading of the one article that has exactly this id, by its index."""
    query = select(reading.c.key).join(article, article.c.key == reading.c.article)
    found = connection.execute(query.where(article.c.id == which, reading.c.current).limit(2))
    keys = list(found.scalars())
    return keys[0] if len(keys) == 1 else None
