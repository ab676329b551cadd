"""Nouns -> what is put into the columns of `tables`.

page, article, statement -> column: value

Without loss (`rows` reads it back), and with the computed columns, which are made here and
nowhere read back.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TypeAlias

import msgspec

from onrecord.dates import day_of, interval_of, moment_of
from onrecord.folding import fold
from onrecord.model import Article, Page, PageRef, Statement

Values: TypeAlias = Mapping[str, object]
"""Column -> value, as SQLAlchemy takes them."""

_NOTHING_HAD = ""
"""Stands for the digest of a page of which no byte was had; null would never equal itself."""


def digest_of(content: bytes) -> str:
    """SHA-256 in 64 hex digits."""
    return hashlib.sha256(content).hexdigest()


def at(moment: datetime) -> str:
    """A moment as the record keeps it.

    Raises:
        ValueError: it has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("now needs a time zone, as in datetime.now(UTC)")
    return moment.astimezone(UTC).isoformat()


def body_values(page: Page) -> Values:
    """The bytes of a page."""
    return {
        "sha256": digest_of(page.body),
        "size_bytes": len(page.body),
        "zlib": zlib.compress(page.body),
    }


def page_values(ref: PageRef, page: Page | None) -> Values:
    """What identifies a page (`address`, `sha256`), and what else is known of it."""
    return {
        "address": ref.url or ref.origin,
        "sha256": ref.sha256 or _NOTHING_HAD,
        "origin": ref.origin,
        "url": ref.url,
        "media_type": page.media_type if page else None,
        "charset": page.charset if page else None,
    }


def article_values(article: Article) -> Values:
    """An article, and what is computed from it."""
    day = day_of(article.published)
    return {
        "digest": digest_of(msgspec.json.encode(article, order="deterministic")),
        "likeness": likeness_of(article),
        "id": article.id,
        "sha256": article.sha256,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "authors": article.authors,
        "published": article.published,
        "language": article.language,
        "text": article.text,
        "found": article.found,
        "published_moment": moment_of(article.published),
        "published_day": str(day) if day else None,
        "outlet_words": fold(article.outlet or ""),
    }


COMPUTED = ("said_first", "said_last", "content_words", "speaker_words", "relay_words")
"""Columns of a statement that can be made again from the others and its article's text."""


def likeness_of(article: Article) -> str:
    """Digest of what makes two articles the same one to a record.

    The id alone does not: files of different people number their articles alike. Nor does the
    text: a wire story in two outlets is two articles.
    """
    return digest_of(msgspec.json.encode((article.id, article.outlet, article.text)))


def statement_values(statement: Statement, *, position: int, text: str) -> Values:
    """A statement, and what is computed from it and its article's text."""
    speaker, said, venue = statement.speaker, statement.said, statement.venue
    days = interval_of(said.edtf) if said else None
    return {
        "position": position,
        "id": statement.id,
        "manner": statement.manner,
        "act": statement.act,
        "content": statement.content,
        "cue": statement.cue,
        "source": statement.source,
        "speaker": speaker.name if speaker else None,
        "speaker_kind": speaker.kind if speaker else None,
        "speaker_role": speaker.role if speaker else None,
        "speaker_anonymous": speaker.anonymous if speaker else None,
        "speaker_withheld": speaker.withheld if speaker else None,
        "relay": statement.relay,
        "said": said.edtf if said else None,
        "said_basis": said.basis if said else None,
        "said_span": said.span if said else None,
        "venue": venue.name if venue else None,
        "venue_span": venue.span if venue else None,
        "addressee": statement.addressee,
        "confidence": statement.confidence,
        "method": statement.method,
        "said_first": str(days.first) if days else None,
        "said_last": str(days.last) if days else None,
        "content_words": fold(" ".join(piece.of(text) for piece in statement.content)),
        "speaker_words": fold(speaker.name if speaker else ""),
        "relay_words": fold(" ".join(relay.name for relay in statement.relay)),
    }
