"""A question -> what the rows must fulfil.

SaidQuery -> conditions on `facet`, and what finds its words

A facet row stands for a statement in force. Days are those on which it was said or, where that is
not known, on which the article was published; a statement that may fall into the period fits.
Where neither is known and a period is asked for, it does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, FromClause, select

from onrecord.folding import fold
from onrecord.record.search.asking import SaidQuery
from onrecord.record.search.words import Matching, WordIndex
from onrecord.record.tables import UNKNOWN_DAY, actor, facet, outlet


class Fit(NamedTuple):
    """Rows that fit a question, to select from and to join to.

    Attributes:
        rows: of `facet`, joined to the index of words where words are asked for.
        holds: what they must fulfil.
    """

    rows: FromClause
    holds: Sequence[ColumnElement[bool]]


def fit(query: SaidQuery, words: WordIndex) -> Fit:
    """The facet rows that fit; raises as `SaidQuery.terms`."""
    matching = matching_of(query, words)
    holds = list(conditions(query, words))
    return Fit(source_of(matching), holds if matching is None else [matching.holds, *holds])


def matching_of(query: SaidQuery, words: WordIndex) -> Matching | None:
    """What finds the words; None where none are asked for."""
    terms = query.terms()
    return words.matching("statement_words", terms) if terms else None


def source_of(matching: Matching | None) -> FromClause:
    """The facet rows, joined to the index where words are asked for."""
    if matching is None:
        return facet
    # The index first: it is far more choosing than any other condition.
    return matching.table.join(facet, facet.c.statement == matching.key)


def conditions(query: SaidQuery, words: WordIndex) -> Iterator[ColumnElement[bool]]:
    """What facet rows must fulfil, beside holding the words."""
    yield from _names(query, words)
    yield from _kinds(query)
    yield from _days(query)


def _names(query: SaidQuery, words: WordIndex) -> Iterator[ColumnElement[bool]]:
    for word in fold(query.outlet or "").split():
        named = outlet.c.words.contains(f" {word} ", autoescape=True)
        yield facet.c.outlet.in_(select(outlet.c.key).where(named))
    if query.outlet_named is not None:
        # One row of an index each, not a list: rows then come in the order of the days.
        one = select(outlet.c.key).where(outlet.c.name == query.outlet_named)
        yield facet.c.outlet == one.scalar_subquery()
    if terms := query.article_terms():
        held = words.matching("article_words", terms)
        yield facet.c.article.in_(select(held.key).select_from(held.table).where(held.holds))
    if query.actor is not None:
        one = select(actor.c.key).where(actor.c.id == query.actor)
        yield facet.c.actor == one.scalar_subquery()
    if query.country is not None:
        yield facet.c.country == query.country


def _kinds(query: SaidQuery) -> Iterator[ColumnElement[bool]]:
    for column, value in (
        (facet.c.act, query.act),
        (facet.c.manner, query.manner),
        (facet.c.anonymous, query.anonymous),
        (facet.c.relayed, query.relayed),
        (facet.c.review, query.review),
    ):
        if value is not None:
            yield column == value
    if query.confidence is not None:
        yield facet.c.confidence >= query.confidence


def _days(query: SaidQuery) -> Iterator[ColumnElement[bool]]:
    if query.since:
        yield facet.c.last_day >= str(query.since)
        yield facet.c.last_day != UNKNOWN_DAY
    if query.until:
        yield facet.c.first_day <= str(query.until)
    if query.published_since:
        yield facet.c.published_day >= str(query.published_since)
    if query.published_until:
        yield facet.c.published_day <= str(query.published_until)
