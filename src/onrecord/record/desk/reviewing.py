"""Which statements a person should look at next.

SaidQuery -> Queue

    value  = doubt × importance
    doubt  = 1 − confidence, and 0.3 more where nobody is credited with the words
    importance = 1 + log10(1 + the actor's statements on record) + 2^(−age / 30 days)

A doubtful statement of somebody who is quoted a thousand times comes before one of somebody who is
quoted once: who corrects it corrects what many will read. Age is counted from the newest day among
the candidates; a statement without a day has none. Equal ones go by the order in which they were
added.

Candidates are, of what fits and nobody has reviewed, the `POOL` most doubtful by confidence and
the `POOL` added last, so that the work is bounded and today's news have their turn beside the
worst readings of all time.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, select

from onrecord.model import Match
from onrecord.record.databases import Database
from onrecord.record.search.asking import SaidQuery
from onrecord.record.search.conditions import Fit, fit
from onrecord.record.search.matches import matches_of
from onrecord.record.tables import actor, facet, statement

POOL = 1000
"""Candidates of each of the two sorts: one evening's work is a few hundred."""

NOBODY_CREDITED = 0.3
"""As doubtful as a third of all certainty: words in the air are either found wrong or an orphan."""

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
    found = _candidates(connection, asked, POOL + len(skipped))
    keys = [one.key for one in in_order(found) if one.key not in skipped][:limit]
    reviewed = _count(connection, asked, facet.c.review.is_not(None))
    everything = _count(connection, asked)
    return Queue(tuple(matches_of(connection, keys)), everything - reviewed, reviewed)


def in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """By value, the highest first."""
    known = list(candidates)
    days = [day for one in known if (day := _day(one.day))]
    newest = max(days, default=None)
    return sorted(known, key=lambda one: (-_value(one, newest), one.key))


def _value(one: Candidate, newest: date | None) -> float:
    doubt = 1 - one.confidence + (0 if one.credited else NOBODY_CREDITED)
    day = _day(one.day)
    newness = 2 ** (-(newest - day).days / HALF_LIFE_DAYS) if newest and day else 0.0
    return doubt * (1 + math.log10(1 + one.quoted) + newness)


def _day(day: str) -> date | None:
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None


def _candidates(connection: Connection, asked: Fit, pool: int) -> set[Candidate]:
    by_doubt = _waiting(asked, facet.c.review.is_(None))
    by_doubt = by_doubt.order_by(facet.c.confidence, facet.c.statement)
    # Said so that no index on `review` serves, but the order of the keys.
    by_time = _waiting(asked, func.coalesce(facet.c.review, "") == "")
    by_time = by_time.order_by(facet.c.statement.desc())
    return {
        Candidate(row.statement, row.confidence, row.credited, row.quoted, row.first_day)
        for query in (by_doubt, by_time)
        for row in connection.execute(_with_actors(query.limit(pool)))
    }


def _waiting(asked: Fit, unreviewed: ColumnElement[bool]) -> Select[tuple[object, ...]]:
    credited = facet.c.appearance.is_not(None) | facet.c.anonymous
    about = (facet.c.confidence, facet.c.first_day, facet.c.actor, credited.label("credited"))
    query = select(facet.c.statement, *about).select_from(asked.rows)
    return query.where(*asked.holds, unreviewed)


def _with_actors(query: Select[tuple[object, ...]]) -> Select[tuple[object, ...]]:
    found = query.subquery()
    quoted = func.coalesce(actor.c.statements, 0).label("quoted")
    return select(found, quoted).outerjoin(actor, actor.c.key == found.c.actor)


def _keys(connection: Connection, ids: Collection[str]) -> set[int]:
    query = select(statement.c.key).where(statement.c.id.in_(ids))
    return set(connection.execute(query).scalars()) if ids else set()


def _count(connection: Connection, asked: Fit, *further: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(asked.rows).where(*asked.holds, *further)
    return int(connection.execute(query).scalar_one())
