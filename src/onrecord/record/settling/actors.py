"""Which speakers in force are one actor.

connection -> rows of `actor`; `appearance.actor`, `facet.actor`, and what machines judge

Speakers who may be one share a block (`SpeakerReader.block`). A block in which somebody is new is
settled as a whole, with those that people's judgements tie to it, from nothing but the appearances
and the judgements: so an undo is exact, and the order in which pages came does not matter.

Who shares a block with nobody is nobody across articles ("critics"), until a person says otherwise.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select, update

from onrecord import languages
from onrecord.model import Judgement
from onrecord.record.actors import Appearance, SpeakerReader, settle
from onrecord.record.rows import AnyRow, judgement_of
from onrecord.record.settling.chunks import chunks
from onrecord.record.settling.nations import settle_countries
from onrecord.record.settling.writing import Held, Writing, let_go, write_judgements
from onrecord.record.tables import appearance, article, judgement

LANGUAGE = "en"
"""Whose word lists read names and roles; there are no others yet."""

TOGETHER = 2_000
"""Appearances that are settled in one transaction, at least: fewer cost more than they share."""

_ROWS = select(appearance, article.c.id.label("article_id"), article.c.outlet).join(
    article, article.c.key == appearance.c.article
)


def unsettled(connection: Connection) -> int:
    """How many appearances are new since."""
    query = select(func.count()).select_from(appearance).where(appearance.c.settled.is_(False))
    return int(connection.execute(query).scalar_one())


def settle_some(connection: Connection, reader: SpeakerReader, *, now: datetime) -> int:
    """Settle the next blocks in which somebody is new; how many appearances were new in them.

    0 where everybody is settled.
    """
    alone = _find_blocks(connection, reader)
    blocks = _next_blocks(connection)
    if blocks:
        return alone + _settle(connection, reader, blocks, now=now)
    settle_countries(connection, reader)
    return alone


def settle_blocks(
    connection: Connection, reader: SpeakerReader, blocks: Iterable[str], *, now: datetime
) -> None:
    """Settle blocks with all that is tied to them."""
    _settle(connection, reader, blocks, now=now)
    settle_countries(connection, reader)


def _settle(
    connection: Connection, reader: SpeakerReader, blocks: Iterable[str], *, now: datetime
) -> int:
    """Settle blocks with all that is tied to them; how many appearances were new."""
    tied, judgements = _tied(connection, set(blocks))
    judged = {id_ for one in judgements for id_ in (one.left, one.right)}
    nobody = [one for one in tied if one.row.id not in judged and _is_only_judged(one.row)]
    gone = {one.row.key for one in nobody}
    held = [one for one in tied if one.row.key not in gone]
    by_id = {one.value.id: one.value for one in held}
    settlement = settle(by_id.values(), judgements, reader)
    Writing(connection, settlement, held).write()
    let_go(connection, [one.row for one in nobody])
    ids = {one.row.id for one in tied}
    write_judgements(connection, settlement, ids, people=judgements, now=now)
    return sum(not one.row.settled for one in tied)


def block_of_judged(appearance_id: str) -> str:
    """The block of somebody whom only a person can join with others."""
    return f"judged {appearance_id}"


def _is_only_judged(row: AnyRow) -> bool:
    return bool(row.block == block_of_judged(row.id))


def reader() -> SpeakerReader:
    """How names and roles are read."""
    return SpeakerReader(languages.load(LANGUAGE))


# ------------------------------------------------------------------ what is settled together


def _find_blocks(connection: Connection, reader: SpeakerReader) -> int:
    """Put every new appearance into its block; how many have none and are settled by that."""
    query = _ROWS.where(appearance.c.settled.is_(False), appearance.c.block.is_(None))
    found, alone = [], []
    judged = _judged(connection)
    for row in connection.execute(query):
        block = reader.block(_appearance(row))
        if block or row.id in judged:
            found.append({"of": row.key, "block": block or block_of_judged(row.id)})
        else:
            alone.append({"of": row.key, "settled": True})
    of_row = update(appearance).where(appearance.c.key == bindparam("of"))
    for values in (found, alone):
        if values:
            connection.execute(of_row, values)
    return len(alone)


def _judged(connection: Connection) -> set[str]:
    holds = (judgement.c.human, judgement.c.undone_by.is_(None))
    query = select(judgement.c.left, judgement.c.right).where(*holds)
    return {id_ for pair in connection.execute(query) for id_ in pair}


def _next_blocks(connection: Connection) -> list[str]:
    """Blocks in which somebody is new, as many as are worth a transaction."""
    new = (
        select(appearance.c.block)
        .where(appearance.c.settled.is_(False), appearance.c.block.is_not(None))
        .distinct()
        .order_by(appearance.c.block)
        .limit(TOGETHER)
    )
    blocks = list(connection.execute(new).scalars())
    sizes = select(appearance.c.block, func.count()).where(appearance.c.block.in_(blocks))
    rows = connection.execute(sizes.group_by(appearance.c.block))
    size_of = {row[0]: int(row[1]) for row in rows}
    chosen, together = [], 0
    for block in blocks:
        chosen.append(block)
        together += size_of[block]
        if together >= TOGETHER:
            break
    return chosen


def _tied(connection: Connection, blocks: set[str]) -> tuple[list[Held], list[Judgement]]:
    """All appearances of the blocks, those whom judgements tie to them, and these judgements."""
    held: dict[int, Held] = {}
    judgements: dict[str, Judgement] = {}
    waiting = set(blocks)
    known: set[str] = set()
    while waiting:
        known |= waiting
        rows = list(_members(connection, waiting))
        held |= {row.key: Held(row, _appearance(row)) for row in rows}
        about = {row.id for row in rows}
        found = list(_judgements(connection, about))
        judgements |= {one.id: one for one in found}
        others = {id_ for one in found for id_ in (one.left, one.right)} - about
        waiting = _blocks_with(connection, others) - known
    return list(held.values()), list(judgements.values())


def _members(connection: Connection, blocks: Collection[str]) -> Iterator[AnyRow]:
    for some in chunks(sorted(blocks)):
        yield from connection.execute(_ROWS.where(appearance.c.block.in_(some)))


def _blocks_with(connection: Connection, ids: Collection[str]) -> set[str]:
    found: set[str] = set()
    for some in chunks(sorted(ids)):
        query = select(appearance.c.block).where(appearance.c.id.in_(some)).distinct()
        found.update(block for block in connection.execute(query).scalars() if block)
    return found


def _judgements(connection: Connection, ids: Collection[str]) -> Iterator[Judgement]:
    """People's judgements about any of the appearances, that were not taken back."""
    holds = select(judgement).where(judgement.c.human, judgement.c.undone_by.is_(None))
    for row in connection.execute(holds):
        if row.left in ids or row.right in ids:
            yield judgement_of(row)


def _appearance(row: AnyRow) -> Appearance:
    return Appearance(
        id=row.id,
        article=row.article_id,
        name=row.name,
        kind=row.kind,
        outlet=row.outlet,
        roles=tuple(row.roles),
        day=row.day,
        beside=tuple(row.beside),
        statements=row.statements,
    )
