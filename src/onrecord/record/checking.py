"""Is all that a record says of itself true?

connection -> what is wrong, each in a sentence

Nothing is believed: bytes are digested again, spans are looked for in their texts, computed columns
are computed again, and what a search finds is compared with what is in force. What is computed can
be made again (`indexing.rebuild`); the rest cannot, and then a backup is needed.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from sqlalchemy import (
    LABEL_STYLE_TABLENAME_PLUS_COL,
    Connection,
    Select,
    and_,
    func,
    select,
)

from onrecord.codec import spans_of
from onrecord.record.corrections.carrying import corrected_readings, overlay_of
from onrecord.record.databases import Database
from onrecord.record.indexing import due
from onrecord.record.recalling import articles
from onrecord.record.rows import AnyRow, article_of, statement_of
from onrecord.record.search.words import Index
from onrecord.record.tables import (
    actor,
    article,
    body,
    facet,
    page,
    reading,
    relay,
    statement,
)
from onrecord.record.values import COMPUTED, article_values, digest_of, statement_values

BATCH = 100
"""Rows in memory at a time: pages of a megabyte each still fit."""


def problems(connection: Connection, database: Database) -> Iterator[str]:
    """All that is wrong, in the order of the tables."""
    yield from database.integrity(connection)
    yield from _bodies(connection)
    yield from _pages(connection)
    yield from _articles(connection)
    yield from _statements(connection)
    yield from _twice_in_force(connection)
    yield from _corrections(connection)
    yield from _facets(connection)
    yield from _actors(connection)


def index_problems(connection: Connection, database: Database) -> Iterator[str]:
    """What is wrong with the indexes of words; the connection must be one that may write."""
    held: dict[Index, Select[int]] = {
        "statement_words": select(facet.c.statement),
        "article_words": select(article.c.key),
    }
    for index, keys in held.items():
        yield from database.words.problems(connection, index, keys)


def _bodies(connection: Connection) -> Iterator[str]:
    with connection.execute(select(body).execution_options(yield_per=BATCH)) as rows:
        for row in rows:
            try:
                content = zlib.decompress(row.zlib)
            except zlib.error as error:
                yield f"the bytes {row.sha256} cannot be read: {error}"
                continue
            if digest_of(content) != row.sha256 or len(content) != row.size_bytes:
                yield f"the bytes {row.sha256} are not what their digest says"


def _pages(connection: Connection) -> Iterator[str]:
    query = select(page.c.origin, page.c.sha256).where(
        page.c.body.is_not(None), page.c.body != page.c.sha256
    )
    for row in connection.execute(query):
        yield f"{row.origin}: its bytes are not those of its digest {row.sha256}"


def _articles(connection: Connection) -> Iterator[str]:
    query = select(article).set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL)
    with connection.execute(query.execution_options(yield_per=BATCH)) as rows:
        for row in rows:
            wrong = [
                name
                for name, value in article_values(article_of(row)).items()
                if _plain(getattr(row, f"article_{name}")) != _plain(value)
            ]
            if wrong:
                yield f"article {row.article_id}: {', '.join(wrong)} is not what it should be"


def _statements(connection: Connection) -> Iterator[str]:
    query = select(statement, reading.c.article.label("of"))
    query = query.join(reading).order_by(reading.c.article, statement.c.key)
    with connection.execute(query.execution_options(yield_per=BATCH)) as rows:
        for batch in rows.partitions():
            texts = articles(connection, {row.of for row in batch if row.of is not None})
            for row in batch:
                yield from _wrong_in(row, texts[row.of].text if row.of in texts else None)


def _wrong_in(row: AnyRow, text: str | None) -> Iterator[str]:
    if text is None:
        yield f"statement {row.id}: its reading has no article"
        return
    one = statement_of(row)
    outside = [span for span in spans_of(one) if not 0 <= span.start < span.end <= len(text)]
    if outside:
        yield f"statement {row.id}: {list(outside[0])} is not in its article's text"
        return
    due = statement_values(one, position=row.position, text=text)
    wrong = [name for name in COMPUTED if getattr(row, name) != due[name]]
    if wrong:
        yield f"statement {row.id}: {', '.join(wrong)} is not what it should be"


def _twice_in_force(connection: Connection) -> Iterator[str]:
    """Who cites a statement by its id means one."""
    in_force = and_(reading.c.current, statement.c.stands)
    several = (
        select(statement.c.id).join(reading).where(in_force).group_by(statement.c.id)
    ).having(func.count() > 1)
    for id_ in connection.execute(several.order_by(statement.c.id)).scalars().all():
        origins = (
            select(page.c.origin)
            .select_from(statement.join(reading).join(page))
            .where(in_force, statement.c.id == id_)
            .order_by(page.c.origin)
        )
        places = ", ".join(connection.execute(origins).scalars())
        yield (
            f"statement {id_}: in force more than once, in {places}; give each article an id of "
            "its own"
        )


def _corrections(connection: Connection) -> Iterator[str]:
    """Whether what stands is what the log says."""
    for key in corrected_readings(connection):
        laid = overlay_of(connection, key)
        rows = connection.execute(
            select(statement)
            .where(statement.c.reading == key)
            .order_by(statement.c.position, statement.c.key)
        ).all()
        found = [row for row in rows if row.correction is None]
        stands = [not row.stands for row in found] == [
            place in laid.hidden for place in range(len(found))
        ]
        kept = sorted(row.id for row in rows if row.correction is not None)
        if not stands or kept != sorted(one.statement.id for one in laid.kept):
            yield f"reading {key}: what stands in it is not what the corrections say"


def _facets(connection: Connection) -> Iterator[str]:
    in_force = and_(reading.c.current, statement.c.stands)
    of_statement = statement.join(reading)
    missing = (
        select(func.count())
        .select_from(of_statement.outerjoin(facet, facet.c.statement == statement.c.key))
        .where(in_force, facet.c.statement.is_(None))
    )
    surplus = (
        select(func.count())
        .select_from(facet.join(of_statement, facet.c.statement == statement.c.key))
        .where(~in_force)
    )
    for count, what in (
        (missing, "statements in force that no search finds"),
        (surplus, "statements that a search finds though they are not in force"),
    ):
        if number := connection.execute(count).scalar_one():
            yield f"{number} {what}"
    yield from _facet_values(connection)


def _facet_values(connection: Connection) -> Iterator[str]:
    """Whether every row of `facet` and `relay` says what its statement does."""
    current = select(reading.c.key).where(reading.c.current, reading.c.article.is_not(None))
    for key in connection.execute(current.order_by(reading.c.key)).scalars().all():
        facets, relays = due(connection, key)
        of_reading = select(statement.c.key).where(statement.c.reading == key)
        for table, wanted in ((facet, facets), (relay, relays)):
            rows = connection.execute(select(table).where(table.c.statement.in_(of_reading)))
            held = {tuple(row[: len(table.primary_key)]): row._mapping for row in rows}
            for values in wanted:
                row = held.pop(tuple(values[column.name] for column in table.primary_key), None)
                wrong = [n for n, value in values.items() if row is not None and row[n] != value]
                if wrong:
                    yield (
                        f"{table.name} of statement {values['statement']}: {', '.join(wrong)} is "
                        "not what it should be"
                    )
                elif row is None and table is relay:
                    yield f"relay of statement {values['statement']}: a row is missing"
            if table is relay and held:
                yield f"relay: {len(held)} rows of reading {key} that should not be there"


def _actors(connection: Connection) -> Iterator[str]:
    other = actor.alias("other")
    twice = (
        select(actor.c.id).join(other, other.c.key == actor.c.into).where(other.c.into.is_not(None))
    )
    for name in connection.execute(twice).scalars():
        yield f"actor {name} was joined to one that was joined itself"


def _plain(value: object) -> object:
    """As it comes back from the database: tuples are arrays there."""
    return list(value) if isinstance(value, tuple) else value
