"""A settlement -> rows of `actor`, `appearance`, `facet` and `judgement`.

settlement, the rows it was made of -> the same rows, changed where they must be

An actor's id is that of its founder, the appearance that was first when it was made. Where two
actors turn out to be one, the older id stays and the other leads to it (`actor.into`); where one
turns out to be two, each has the id of the founder it holds. An actor whose founder is no longer in
force keeps its id with those that were left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, insert, or_, select, update

from onrecord.folding import fold
from onrecord.ids import made_of
from onrecord.model import Judgement
from onrecord.record.actors import METHOD, Appearance, Link, SettledActor, Settlement
from onrecord.record.rows import AnyRow
from onrecord.record.settling.chunks import chunks
from onrecord.record.settling.identities import write_identities
from onrecord.record.tables import (
    NOBODY_NOW,
    UNKNOWN_DAY,
    actor,
    appearance,
    facet,
    judgement,
    statement,
)
from onrecord.record.values import Values, at

_OF_APPEARANCE = update(appearance).where(appearance.c.key == bindparam("of"))
_OF_FACET = update(facet).where(facet.c.appearance == bindparam("of"))
_OF_ACTOR = update(actor).where(actor.c.key == bindparam("of"))

_DAYS_IN = (
    select(facet.c.actor, facet.c.first_day, facet.c.last_day)
    .join(statement, statement.c.key == facet.c.statement)
    .where(statement.c.reading == bindparam("reading"), facet.c.actor.is_not(None))
)


class Held(NamedTuple):
    """An appearance and its row."""

    row: AnyRow
    value: Appearance


class Writing:
    """A settlement on its way into the tables."""

    def __init__(
        self, connection: Connection, settlement: Settlement, held: Sequence[Held]
    ) -> None:
        self._connection = connection
        self._settlement = settlement
        self._held = held
        self._rows: dict[str, list[Held]] = {}
        for one in held:
            self._rows.setdefault(one.value.id, []).append(one)
        self._founded = _founded(connection, self._rows)
        self._taken: set[int] = set()

    def write(self) -> None:
        """Give every settled actor its row, its appearances and its statements."""
        changed: list[Values] = []
        moved: list[Values] = []
        for settled in self._settlement.actors:
            members = [one for id_ in settled.members for one in self._rows[id_]]
            key = self._key(settled, members)
            self._taken.add(key)
            self._lead(settled, key)
            self._connection.execute(
                update(actor).where(actor.c.key == key), _described(settled, members)
            )
            for one in members:
                values = {"actor": key, "settled": True, **self._joining(one)}
                if any(getattr(one.row, name) != value for name, value in values.items()):
                    changed.append({"of": one.row.key, **values})
                if one.row.actor != key:
                    moved.append({"of": one.row.key, "actor": key})
        if changed:
            self._connection.execute(_OF_APPEARANCE, changed)
        if moved:
            self._connection.execute(_OF_FACET, moved)
        recount(self._connection, self._taken)
        write_identities(self._connection, self._taken)
        left = {one.row.actor for one in self._held if one.row.actor} - self._taken
        _empty(self._connection, left)

    def _key(self, settled: SettledActor, members: Sequence[Held]) -> int:
        """The oldest actor that one of the members founded, else one left without its founder."""
        founded = [self._founded[id_] for id_ in settled.members if id_ in self._founded]
        if founded:
            return min(founded)
        before = Counter(one.row.actor for one in members if one.row.actor)
        known = self._taken.union(self._founded.values())
        for key, _ in sorted(before.items(), key=lambda one: (-one[1], one[0])):
            if key not in known and not self._is_founded_elsewhere(key):
                self._connection.execute(
                    update(actor).where(actor.c.key == key), {"founder": settled.founder}
                )
                return int(key)
        return self._new(settled)

    def _is_founded_elsewhere(self, key: int) -> bool:
        """Whether an actor's founder is in force, in a block that is not settled now."""
        query = select(appearance.c.key).join(actor, actor.c.founder == appearance.c.id)
        found = self._connection.execute(query.where(actor.c.key == key).limit(1))
        return found.first() is not None

    def _new(self, settled: SettledActor) -> int:
        values = {**NOBODY_NOW, "id": self._free_id(settled.founder), "founder": settled.founder}
        self._connection.execute(insert(actor), values)
        made = select(actor.c.key).where(actor.c.founder == settled.founder)
        return int(self._connection.execute(made).scalar_one())

    def _free_id(self, founder: str) -> str:
        """An id that was never given: an actor keeps the one that its first founder gave it."""
        id_, number = made_of("w", founder), 1
        taken = select(actor.c.key).where(actor.c.id == bindparam("id"))
        while self._connection.execute(taken, {"id": id_}).first():
            number += 1
            id_ = made_of("w", founder, str(number))
        return id_

    def _lead(self, settled: SettledActor, key: int) -> None:
        """The other actors that its members founded lead to it."""
        founded = {self._founded[id_] for id_ in settled.members if id_ in self._founded}
        joined = founded - {key}
        if joined:
            _empty(self._connection, joined)
            either = or_(actor.c.key.in_(joined), actor.c.into.in_(joined))
            self._connection.execute(update(actor).where(either), {"into": key})

    def _joining(self, one: Held) -> Values:
        link: Link | None = self._settlement.joined.get(one.value.id)
        if link is None:
            return {"beside_id": None, "rule": None, "why": None}
        return {"beside_id": link.left, "rule": link.rule, "why": link.why}


