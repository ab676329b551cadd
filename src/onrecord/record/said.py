"""Who said what: statements that fit a question.

connection, SaidQuery -> (article, statement), …

Only current readings are asked. Words must occur whole, each of them, in any order; case,
diacritics and punctuation do not matter. Days are those on which it was said or, where that is
not known, on which the article was published; a statement that may fall into the period fits.
Where neither is known and a period is asked for, it does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, Select, func, select, tuple_

from onrecord.model import Article, Statement
from onrecord.record.folding import fold
from onrecord.record.recalling import BATCH, articles
from onrecord.record.rows import statement_of
from onrecord.record.tables import article, reading, statement


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidQuery:
    """What to look for; None asks for nothing.

    Attributes:
        speaker: words of the speaker's name.
        text: words of the content.
        outlet: words of the outlet's name.
        since: first day, included.
        until: last day, included.
        limit: how many statements at most.
    """

    speaker: str | None = None
    text: str | None = None
    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    limit: int | None = None


class Match(NamedTuple):
    """A statement that fits, and the article that holds its words."""

    article: Article
    statement: Statement


_first_day = func.coalesce(statement.c.said_first, article.c.published_day)
_last_day = func.coalesce(statement.c.said_last, article.c.published_day)


def said(connection: Connection, query: SaidQuery) -> Iterator[Match]:
    """Statements that fit, in the order in which they were said."""
    stream = connection.execute(_keys(query).execution_options(yield_per=BATCH))
    for batch in stream.partitions():
        yield from _matches(connection, batch)


def _keys(query: SaidQuery) -> Select[Any]:
    keys = select(statement.c.reading, statement.c.position, reading.c.article)
    order = (_first_day.is_(None), _first_day, _last_day, article.c.id, statement.c.position)
    return (
        keys.select_from(statement.join(reading).join(article))
        .where(reading.c.current, *_conditions(query))
        .order_by(*order, statement.c.reading)
        .limit(query.limit)
    )


def _conditions(query: SaidQuery) -> Iterator[ColumnElement[bool]]:
    yield from _has_words(statement.c.speaker_words, query.speaker)
    yield from _has_words(statement.c.content_words, query.text)
    yield from _has_words(article.c.outlet_words, query.outlet)
    if query.since:
        yield _last_day >= str(query.since)
    if query.until:
        yield _first_day <= str(query.until)


def _has_words(column: Column[Any], words: str | None) -> Iterator[ColumnElement[bool]]:
    for word in fold(words or "").split():
        yield column.contains(f" {word} ", autoescape=True)


def _matches(connection: Connection, keys: Sequence[Any]) -> Iterator[Match]:
    places = [(key.reading, key.position) for key in keys]
    query = select(statement).where(tuple_(statement.c.reading, statement.c.position).in_(places))
    rows = {(row.reading, row.position): row for row in connection.execute(query)}
    texts = articles(connection, (key.article for key in keys))
    for key, place in zip(keys, places, strict=True):
        yield Match(texts[key.article], statement_of(rows[place]))
