"""Who quotes whom: outlets by actor, and outlets by those on whose words they rely.

SaidQuery -> Crossing; Cited, …

Each is one pass over what fits, within the database, and its answer is so many rows as are asked
for. Where nothing is asked for, the counts are read off an index and no row is looked up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    CTE,
    CompoundSelect,
    Connection,
    FromClause,
    Integer,
    cast,
    func,
    null,
    select,
    union_all,
)

from onrecord.record.databases import Database
from onrecord.record.desk.charting import hits_of, most, named_by
from onrecord.record.search.asking import SaidQuery
from onrecord.record.search.facets import Count
from onrecord.record.tables import actor, facet, outlet, relay


@dataclass(frozen=True, slots=True)
class Crossing:
    """How often outlets quote actors.

    Attributes:
        rows: actors, the most quoted first; `value` is an id; numbers are of all outlets.
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


def crossing(
    connection: Connection, database: Database, query: SaidQuery, *, actors: int, outlets: int
) -> Crossing:
    """Outlets by actor; see `Desk.outlets_by_actor`."""
    hits = hits_of(query, database)
    rows, columns = most(hits, hits.c.actor, actors), most(hits, hits.c.outlet, outlets)
    found: dict[tuple[int | None, int | None], int] = {
        (row.actor, row.outlet): row.number
        for row in connection.execute(_crossed(hits, rows.cte("rows"), columns.cte("columns")))
    }
    by_actor = {row: number for (row, column), number in found.items() if column is None and row}
    by_outlet = {key: number for (row, key), number in found.items() if row is None and key}
    named = named_by(connection, actor, by_actor)
    columned = named_by(connection, outlet, by_outlet)
    return Crossing(
        rows=tuple(named.values()),
        columns=tuple(columned.values()),
        counts=tuple(tuple(found.get((row, column), 0) for column in columned) for row in named),
    )


def cited(
    connection: Connection, database: Database, query: SaidQuery, *, limit: int
) -> tuple[Cited, ...]:
    """Who cites whom; see `Desk.relays`."""
    hits = hits_of(query, database, facet.c.relayed)
    number = func.count().label("number")
    passed_on = hits.join(relay, relay.c.statement == hits.c.statement)
    by = (hits.c.outlet, relay.c.name)
    counted = select(*by, number).select_from(passed_on).group_by(*by)
    # Databases disagree on where null belongs.
    ordered = counted.order_by(number.desc(), hits.c.outlet.is_(None), *by)
    pairs = ordered.limit(limit).subquery()
    named = select(outlet.c.name.label("outlet"), pairs.c.name, pairs.c.number)
    named = named.select_from(pairs.outerjoin(outlet, outlet.c.key == pairs.c.outlet))
    order = (pairs.c.number.desc(), outlet.c.name.is_(None), outlet.c.name, pairs.c.name)
    found = connection.execute(named.order_by(*order))
    return tuple(Cited(row.outlet, row.name, row.number) for row in found)


def _crossed(hits: FromClause, rows: CTE, columns: CTE) -> CompoundSelect[Any]:
    """Numbers of actors, of outlets and of pairs, in one pass; null stands for any."""
    nothing = cast(null(), Integer)
    pairs = select(hits.c.actor, hits.c.outlet, func.count().label("number"))
    pairs = pairs.where(hits.c.actor.in_(select(rows.c.actor)))
    pairs = pairs.where(hits.c.outlet.in_(select(columns.c.outlet)))
    return union_all(
        pairs.group_by(hits.c.actor, hits.c.outlet),
        select(rows.c.actor, nothing, rows.c.number),
        select(nothing, columns.c.outlet, columns.c.number),
    )
