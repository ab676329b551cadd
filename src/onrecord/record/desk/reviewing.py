"""Which statements a person should look at next.

SaidQuery -> Queue

    value  = doubt × importance
    doubt  = 1 − confidence, and 0.3 more where nobody is credited with the words
    importance = 1 + log10(1 + the actor's statements on record) + 2^(−age / 30 days)

A doubtful statement of somebody who is quoted a thousand times comes before one of somebody who is
quoted once: who corrects it corrects what many will read. Age is counted from the day that nineteen
in twenty candidates are not newer than, since some page always says that it is of 2050; a statement
without a day has no newness. Equal ones go by the order in which they were added.

Candidates are, of what fits and nobody has reviewed, the `POOL` most doubtful by confidence and
the `POOL` added last, so that the work is bounded and today's news have their turn beside the
worst readings of all time.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, func, select, union_all

from onrecord.model import Match
from onrecord.record.databases import Database
from onrecord.record.rows import AnyRow
from onrecord.record.search.asking import SaidQuery
from onrecord.record.search.conditions import Fit, fit
from onrecord.record.search.matches import matches_of
from onrecord.record.tables import actor, facet, statement

POOL = 1000
"""Candidates of each of the two sorts: one evening's work is a few hundred."""

COMMON = 20 * POOL
"""Where so many wait, the most doubtful are soon found in the order of doubt; fewer are all looked
up and put in order."""

NOBODY_CREDITED = 0.3
"""As doubtful as a third of all certainty: words in the air are either found wrong or an orphan."""

NOT_NEWER = 0.95
"""The share of candidates that are not newer than what counts as today."""

HALF_LIFE_DAYS = 30
"""After a month news count half."""


@dataclass(frozen=True, slots=True)
class Queue:
    """What to review next.

    Attributes:
        matches: those that are worth most first.
        waiting: how many that fit nobody has reviewed.
        reviewed: how many that fit somebody has; what was rejected is not in force, and not
            counted.
    """

    matches: tuple[Match, ...]
    waiting: int
    reviewed: int


class Candidate(NamedTuple):
    """What the value of a statement is made of.

    Attributes:
        key: of the statement.
        quoted: statements of its actor on record; 0 where it has none.
        day: ISO 8601, or what stands for an unknown one.
    """

    key: int
    confidence: float
    credited: bool
    quoted: int
    day: str


def queue(
    connection: Connection,
    database: Database,
    query: SaidQuery,
    *,
    limit: int,
    without: Collection[str],
) -> Queue:
    """What to review; see `Desk.queue`."""
    asked = fit(query, database.words)
    skipped = _keys(connection, without)
    waiting, reviewed = _counts(connection, asked)
    size = POOL + len(skipped)
    pools = _by_index(asked, size) if waiting >= COMMON else _at_once(asked, size)
    found = {_candidate(row) for pool in pools for row in connection.execute(_with_actors(pool))}
    keys = [one.key for one in in_order(found) if one.key not in skipped][:limit]
    return Queue(tuple(matches_of(connection, keys)), waiting, reviewed)


def in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """By value, the highest first."""
    known = list(candidates)
    days = sorted(day for one in known if (day := _day(one.day)))
    today = days[int(NOT_NEWER * (len(days) - 1))] if days else None
    return sorted(known, key=lambda one: (-_value(one, today), one.key))


def _value(one: Candidate, today: date | None) -> float:
    doubt = 1 - one.confidence + (0 if one.credited else NOBODY_CREDITED)
    day = _day(one.day)
    newness = 2 ** (-max(0, (today - day).days) / HALF_LIFE_DAYS) if today and day else 0.0
    return doubt * (1 + math.log10(1 + one.quoted) + newness)


def _day(day: str) -> date | None:
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None


def _counts(connection: Connection, asked: Fit) -> tuple[int, int]:
    """How many wait, and how many were reviewed."""
    everything, reviewed = func.count(), func.count(facet.c.review)
    if asked.holds:
        query = select(everything - reviewed, reviewed).select_from(asked.rows)
        row = connection.execute(query.where(*asked.holds)).one()
        return row[0], row[1]
    # Either is read off an index that is shorter than the table.
    total = connection.execute(select(everything).select_from(facet)).scalar_one()
    seen = select(everything).select_from(facet).where(facet.c.review.is_not(None))
    done = connection.execute(seen).scalar_one()
    return total - done, done


def _by_index(asked: Fit, size: int) -> tuple[Select[Any], Select[Any]]:
    """The two sorts of candidates where many wait: each index soon has enough of them."""
    doubtful = _fitting(asked).where(facet.c.review.is_(None))
    # Said so that no index on `review` serves, but the order of the keys.
    new = _fitting(asked).where(func.coalesce(facet.c.review, "") == "")
    return (
        doubtful.order_by(facet.c.confidence, facet.c.statement).limit(size),
        new.order_by(facet.c.statement.desc()).limit(size),
    )


def _at_once(asked: Fit, size: int) -> tuple[Select[Any]]:
    """The same where few wait: all are looked up once, then put in order."""
    fitting = _fitting(asked).where(func.coalesce(facet.c.review, "") == "")
    hits = fitting.cte("hits").prefix_with("MATERIALIZED")
    doubtful = select(hits).order_by(hits.c.confidence, hits.c.statement).limit(size).subquery()
    new = select(hits).order_by(hits.c.statement.desc()).limit(size).subquery()
    return (select(union_all(select(doubtful), select(new)).subquery()),)


def _fitting(asked: Fit) -> Select[Any]:
    credited = facet.c.appearance.is_not(None) | facet.c.anonymous
    about = (facet.c.confidence, facet.c.first_day, facet.c.actor, credited.label("credited"))
    return select(facet.c.statement, *about).select_from(asked.rows).where(*asked.holds)


def _with_actors(pool: Select[Any]) -> Select[Any]:
    found = pool.subquery()
    quoted = func.coalesce(actor.c.statements, 0).label("quoted")
    return select(found, quoted).outerjoin(actor, actor.c.key == found.c.actor)


def _candidate(row: AnyRow) -> Candidate:
    return Candidate(row.statement, row.confidence, row.credited, row.quoted, row.first_day)


def _keys(connection: Connection, ids: Collection[str]) -> set[int]:
    query = select(statement.c.key).where(statement.c.id.in_(ids))
    return set(connection.execute(query).scalars()) if ids else set()
