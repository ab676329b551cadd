"""Readings at the border: nouns <-> JSON Lines.

Reading -> one line of the format `onrecord.reading/1` -> Reading

The wire types below are the public format and nothing else, so that a field that is added to a
noun does not leak into it. Decoding checks types, ranges and literals; `schema()` is the same
description as JSON Schema. `page` says which page a reading is of, since one that could not be
read has no article to say so; a reading without it is still one. `unread` is `reason: detail`.
What a tagger alone found is a line of its own, and is only written.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal, get_args

import msgspec

from onrecord.complaints import explained
from onrecord.errors import FormatError
from onrecord.model import (
    Act,
    Article,
    Basis,
    Manner,
    PageRef,
    Reading,
    Relay,
    Said,
    Signal,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Tagged,
    Unread,
    UnreadReason,
    Venue,
)

FORMAT: Literal["onrecord.reading/1"] = "onrecord.reading/1"
_REASONS = "|".join(get_args(UnreadReason))

Offset = Annotated[int, msgspec.Meta(ge=0)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Digest = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


class _Wire(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A JSON object; its fields are written in the order in which they stand."""


class SpanWire(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """`[start, end]`: half-open code-point offsets into `article.text`."""

    start: Offset
    end: Offset


class PageWire(_Wire, frozen=True):
    """The page that was read."""

    origin: str
    url: str | None
    sha256: Digest | None


class ArticleWire(_Wire, frozen=True):
    """The article."""

    id: str
    url: str | None
    outlet: str | None
    title: str | None
    authors: list[str]
    published: str | None
    language: str | None
    text: str
    sha256: Digest
    found: dict[str, Signal]


class ArticleFacts(_Wire, frozen=True):
    """An article without its text, for formats that do not hold it."""

    id: str
    url: str | None
    outlet: str | None
    title: str | None
    authors: list[str]
    published: str | None
    language: str | None
    sha256: Digest


class SpeakerWire(_Wire, frozen=True, omit_defaults=True):
    """The speaker; `withheld` stands only where the article says why it keeps the name back."""

    name: str
    kind: SpeakerKind
    role: str | None
    anonymous: bool
    withheld: str | None = None


class RelayWire(_Wire, frozen=True):
    """One link between speaker and page."""

    name: str
    span: SpanWire


class SaidWire(_Wire, frozen=True):
    """When it was said."""

    edtf: str
    basis: Basis
    span: SpanWire


class VenueWire(_Wire, frozen=True):
    """Where it was said."""

    name: str
    span: SpanWire


class StatementWire(_Wire, frozen=True):
    """One statement."""

    id: str
    manner: Manner
    act: Act
    content: Annotated[list[SpanWire], msgspec.Meta(min_length=1)]
    cue: SpanWire | None
    source: SpanWire | None
    speaker: SpeakerWire | None
    relay: list[RelayWire]
    said: SaidWire | None
    venue: VenueWire | None
    addressee: str | None
    confidence: Share
    method: str


class ReadingWire(_Wire, frozen=True):
    """One reading: what one page became."""

    format: Literal["onrecord.reading/1"]
    article: ArticleWire | None
    statements: list[StatementWire]
    unread: Annotated[str, msgspec.Meta(pattern=f"^({_REASONS}): .")] | None
    page: PageWire | None = None


class AttributionWire(_Wire, frozen=True):
    """One attribution as a tagger found it; a role is a list of spans, as in PolNeAR."""

    source: list[SpanWire]
    cue: list[SpanWire]
    content: list[SpanWire]
    confidence: Share


class AttributionsWire(_Wire, frozen=True):
    """What a tagger found in one article."""

    id: str
    attributions: list[AttributionWire]


_decoder = msgspec.json.Decoder(ReadingWire)


def encode(reading: Reading) -> bytes:
    """One line of JSON, UTF-8, without its line end."""
    return msgspec.json.encode(_to_wire(reading))


def decode(line: bytes | str) -> Reading:
    """The reading that a line holds.

    Raises:
        FormatError: it is not JSON, not this format, or a span lies outside the text.
    """
    try:
        reading = _from_wire(_decoder.decode(line))
    except msgspec.MsgspecError as error:
        raise FormatError(f"not a reading ({FORMAT}): {explained(error)}") from error
    _check_spans(reading)
    return reading


def encode_attributions(article: Article, tagged: Iterable[Tagged]) -> bytes:
    """What a tagger found in an article, as one line of JSON without its line end."""
    return msgspec.json.encode(AttributionsWire(article.id, [_tagged_to_wire(t) for t in tagged]))


def statement_wire(statement: Statement) -> StatementWire:
    """A statement as the format has it, for other formats that hold one."""
    speaker, said, venue = statement.speaker, statement.said, statement.venue
    return StatementWire(
        id=statement.id,
        manner=statement.manner,
        act=statement.act,
        content=[SpanWire(*piece) for piece in statement.content],
        cue=_span_to_wire(statement.cue),
        source=_span_to_wire(statement.source),
        speaker=SpeakerWire(
            speaker.name, speaker.kind, speaker.role, speaker.anonymous, speaker.withheld
        )
        if speaker
        else None,
        relay=[RelayWire(relay.name, SpanWire(*relay.span)) for relay in statement.relay],
        said=SaidWire(said.edtf, said.basis, SpanWire(*said.span)) if said else None,
        venue=VenueWire(venue.name, SpanWire(*venue.span)) if venue else None,
        addressee=statement.addressee,
        confidence=statement.confidence,
        method=statement.method,
    )


def article_facts(article: Article) -> ArticleFacts:
    """An article as the format has it, without its text."""
    return ArticleFacts(
        id=article.id,
        url=article.url,
        outlet=article.outlet,
        title=article.title,
        authors=list(article.authors),
        published=article.published,
        language=article.language,
        sha256=article.sha256,
    )


def statement_of_wire(wire: StatementWire) -> Statement:
    """The statement that another format holds."""
    return _statement_from_wire(wire)


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one reading."""
    described = msgspec.json.schema(ReadingWire)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": FORMAT, **described}


def spans_of(statement: Statement) -> list[Span]:
    """Every span that a statement holds."""
    parts = (statement.said, statement.venue, *statement.relay)
    found = [*statement.content, statement.cue, statement.source, *(p.span for p in parts if p)]
    return [span for span in found if span is not None]


def _check_spans(reading: Reading) -> None:
    if (reading.article is None) == (reading.unread is None):
        raise FormatError("not a reading: it needs either an article or the reason why not")
    length = len(reading.article.text) if reading.article else 0
    for statement in reading.statements:
        for start, end in spans_of(statement):
            if not start < end <= length:
                raise FormatError(
                    f"statement {statement.id}: span [{start}, {end}] is not in the text of "
                    f"{length} code points"
                )


def _to_wire(reading: Reading) -> ReadingWire:
    page, unread = reading.page, reading.unread
    return ReadingWire(
        format=FORMAT,
        article=_article_to_wire(reading.article) if reading.article else None,
        statements=[statement_wire(statement) for statement in reading.statements],
        unread=f"{unread.reason}: {unread.detail}" if unread else None,
        page=PageWire(page.origin, page.url, page.sha256),
    )


def _article_to_wire(article: Article) -> ArticleWire:
    return ArticleWire(
        **msgspec.structs.asdict(article_facts(article)),
        text=article.text,
        found=dict(sorted(article.found.items())),
    )


def _span_to_wire(span: Span | None) -> SpanWire | None:
    return None if span is None else SpanWire(*span)


def _tagged_to_wire(tagged: Tagged) -> AttributionWire:
    return AttributionWire(
        source=[SpanWire(*tagged.source)] if tagged.source else [],
        cue=[SpanWire(*tagged.cue)],
        content=[SpanWire(*piece) for piece in tagged.content],
        confidence=tagged.confidence,
    )


def _from_wire(wire: ReadingWire) -> Reading:
    reason, _, detail = (wire.unread or "").partition(": ")
    return Reading(
        page=_page_from_wire(wire),
        article=_article_from_wire(wire.article) if wire.article else None,
        statements=tuple(_statement_from_wire(statement) for statement in wire.statements),
        unread=Unread(msgspec.convert(reason, UnreadReason), detail) if wire.unread else None,
    )


def _page_from_wire(wire: ReadingWire) -> PageRef:
    """The page, or what the article says of it where another program left it out."""
    if wire.page:
        return PageRef(wire.page.origin, wire.page.url, wire.page.sha256)
    if wire.article:
        return PageRef(wire.article.id, wire.article.url, wire.article.sha256)
    return PageRef("unknown")


def _article_from_wire(wire: ArticleWire) -> Article:
    return Article(
        id=wire.id,
        text=wire.text,
        sha256=wire.sha256,
        url=wire.url,
        outlet=wire.outlet,
        title=wire.title,
        authors=tuple(wire.authors),
        published=wire.published,
        language=wire.language,
        found=dict(wire.found),
    )


def _statement_from_wire(wire: StatementWire) -> Statement:
    speaker, said, venue = wire.speaker, wire.said, wire.venue
    return Statement(
        id=wire.id,
        manner=wire.manner,
        act=wire.act,
        content=tuple(_span(piece) for piece in wire.content),
        cue=_span(wire.cue) if wire.cue else None,
        source=_span(wire.source) if wire.source else None,
        speaker=Speaker(
            speaker.name, speaker.kind, speaker.role, speaker.anonymous, speaker.withheld
        )
        if speaker
        else None,
        relay=tuple(Relay(relay.name, _span(relay.span)) for relay in wire.relay),
        said=Said(said.edtf, said.basis, _span(said.span)) if said else None,
        venue=Venue(venue.name, _span(venue.span)) if venue else None,
        addressee=wire.addressee,
        confidence=wire.confidence,
        method=wire.method,
    )


def _span(wire: SpanWire) -> Span:
    return Span(wire.start, wire.end)
