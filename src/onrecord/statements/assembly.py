"""Attributions and what was resolved about them, made into statements.

Attribution + speaker, relay, said, venue, addressee -> Statement

An id depends on content alone: the article's, the content's spans and the speaker's name. Two
attributions of the same content to the same speaker are one statement, the surer one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import (
    AnnotatedArticle,
    Attribution,
    Manner,
    Quotation,
    Relay,
    Said,
    Span,
    Speaker,
    Statement,
    Venue,
)

_ID_DIGITS = 16
# Below what an overview tells in prose.
DOUBTFUL = 0.4


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known about one attribution beyond its words."""

    speaker: Speaker | None
    relay: tuple[Relay, ...]
    said: Said | None
    venue: Venue | None
    addressee: str | None


def make_statement(
    annotated: AnnotatedArticle,
    attribution: Attribution,
    circumstances: Circumstances,
    *,
    method: str,
) -> Statement:
    """One statement."""
    speaker = circumstances.speaker
    return Statement(
        id=_id(annotated.article.id, attribution.content, speaker),
        manner=manner_of(attribution.content, annotated.quotations),
        act=attribution.act,
        content=attribution.content,
        cue=attribution.cue,
        source=attribution.source,
        speaker=speaker,
        relay=circumstances.relay,
        said=circumstances.said,
        venue=circumstances.venue,
        addressee=circumstances.addressee,
        confidence=_confidence(annotated, attribution),
        method=method,
    )


def distinct(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """One statement for each content and speaker, in the order of the text."""
    surest: dict[tuple[tuple[Span, ...], Speaker | None], Statement] = {}
    for statement in statements:
        key = (statement.content, statement.speaker)
        if key not in surest or surest[key].confidence < statement.confidence:
            surest[key] = statement
    return tuple(sorted(surest.values(), key=lambda statement: statement.content))


def manner_of(content: tuple[Span, ...], quotations: tuple[Quotation, ...]) -> Manner:
    """Direct where all content is quoted, mixed where some is, indirect where none is."""
    if all(any(q.outer.contains(piece) for q in quotations if not q.nested) for piece in content):
        return "direct"
    quoted = any(q.inner.overlaps(piece) for q in quotations for piece in content)
    return "mixed" if quoted else "indirect"


def _confidence(annotated: AnnotatedArticle, attribution: Attribution) -> float:
    """The rule's, or less where the content names its own speaker.

    Reporters write "Varen said she would go"; where "Varen said Varen would go" was read, the
    subject was most likely taken from the wrong clause.
    """
    if attribution.source is None or not _names_itself(annotated, attribution):
        return attribution.confidence
    return min(attribution.confidence, DOUBTFUL)


def _names_itself(annotated: AnnotatedArticle, attribution: Attribution) -> bool:
    source = attribution.source
    for chain in annotated.chains:
        spans = [annotated.mentions[i].span for i in chain.mentions]
        if chain.kind != "person" or source is None or not any(map(source.contains, spans)):
            continue
        names = [annotated.mentions[i] for i in chain.mentions]
        return any(
            mention.form == "name" and piece.contains(mention.span)
            for mention in names
            for piece in _unquoted(annotated, attribution)
        )
    return False


def _unquoted(annotated: AnnotatedArticle, attribution: Attribution) -> list[Span]:
    """The pieces of content that no quotation touches: speakers do name themselves."""
    return [
        piece
        for piece in attribution.content
        if not any(quotation.outer.overlaps(piece) for quotation in annotated.quotations)
    ]


def _id(article_id: str, content: tuple[Span, ...], speaker: Speaker | None) -> str:
    spans = " ".join(f"{piece.start}-{piece.end}" for piece in content)
    key = "\n".join((article_id, spans, speaker.name if speaker else ""))
    return f"s-{hashlib.sha256(key.encode()).hexdigest()[:_ID_DIGITS]}"
