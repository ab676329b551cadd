"""A page and its reading -> the record, whole or not at all.

page, reading -> rows, within the caller's transaction

The caller commits once for each page, so that a kill loses at most the page in hand. Nothing is
ever deleted or overwritten but the flag that says which reading is current, and what is computed.
What is already there is left: the bytes by their digest, the article by its digest, the reading by
page, method and outcome.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    Connection,
    CursorResult,
    Text,
    bindparam,
    insert,
    or_,
    select,
    update,
)

from onrecord.errors import RecordError
from onrecord.model import Article, Page, PageRef, Reading
from onrecord.record.corrections.carrying import carry
from onrecord.record.databases import SETTLING, Database
from onrecord.record.indexing import forget, hide, index_article, show
from onrecord.record.putting import put_missing
from onrecord.record.rows import AnyRow
from onrecord.record.search.words import WordIndex
from onrecord.record.settling.writing import actors_in, count_days
from onrecord.record.standing import Standing, takes_over
from onrecord.record.tables import article, body, page, reading, statement
from onrecord.record.values import (
    Values,
    article_values,
    at,
    body_values,
    digest_of,
    likeness_of,
    page_values,
    statement_values,
)

# Made once: to build a query takes longer than to run it.
_PAGE = select(page.c.key, page.c.body).where(
    page.c.address == bindparam("address"), page.c.sha256 == bindparam("sha256")
)
_BYTES = select(body.c.size_bytes).where(body.c.sha256 == bindparam("sha256"))
_ARTICLE = select(article.c.key).where(article.c.digest == bindparam("digest"))
_LAST_BY_METHOD = (
    select(reading.c.unread)
    .where(reading.c.page == bindparam("page"), reading.c.method == bindparam("method"))
    .order_by(reading.c.key.desc())
    .limit(1)
)
_CURRENT = select(reading.c.key, reading.c.method, reading.c.unread).where(reading.c.current)
_CURRENT_OF_ARTICLE = _CURRENT.join(article).where(article.c.likeness == bindparam("likeness"))
# The same article with other words, by the number that whoever brings it gave it.
_CURRENT_OF_NUMBER = _CURRENT.join(article).where(
    article.c.id == bindparam("id"),
    article.c.url == bindparam("url"),
    article.c.outlet.is_not_distinct_from(bindparam("outlet", type_=Text)),
)
# A fetched page that changed, or a page that was not read: its place is its address.
_CURRENT_OF_ADDRESS = _CURRENT.join(page).where(
    page.c.address == bindparam("address"),
    or_(
        page.c.key == bindparam("page"),
        page.c.url == bindparam("url", type_=Text),
        reading.c.unread.is_not(None),
    ),
)


@dataclass(frozen=True, slots=True)
class Addition:
    """A reading on its way into the record.

    Attributes:
        method: what read it, with its version.
        now: with a time zone.
    """

    reading: Reading
    method: str
    now: datetime


def add(
    connection: Connection, database: Database, handed: Page | None, *, addition: Addition
) -> bool:
    """Keep a page and its reading; whether anything was added.

    Raises:
        RecordError: the reading is of another page, or has neither article nor reason.
    """
    new = addition.reading
    _check(handed, new)
    database.hold(connection, _places(new))
    now = addition.now
    kept = _kept_page(connection, page_values(new.page, handed), now=now)
    adds_bytes = handed is not None and kept.body is None
    if handed and adds_bytes:
        _keep_bytes(connection, handed, page_key=kept.key)
    if _is_held(connection, new, page_key=kept.key, method=addition.method):
        return adds_bytes
    rivals = _rivals(connection, new, page_key=kept.key)
    newcomer = Standing(addition.method, is_read=new.article is not None)
    current = all(takes_over(newcomer, rival) for rival in rivals.values())
    values = {
        "page": kept.key,
        "method": addition.method,
        "read_at": at(now),
        "current": current,
    }
    key = _keep_reading(connection, database.words, new, values=values)
    if current:
        _replace(connection, database, rivals, by=key)
        if new.article:
            carry(connection, key)
        show(connection, database.words, key)
        # Of who spoke there before, the days may be others now.
        count_days(connection, actors_in(connection, key))
    return True


def holds(connection: Connection, handed: Page, *, method: str) -> bool:
    """Whether a page has been read by a method, with whatever outcome."""
    ref = PageRef(handed.origin, handed.url, digest_of(handed.body))
    kept = connection.execute(_PAGE, page_values(ref, handed)).first()
    if kept is None:
        return False
    by_method = {"page": kept.key, "method": method}
    return connection.execute(_LAST_BY_METHOD, by_method).first() is not None


def _check(handed: Page | None, new: Reading) -> None:
    if (new.article is None) == (new.unread is None):
        raise RecordError(f"{new.page.origin}: needs either an article or the reason why not")
    if handed and digest_of(handed.body) != new.page.sha256:
        raise RecordError(f"{new.page.origin}: the reading is of another page than {handed.origin}")


def _places(new: Reading) -> tuple[str, ...]:
    """What no other writer may touch while this page is kept.

    The article by its id, as who corrects it knows it; two that are alike have one id.
    """
    ref = new.page
    address = f"address {ref.url or ref.origin}"
    return (address, f"article {new.article.id}") if new.article else (address,)


def _kept_page(connection: Connection, values: Values, *, now: datetime) -> AnyRow:
    """The page's row, made where there is none."""
    if connection.execute(_PAGE, values).first() is None:
        put_missing(connection, page, {**values, "added_at": at(now)})
    return connection.execute(_PAGE, values).one()


