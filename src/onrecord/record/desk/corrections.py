"""The log of corrections, page by page, each with what has become of it.

author, statement, place in the log -> entries, the newest first

The work is bounded by the page; where an author is asked for, by the log. Whether an entry holds is
read off the undos of it, and the undos of those.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select

from onrecord.model import Correction
from onrecord.record.corrections.log import Entry, newest
from onrecord.record.tables import correction


@dataclass(frozen=True, slots=True)
class LoggedCorrection:
    """An entry of the log.

    Attributes:
        number: its place in the log.
        correction: what was done.
        words: the pieces of the content that it is about; none for an undo.
        taken_back_by: who undid it; None while it holds.
    """

    number: int
    correction: Correction
    words: tuple[str, ...]
    taken_back_by: str | None


@dataclass(frozen=True, slots=True)
class CorrectionLog:
    """A page of the log.

    Attributes:
        entries: the newest first.
        before: number of the oldest, where there are older ones.
    """

    entries: tuple[LoggedCorrection, ...]
    before: int | None


def corrections(
    connection: Connection,
    *,
    limit: int,
    before: int | None = None,
    author: str | None = None,
    statement: str | None = None,
) -> CorrectionLog:
    """A page of the log; see `Desk.corrections`."""
    found = newest(connection, limit=limit + 1, before=before, author=author, statement=statement)
    shown = found[:limit]
    undone = _taken_back(connection, [one.key for one in shown])
    return CorrectionLog(
        tuple(
            LoggedCorrection(one.key, one.correction, _words(one), undone.get(one.key))
            for one in shown
        ),
        shown[-1].key if len(found) > limit else None,
    )


def _words(entry: Entry) -> tuple[str, ...]:
    about = entry.correction.after or entry.correction.before
    return tuple(piece.of(entry.text) for piece in about.content) if about else ()


def _taken_back(connection: Connection, keys: Collection[int]) -> dict[int, str]:
    """Who took each of the entries back, of those that do not hold."""
    undos: list[tuple[int, int, str]] = []
    asked = set(keys)
    while asked:
        query = select(correction.c.key, correction.c.undoes, correction.c.author)
        rows = connection.execute(query.where(correction.c.undoes.in_(asked))).all()
        undos += [(row.key, row.undoes, row.author) for row in rows]
        asked = {row.key for row in rows}
    gone: dict[int, str] = {}
    # The latest first: an undo that was itself undone takes nothing back.
    for key, undone, author in sorted(undos, reverse=True):
        if key not in gone:
            gone[undone] = author
    return {key: gone[key] for key in keys if key in gone}
