"""What charts are drawn from: actors by day, outlets by actor, who cites whom.

SaidQuery -> Days, Crossing, Cited, …

Each is one pass over what fits, within the database, and its answer is bounded: so many actors,
outlets, pairs, and so many steps of time. Where nothing is asked for, the counts are read off an
index and no row is looked up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Literal, TypeAlias

from sqlalchemy import (
    CTE,
    ColumnElement,
    CompoundSelect,
    Connection,
    FromClause,
    Integer,
    Select,
    Table,
    cast,
    func,
    null,
    select,
    union_all,
)

from onrecord.model import Manner
from onrecord.record.databases import Database
from onrecord.record.rows import AnyRow
from onrecord.record.search.asking import SaidQuery
from onrecord.record.search.conditions import fit
from onrecord.record.search.facets import Count
from onrecord.record.tables import UNKNOWN_DAY, actor, facet, outlet, relay

Step: TypeAlias = Literal["day", "month", "year"]
"""How far apart the points of a chart are."""

MOST_STEPS = 400
"""Between the first and the last point but for outliers: a chart has no more room."""

OUTLIERS = 0.01
"""The share of statements at either end that does not stretch a chart: somebody's words of 1945."""

_LETTERS: Mapping[Step, int] = {"day": 10, "month": 7, "year": 4}
_FIRST = "0000-01-01"
"""What a year or a month lacks to be a day."""


@dataclass(frozen=True, slots=True)
class Day:
    """How many statements of one kind there are of a day, a month or a year.

    Attributes:
        day: its first day, ISO 8601: they were said or else published then.
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
        step: what each of the days stands for, so that there are at most about `MOST_STEPS`.
        undated: statements of theirs of which no day is known.
    """

    actors: tuple[ActorDays, ...]
    step: Step
    undated: int


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


def days(connection: Connection, database: Database, query: SaidQuery, *, actors: int) -> Days:
    """Actors by day; see `Desk.days`."""
    hits = _hits(query, database)
    rows = connection.execute(_by_time(hits, "month", actors)).all()
    step = _step(rows)
    if step != "month":
        rows = connection.execute(_by_time(hits, step, actors)).all()
    of_actor = {key: list(group) for key, group in groupby(rows, key=lambda row: row.actor)}
    counted = {key: sum(row.number for row in group) for key, group in of_actor.items()}
    named = _named(connection, actor, counted)
    return Days(
        actors=tuple(ActorDays(named[key], tuple(_dated(of_actor[key]))) for key in named),
        step=step,
        undated=sum(row.number for row in rows if row.time == UNKNOWN_DAY),
    )


def crossing(
    connection: Connection, database: Database, query: SaidQuery, *, actors: int, outlets: int
) -> Crossing:
    """Outlets by actor; see `Desk.outlets_by_actor`."""
    hits = _hits(query, database)
    rows, columns = _most(hits, hits.c.actor, actors), _most(hits, hits.c.outlet, outlets)
    found: dict[tuple[int | None, int | None], int] = {
        (row.actor, row.outlet): row.number
        for row in connection.execute(_crossed(hits, rows.cte("rows"), columns.cte("columns")))
    }
    by_actor = {row: number for (row, column), number in found.items() if column is None and row}
    by_outlet = {key: number for (row, key), number in found.items() if row is None and key}
    named = _named(connection, actor, by_actor)
    columned = _named(connection, outlet, by_outlet)
    return Crossing(
        rows=tuple(named.values()),
        columns=tuple(columned.values()),
        counts=tuple(tuple(found.get((row, column), 0) for column in columned) for row in named),
    )


def cited(
    connection: Connection, database: Database, query: SaidQuery, *, limit: int
) -> tuple[Cited, ...]:
    """Who cites whom; see `Desk.relays`."""
    hits = _hits(query, database, facet.c.relayed)
    number = func.count().label("number")
    passed_on = hits.join(relay, relay.c.statement == hits.c.statement)
    by = (hits.c.outlet, relay.c.name)
    counted = select(*by, number).select_from(passed_on).group_by(*by)
    # Databases disagree on where null belongs.
    ordered = counted.order_by(number.desc(), hits.c.outlet.is_(None), *by)
    most = ordered.limit(limit).subquery()
    named = select(outlet.c.name.label("outlet"), most.c.name, most.c.number)
    named = named.select_from(most.outerjoin(outlet, outlet.c.key == most.c.outlet))
    order = (most.c.number.desc(), outlet.c.name.is_(None), outlet.c.name, most.c.name)
    found = connection.execute(named.order_by(*order))
    return tuple(Cited(row.outlet, row.name, row.number) for row in found)


def _hits(query: SaidQuery, database: Database, *further: ColumnElement[bool]) -> FromClause:
    """What fits: looked up once, or the table itself where all does."""
    asked = fit(query, database.words)
    if not asked.holds:
        return facet
    columns = [
        facet.c[name]
        for name in ("statement", "actor", "outlet", "first_day", "manner", "anonymous")
    ]
    found = select(*columns).select_from(asked.rows).where(*asked.holds, *further)
    return found.cte("hits").prefix_with("MATERIALIZED")


def _most(hits: FromClause, column: ColumnElement[int], limit: int) -> Select[int, int]:
    """The most frequent keys, each with its number, the most frequent first."""
    number = func.count().label("number")
    query = select(column, number).select_from(hits).where(column.is_not(None)).group_by(column)
    return query.order_by(number.desc(), column).limit(limit)


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


def _by_time(hits: FromClause, step: Step, actors: int) -> Select[Any]:
    most = _most(hits, hits.c.actor, actors).subquery()
    time = func.substr(hits.c.first_day, 1, _LETTERS[step]).label("time")
    by = (hits.c.actor, time, hits.c.manner, hits.c.anonymous)
    counted = select(*by, func.count().label("number")).where(
        hits.c.actor.in_(select(most.c.actor))
    )
    return counted.group_by(*by).order_by(*by)


def _step(rows: Sequence[AnyRow]) -> Step:
    """The finest that has room, from counts by month."""
    months: Counter[str] = Counter()
    for row in rows:
        if row.time != UNKNOWN_DAY:
            months[row.time] += row.number
    inner = list(_inner(months))
    if not inner:
        return "day"
    first, last = (date.fromisoformat(_day(month)) for month in (inner[0], inner[-1]))
    if (last - first).days <= MOST_STEPS - 31:
        return "day"
    return "month" if (last - first).days <= MOST_STEPS * 30 else "year"


def _inner(months: Counter[str]) -> Iterator[str]:
    """The months without the outliers at either end."""
    seen, total = 0, months.total()
    for month in sorted(months):
        if seen + months[month] > OUTLIERS * total and seen <= (1 - OUTLIERS) * total:
            yield month
        seen += months[month]


def _named(connection: Connection, table: Table, counted: Mapping[int, int]) -> dict[int, Count]:
    """Actors or outlets by their keys, the most frequent first."""
    id_ = table.c.id if table is actor else table.c.name
    query = select(table.c.key, id_, table.c.name).where(table.c.key.in_(counted))
    found = {key: (value, label) for key, value, label in connection.execute(query)}
    ordered = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    return {key: Count(*found[key], number) for key, number in ordered if key in found}


def _dated(rows: Iterable[AnyRow]) -> Iterator[Day]:
    for row in rows:
        if row.time != UNKNOWN_DAY:
            yield Day(_day(row.time), row.manner, row.anonymous, row.number)


def _day(time: str) -> str:
    """The first day of a month or a year."""
    return time + _FIRST[len(time) :]
