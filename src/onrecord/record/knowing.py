"""Actors on record: asked for, joined, parted, identified.

connection, a name or an id -> RecordedActor; a person's word -> Judgement

A judgement is about two appearances, since these stay whoever they turn out to be; an actor stands
for its founder. People's judgements are never changed and never removed: taking one back says who
did it and when.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Select, or_, select, update

from onrecord.errors import NotOnRecordError, RecordError, SelectionError
from onrecord.folding import fold
from onrecord.ids import made_of
from onrecord.model import Judgement, RecordedActor, SpeakerKind, Verdict
from onrecord.record.putting import put_missing
from onrecord.record.rows import AnyRow, actor_of, judgement_of
from onrecord.record.settling.actors import block_of_judged
from onrecord.record.settling.chunks import chunks
from onrecord.record.settling.identities import WIKIDATA, write_identities
from onrecord.record.signing import signed
from onrecord.record.tables import actor, appearance, article, judgement
from onrecord.record.values import Values, at

SHOWN = 5
"""Actors that an error names."""

SPEAKER = "n-"
"""What the id of a speaker in one article begins with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorQuery:
    """Which actors to list; None asks for nothing.

    Attributes:
        words: of any of its names.
        country: the one it speaks for, by its English name.
        statements: the least number.
    """

    words: str | None = None
    kind: SpeakerKind | None = None
    country: str | None = None
    statements: int | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """An actor in one article.

    Attributes:
        appearance: its id, which judgements are about.
        rule: by what it was joined to the actor; None for the founder.
    """

    appearance: str
    article: str
    outlet: str | None
    title: str | None
    day: str | None
    name: str
    roles: tuple[str, ...]
    statements: int
    rule: str | None
    why: str | None


def actors(connection: Connection, query: ActorQuery, *, limit: int) -> list[RecordedActor]:
    """Actors that fit, those with most statements first."""
    rows = asked(query).order_by(actor.c.statements.desc(), actor.c.id).limit(limit)
    return [actor_of(row) for row in connection.execute(rows)]


def actor_called(connection: Connection, which: str) -> RecordedActor:
    """One actor; see `Record.actor`."""
    return actor_of(_row(connection, which))


def seen_of(connection: Connection, which: str) -> Iterator[Seen]:
    """The articles that quote an actor, the founder's first."""
    for row in connection.execute(seen_by(_row(connection, which).key)):
        yield seen_of_row(row)


def seen_by(key: int) -> Select[tuple[object, ...]]:
    """Rows of the articles that quote the actor of a key, the founder's first."""
    return (
        select(appearance, article.c.id.label("of"), article.c.outlet, article.c.title)
        .join(article, article.c.key == appearance.c.article)
        .where(appearance.c.actor == key)
        .order_by(appearance.c.rule.is_not(None), appearance.c.day, appearance.c.id)
    )


def seen_of_row(row: AnyRow) -> Seen:
    """One of `seen_by`."""
    return Seen(
        row.id, row.of, row.outlet, row.title, row.day, row.name, tuple(row.roles),
        row.statements, row.rule, row.why,
    )  # fmt: skip


def judgements(connection: Connection, which: str | None, *, human: bool | None) -> list[Judgement]:
    """Judgements in order of time; see `Record.judgements`."""
    query = _about(connection, which)
    if human is not None:
        query = query.where(judgement.c.human.is_(human))
    return [judgement_of(row) for row in connection.execute(query)]


def doubts(connection: Connection, which: str | None) -> list[Judgement]:
    """What is not known to be one, or known not to be; see `Record.doubts`."""
    holds = (judgement.c.undone_by.is_(None), judgement.c.overruled.is_(False))
    rows = connection.execute(_about(connection, which).where(*holds)).all()
    # Of two words about one pair a person's goes before a method's, then the later one.
    rows = sorted(rows, key=lambda row: bool(row.human))
    latest = {frozenset((row.left, row.right)): row for row in rows}
    in_doubt = [row for row in latest.values() if row.verdict != "same"]
    return [judgement_of(row) for row in in_doubt if not WIKIDATA.fullmatch(row.right)]


def judge(
    connection: Connection,
    pair: tuple[str, str],
    verdict: Verdict,
    *,
    by: str,
    why: str | None,
    now: datetime,
) -> tuple[Judgement, set[str]]:
    """Keep a person's word, and tell which blocks it changes; see `Record.judge`."""
    by = signed(by, "a judgement")
    if verdict == "not same" and pair[1].startswith(SPEAKER) > pair[0].startswith(SPEAKER):
        # It is the speaker who is parted off, in whatever order the two are named.
        pair = (pair[1], pair[0])
    left, right = (_appearance_of(connection, which) for which in pair)
    if left == right:
        raise RecordError(f"{pair[0]} and {pair[1]} are one speaker in one article")
    made = _keep(connection, (left, right), verdict, by=by, why=why, now=now)
    return made, _blocks(connection, (left, right))


def take_back(
    connection: Connection, judgement_id: str, *, by: str, now: datetime
) -> tuple[Judgement, set[str]]:
    """Take a person's word back, and tell which blocks that changes; see `Record.take_back`."""
    by = signed(by, "to take a judgement back")
    row = connection.execute(select(judgement).where(judgement.c.id == judgement_id)).first()
    if row is None or not row.human:
        raise NotOnRecordError(f"no judgement {judgement_id!r} of a person on record")
    if row.undone_by is not None:
        raise RecordError(f"{judgement_id} has been taken back already, by {row.undone_by}")
    undone = {"undone_by": by, "undone_at": at(now)}
    connection.execute(update(judgement).where(judgement.c.id == judgement_id), undone)
    row = connection.execute(select(judgement).where(judgement.c.id == judgement_id)).one()
    if WIKIDATA.fullmatch(row.right):
        write_identities(connection, {_row(connection, row.left).key})
    return judgement_of(row), _blocks(connection, (row.left, row.right))


