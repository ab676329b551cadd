"""Outlets: what is read from them, whom they quote, on whose words they rely.

connection, name -> OutletCounts, OutletView

Counts of all outlets are read off two indexes, an entry for each article and for each statement;
those of one outlet off its own part of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, Connection, Select, case, func, select

from onrecord.errors import NotOnRecordError
from onrecord.record.desk.unread import UnreadRow, row_of, rows
from onrecord.record.rows import AnyRow
from onrecord.record.search.facets import Count
from onrecord.record.tables import actor, article, facet, outlet, reading, relay

NEWEST_SHOWN = 50
"""Articles of an outlet."""

VALUES_SHOWN = 30
"""Of an outlet's voices and of those who passed words on in it, the most frequent."""

HOSTS_FROM = 200
"""Articles, the newest, whose addresses tell the hosts of an outlet."""

UNREAD_LOOKED_AT = 2000
"""Pages that were not read, the newest, among which those of an outlet's hosts are looked for."""


@dataclass(frozen=True, slots=True)
class OutletCounts:
    """How much is read from an outlet.

    Attributes:
        articles: in force.
        statements: in force.
        unnamed: of these, by speakers without a name.
        relayed: of these, passed on by somebody.
        first_day: of publication, ISO 8601.
    """

    name: str
    articles: int
    statements: int
    unnamed: int
    relayed: int
    first_day: str | None
    last_day: str | None


@dataclass(frozen=True, slots=True)
class OutletArticle:
    """An article in a list.

    Attributes:
        published: as the page gives it.
        statements: in force.
    """

    id: str
    title: str | None
    published: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class OutletView:
    """An outlet.

    Attributes:
        relays: who passed words on in it.
        voices: whom it quotes most; `value` is an actor's id.
        newest: at most `NEWEST_SHOWN` articles, the newest first.
        unread: pages of its hosts that gave no article, the newest first; of the record's newest
            `UNREAD_LOOKED_AT`.
    """

    counts: OutletCounts
    relays: tuple[Count, ...]
    voices: tuple[Count, ...]
    newest: tuple[OutletArticle, ...]
    unread: tuple[UnreadRow, ...]


def outlets(connection: Connection) -> tuple[OutletCounts, ...]:
    """Every outlet of articles in force, those with most articles first."""
    spoken = {row.name: row for row in connection.execute(_spoken())}
    found = [_counts(row, spoken.get(row.outlet)) for row in connection.execute(_published())]
    return tuple(sorted(found, key=lambda one: (-one.articles, -one.statements, one.name)))


def view(connection: Connection, name: str) -> OutletView:
    """One outlet; see `Desk.outlet`."""
    published = connection.execute(_published().where(article.c.outlet == name)).first()
    if published is None:
        raise NotOnRecordError(f"no outlet {name!r} on record")
    spoken = connection.execute(_spoken().where(outlet.c.name == name)).first()
    return OutletView(
        counts=_counts(published, spoken),
        relays=_relays(connection, spoken.outlet) if spoken else (),
        voices=_voices(connection, spoken.outlet) if spoken else (),
        newest=_newest(connection, name),
        unread=_unread(connection, _hosts(connection, name)),
    )


def _published() -> Select[tuple[object, ...]]:
    """Articles in force by outlet."""
    days = (func.min(article.c.published_day), func.max(article.c.published_day))
    query = select(article.c.outlet, func.count().label("articles"), days[0], days[1])
    query = query.join_from(article, reading, reading.c.article == article.c.key)
    return query.where(reading.c.current, article.c.outlet.is_not(None)).group_by(article.c.outlet)


def _spoken() -> Select[tuple[object, ...]]:
    """Statements by outlet."""
    by_key = (
        select(
            facet.c.outlet,
            func.count().label("statements"),
            _how_many(facet.c.anonymous).label("unnamed"),
            _how_many(facet.c.relayed).label("relayed"),
        )
        .where(facet.c.outlet.is_not(None))
        .group_by(facet.c.outlet)
        .subquery()
    )
    return select(outlet.c.name, by_key).join(by_key, by_key.c.outlet == outlet.c.key)


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _counts(published: AnyRow, spoken: AnyRow | None) -> OutletCounts:
    name, articles, first, last = published
    if spoken is None:
        return OutletCounts(name, articles, 0, 0, 0, first, last)
    counted = (spoken.statements, spoken.unnamed, spoken.relayed)
    return OutletCounts(name, articles, *counted, first, last)


def _relays(connection: Connection, key: int) -> tuple[Count, ...]:
    number = func.count().label("number")
    query = (
        select(relay.c.name, number)
        .join_from(facet, relay, relay.c.statement == facet.c.statement)
        .where(facet.c.outlet == key, facet.c.relayed)
        .group_by(relay.c.name)
        .order_by(number.desc(), relay.c.name)
        .limit(VALUES_SHOWN)
    )
    return tuple(Count(row.name, row.name, row.number) for row in connection.execute(query))


def _voices(connection: Connection, key: int) -> tuple[Count, ...]:
    number = func.count().label("number")
    by_key = (
        select(facet.c.actor, number)
        .where(facet.c.outlet == key, facet.c.actor.is_not(None))
        .group_by(facet.c.actor)
        .order_by(number.desc(), facet.c.actor)
        .limit(VALUES_SHOWN)
        .subquery()
    )
    query = select(actor.c.id, actor.c.name, by_key.c.number)
    query = query.join(by_key, by_key.c.actor == actor.c.key)
    query = query.order_by(by_key.c.number.desc(), actor.c.key)
    return tuple(Count(row.id, row.name, row.number) for row in connection.execute(query))


def _newest(connection: Connection, name: str) -> tuple[OutletArticle, ...]:
    how_many = (
        select(func.count())
        .where(facet.c.article == article.c.key)
        .correlate(article)
        .scalar_subquery()
        .label("statements")
    )
    query = select(article.c.id, article.c.title, article.c.published, how_many)
    query = query.where(article.c.key.in_(_newest_keys(name, NEWEST_SHOWN)))
    query = query.order_by(
        article.c.published_day.is_(None), article.c.published_moment.desc(), article.c.id
    )
    found = connection.execute(query)
    return tuple(OutletArticle(row.id, row.title, row.published, row.statements) for row in found)


def _newest_keys(name: str, limit: int) -> Select[tuple[int]]:
    query = select(article.c.key).join(reading, reading.c.article == article.c.key)
    query = query.where(article.c.outlet == name, reading.c.current)
    return query.order_by(
        article.c.published_day.is_(None), article.c.published_day.desc(), article.c.key.desc()
    ).limit(limit)


def _hosts(connection: Connection, name: str) -> set[str]:
    query = select(article.c.url).where(article.c.key.in_(_newest_keys(name, HOSTS_FROM)))
    urls: Iterable[str | None] = connection.execute(query).scalars()
    return {host for url in urls if (host := _host(url))}


def _unread(connection: Connection, hosts: set[str]) -> tuple[UnreadRow, ...]:
    if not hosts:
        return ()
    found = connection.execute(rows().limit(UNREAD_LOOKED_AT))
    return tuple(row_of(row) for row in found if _host(row.url) in hosts)


def _host(url: str | None) -> str | None:
    """Of an address, without `www.`; None where it has none."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
