"""Attributions and what was resolved about them, made into statements.

Attribution + speaker, relay, said, venue, addressee -> Statement

An id depends on content alone: the article's, the content's spans and the speaker's name. Two
attributions of the same content to the same speaker are one statement, the surer one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.ids import statement_id
from onrecord.languages.reporting import Reporting
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
from onrecord.spans import Overlaps
from onrecord.statements.frames import words_of


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known about one attribution beyond its words."""

    manner: Manner
    speaker: Speaker | None
    relay: tuple[Relay, ...]
    said: Said | None
    venue: Venue | None
    addressee: str | None
    confidence: float


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
        id=statement_id(annotated.article.id, attribution.content, speaker),
        manner=circumstances.manner,
        act=attribution.act,
        content=attribution.content,
        cue=attribution.cue,
        source=attribution.source,
        speaker=speaker,
        relay=circumstances.relay,
        said=circumstances.said,
        venue=circumstances.venue,
        addressee=circumstances.addressee,
        confidence=circumstances.confidence,
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


def manners(
    annotated: AnnotatedArticle, attributions: tuple[Attribution, ...], reporting: Reporting
) -> tuple[Manner, ...]:
    """Direct where all content is quoted, mixed where some is, indirect where none is.

    What only joins one quotation to the next is no content: "said that “A” and “B”".
    """
    text, quotations = annotated.article.text, annotated.quotations
    quoted = Overlaps(quotation.outer for quotation in quotations)
    joining = reporting.coordinators | reporting.complementizers

    def is_quoted(piece: Span, found: list[Quotation]) -> bool:
        place, rest = piece.start, []
        for outer in (quotation.outer for quotation in found if not quotation.nested):
            rest.append(text[place : max(place, outer.start)])
            place = max(place, outer.end)
        rest.append(text[place : max(place, piece.end)])
        return bool(found) and all(word.casefold() in joining for word in words_of(" ".join(rest)))

    def manner(attribution: Attribution) -> Manner:
        near = [
            (piece, [quotations[index] for index in quoted.of(piece)])
            for piece in attribution.content
        ]
        if all(is_quoted(piece, found) for piece, found in near):
            return "direct"
        touched = any(q.inner.overlaps(piece) for piece, found in near for q in found)
        return "mixed" if touched else "indirect"

    return tuple(manner(attribution) for attribution in attributions)
