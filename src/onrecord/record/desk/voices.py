"""Who is quoted most in some articles, each with a statement that stands for the others.

rows of speakers, group by group -> Voice, …
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, select

from onrecord.folding import fold
from onrecord.model import Match
from onrecord.record.rows import AnyRow
from onrecord.record.search.matches import matches_of
from onrecord.record.tables import facet

VOICES_SHOWN = 6
"""Of a story, the most quoted."""

_MANNERS = {"direct": 0, "mixed": 1, "indirect": 2}


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who is quoted in a story.

    Attributes:
        actor: its id; None where the record has not settled who it is.
        role: as the story's articles give it, else as the record knows it.
        statements: in the story.
        match: one that stands for them: verbatim where there is such a one, the most certain.
    """

    actor: str | None
    name: str
    role: str | None
    statements: int
    match: Match


class _Heard(NamedTuple):
    """One who speaks: a row for each article, and how often in all."""

    rows: Sequence[AnyRow]
    statements: int


def voices_of(
    connection: Connection, speaking: Sequence[Sequence[AnyRow]]
) -> list[tuple[Voice, ...]]:
    """The most quoted of each group.

    Args:
        connection: to the record.
        speaking: of each group the speakers of all its articles (`Sample.speakers`).
    """
    heard = [_most_heard(rows) for rows in speaking]
    chosen = _chosen(connection, [row.key for ones in heard for one in ones for row in one.rows])
    best = [[(one, key) for one in ones if (key := _best(one, chosen))] for ones in heard]
    keys = [key for ones in best for _, key in ones]
    matches = dict(zip(keys, matches_of(connection, keys), strict=True))
    return [tuple(_voice(one, matches[key]) for one, key in ones) for ones in best]


def _most_heard(speaking: Iterable[AnyRow]) -> list[_Heard]:
    by_who: defaultdict[str, list[AnyRow]] = defaultdict(list)
    for row in speaking:
        by_who[row.actor or fold(row.name)].append(row)
    heard = [_Heard(rows, sum(row.statements for row in rows)) for rows in by_who.values()]
    heard.sort(key=lambda one: (-one.statements, one.rows[0].name, one.rows[0].key))
    return heard[:VOICES_SHOWN]


def _chosen(connection: Connection, appearances: Sequence[int]) -> dict[int, AnyRow]:
    """Of each speaker in an article the statement that stands for what is said."""
    about = (facet.c.statement, facet.c.appearance, facet.c.manner, facet.c.confidence)
    query = select(*about).where(facet.c.appearance.in_(appearances))
    found: dict[int, AnyRow] = {}
    for row in connection.execute(query):
        known = found.get(row.appearance)
        if known is None or _worth(row) < _worth(known):
            found[row.appearance] = row
    return found


def _worth(row: AnyRow) -> tuple[int, float, int]:
    return _MANNERS[row.manner], -row.confidence, row.statement


def _best(voice: _Heard, chosen: Mapping[int, AnyRow]) -> int | None:
    rows = [chosen[row.key] for row in voice.rows if row.key in chosen]
    return min(rows, key=_worth).statement if rows else None


def _voice(voice: _Heard, match: Match) -> Voice:
    first = voice.rows[0]
    roles = [role for row in voice.rows for role in row.roles]
    return Voice(
        actor=first.actor,
        name=first.known_as or first.name,
        role=roles[0] if roles else first.role,
        statements=voice.statements,
        match=match,
    )
