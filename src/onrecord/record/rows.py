"""Rows -> nouns: what comes out equals what was put in.

a joined row of reading, page and article, rows of statements -> Reading

Rows of a join name their columns `table_column`; rows of statements alone, `column`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeAlias

import msgspec
from sqlalchemy import Row

from onrecord.model import (
    Article,
    Judgement,
    PageRef,
    Reading,
    RecordedActor,
    Relay,
    Said,
    Span,
    Speaker,
    Statement,
    Unread,
    Venue,
)

AnyRow: TypeAlias = Row[*tuple[Any, ...]]


def reading_of(row: AnyRow, statements: Sequence[AnyRow]) -> Reading:
    """A reading.

    Args:
        row: of reading, page and article, columns named `table_column`.
        statements: rows of its statements, in their order.
    """
    return Reading(
        page=PageRef(row.page_origin, row.page_url, row.page_sha256 or None),
        article=None if row.reading_article is None else article_of(row),
        statements=tuple(statement_of(each) for each in statements),
        unread=unread_of(row),
    )


def unread_of(row: AnyRow) -> Unread | None:
    """Why a reading has no article, from a row of reading."""
    if row.reading_unread is None:
        return None
    return Unread(row.reading_unread, row.reading_unread_detail)


def article_of(row: AnyRow) -> Article:
    """An article, from a row whose columns are named `article_column`."""
    return Article(
        id=row.article_id,
        text=row.article_text,
        sha256=row.article_sha256,
        url=row.article_url,
        outlet=row.article_outlet,
        title=row.article_title,
        authors=tuple(row.article_authors),
        published=row.article_published,
        language=row.article_language,
        found=row.article_found,
    )


def statement_of(row: AnyRow) -> Statement:
    """A statement, from a row of statement."""
    return Statement(
        id=row.id,
        manner=row.manner,
        act=row.act,
        content=tuple(Span(*piece) for piece in row.content),
        cue=_span(row.cue),
        source=_span(row.source),
        speaker=_speaker(row),
        relay=msgspec.convert(row.relay, tuple[Relay, ...]),
        said=None if row.said is None else Said(row.said, row.said_basis, Span(*row.said_span)),
        venue=None if row.venue is None else Venue(row.venue, Span(*row.venue_span)),
        addressee=row.addressee,
        confidence=row.confidence,
        method=row.method,
    )


def actor_of(row: AnyRow) -> RecordedActor:
    """An actor, from a row of actor."""
    return RecordedActor(
        id=row.id,
        name=row.name,
        kind=row.kind,
        role=row.role,
        country=row.country,
        names=tuple(row.names),
        statements=row.statements,
        articles=row.articles,
        first_day=row.first_day,
        last_day=row.last_day,
        wikidata=row.wikidata,
        wikidata_from=row.wikidata_from,
    )


def judgement_of(row: AnyRow) -> Judgement:
    """A judgement, from a row of judgement."""
    return Judgement(
        id=row.id,
        left=row.left,
        right=row.right,
        verdict=row.verdict,
        by=row.by,
        why=row.why,
        at=datetime.fromisoformat(row.at),
        undone_by=row.undone_by,
        human=row.human,
    )


def _speaker(row: AnyRow) -> Speaker | None:
    if row.speaker is None:
        return None
    return Speaker(
        name=row.speaker,
        kind=row.speaker_kind,
        role=row.speaker_role,
        anonymous=row.speaker_anonymous,
        withheld=row.speaker_withheld,
    )


def _span(pair: Sequence[int] | None) -> Span | None:
    return None if pair is None else Span(*pair)
