# ruff: noqa: S608 - names of tables and columns are ours, values are bound
"""The index of words in SQLite: FTS5.

terms -> MATCH

The tables keep no text of their own (`content=''`); a row is taken out by handing in the words
with which it was put in. Words come folded and parted by blanks, hence the plainest tokenizer.
Rows are ranked by BM25, the words of a title and of a content above those around them:
https://www.sqlite.org/fts5.html#the_bm25_function.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Column as SqlColumn
from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    MetaData,
    Select,
    Table,
    Text,
    func,
    select,
    text,
)
from sqlalchemy import column as sql_column
from sqlalchemy.exc import DatabaseError

from onrecord.errors import RecordError
from onrecord.record.search.words import (
    COLUMNS,
    MOST_LETTERS,
    Column,
    Index,
    Matching,
    Term,
    missing_rows,
)

WEIGHTS: dict[Index, str] = {"statement_words": "3.0, 2.0, 1.0", "article_words": "4.0, 1.0"}
"""Of each column, in order."""

PROVES_ITSELF = (3, 44, 0)
"""From this SQLite on `PRAGMA integrity_check` proves FTS5 too, without writing."""

_tables: dict[Index, Table] = {
    name: Table(name, MetaData(), SqlColumn("rowid", Integer), *(SqlColumn(c, Text) for c in names))
    for name, names in COLUMNS.items()
}


_rows_of: dict[Index, Table] = {
    name: Table(f"{name}_docsize", MetaData(), SqlColumn("id", Integer)) for name in COLUMNS
}


class Fts5:
    """See `words.WordIndex`."""

    def put(
        self, connection: Connection, index: Index, rows: Sequence[tuple[int, Mapping[Column, str]]]
    ) -> None:
        """Insert."""
        columns = COLUMNS[index]
        named = ", ".join(("rowid", *columns))
        places = ", ".join("?" for _ in (0, *columns))
        _run(connection, f"INSERT INTO {index} ({named}) VALUES ({places})", _values(index, rows))

    def drop(
        self, connection: Connection, index: Index, rows: Sequence[tuple[int, Mapping[Column, str]]]
    ) -> None:
        """FTS5's own way to delete."""
        columns = COLUMNS[index]
        named = ", ".join((index, "rowid", *columns))
        places = ", ".join("?" for _ in (0, *columns))
        statement = f"INSERT INTO {index} ({named}) VALUES ('delete', {places})"
        _run(connection, statement, _values(index, rows))

    def clear(self, connection: Connection, index: Index) -> None:
        """FTS5's own way to delete all."""
        connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")

    def matching(self, index: Index, terms: Sequence[Term]) -> Matching:
        """MATCH, and BM25, which is the lower the better a row fits."""
        table = _tables[index]
        whole: ColumnElement[str] = sql_column(index)
        return Matching(
            table=table,
            key=table.c.rowid,
            holds=whole.op("MATCH")(_expression(terms)),
            rank=func.bm25(text(index), text(WEIGHTS[index])),
        )

    def problems(self, connection: Connection, index: Index, keys: Select[int]) -> list[str]:
        """FTS5's check of itself, and whether it holds as many rows as it should."""
        wrong = []
        if not connection.exec_driver_sql("PRAGMA query_only").scalar():
            command = f"INSERT INTO {index} ({index}) VALUES ('integrity-check')"
            try:
                connection.exec_driver_sql(command)
            except (RecordError, DatabaseError) as error:
                return [f"the index {index} is damaged: {error}"]
        elif sqlite3.sqlite_version_info < PROVES_ITSELF:
            wrong.append(
                f"the index {index} is not proved, since nothing can be written here; copy the "
                "record into a folder of yours and check it there"
            )
        # FTS5's own table of the rows it holds.
        return wrong + missing_rows(connection, index, keys, held=select(_rows_of[index].c.id))


def _run(connection: Connection, statement: str, values: list[tuple[int | str, ...]]) -> None:
    if values:
        connection.exec_driver_sql(statement, values)


def _values(
    index: Index, rows: Sequence[tuple[int, Mapping[Column, str]]]
) -> list[tuple[int | str, ...]]:
    return [(key, *(_cut(words[column]) for column in COLUMNS[index])) for key, words in rows]


def _cut(words: str) -> str:
    """Words without the tails of those that are none; most texts have no such word."""
    if len(words) <= MOST_LETTERS:
        return words
    return " ".join(word[:MOST_LETTERS] for word in words.split(" "))


def _expression(terms: Sequence[Term]) -> str:
    wanted = " AND ".join(_phrase(term) for term in terms if not term.excluded)
    return "".join((f"({wanted})", *_excluded(terms)))


def _excluded(terms: Sequence[Term]) -> Iterator[str]:
    for term in terms:
        if term.excluded:
            yield f" NOT {_phrase(term)}"


def _phrase(term: Term) -> str:
    """Folded words hold letters and digits only, so that nothing in them needs an escape."""
    words = " ".join(word[:MOST_LETTERS] for word in term.words)
    phrase = f'"{words}"{"*" if term.prefix else ""}'
    return f"({{{term.column}}} : {phrase})" if term.column else phrase
