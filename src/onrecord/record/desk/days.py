"""The most quoted actors by day.

SaidQuery -> Days

One pass over what fits by month, and one by day or year where that has room or is needed. Where
nothing is asked for, the counts are read off an index and no row is looked up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Literal, TypeAlias

from sqlalchemy import Connection, FromClause, Select, func, select

from onrecord.model import Manner
from onrecord.record.databases import Database
from onrecord.record.desk.charting import hits_of, most, named_by
from onrecord.record.rows import AnyRow
from onrecord.record.search.asking import SaidQuery
from onrecord.record.search.facets import Count
from onrecord.record.tables import UNKNOWN_DAY, actor

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


def days(connection: Connection, database: Database, query: SaidQuery, *, actors: int) -> Days:
    """Actors by day; see `Desk.days`."""
    hits = hits_of(query, database)
    rows = connection.execute(_by_time(hits, "month", actors)).all()
    step = _step(rows)
    if step != "month":
        rows = connection.execute(_by_time(hits, step, actors)).all()
    of_actor = {key: list(group) for key, group in groupby(rows, key=lambda row: row.actor)}
    counted = {key: sum(row.number for row in group) for key, group in of_actor.items()}
    named = named_by(connection, actor, counted)
    return Days(
        actors=tuple(ActorDays(named[key], tuple(_dated(of_actor[key]))) for key in named),
        step=step,
        undated=sum(row.number for row in rows if row.time == UNKNOWN_DAY),
    )


def _by_time(hits: FromClause, step: Step, actors: int) -> Select[Any]:
    most_quoted = most(hits, hits.c.actor, actors).subquery()
    time = func.substr(hits.c.first_day, 1, _LETTERS[step]).label("time")
    by = (hits.c.actor, time, hits.c.manner, hits.c.anonymous)
    counted = select(*by, func.count().label("number"))
    counted = counted.where(hits.c.actor.in_(select(most_quoted.c.actor)))
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


def _dated(rows: Iterable[AnyRow]) -> Iterator[Day]:
    for row in rows:
        if row.time != UNKNOWN_DAY:
            yield Day(_day(row.time), row.manner, row.anonymous, row.number)


def _day(time: str) -> str:
    """The first day of a month or a year."""
    return time + _FIRST[len(time) :]