def identify(
    connection: Connection,
    which: str,
    wikidata: str | None,
    *,
    by: str,
    why: str | None,
    now: datetime,
) -> None:
    """Give an actor its Wikidata id, or take it away; see `Record.identify`."""
    if wikidata is not None and not WIKIDATA.fullmatch(wikidata):
        raise SelectionError(f"{wikidata!r} is no Wikidata id; write Q and digits, as in Q42")
    by = signed(by, "a Wikidata id")
    row = _row(connection, which)
    verdict: Verdict = "not same" if wikidata is None else "same"
    known = wikidata or row.wikidata
    if known is None:
        raise RecordError(f"{row.id} ({row.name}) has no Wikidata id that could be taken away")
    _keep(connection, (row.id, known), verdict, by=by, why=why, now=now)
    write_identities(connection, {row.key})


def names(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """What speakers are called in their articles, and actors, by their ids."""
    found: dict[str, str] = {}
    for some in chunks(sorted(set(ids))):
        for table in (appearance, actor):
            query = select(table.c.id, table.c.name).where(table.c.id.in_(some))
            found.update((row.id, row.name) for row in connection.execute(query) if row.name)
    return found


def _about(connection: Connection, which: str | None) -> Select[tuple[object, ...]]:
    """Judgements in order of time, about one actor or all."""
    query = select(judgement).order_by(judgement.c.key)
    if which is None:
        return query
    key = _row(connection, which).key
    speakers = select(appearance.c.id).where(appearance.c.actor == key)
    # Whom it was joined with may have had a Wikidata id.
    itself = select(actor.c.id).where(or_(actor.c.key == key, actor.c.into == key))
    left, right = judgement.c.left, judgement.c.right
    return query.where(or_(left.in_(speakers), right.in_(speakers), left.in_(itself)))


def _keep(
    connection: Connection,
    pair: tuple[str, str],
    verdict: Verdict,
    *,
    by: str,
    why: str | None,
    now: datetime,
) -> Judgement:
    """A person's judgement, as it is on record; one that came twice in one moment is there."""
    id_ = made_of("j", at(now), by, *pair, verdict)
    left, right = pair
    values: Values = {
        "id": id_, "left": left, "right": right, "verdict": verdict, "by": by,
        "human": True, "why": why, "at": at(now), "overruled": False,
    }  # fmt: skip
    put_missing(connection, judgement, values)
    return judgement_of(connection.execute(select(judgement).where(judgement.c.id == id_)).one())


def asked(query: ActorQuery) -> Select[tuple[object, ...]]:
    """Rows of the actors that fit, in no order."""
    found = select(actor).where(actor.c.into.is_(None), actor.c.statements > 0)
    for word in fold(query.words or "").split():
        found = found.where(actor.c.words.contains(f" {word} ", autoescape=True))
    if query.kind is not None:
        found = found.where(actor.c.kind == query.kind)
    if query.country is not None:
        found = found.where(actor.c.country == query.country)
    if query.statements is not None:
        found = found.where(actor.c.statements >= query.statements)
    return found


def led_to(connection: Connection, row: AnyRow) -> AnyRow:
    """The row of the actor that an actor was found to be; its own where it is none else."""
    if row.into is None:
        return row
    return connection.execute(select(actor).where(actor.c.key == row.into)).one()


def _row(connection: Connection, which: str) -> AnyRow:
    """The row of an actor: by its id, by one that leads to it, or by a name only it has.

    Raises:
        NotOnRecordError: there is none, or several: they are named.
    """
    if found := connection.execute(select(actor).where(actor.c.id == which)).first():
        return led_to(connection, found)
    if not fold(which):
        raise NotOnRecordError(f"{which!r} is no name of an actor")
    rows = connection.execute(
        asked(ActorQuery(words=which)).order_by(actor.c.statements.desc(), actor.c.id)
    ).all()
    exact = [row for row in rows if fold(which) in map(fold, row.names)]
    chosen = exact or list(rows)
    if not chosen:
        raise NotOnRecordError(f"no actor {which!r} on record; `onrecord actors` lists them")
    if len(chosen) > 1:
        shown = ", ".join(f"{row.id} ({_told(row)})" for row in chosen[:SHOWN])
        more = ", …" if len(chosen) > SHOWN else ""
        raise NotOnRecordError(f"several actors are called {which!r}: {shown}{more}; give an id")
    return chosen[0]


def _told(row: AnyRow) -> str:
    return ", ".join(part for part in (row.name, row.role, row.country) if part)


def _appearance_of(connection: Connection, which: str) -> str:
    """The appearance that an id or a name stands for."""
    if which.startswith(SPEAKER):
        known = select(appearance.c.id).where(appearance.c.id == which).limit(1)
        if connection.execute(known).first() is None:
            raise NotOnRecordError(
                f"no speaker {which!r} on record; `onrecord actors ACTOR` lists them"
            )
        return which
    founder: str = _row(connection, which).founder
    return founder


def _blocks(connection: Connection, ids: tuple[str, str]) -> set[str]:
    """The blocks of two appearances; one that has none gets one of its own."""
    for id_ in ids:
        alone = update(appearance).where(appearance.c.id == id_, appearance.c.block.is_(None))
        connection.execute(alone, {"block": block_of_judged(id_)})
    query = select(appearance.c.block).where(appearance.c.id.in_(ids))
    return {block for block in connection.execute(query).scalars() if block}
