"""The index of words in PostgreSQL: tsvector and GIN.

terms -> @@

Vectors and queries are written out, word by word with its place, and not parsed by the server: its
parser would split folded words by rules that depend on its locale. Each column has a weight letter,
by which a word is asked for in one column; places of a column begin far behind those of the one
before, so that no phrase runs across. https://www.postgresql.org/docs/current/datatype-textsearch.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import (
    BigInteger,
    Connection,
    MetaData,
    Select,
    Table,
    cast,
    delete,
    func,
    insert,
    select,
)
from sqlalchemy import Column as SqlColumn
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from onrecord.record.search.words import (
    COLUMNS,
    MOST_LETTERS,
    Column,
    Index,
    Matching,
    Term,
    missing_rows,
)

LETTERS = "ABCD"
"""Weights of the columns, in their order; PostgreSQL ranks A highest."""

LAST_PLACE = 16_383
"""A word farther on has this place; PostgreSQL knows none behind it."""

MOST_PLACES = 255
"""Of one word; PostgreSQL keeps no more."""

MOST_BYTES = 1_000_000
"""Of a vector, which PostgreSQL keeps below a mebibyte: what comes later is not found."""

WORD_BYTES = 4
PLACE_BYTES = 2
"""What a word, beside its letters, and each of its places take up."""

GAP = 2
"""Between the last word of a column and the first of the next."""

_tables: dict[Index, Table] = {
    name: Table(name, MetaData(), SqlColumn("key", BigInteger), SqlColumn("words", TSVECTOR))
    for name in COLUMNS
}


class Tsvector:
    """See `words.WordIndex`."""

    def put(
        self, connection: Connection, index: Index, rows: Sequence[tuple[int, Mapping[Column, str]]]
    ) -> None:
        """Insert."""
        values = [{"key": key, "words": vector_of(index, words)} for key, words in rows]
        if values:
            connection.execute(insert(_tables[index]), values)

    def drop(
        self, connection: Connection, index: Index, rows: Sequence[tuple[int, Mapping[Column, str]]]
    ) -> None:
        """Delete."""
        table = _tables[index]
        connection.execute(delete(table).where(table.c.key.in_([key for key, _ in rows])))

    def clear(self, connection: Connection, index: Index) -> None:
        """Delete all."""
        connection.execute(delete(_tables[index]))

    def matching(self, index: Index, terms: Sequence[Term]) -> Matching:
        """@@, and the negative of `ts_rank_cd`, since that is the higher the better."""
        table = _tables[index]
        query = cast(_query(index, terms), TSQUERY)
        return Matching(
            table=table,
            key=table.c.key,
            holds=table.c.words.op("@@")(query),
            rank=-func.ts_rank_cd(table.c.words, query),
        )

    def problems(self, connection: Connection, index: Index, keys: Select[int]) -> list[str]:
        """Whether it holds as many rows as it should."""
        return missing_rows(connection, index, keys, held=select(_tables[index].c.key))


def vector_of(index: Index, words: Mapping[Column, str]) -> str:
    """A tsvector written out: `'ice':3A 'varen':7B`."""
    places: dict[str, list[str]] = {}
    place = room = 0
    for letter, column in zip(LETTERS, COLUMNS[index], strict=False):
        for word in words[column].split():
            place = min(place + 1, LAST_PLACE)
            lexeme = word[:MOST_LETTERS]
            known = places.get(lexeme, ())
            size = PLACE_BYTES if known else PLACE_BYTES + WORD_BYTES + len(lexeme.encode())
            if len(known) < MOST_PLACES and room + size <= MOST_BYTES:
                places.setdefault(lexeme, []).append(f"{place}{letter}")
                room += size
        place = min(place + GAP, LAST_PLACE)
    return " ".join(f"'{lexeme}':{','.join(known)}" for lexeme, known in places.items())


def _query(index: Index, terms: Sequence[Term]) -> str:
    return " & ".join(
        f"{'!' if term.excluded else ''}({' | '.join(_phrases(index, term))})" for term in terms
    )


def _phrases(index: Index, term: Term) -> Iterator[str]:
    """The phrase in each column in which it may stand."""
    for letter, column in zip(LETTERS, COLUMNS[index], strict=False):
        if term.column in (None, column):
            words = [f"'{word[:MOST_LETTERS]}':{letter}" for word in term.words]
            if term.prefix:
                words[-1] = f"'{term.words[-1][:MOST_LETTERS]}':*{letter}"
            yield " <-> ".join(words)
