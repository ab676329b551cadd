"""How many statements there are of each kind.

keys of statements that fit -> counts by actor, outlet, country, act, manner, …

Up to `COUNTED_AT_MOST` statements are counted one by one. Of more, every second, fourth, eighth …
by their number is counted and the counts are multiplied: `sampled` says so, and a reader must be
told "about". The share of a kind among so many is off by one in a hundred, two times of three by
less than half of that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    Select,
    case,
    cast,
    func,
    literal,
    select,
    union_all,
)
from sqlalchemy import Text as SqlText

from onrecord.record.tables import UNKNOWN_DAY, actor, facet, outlet, relay

COUNTED_AT_MOST = 10_000
"""Statements that are counted one by one."""

VALUES_SHOWN = 20
"""Of a facet with many values, the most frequent."""

FacetName: TypeAlias = Literal[
    "actor", "outlet", "country", "act", "manner", "anonymous", "relayed", "review", "through",
    "year", "confidence",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Count:
    """How many statements have a value.

    Attributes:
        value: what a query asks for: an actor's id, an outlet's name, an act …
        label: what a person reads.
    """

    value: str
    label: str
    statements: int


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts of the statements that fit.

    Attributes:
        counts: of each facet its most frequent values, the most frequent first.
        sampled: one in so many was counted; 1 where all were.
    """

    counts: Mapping[FacetName, tuple[Count, ...]]
    sampled: int = 1


# Steps of the least confidence that a question asks for.
CONFIDENCES = (0.9, 0.7, 0.5)


def count_facets(
    connection: Connection, statements: Select[Any], *, key: ColumnElement[int], total: int
) -> Facets:
    """Count the kinds of statements.

    Args:
        connection: to the record.
        statements: selects from `facet` those that fit.
        key: of a statement, in the table that the database looks at first.
        total: how many they are.
    """
    sampled = 1
    while total > sampled * COUNTED_AT_MOST:
        sampled *= 2
    if sampled > 1:
        statements = statements.where(key % sampled == 0)
    hits = _hits(statements)
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for name, value, count in connection.execute(union_all(*_counting(hits))):
        found[name].append((value, count * sampled))
    labels = _labels(connection, found)
    counts: dict[FacetName, tuple[Count, ...]] = {
        name: _most_frequent(found[name], labels.get(name)) for name in get_args(FacetName)
    }
    return Facets(counts, sampled)


def _hits(statements: Select[Any]) -> CTE:
    """The facet rows to count, looked up once for all facets."""
    columns = [
        facet.c[name]
        for name in (
            "statement", "actor", "outlet", "country", "act", "manner", "anonymous", "relayed",
            "review", "first_day", "confidence",
        )
    ]  # fmt: skip
    return statements.with_only_columns(*columns, maintain_column_froms=True).cte("hits")


def _counting(hits: CTE) -> Iterator[Select[Any]]:
    yield from (
        _counts(name, hits.c[name])
        for name in ("actor", "outlet", "country", "act", "manner", "review")
    )
    yield from (
        _counts(name, case((hits.c[name], "yes"), else_="no")) for name in ("anonymous", "relayed")
    )
    yield _counts("year", func.nullif(func.substr(hits.c.first_day, 1, len("2026")), UNKNOWN_DAY))
    steps = [(hits.c.confidence >= step, str(step)) for step in CONFIDENCES]
    yield _counts("confidence", case(*steps, else_="0"))
    passed_on = hits.join(relay, relay.c.statement == hits.c.statement)
    yield _counts("through", relay.c.name).select_from(passed_on)


def _counts(name: str, value: ColumnElement[Any]) -> Select[Any]:
    columns: tuple[ColumnElement[Any], ...] = (literal(name), cast(value, SqlText), func.count())
    return select(*columns).where(value.is_not(None)).group_by(value)


def _labels(
    connection: Connection, found: Mapping[str, Iterable[tuple[str, int]]]
) -> dict[str, dict[str, tuple[str, str]]]:
    """What a query asks for and what a person reads, by the keys that were counted."""
    actors = select(actor.c.key, actor.c.id, actor.c.name)
    outlets = select(outlet.c.key, outlet.c.name, outlet.c.name.label("label"))
    return {
        "actor": _named(connection, actors, counted=found["actor"]),
        "outlet": _named(connection, outlets, counted=found["outlet"]),
    }


def _named(
    connection: Connection,
    query: Select[Any],
    *,
    counted: Iterable[tuple[str, int]],
) -> dict[str, tuple[str, str]]:
    keys = [int(value) for value, _ in _ordered(counted)[:VALUES_SHOWN]]
    rows = connection.execute(query.where(query.selected_columns.key.in_(keys)))
    return {str(key): (value, label) for key, value, label in rows}


def _ordered(counted: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(counted, key=lambda one: (-one[1], one[0]))


def _most_frequent(
    counted: Iterable[tuple[str, int]], named: Mapping[str, tuple[str, str]] | None
) -> tuple[Count, ...]:
    shown = _ordered(counted)[:VALUES_SHOWN]
    if named is None:
        return tuple(Count(value, value, count) for value, count in shown)
    return tuple(Count(*named[value], count) for value, count in shown if value in named)
