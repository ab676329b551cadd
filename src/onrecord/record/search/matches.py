"""Keys of statements -> matches, in the order of the keys.

connection, keys -> Match, …
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Select, func, select

from onrecord.errors import UnavailableError
from onrecord.model import Article, Match
from onrecord.record.recalling import articles
from onrecord.record.rows import actor_of, statement_of
from onrecord.record.tables import actor, facet, reading, statement


def matches_of(connection: Connection, keys: Sequence[int]) -> Iterator[Match]:
    """The statements with their articles and actors."""
    placed = (facet.c.article.label("of"), facet.c.actor.label("by"), facet.c.review.label("seen"))
    query = select(statement, *placed).join(facet, facet.c.statement == statement.c.key)
    rows = {row.key: row for row in connection.execute(query.where(statement.c.key.in_(keys)))}
    texts = articles(connection, {row.of for row in rows.values()})
    said_by = {row.by for row in rows.values()} - {None}
    query = select(actor).where(actor.c.key.in_(said_by))
    actors = {row.key: actor_of(row) for row in connection.execute(query)} if said_by else {}
    for key in keys:
        row = rows.get(key)
        if row is None:
            raise UnavailableError(
                "damaged: a statement that the index names is not there; `onrecord check` tells "
                "what is wrong"
            )
        yield Match(texts[row.of], statement_of(row), actors.get(row.by), row.seen)


def match_with(connection: Connection, statement_id: str) -> Match | None:
    """The statement in force that has an id; of several copies the newest."""
    return next(matches_with(connection, [statement_id]), None)


def matches_with(connection: Connection, ids: Sequence[str]) -> Iterator[Match]:
    """The statements in force that have one of the ids, in the order of these."""
    keys = {row.id: row.newest for row in connection.execute(newest_of(ids))}
    return matches_of(connection, [keys[one] for one in ids if one in keys])


def newest_of(ids: Sequence[str]) -> Select[tuple[str, int]]:
    """`id`, and as `newest` the key of the statement in force that has it, of several the last.

    Two articles of one id and like words have statements of one id.
    """
    query = select(statement.c.id, func.max(statement.c.key).label("newest"))
    query = query.join(facet, facet.c.statement == statement.c.key)
    return query.where(statement.c.id.in_(ids)).group_by(statement.c.id)


def matches_of_reading(
    connection: Connection, reading_key: int
) -> tuple[Article, tuple[Match, ...]]:
    """The article of a current reading with its statements in force, in the order of the text."""
    about = select(reading.c.article).where(reading.c.key == reading_key)
    key = connection.execute(about).scalar_one()
    keys = (
        select(statement.c.key)
        .where(statement.c.reading == reading_key, statement.c.stands)
        .order_by(statement.c.position, statement.c.key)
    )
    found = matches_of(connection, list(connection.execute(keys).scalars()))
    return articles(connection, [key])[key], tuple(found)