def let_go(connection: Connection, rows: Sequence[AnyRow]) -> None:
    """Appearances that are nobody across articles again, since no judgement is left about them."""
    for some in chunks([row.key for row in rows]):
        nobody = {"actor": None, "settled": True, "block": None}
        reasons = {"beside_id": None, "rule": None, "why": None}
        of_rows = update(appearance).where(appearance.c.key.in_(some))
        connection.execute(of_rows, {**nobody, **reasons})
        of_facets = update(facet).where(facet.c.appearance.in_(some))
        connection.execute(of_facets, {"actor": None, "country": None})
    left = {row.actor for row in rows if row.actor}
    held: set[int] = set()
    for some in chunks(sorted(left)):
        query = select(appearance.c.actor).where(appearance.c.actor.in_(some)).distinct()
        held.update(connection.execute(query).scalars())
    _empty(connection, left - held)


def write_judgements(
    connection: Connection,
    settlement: Settlement,
    held: Collection[str],
    *,
    people: Sequence[Judgement],
    now: datetime,
) -> None:
    """What machines judge is replaced; of people's it is noted which cannot hold."""
    for some in chunks(sorted(held)):
        about = or_(judgement.c.left.in_(some), judgement.c.right.in_(some))
        connection.execute(delete(judgement).where(judgement.c.human.is_(False), about))
    rows = [
        {
            "id": made_of("j", METHOD, link.left, link.right),
            "left": link.left,
            "right": link.right,
            "verdict": link.verdict,
            "by": METHOD,
            "human": False,
            "why": link.why,
            "at": at(now),
            "overruled": False,
        }
        for link in (*settlement.unsure, *settlement.apart)
    ]
    if rows:
        connection.execute(insert(judgement), rows)
    overruled = {one.id for one in settlement.overruled}
    for one in people:
        value = {"overruled": one.id in overruled}
        connection.execute(update(judgement).where(judgement.c.id == one.id), value)


def _founded(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """Keys of actors by the appearance that founded them."""
    found: dict[str, int] = {}
    for some in chunks(sorted(ids)):
        query = select(actor.c.founder, actor.c.key).where(actor.c.founder.in_(some))
        found.update((row.founder, row.key) for row in connection.execute(query))
    return found


def _described(settled: SettledActor, members: Sequence[Held]) -> Values:
    return {
        "name": settled.name,
        "kind": settled.kind,
        "role": settled.role,
        "country": settled.country,
        "names": list(settled.names),
        "words": fold(" ".join(settled.names)),
        "into": None,
        "articles": len({one.row.article for one in members}),
        "statements": sum(one.row.statements for one in members),
    }


class Days(NamedTuple):
    """Days on which an actor said something."""

    actor: int
    first_day: str
    last_day: str


def days_in(connection: Connection, reading_key: int) -> set[Days]:
    """Who speaks on which days in what is in force of a reading."""
    rows = connection.execute(_DAYS_IN, {"reading": reading_key})
    return {Days(row.actor, row.first_day, row.last_day) for row in rows}


def actors_in(connection: Connection, reading_key: int) -> set[int]:
    """Keys of those who speak in what is in force of a reading."""
    return {one.actor for one in days_in(connection, reading_key)}


def recount(connection: Connection, keys: Collection[int]) -> None:
    """The days of each actor; its country at each of its statements."""
    count_days(connection, keys)
    for some in chunks(sorted(keys)):
        country = select(actor.c.country).where(actor.c.key == facet.c.actor).scalar_subquery()
        differs = facet.c.country.is_distinct_from(country)
        of_actors = update(facet).where(facet.c.actor.in_(some), differs)
        connection.execute(of_actors.values(country=country))


def count_days(connection: Connection, keys: Collection[int]) -> None:
    """The days of each actor's first and last statement, of those whose day is known."""
    for some in chunks(sorted(keys)):
        first = func.min(func.nullif(facet.c.first_day, UNKNOWN_DAY))
        last = func.max(func.nullif(facet.c.last_day, UNKNOWN_DAY))
        days = select(facet.c.actor, first, last).where(facet.c.actor.in_(some))
        rows = [
            {"of": key, "first_day": first, "last_day": last}
            for key, first, last in connection.execute(days.group_by(facet.c.actor))
        ]
        if rows:
            connection.execute(_OF_ACTOR, rows)


def _empty(connection: Connection, keys: Iterable[int]) -> None:
    """Actors that nobody is any more; their ids stay, should somebody be again."""
    for some in chunks(sorted(keys)):
        connection.execute(update(actor).where(actor.c.key.in_(some)), NOBODY_NOW)
