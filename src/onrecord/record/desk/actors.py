"""Actors as a desk lists them and shows one: what they are called, and where.

ActorQuery -> ActorPage; an actor's id -> Naming, SeenPage; ids of appearances -> actors

What is counted of one actor is bounded by the `LOOKED_AT` articles that quoted it last; lists come
page by page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from onrecord.errors import SelectionError
from onrecord.model import RecordedActor
from onrecord.record import knowing
from onrecord.record.desk.mentioning import key_of
from onrecord.record.knowing import ActorQuery, Seen
from onrecord.record.rows import actor_of
from onrecord.record.tables import actor, appearance

LOOKED_AT = 2000
"""Articles, the last ones, in which it is looked up what an actor is called."""

MOST_IDS = 500
"""Appearances that are looked up at a time."""


@dataclass(frozen=True, slots=True)
class ActorPage:
    """Some of the actors that fit, those with most statements first.

    Attributes:
        total: how many fit.
        after: what asks for the next page; None on the last one.
    """

    actors: tuple[RecordedActor, ...]
    total: int
    after: str | None


@dataclass(frozen=True, slots=True)
class Called:
    """Words for an actor.

    Attributes:
        articles: how many of those looked at have them.
    """

    words: str
    articles: int


@dataclass(frozen=True, slots=True)
class Naming:
    """What articles call an actor, the commonest first."""

    names: tuple[Called, ...]
    roles: tuple[Called, ...]


@dataclass(frozen=True, slots=True)
class SeenPage:
    """Some of the articles that quote an actor, the founder's first, then by day.

    Attributes:
        total: how many there are.
        further: where the next page begins; None on the last one.
    """

    seen: tuple[Seen, ...]
    total: int
    further: int | None


def listed(
    connection: Connection, query: ActorQuery, *, limit: int, after: str | None
) -> ActorPage:
    """A page of actors; see `Desk.actors`."""
    asked = knowing.asked(query)
    total = connection.execute(select(func.count()).select_from(asked.subquery())).scalar_one()
    if after is not None:
        last = connection.execute(select(actor.c.statements).where(actor.c.id == after)).scalar()
        if last is None:
            raise SelectionError(f"{after!r} asks for no page; take it from the page before")
        alike = (actor.c.statements == last) & (actor.c.id > after)
        asked = asked.where((actor.c.statements < last) | alike)
    asked = asked.order_by(actor.c.statements.desc(), actor.c.id).limit(limit + 1)
    found = [actor_of(row) for row in connection.execute(asked)]
    shown = tuple(found[:limit])
    return ActorPage(shown, total, shown[-1].id if len(found) > limit else None)


def countries(connection: Connection) -> tuple[str, ...]:
    """The countries that actors speak for, by name."""
    query = select(actor.c.country).where(actor.c.country.is_not(None)).distinct()
    return tuple(connection.execute(query.order_by(actor.c.country)).scalars())


def naming(connection: Connection, actor_id: str) -> Naming:
    """What an actor is called; see `Desk.naming`."""
    query = select(appearance.c.name, appearance.c.roles)
    query = query.where(appearance.c.actor == key_of(connection, actor_id).key)
    rows = connection.execute(query.order_by(appearance.c.day.desc()).limit(LOOKED_AT)).all()
    return Naming(
        names=_called(row.name for row in rows),
        roles=_called(role for row in rows for role in set(row.roles)),
    )


def seen(connection: Connection, actor_id: str, *, limit: int, start: int) -> SeenPage:
    """Articles that quote an actor; see `Desk.seen`."""
    key = key_of(connection, actor_id).key
    count = select(func.count()).where(appearance.c.actor == key)
    total = connection.execute(count).scalar_one()
    rows = connection.execute(knowing.seen_by(key).offset(start).limit(limit))
    further = start + limit if total > start + limit else None
    return SeenPage(tuple(map(knowing.seen_of_row, rows)), total, further)


def behind(connection: Connection, ids: Iterable[str]) -> dict[str, RecordedActor]:
    """Who appearances are; see `Desk.behind`."""
    query = select(appearance.c.id.label("appearance"), actor)
    query = query.join(actor, actor.c.key == appearance.c.actor)
    query = query.where(appearance.c.id.in_(sorted(set(ids))[:MOST_IDS]))
    return {row.appearance: actor_of(row) for row in connection.execute(query)}


def _called(words: Iterable[str]) -> tuple[Called, ...]:
    return tuple(Called(*one) for one in Counter(words).most_common())
