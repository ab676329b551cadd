"""The log of an article's corrections, laid over one of its readings.

connection, reading key -> rows of people's statements; which of the machine's stand

Called when a reading becomes current and after each correction, in the same transaction. People's
rows are computed from the log, and made anew each time.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Select,
    and_,
    bindparam,
    delete,
    exists,
    insert,
    select,
    union,
    update,
)

from onrecord.model import Correction, Statement
from onrecord.record.corrections.conflicts import Conflict, Overlay, Touched, overlay
from onrecord.record.corrections.live import held
from onrecord.record.corrections.log import Entry, entries
from onrecord.record.corrections.placing import placed
from onrecord.record.rows import AnyRow, statement_of
from onrecord.record.tables import article, correction, page, reading, statement
from onrecord.record.values import statement_values


def _heirs(seen: Select[int]) -> CompoundSelect[int]:
    """`lineage` from its other end: each way on its own, so that each has its index."""
    same = article.alias("same")
    is_alike = same.c.likeness == article.c.likeness
    is_numbered = and_(
        same.c.id == article.c.id,
        same.c.url == article.c.url,
        same.c.outlet.is_not_distinct_from(article.c.outlet),
    )
    pages = select(reading.c.page).where(reading.c.article.in_(seen))
    urls = select(page.c.url).where(page.c.key.in_(pages), page.c.url.is_not(None))
    current = select(reading.c.key).where(reading.c.current, reading.c.article.is_not(None))
    return union(
        current.join(article).join(same, is_alike).where(same.c.key.in_(seen)),
        current.join(article).join(same, is_numbered).where(same.c.key.in_(seen)),
        current.where(reading.c.page.in_(pages)),
        # The address of a page that has an URL is its URL.
        current.join(page).where(page.c.address.in_(urls), page.c.url.is_not(None)),
    )


def _lineage() -> Select[int]:
    """Each way on its own, as in `_heirs`; what is not known equals nothing."""
    alike = select(article.c.key).where(article.c.likeness == bindparam("likeness"))
    numbered = select(article.c.key).where(
        article.c.id == bindparam("id"),
        article.c.url == bindparam("url"),
        article.c.outlet.is_not_distinct_from(bindparam("outlet")),
    )
    read = select(reading.c.article).where(reading.c.article.is_not(None))
    of_page = read.where(reading.c.page == bindparam("page"))
    of_address = read.join(page).where(
        page.c.address == bindparam("address"), page.c.url.is_not(None)
    )
    same = union(alike, numbered, of_page, of_address).subquery()
    # Only of articles that anybody has corrected: there are few of them.
    corrected = exists().where(correction.c.seen == same.c.key)
    return select(same.c.key).where(corrected)


# Asked for at each correction, and worth making once: they are long, their answers short.
_CORRECTED = _heirs(select(correction.c.seen).distinct())
_HEIRS = _heirs(select(article.c.key).where(article.c.key == bindparam("seen")))
_LINEAGE = _lineage()
_SIGNS = (
    select(
        article.c.id,
        article.c.outlet,
        article.c.url,
        article.c.likeness,
        page.c.key.label("page"),
        page.c.url.label("address"),
    )
    .select_from(reading.join(page).join(article))
    .where(reading.c.key == bindparam("reading"))
)
_TEXT = select(article.c.text).join(reading).where(reading.c.key == bindparam("reading"))
_FOUND = (
    select(statement)
    .where(statement.c.reading == bindparam("reading"), statement.c.correction.is_(None))
    .order_by(statement.c.position, statement.c.key)
)


def carry(connection: Connection, reading_key: int) -> None:
    """Make what people did to an article hold in one of its readings."""
    log = entries(connection, about=lineage(connection, reading_key))
    if not log:
        return
    text = _text(connection, reading_key)
    rows = _found_rows(connection, reading_key)
    laid = laid_over(rows, log, text=text)
    connection.execute(
        delete(statement).where(
            statement.c.reading == reading_key, statement.c.correction.is_not(None)
        )
    )
    for place, row in enumerate(rows):
        stands = place not in laid.hidden
        if row.stands != stands:
            query = update(statement).where(statement.c.key == row.key)
            connection.execute(query, {"stands": stands})
    keys = {one.correction.id: one.key for one in log}
    for kept in laid.kept:
        values = statement_values(kept.statement, position=kept.position, text=text)
        made = {"reading": reading_key, "correction": keys[kept.correction.id], "stands": True}
        connection.execute(insert(statement), {**made, **values})


def overlay_of(connection: Connection, reading_key: int) -> Overlay:
    """How people's work lies over a reading."""
    log = entries(connection, about=lineage(connection, reading_key))
    rows = _found_rows(connection, reading_key)
    return laid_over(rows, log, text=_text(connection, reading_key))


def every_conflict(connection: Connection) -> list[Conflict]:
    """The conflicts of all current readings of corrected articles."""
    keys = corrected_readings(connection)
    return [one for key in keys for one in overlay_of(connection, key).conflicts]


def corrected_readings(connection: Connection) -> list[int]:
    """Keys of the current readings of articles that people corrected, in order."""
    return sorted(connection.execute(_CORRECTED).scalars())


def heirs(connection: Connection, article_key: int) -> list[int]:
    """Keys of the current readings in which corrections of an article hold, in order."""
    return sorted(connection.execute(_HEIRS, {"seen": article_key}).scalars())


def laid_over(rows: Sequence[AnyRow], log: Sequence[Entry], *, text: str) -> Overlay:
    """The overlay of a log over a machine's statements in a text."""
    texts = {one.correction.id: one.text for one in log}
    touched = [
        _touched(one, texts=texts, text=text)
        for one in held([one.correction for one in log]).values()
    ]
    return overlay([statement_of(row) for row in rows], touched)


def lineage(connection: Connection, reading_key: int) -> list[int]:
    """Keys of the corrected articles that are the same one.

    By their page or its address; by id, outlet and text; by id, outlet and URL. Id and outlet alone
    do not do: files of different people number their articles alike.
    """
    of = connection.execute(_SIGNS, {"reading": reading_key}).first()
    return [] if of is None else list(connection.execute(_LINEAGE, of._asdict()).scalars())


def _text(connection: Connection, reading_key: int) -> str:
    text: str = connection.execute(_TEXT, {"reading": reading_key}).scalar_one()
    return text


def _found_rows(connection: Connection, reading_key: int) -> list[AnyRow]:
    """What the machine found, in the order of the text."""
    return list(connection.execute(_FOUND, {"reading": reading_key}))


def _touched(last: Correction, *, texts: dict[str, str], text: str) -> Touched:
    seen = texts[last.id]
    return Touched(last, _placed(last.found, seen, text), _placed(last.after, seen, text))


def _placed(one: Statement | None, seen: str, text: str) -> Statement | None:
    return placed(one, seen, text) if one else None