def _keep_bytes(connection: Connection, handed: Page, *, page_key: int) -> None:
    sha256 = digest_of(handed.body)
    if connection.execute(_BYTES, {"sha256": sha256}).first() is None:
        put_missing(connection, body, body_values(handed))
    about = {"body": sha256, "media_type": handed.media_type, "charset": handed.charset}
    connection.execute(update(page).where(page.c.key == page_key), about)


def _is_held(connection: Connection, new: Reading, *, page_key: int, method: str) -> bool:
    """Whether the page's last reading by this method says as much as the new one."""
    last = connection.execute(_LAST_BY_METHOD, {"page": page_key, "method": method}).first()
    if last is None:
        return False
    reason = new.unread.reason if new.unread else None
    return last.unread is None or last.unread == reason


def _replace(connection: Connection, database: Database, rivals: Iterable[int], *, by: int) -> None:
    """Readings whose place is taken are current no more, and no search finds them."""
    replaced = list(rivals)
    if replaced:
        # Who speaks in them, and what they are copies of, may just be being settled.
        database.hold(connection, [SETTLING])
        hide(connection, database.words, replaced)
        forget(connection, replaced, replaced_by=by)
        connection.execute(update(reading).where(reading.c.key.in_(replaced)), {"current": False})


def _rivals(connection: Connection, new: Reading, *, page_key: int) -> dict[int, Standing]:
    """The current readings that a new one competes with, by key."""
    ref = new.page
    place = {"address": ref.url or ref.origin, "page": page_key, "url": ref.url}
    found = list(connection.execute(_CURRENT_OF_ADDRESS, place))
    if new.article:
        alike = {"likeness": likeness_of(new.article)}
        found.extend(connection.execute(_CURRENT_OF_ARTICLE, alike))
        if new.article.url:
            named = {"id": new.article.id, "url": new.article.url, "outlet": new.article.outlet}
            found.extend(connection.execute(_CURRENT_OF_NUMBER, named))
    return {row.key: Standing(row.method, is_read=row.unread is None) for row in found}


def _keep_reading(connection: Connection, words: WordIndex, new: Reading, *, values: Values) -> int:
    """Key of the reading's row."""
    about = {
        "article": _article_key(connection, words, new.article) if new.article else None,
        "unread": new.unread.reason if new.unread else None,
        "unread_detail": new.unread.detail if new.unread else None,
    }
    key = _inserted(connection.execute(insert(reading), {**values, **about}))
    text = new.article.text if new.article else ""
    rows = [
        {"reading": key, "stands": True, **statement_values(each, position=position, text=text)}
        for position, each in enumerate(new.statements)
    ]
    if rows:
        connection.execute(insert(statement), rows)
    return key


def _article_key(connection: Connection, words: WordIndex, new: Article) -> int:
    """Key of the article's row, made where there is none."""
    values = article_values(new)
    known: int | None = connection.execute(_ARTICLE, values).scalar()
    if known is not None:
        return known
    is_new = put_missing(connection, article, values)
    key = int(connection.execute(_ARTICLE, values).scalar_one())
    if is_new:
        index_article(connection, words, key, values=values)
    return key


def _inserted(result: CursorResult[tuple[()]]) -> int:
    assert result.inserted_primary_key is not None
    key: int = result.inserted_primary_key[0]
    return key
