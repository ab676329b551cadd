"""Which statements a person should look at next.

SaidQuery -> ids in order, Progress; ids in order -> those that still wait

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
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, func, select, union_all

from onrecord.record.databases import Database
from onrecord.record.rows import AnyRow
from onrecord.record.search.asking import SaidQuery
from onrecord.record.search.conditions import Fit, fit
from onrecord.record.search.matches import newest_of
from onrecord.record.tables import actor, facet, statement

POOL = 1000
"""Candidates of each of the two sorts: one evening's work is a few hundred."""

COMMON = 20 * POOL
"""Where so many wait, the most doubtful are soon found in the order of doubt; fewer are all looked
up and put in order."""

LOOKED_UP = 100
"""Of a queue at a time: more than are reviewed while it is good."""

NOBODY_CREDITED = 0.3
"""As doubtful as a third of all certainty: words in the air are either found wrong or an orphan."""

NOT_NEWER = 0.95
"""The share of candidates that are not newer than what counts as today."""

HALF_LIFE_DAYS = 30
"""After a month news count half."""

# Said so that no index on `review` serves, which nearly all rows fulfil, but that on the keys.
_WAITS = func.coalesce(facet.c.review, "") == ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a review is.

    Attributes:
        waiting: how many that fit nobody has reviewed.
        reviewed: how many that fit somebody has; what was rejected is not in force, and not
            counted.
    """

    waiting: int
    reviewed: int


class Candidate(NamedTuple):
    """What the value of a statement is made of.

    Attributes:
        key: of the statement, which also has an id.
        quoted: statements of its actor on record; 0 where it has none.
        day: ISO 8601, or what stands for an unknown one.
    """

    key: int
    id: str
    confidence: float
    credited: bool
    quoted: int
    day: str


def queue(connection: Connection, database: Database, query: SaidQuery) -> tuple[str, ...]:
    """What to review; see `Desk.queue`."""
    asked = fit(query, database.words)
    pools = _by_index(asked) if _progress(connection, asked).waiting >= COMMON else _at_once(asked)
    found = {_candidate(row) for pool in pools for row in connection.execute(_described(pool))}
    return tuple(dict.fromkeys(one.id for one in in_order(found)))


def progress(connection: Connection, database: Database, query: SaidQuery) -> Progress:
    """How far the review is; see `Desk.progress`."""
    return _progress(connection, fit(query, database.words))


def still_waiting(connection: Connection, ids: Sequence[str], *, limit: int) -> tuple[str, ...]:
    """The first of a queue that nobody has reviewed since; see `Desk.still_waiting`."""
    found: list[str] = []
    for start in range(0, len(ids), LOOKED_UP):
        some = ids[start : start + LOOKED_UP]
        shown = newest_of(some).subquery()
        query = select(shown.c.id).join(facet, facet.c.statement == shown.c.newest).where(_WAITS)
        waiting = set(connection.execute(query).scalars())
        found += filter(waiting.__contains__, some)
        if len(found) >= limit:
            break
    return tuple(found[:limit])


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


def _progress(connection: Connection, asked: Fit) -> Progress:
    everything, reviewed = func.count(), func.count(facet.c.review)
    if asked.holds:
        query = select(everything - reviewed, reviewed).select_from(asked.rows)
        row = connection.execute(query.where(*asked.holds)).one()
        return Progress(row[0], row[1])
    # Either is read off an index that is shorter than the table.
    total = connection.execute(select(everything).select_from(facet)).scalar_one()
    seen = select(everything).select_from(facet).where(facet.c.review.is_not(None))
    done = connection.execute(seen).scalar_one()
    return Progress(total - done, done)


def _by_index(asked: Fit) -> tuple[Select[Any], Select[Any]]:
    """The two sorts of candidates where many wait: each index soon has enough of them."""
    doubtful = _fitting(asked).where(facet.c.review.is_(None))
    new = _fitting(asked).where(_WAITS)
    return (
        doubtful.order_by(facet.c.confidence, facet.c.statement).limit(POOL),
        new.order_by(facet.c.statement.desc()).limit(POOL),
    )


def _at_once(asked: Fit) -> tuple[Select[Any]]:
    """The same where few wait: all are looked up once, then put in order."""
    hits = _fitting(asked).where(_WAITS).cte("hits").prefix_with("MATERIALIZED")
    doubtful = select(hits).order_by(hits.c.confidence, hits.c.statement).limit(POOL).subquery()
    new = select(hits).order_by(hits.c.statement.desc()).limit(POOL).subquery()
    return (select(union_all(select(doubtful), select(new)).subquery()),)


def _fitting(asked: Fit) -> Select[Any]:
    credited = facet.c.appearance.is_not(None) | facet.c.anonymous
    about = (facet.c.confidence, facet.c.first_day, facet.c.actor, credited.label("credited"))
    return select(facet.c.statement, *about).select_from(asked.rows).where(*asked.holds)


def _described(pool: Select[Any]) -> Select[Any]:
    found = pool.subquery()
    quoted = func.coalesce(actor.c.statements, 0).label("quoted")
    query = select(found, statement.c.id, quoted).join(
        statement, statement.c.key == found.c.statement
    )
    return query.outerjoin(actor, actor.c.key == found.c.actor)


def _candidate(row: AnyRow) -> Candidate:
    return Candidate(row.statement, row.id, row.confidence, row.credited, row.quoted, row.first_day)
