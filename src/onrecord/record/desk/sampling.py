"""The articles that are compared for stories, and who speaks in them.

connection, SaidQuery -> Sample

The newest by publication. Where an article says that it was published after it was read, that day
is wrong: it is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, select

from onrecord.record.databases import Database
from onrecord.record.rows import AnyRow
from onrecord.record.search.asking import SaidQuery
from onrecord.record.search.conditions import fit
from onrecord.record.tables import actor, appearance, article, copy, facet, reading

COMPARED = 400
"""Articles: a day or two of a newsroom's intake; comparing them takes a tenth of a second."""

OPENING = 600
"""Code points of a text that are compared: its first paragraph or two."""


class Sample(NamedTuple):
    """Articles with what stories are made of.

    Attributes:
        rows: of the articles, in the order of their publication, undated ones last.
        speakers: rows of those who speak, by the article's key.
        statements: how many are in force, by the article's key.
    """

    rows: Sequence[AnyRow]
    speakers: Mapping[int, Sequence[AnyRow]]
    statements: Mapping[int, int]


def sample(connection: Connection, database: Database, topic: SaidQuery | None) -> Sample:
    """The newest articles that hold a statement that fits, `COMPARED` of them at most."""
    fits = [_in_force(), *_about(database, topic)]
    keys = _keys(connection, fits)
    rows = connection.execute(_articles(keys)).all()
    spoken = select(facet.c.article, func.count()).where(facet.c.article.in_(keys))
    counted = connection.execute(spoken.group_by(facet.c.article))
    return Sample(
        rows=list({row.key: row for row in rows}.values()),
        speakers=_speakers(connection, keys),
        statements={row[0]: row[1] for row in counted},
    )


def _in_force() -> ColumnElement[bool]:
    current = select(reading.c.key).where(reading.c.article == article.c.key, reading.c.current)
    return current.correlate(article).exists()


def _about(database: Database, topic: SaidQuery | None) -> Iterator[ColumnElement[bool]]:
    if topic is not None:
        asked = fit(topic, database.words)
        holding = select(facet.c.article).select_from(asked.rows).where(*asked.holds)
        yield article.c.key.in_(holding)


def _keys(connection: Connection, fits: Sequence[ColumnElement[bool]]) -> list[int]:
    """The newest, and undated ones where there is room."""
    query = select(article.c.key).where(*fits, article.c.published_moment < _bound(connection))
    query = query.order_by(article.c.published_moment.desc(), article.c.key.desc())
    keys: list[int] = [row.key for row in connection.execute(query.limit(COMPARED))]
    if len(keys) < COMPARED:
        undated = select(article.c.key).where(*fits, article.c.published_moment.is_(None))
        undated = undated.order_by(article.c.key.desc()).limit(COMPARED - len(keys))
        keys.extend(row.key for row in connection.execute(undated))
    return keys


def _bound(connection: Connection) -> str:
    """A day on which nothing that has been read can have been published."""
    last = select(reading.c.read_at).order_by(reading.c.key.desc()).limit(1)
    read_at = connection.execute(last).scalar()
    # Not the next day: somewhere it is tomorrow already.
    return str(date.fromisoformat(read_at[:10]) + timedelta(days=2)) if read_at else ""


def _articles(keys: Sequence[int]) -> Select[tuple[object, ...]]:
    about = (article.c.id, article.c.outlet, article.c.title, article.c.url, article.c.published)
    opening = func.substr(article.c.text, 1, OPENING).label("opening")
    query = select(
        article.c.key, *about, article.c.published_day, opening, reading.c.read_at, copy.c.cluster
    )
    query = query.join(reading, reading.c.article == article.c.key)
    query = query.outerjoin(copy, copy.c.article == article.c.key)
    query = query.where(article.c.key.in_(keys), reading.c.current)
    return query.order_by(
        article.c.published_moment.is_(None), article.c.published_moment, article.c.id
    )


def _speakers(connection: Connection, keys: Sequence[int]) -> dict[int, list[AnyRow]]:
    about = (appearance.c.key, appearance.c.article, appearance.c.name, appearance.c.roles)
    known = (actor.c.id.label("actor"), actor.c.name.label("known_as"), actor.c.role)
    query = select(*about, appearance.c.statements, *known)
    query = query.outerjoin(actor, actor.c.key == appearance.c.actor)
    query = query.where(appearance.c.article.in_(keys)).order_by(appearance.c.key)
    found: defaultdict[int, list[AnyRow]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.article].append(row)
    return found
