"""Which articles come into question for a topic, a period, outlets, actors.

Coverage -> a condition on articles; keys of readings; ids of statements

It finds every article in which something may fit, and few others: whoever asks looks closer. A word
of the topic begins one of the title, of the text or of a speaker's name. In the period an article
was published, or a statement of it was said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, true

from onrecord.folding import fold
from onrecord.record.search.words import Term, WordIndex
from onrecord.record.tables import UNKNOWN_DAY, actor, article, facet, reading, statement

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What articles to look at; what is left out asks for nothing.

    Attributes:
        about: words, each of which begins one of the text, of the title or of a speaker's name.
        since: first day, included.
        until: last day, included.
        outlets: whole names, without regard to case, accents and punctuation.
        actors: ids of actors; one of them is quoted.
    """

    about: str | None = None
    since: date | None = None
    until: date | None = None
    outlets: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()


def fitting(coverage: Coverage, words: WordIndex) -> ColumnElement[bool]:
    """What rows of `article` fulfil."""
    return and_(
        true(),
        *_about(coverage.about or "", words),
        *_in_period(coverage.since, coverage.until),
        *_carried_by(coverage.outlets),
        *_quoting(coverage.actors),
    )


def count(connection: Connection, coverage: Coverage, words: WordIndex) -> int:
    """How many articles in force come into question."""
    query = select(func.count()).select_from(article).join(reading)
    found = connection.execute(query.where(reading.c.current, fitting(coverage, words)))
    return int(found.scalar_one())


def said_by(connection: Connection, coverage: Coverage, words: WordIndex) -> frozenset[str]:
    """Ids of the statements in force that the actors said in these articles."""
    query = (
        select(statement.c.id)
        .select_from(facet)
        .join(statement, statement.c.key == facet.c.statement)
        .join(article, article.c.key == facet.c.article)
        .where(facet.c.actor.in_(_keys_of(coverage.actors)), fitting(coverage, words))
    )
    return frozenset(connection.execute(query).scalars())


def _about(topic: str, words: WordIndex) -> Iterator[ColumnElement[bool]]:
    for word in _WORD.findall(topic):
        if folded := tuple(fold(word).split()):
            yield or_(
                article.c.key.in_(_holding(folded, words)),
                article.c.key.in_(_spoken_by(folded, words)),
            )


def _holding(word: tuple[str, ...], words: WordIndex) -> Select[Any]:
    held = words.matching("article_words", [Term(words=word, prefix=True)])
    return select(held.key).select_from(held.table).where(held.holds)


def _spoken_by(word: tuple[str, ...], words: WordIndex) -> Select[Any]:
    """By name: a person may have given it to a speaker whom the text does not name."""
    held = words.matching("statement_words", [Term(words=word, prefix=True, column="speaker")])
    joined = held.table.join(facet, facet.c.statement == held.key)
    return select(facet.c.article).select_from(joined).where(held.holds)


def _in_period(since: date | None, until: date | None) -> Iterator[ColumnElement[bool]]:
    if not since and not until:
        return
    said = [facet.c.last_day != UNKNOWN_DAY]
    published: list[ColumnElement[bool]] = [article.c.published_day.is_not(None)]
    if since:
        said.append(facet.c.last_day >= str(since))
        published.append(article.c.published_day >= str(since))
    if until:
        said.append(facet.c.first_day <= str(until))
        published.append(article.c.published_day <= str(until))
    yield or_(article.c.key.in_(select(facet.c.article).where(*said)), and_(*published))


def _carried_by(outlets: Iterable[str]) -> Iterator[ColumnElement[bool]]:
    """A name without a letter is compared as it stands."""
    names = list(outlets)
    if names:
        folded = [words for name in names if (words := fold(name))]
        exact = [name for name in names if not fold(name)]
        yield article.c.outlet_words.in_(folded) | article.c.outlet.in_(exact)


def _quoting(actors: tuple[str, ...]) -> Iterator[ColumnElement[bool]]:
    if actors:
        said = select(facet.c.article).where(facet.c.actor.in_(_keys_of(actors)))
        yield article.c.key.in_(said)


def _keys_of(actors: Iterable[str]) -> Select[Any]:
    return select(actor.c.key).where(actor.c.id.in_(list(actors)))
