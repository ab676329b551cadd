"""A page and its reading -> the record, whole or not at all.

page, reading -> rows, within the caller's transaction

The caller commits once for each page, so that a kill loses at most the page in hand. Nothing is
ever deleted or overwritten but the flag that says which reading is current. What is already
there is left: the bytes by their digest, the article by its digest, the reading by page, method
and outcome.
"""

from __future__ import annotations

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
from onrecord.record.rows import AnyRow
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
# A fetched page that changed, or a page that was not read: its place is its address.
_CURRENT_OF_ADDRESS = _CURRENT.join(page).where(
    page.c.address == bindparam("address"),
    or_(
        page.c.key == bindparam("page"),
        page.c.url == bindparam("url", type_=Text),
        reading.c.unread.is_not(None),
    ),
)


def add(
    connection: Connection, handed: Page | None, new: Reading, *, method: str, now: datetime
) -> bool:
    """Keep a page and its reading; whether anything was added.

    Raises:
        RecordError: the reading is of another page, or has neither article nor reason.
    """
    _check(handed, new)
    kept = _kept_page(connection, page_values(new.page, handed), now=now)
    adds_bytes = handed is not None and kept.body is None
    if handed and adds_bytes:
        _keep_bytes(connection, handed, page_key=kept.key)
    if _is_held(connection, new, page_key=kept.key, method=method):
        return adds_bytes
    current = _settle(connection, new, page_key=kept.key, method=method)
    values = {"page": kept.key, "method": method, "read_at": at(now), "current": current}
    _keep_reading(connection, new, values=values)
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


def _kept_page(connection: Connection, values: Values, *, now: datetime) -> AnyRow:
    """The page's row, made where there is none."""
    if connection.execute(_PAGE, values).first() is None:
        connection.execute(insert(page), {**values, "added_at": at(now)})
    return connection.execute(_PAGE, values).one()


def _keep_bytes(connection: Connection, handed: Page, *, page_key: int) -> None:
    sha256 = digest_of(handed.body)
    if connection.execute(_BYTES, {"sha256": sha256}).first() is None:
        connection.execute(insert(body), body_values(handed))
    about = {"body": sha256, "media_type": handed.media_type, "charset": handed.charset}
    connection.execute(update(page).where(page.c.key == page_key), about)


def _is_held(connection: Connection, new: Reading, *, page_key: int, method: str) -> bool:
    """Whether the page's last reading by this method says as much as the new one."""
    last = connection.execute(_LAST_BY_METHOD, {"page": page_key, "method": method}).first()
    if last is None:
        return False
    reason = new.unread.reason if new.unread else None
    return last.unread is None or last.unread == reason


def _settle(connection: Connection, new: Reading, *, page_key: int, method: str) -> bool:
    """Whether a new reading is current; those whose place it takes no longer are."""
    rivals = _rivals(connection, new, page_key=page_key)
    newcomer = Standing(method, is_read=new.article is not None)
    is_current = all(takes_over(newcomer, rival) for rival in rivals.values())
    if is_current and rivals:
        replaced = update(reading).where(reading.c.key.in_(rivals))
        connection.execute(replaced, {"current": False})
    return is_current


def _rivals(connection: Connection, new: Reading, *, page_key: int) -> dict[int, Standing]:
    """The current readings that a new one competes with, by key."""
    ref = new.page
    place = {"address": ref.url or ref.origin, "page": page_key, "url": ref.url}
    found = list(connection.execute(_CURRENT_OF_ADDRESS, place))
    if new.article:
        alike = {"likeness": likeness_of(new.article)}
        found.extend(connection.execute(_CURRENT_OF_ARTICLE, alike))
    return {row.key: Standing(row.method, is_read=row.unread is None) for row in found}


def _keep_reading(connection: Connection, new: Reading, *, values: Values) -> None:
    about = {
        "article": _article_key(connection, new.article) if new.article else None,
        "unread": new.unread.reason if new.unread else None,
        "unread_detail": new.unread.detail if new.unread else None,
    }
    key = _inserted(connection.execute(insert(reading), {**values, **about}))
    text = new.article.text if new.article else ""
    rows = [
        {"reading": key, **statement_values(each, position=position, text=text)}
        for position, each in enumerate(new.statements)
    ]
    if rows:
        connection.execute(insert(statement), rows)


def _article_key(connection: Connection, new: Article) -> int:
    """Key of the article's row, made where there is none."""
    values = article_values(new)
    known: int | None = connection.execute(_ARTICLE, values).scalar()
    return _inserted(connection.execute(insert(article), values)) if known is None else known


def _inserted(result: CursorResult[tuple[()]]) -> int:
    assert result.inserted_primary_key is not None
    key: int = result.inserted_primary_key[0]
    return key
