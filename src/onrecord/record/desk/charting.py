"""What charts are drawn from: actors by day, outlets by actor, who cites whom.

SaidQuery -> Days, Crossing, Cited, …

Where nothing is asked for but days and kinds of an index, counts are read off the index alone;
where words are, every statement that holds them is looked up once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select

from onrecord.model import Manner
from onrecord.record.databases import Database
from onrecord.record.rows import AnyRow
from onrecord.record.search.asking import SaidQuery
from onrecord.record.search.conditions import Fit, fit
from onrecord.record.search.facets import Count
from onrecord.record.tables import UNKNOWN_DAY, actor, facet, outlet, relay

_Select: TypeAlias = Select[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Day:
    """How many statements of one kind there are of a day.

    Attributes:
        day: ISO 8601: it was said or else published.
        anonymous: the speaker is unnamed.
    """

    day: str
    manner: Manner
    anonymous: bool
    statements: int


@dataclass(frozen=True, slots=True)
class ActorDays:
    """An actor's days, in order; `actor.value` is its id, its number counts undated ones too."""

    actor: Count
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """The most quoted actors by day.

    Attributes:
        undated: statements of theirs of which no day is known.
    """

    actors: tuple[ActorDays, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class Crossing:
    """How often outlets quote actors.

    Attributes:
        rows: actors, the most quoted first; numbers are of all outlets.
        columns: outlets, those that quote most first; numbers are of all that fits.
        counts: a row for each actor, a number for each outlet.
    """

    rows: tuple[Count, ...]
    columns: tuple[Count, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """Who relies on whose words.

    Attributes:
        outlet: in whose articles; None where that is not known.
        name: who passed the words on.
    """

    outlet: str | None
    name: str
    statements: int


def days(connection: Connection, database: Database, query: SaidQuery, *, actors: int) -> Days:
    """Actors by day; see `Desk.days`."""
    asked = fit(query, database.words)
    most = _most(connection, asked, facet.c.actor, limit=actors)
    by = (facet.c.actor, facet.c.first_day, facet.c.manner, facet.c.anonymous)
    counted = select(*by, func.count().label("number")).select_from(asked.rows)
    counted = counted.where(*asked.holds, facet.c.actor.in_(most)).group_by(*by).order_by(*by)
    rows = connection.execute(counted).all()
    of_actor = {key: list(group) for key, group in groupby(rows, key=lambda row: row.actor)}
    named = _named(connection, actor, most)
    return Days(
        actors=tuple(ActorDays(named[key], _dated(of_actor[key])) for key in most),
        undated=sum(row.number for row in rows if row.first_day == UNKNOWN_DAY),
    )


def crossing(
    connection: Connection, database: Database, query: SaidQuery, *, actors: int, outlets: int
) -> Crossing:
    """Outlets by actor; see `Desk.outlets_by_actor`."""
    asked = fit(query, database.words)
    rows = _most(connection, asked, facet.c.actor, limit=actors)
    columns = _most(connection, asked, facet.c.outlet, limit=outlets)
    by = (facet.c.actor, facet.c.outlet)
    counted = select(*by, func.count()).select_from(asked.rows).where(*asked.holds)
    counted = counted.where(facet.c.actor.in_(rows), facet.c.outlet.in_(columns)).group_by(*by)
    cells = {(row, column): number for row, column, number in connection.execute(counted)}
    return Crossing(
        rows=tuple(_named(connection, actor, rows).values()),
        columns=tuple(_named(connection, outlet, columns).values()),
        counts=tuple(tuple(cells.get((row, column), 0) for column in columns) for row in rows),
    )


def cited(
    connection: Connection, database: Database, query: SaidQuery, *, limit: int
) -> tuple[Cited, ...]:
    """Who cites whom; see `Desk.relays`."""
    asked = fit(query, database.words)
    number = func.count().label("number")
    passed_on = asked.rows.join(relay, relay.c.statement == facet.c.statement)
    by = (facet.c.outlet, relay.c.name)
    counted = select(*by, number).select_from(passed_on).where(*asked.holds).group_by(*by)
    most = counted.order_by(number.desc(), *by).limit(limit).subquery()
    query_ = select(outlet.c.name.label("outlet"), most.c.name, most.c.number)
    query_ = query_.select_from(most.outerjoin(outlet, outlet.c.key == most.c.outlet))
    found = connection.execute(query_.order_by(most.c.number.desc(), outlet.c.name, most.c.name))
    return tuple(Cited(row.outlet, row.name, row.number) for row in found)


def _most(
    connection: Connection, asked: Fit, column: ColumnElement[int], *, limit: int
) -> dict[int, int]:
    """The most frequent keys, each with its number, the most frequent first."""
    number = func.count().label("number")
    query = select(column, number).select_from(asked.rows)
    query = query.where(*asked.holds, column.is_not(None)).group_by(column)
    rows = connection.execute(query.order_by(number.desc(), column).limit(limit))
    return {row[0]: row[1] for row in rows}


def _named(connection: Connection, table: Table, counted: Mapping[int, int]) -> dict[int, Count]:
    """Actors or outlets by their keys, in the same order."""
    id_ = table.c.id if table is actor else table.c.name
    query = select(table.c.key, id_, table.c.name).where(table.c.key.in_(counted))
    found = {key: (value, label) for key, value, label in connection.execute(query)}
    return {key: Count(*found[key], number) for key, number in counted.items() if key in found}


def _dated(rows: Iterable[AnyRow]) -> tuple[Day, ...]:
    return tuple(
        Day(row.first_day, row.manner, row.anonymous, row.number)
        for row in rows
        if row.first_day != UNKNOWN_DAY
    )
