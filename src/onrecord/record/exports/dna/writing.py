"""A `.dna` file, which Discourse Network Analyzer 3 opens.

matches -> an SQLite file

Every statement is one statement of our own type, from the first to the last of its words. DNA's own
type stays empty: it is about agreeing with a concept, and onrecord codes no concepts yet. A
statement of it without one would tie everybody who agrees with anything to the same node. Rows are
written as they come, in one transaction; ids follow the order of arrival. Memory grows with
articles, actors and other short texts, not with statements.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Literal, TypeAlias

from onrecord.dates import interval_of
from onrecord.errors import OutputError
from onrecord.files import whole_file
from onrecord.record.exports.dna.coding import code
from onrecord.record.exports.dna.documents import Documents
from onrecord.record.exports.dna.entities import Entities
from onrecord.record.exports.dna.passwords import hash_of
from onrecord.record.exports.dna.scheme import MACHINE, OUR_TYPE, OURS, PEOPLE, lay_down
from onrecord.record.exports.dna.tables import create_tables
from onrecord.record.exports.exported import Exported, Loss, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from onrecord.model import Match, Statement

DateOf: TypeAlias = Literal["article", "utterance"]
"""Whose day the date of a document is."""

DEFAULT_PASSWORD = "onrecord"  # noqa: S105 - the file has no secret; see `passwords`

NO_CONCEPT = Loss(
    "1 statement agrees or disagrees, but with what is not coded: it is no DNA Statement",
    "{} statements agree or disagree, but with what is not coded: they are no DNA Statements",
)
PIECES = Loss(
    "1 statement has several pieces; its highlight also covers what stands between them",
    "{} statements have several pieces; their highlights also cover what stands between them",
)
NO_DAY = Loss(
    "1 statement was said on a day that is not known exactly; it stands at the date of its article",
    "{} statements were said on days that are not known exactly; they stand at the dates of their "
    "articles",
)
_STANCES = frozenset({"agree", "disagree"})


def write_dna(
    matches: Iterable[Match],
    path: Path,
    *,
    date: DateOf = "article",
    password: str = DEFAULT_PASSWORD,
) -> Exported:
    """Write a file for DNA.

    Args:
        matches: statements, in any order.
        path: of the file; DNA wants it to end in `.dna`.
        date: whether a document stands at the day it was published on, or is one for each day
            on which its statements were said.
        password: of all three coders, Admin among them.

    Raises:
        OutputError: the file cannot be written.
    """
    with whole_file(path) as part:
        try:
            with closing(sqlite3.connect(part, isolation_level=None)) as connection:
                return _Writer(connection, date, password).write(matches)
        except sqlite3.OperationalError as error:
            raise OutputError(f"{path}: cannot be written: {error}") from error


class _Writer:
    """One file while it is written."""

    def __init__(self, connection: sqlite3.Connection, date: DateOf, password: str) -> None:
        # The file takes its place when it is whole, so that nothing need ever be rolled back.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        create_tables(connection)
        lay_down(connection, hash_of(password))
        self._connection, self._by_utterance = connection, date == "utterance"
        self._tally, self._rows = Tally(), 0
        self._entities = Entities(connection, self._tally)
        self._documents = Documents(connection, self._tally)

    def write(self, matches: Iterable[Match]) -> Exported:
        """Write all and commit."""
        for match in matches:
            self._write(match)
        self._connection.execute("COMMIT")
        return self._tally.exported()

    def _write(self, match: Match) -> None:
        statement = match.statement
        self._rows += 1
        self._tally.write(match.article)
        self._tally.lose(PIECES, int(len(statement.content) > 1))
        self._tally.lose(NO_CONCEPT, int(statement.act in _STANCES))
        said = self._day(statement) if self._by_utterance else None
        self._connection.execute(
            "INSERT INTO STATEMENTS VALUES (?, ?, ?, ?, ?, ?)",
            (
                self._rows,
                OUR_TYPE,
                self._documents.id_of(match.article, said),
                min(piece.start for piece in statement.content),
                max(piece.end for piece in statement.content),
                (PEOPLE if match.review else MACHINE).id,
            ),
        )
        self._write_values(match)

    def _write_values(self, match: Match) -> None:
        coded, row = code(match), self._rows
        self._connection.executemany(
            "INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (?, ?, ?)",
            [
                (row, OURS[name].id, self._entities.id_of(OURS[name], entity))
                for name, entity in coded.short.items()
            ],
        )
        self._connection.executemany(
            "INSERT INTO DATALONGTEXT (StatementId, VariableId, Value) VALUES (?, ?, ?)",
            [(row, OURS[name].id, value) for name, value in coded.long.items()],
        )
        self._connection.execute(
            "INSERT INTO DATAINTEGER (StatementId, VariableId, Value) VALUES (?, ?, ?)",
            (row, OURS["confidence"].id, coded.confidence),
        )

    def _day(self, statement: Statement) -> date | None:
        """The day on which it was said, None where that is not one day or not known."""
        days = interval_of(statement.said.edtf) if statement.said else None
        if days and days.first == days.last and not days.approximate:
            return days.first
        self._tally.lose(NO_DAY)
        return None
