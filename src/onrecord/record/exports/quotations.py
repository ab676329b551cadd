"""schema.org Quotations: the words that somebody is quoted with, as search engines read them.

matches -> JSON-LD with a `@graph`, an object a line, safe inside `<script>`

A quotation is what stands between quotation marks: all of a direct statement, the quoted words of
a mixed one. An indirect statement reports in the outlet's own words; it is no quotation and is
left out and counted. A real speaker is the `creator`, since `spokenByCharacter` is for characters
of fiction; who is not named, or is neither a person nor an organization, is told in `creditText`.
`dateCreated` is the day, month or year on which the words were said, where EDTF and ISO 8601 write
it alike. Each article is described once, before its first quotation.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, BinaryIO, Literal, TypeAlias

import msgspec

from onrecord.annotations import find_quotations, split_paragraphs
from onrecord.dates import day_of, interval_of
from onrecord.model import Span
from onrecord.record.exports.addresses import (
    NO_ADDRESS,
    address_of,
    has_bad_address,
    iri_of,
    urn,
    wikidata_of,
)
from onrecord.record.exports.exported import Exported, Loss, Tally
from onrecord.record.exports.words import OMITTED
from onrecord.spans import Overlaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.model import Article, Match, Said, SpeakerKind

INDIRECT = Loss(
    "1 statement is indirect and no quotation",
    "{} statements are indirect and no quotations",
)
UNMARKED = Loss(
    "1 statement that is not indirect has no words between quotation marks and is left out",
    "{} statements that are not indirect have no words between quotation marks and are left out",
)
VAGUE = Loss(
    "1 quotation was said on a day that is not known exactly; its date is not in the file",
    "{} quotations were said on days that are not known exactly; their dates are not in the file",
)
UNDATED = Loss(
    "1 article's date of publication is no date of ISO 8601 and is not in the file",
    "{} articles' dates of publication are no dates of ISO 8601 and are not in the file",
)
CREDITED = Loss(
    "1 quotation has no creator but a credit: its speaker is no person or organization by name",
    "{} quotations have no creator but a credit: their speakers are no persons or organizations "
    "by name",
)
CLASSES: dict[SpeakerKind, Literal["Person", "Organization", "NewsMediaOrganization"]] = {
    "person": "Person",
    "organization": "Organization",
    "outlet": "NewsMediaOrganization",
}

# Statements come in the order of their days: those of an article with those of few others.
ARTICLES_NEAR = 64
# Of a season EDTF writes `2026-21`; ISO 8601 has no such month.
_ISO_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")
# As `\u` escapes, so that no text ends the script or starts a comment in it.
_UNSAFE = {
    character.encode(): f"\\u{ord(character):04x}".encode() for character in "<>&\u2028\u2029"
}


class _Node(msgspec.Struct, frozen=True, omit_defaults=True):
    """An object of JSON-LD; what is not known is left out."""


class Creator(_Node, frozen=True):
    """Who was quoted."""

    type: Literal["Person", "Organization", "NewsMediaOrganization"] = msgspec.field(name="@type")
    name: str
    id: str | None = msgspec.field(default=None, name="@id")
    role: str | None = msgspec.field(default=None, name="jobTitle")
    wikidata: str | None = msgspec.field(default=None, name="sameAs")


class NewsArticle(_Node, frozen=True, tag_field="@type", tag=True):
    """The article that quotes."""

    id: str = msgspec.field(name="@id")
    identifier: str
    headline: str | None = None
    url: str | None = None
    published: str | None = msgspec.field(default=None, name="datePublished")
    language: str | None = msgspec.field(default=None, name="inLanguage")
    publisher: Creator | None = None


class Reference(_Node, frozen=True):
    """An object that is described elsewhere in the graph."""

    id: str = msgspec.field(name="@id")


class Quotation(_Node, frozen=True, tag_field="@type", tag=True):
    """The quoted words of one statement."""

    id: str = msgspec.field(name="@id")
    identifier: str
    text: str
    part_of: Reference = msgspec.field(name="isPartOf")
    creator: Creator | None = None
    credit: str | None = msgspec.field(default=None, name="creditText")
    said: str | None = msgspec.field(default=None, name="dateCreated")
    language: str | None = msgspec.field(default=None, name="inLanguage")


Node: TypeAlias = NewsArticle | Quotation


def write_quotations(matches: Iterable[Match], out: BinaryIO) -> Exported:
    """Write a graph of quotations and the articles that they stand in."""
    tally, encoder = Tally(), msgspec.json.Encoder()
    out.write(b'{"@context": "https://schema.org", "@graph": [')
    between = b"\n"
    for node in _nodes(matches, tally):
        out.write(between + _harmless(encoder.encode(node)))
        between = b",\n"
    out.write(b"\n]}\n")
    return tally.exported()


def quoted_spans(match: Match) -> tuple[Span, ...]:
    """Where the quoted words of a statement stand, in the order of the text."""
    content = match.statement.content
    if match.statement.manner != "mixed":
        return content if match.statement.manner == "direct" else ()
    whole = Span(content[0].start, content[-1].end)
    near = [inner for inner in _quoted(match.article.text).of(whole) if not inner.contains(whole)]
    outermost = [inner for inner in near if not _lies_in_another(inner, near)]
    return tuple(
        Span(max(piece.start, inner.start), min(piece.end, inner.end))
        for piece in content
        for inner in outermost
        if piece.overlaps(inner)
    )


def _nodes(matches: Iterable[Match], tally: Tally) -> Iterator[Node]:
    for match in matches:
        quoted = [span.of(match.article.text) for span in quoted_spans(match)]
        if not "".join(quoted).strip():
            tally.lose(INDIRECT if match.statement.manner == "indirect" else UNMARKED)
            continue
        if tally.write(match.article):
            yield _article(match.article, tally)
        yield _quotation(match, OMITTED.join(quoted), tally)


class _Quoted:
    """What stands between quotation marks in a text."""

    def __init__(self, text: str) -> None:
        self._inner = [found.inner for found in find_quotations(text, split_paragraphs(text))]
        self._overlaps = Overlaps(self._inner)

    def of(self, span: Span) -> list[Span]:
        """What shares words with a span, in the order of the text."""
        return [self._inner[index] for index in self._overlaps.of(span)]


@functools.lru_cache(maxsize=ARTICLES_NEAR)
def _quoted(text: str) -> _Quoted:
    return _Quoted(text)


def _lies_in_another(inner: Span, others: list[Span]) -> bool:
    return any(other != inner and other.contains(inner) for other in others)


def _article(article: Article, tally: Tally) -> NewsArticle:
    dated = day_of(article.published) is not None
    tally.lose(UNDATED, int(bool(article.published) and not dated))
    tally.lose(NO_ADDRESS, int(has_bad_address(article)))
    return NewsArticle(
        id=iri_of(article),
        identifier=article.id,
        headline=article.title,
        url=address_of(article),
        published=article.published if dated else None,
        language=article.language,
        publisher=Creator("NewsMediaOrganization", article.outlet) if article.outlet else None,
    )


def _quotation(match: Match, text: str, tally: Tally) -> Quotation:
    statement, creator = match.statement, _creator(match)
    said = _iso_date(statement.said)
    credit = statement.speaker.name if statement.speaker and not creator else None
    tally.lose(VAGUE, int(statement.said is not None and not said))
    tally.lose(CREDITED, int(credit is not None))
    return Quotation(
        id=urn("statement", statement.id),
        identifier=statement.id,
        text=text,
        part_of=Reference(iri_of(match.article)),
        creator=creator,
        credit=credit,
        said=said,
        language=match.article.language,
    )


def _creator(match: Match) -> Creator | None:
    """The speaker, None where it is no person or organization by name."""
    speaker, actor = match.statement.speaker, match.actor
    if not speaker or speaker.anonymous or speaker.kind not in CLASSES:
        return None
    return Creator(
        type=CLASSES[speaker.kind],
        name=actor.name if actor else speaker.name,
        id=urn("actor", actor.id) if actor else None,
        role=speaker.role if speaker.kind == "person" else None,
        wikidata=wikidata_of(actor),
    )


def _iso_date(said: Said | None) -> str | None:
    """The day, month or year, where ISO 8601 writes it as EDTF does."""
    known = said and _ISO_DATE.fullmatch(said.edtf) and interval_of(said.edtf)
    return said.edtf if said and known else None


def _harmless(line: bytes) -> bytes:
    """JSON that means the same and can stand in HTML; these characters stand in strings only."""
    for character, escape in _UNSAFE.items():
        line = line.replace(character, escape)
    return line
