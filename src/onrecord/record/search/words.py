"""An index of words, as each database has its own.

terms -> the keys of rows that hold them, and how well

Both index what `folding.fold` makes of a text and nothing else, so that a question finds the same
on either. Words lie in columns; a phrase never runs from one column into the next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select

Column: TypeAlias = Literal["content", "speaker", "relay", "text", "title"]

STATEMENT_COLUMNS: tuple[Column, ...] = ("content", "speaker", "relay")
ARTICLE_COLUMNS: tuple[Column, ...] = ("title", "text")

MOST_LETTERS = 100
"""Of a word that is indexed; what is longer is no word, and is cut here."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand beside each other, in this order.

    Attributes:
        words: folded.
        prefix: the last of them is only the beginning of a word.
        excluded: they must not occur.
        column: where they must stand; None for anywhere.
    """

    words: tuple[str, ...]
    prefix: bool = False
    excluded: bool = False
    column: Column | None = None


class WordIndex(Protocol):
    """Keeps folded words by the key of their row, and finds them again."""

    def put(
        self, connection: Connection, index: Index, rows: Sequence[tuple[int, Mapping[Column, str]]]
    ) -> None:
        """Index rows: their keys, and their folded words by column."""
        ...

    def drop(
        self, connection: Connection, index: Index, rows: Sequence[tuple[int, Mapping[Column, str]]]
    ) -> None:
        """Take rows out, with the same words with which they were put in."""
        ...

    def clear(self, connection: Connection, index: Index) -> None:
        """Take out every row."""
        ...

    def matching(self, index: Index, terms: Sequence[Term]) -> Matching:
        """What finds the rows that hold the terms; at least one is not excluded."""
        ...

    def problems(self, connection: Connection, index: Index, keys: Select[int]) -> list[str]:
        """How the index disagrees with the keys that it should hold."""
        ...


Index: TypeAlias = Literal["statement_words", "article_words"]
"""Name of an index, which is also the name of its table."""

COLUMNS: dict[Index, tuple[Column, ...]] = {
    "statement_words": STATEMENT_COLUMNS,
    "article_words": ARTICLE_COLUMNS,
}


def missing_rows(
    connection: Connection, index: Index, keys: Select[int], *, held: Select[int]
) -> list[str]:
    """How many keys an index lacks, and how many it holds that it should not."""
    lacking, surplus = (
        connection.execute(select(func.count()).select_from(rows.subquery())).scalar_one()
        for rows in (keys.except_(held), held.except_(keys))
    )
    lines = {"lacks {} rows": lacking, "holds {} rows that are not due": surplus}
    return [f"the index {index} {line.format(number)}" for line, number in lines.items() if number]


@dataclass(frozen=True, slots=True)
class Matching:
    """What a database needs to find rows by their words.

    Attributes:
        table: of the index; to be joined by `key`.
        key: of the row that holds the words.
        holds: the condition.
        rank: how well a row fits; the lower, the better.
    """

    table: Table
    key: ColumnElement[int]
    holds: ColumnElement[bool]
    rank: ColumnElement[float]
