"""W3C Web Annotations: each statement points at its words in the article.

matches -> one AnnotationCollection in JSON-LD, an annotation a line

A single JSON document is what triple stores and annotation tools load; it is written as it comes,
so that its size costs no memory, and its own id (of the digest of all annotations) and their
number stand at its end. Each piece of a content is a target of its own, by quotation (with what
stands around it) and by position. Positions count code points, as the recommendation demands
(Web Annotation Data Model, 4.2.4 and 4.2.5), in the article's text as onrecord read it
(`renderedVia`), which is not that of the page with its menus: on the page, go by the quotation.

The speaker is the statement's `schema:creator` where it is known who it is; an unnamed one is
told in words and is nobody. Who found the statement and who looked at it is told in PROV-O.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from onrecord.record.exports.addresses import (
    NO_ADDRESS,
    has_bad_address,
    iri_of,
    urn,
    wikidata_of,
)
from onrecord.record.exports.annotation_nodes import (
    Agent,
    Annotation,
    Creator,
    Listed,
    Outlet,
    Reference,
    Said,
    Source,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
    TextualBody,
)
from onrecord.record.exports.exported import Exported, Tally
from onrecord.record.exports.words import words_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.model import Article, Match, Span, SpeakerKind

# How much stands around a quotation, in code points; what Hypothesis keeps.
AROUND = 32
CONTEXT = (
    "http://www.w3.org/ns/anno.jsonld",
    {"prov": "http://www.w3.org/ns/prov#", "onrecord": "urn:onrecord:term:"},
)
# What the speakers are in other vocabularies; the rest has a name and no class.
CLASSES: dict[SpeakerKind, str] = {
    "person": "schema:Person",
    "group": "foaf:Group",
    "organization": "schema:Organization",
    "outlet": "schema:NewsMediaOrganization",
    "place": "schema:Place",
    "document": "schema:CreativeWork",
}
# Agents by what W3C's and PROV's vocabularies call them.
_PERSON = ("Person", "prov:Person")
_SOFTWARE = ("Software", "prov:SoftwareAgent")
# What makes the text that positions are counted in.
RENDERER = Agent(_SOFTWARE, id="urn:onrecord:software", name="onrecord")


def write_annotations(matches: Iterable[Match], out: BinaryIO) -> Exported:
    """Write a collection of one page, with an annotation for each statement."""
    tally, encode, digest = Tally(), msgspec.json.Encoder().encode, hashlib.sha256()
    out.write(b'{"@context": ' + encode(CONTEXT) + b', "type": "AnnotationCollection",\n')
    out.write(b'"first": {"type": "AnnotationPage", "startIndex": 0, "items": [')
    between = b"\n"
    for match in matches:
        line = encode(annotation_of(match))
        out.write(between + line)
        digest.update(line)
        between = b",\n"
        if tally.write(match.article) and has_bad_address(match.article):
            tally.lose(NO_ADDRESS)
    exported = tally.exported()
    name = urn("annotations", digest.hexdigest()[:16])
    out.write(f'\n], "id": "{name}:1"}},\n'.encode())
    out.write(f'"total": {exported.statements}, "id": "{name}"}}\n'.encode())
    return exported


def annotation_of(match: Match) -> Annotation:
    """A statement as an annotation."""
    statement = match.statement
    finder = Agent(_SOFTWARE, id=urn("method", statement.method), name=statement.method)
    reviewer = Agent(_PERSON, did=match.review) if match.review else None
    return Annotation(
        id=urn("statement", statement.id),
        type="Annotation",
        motivation="describing",
        creator=reviewer if reviewer and match.review == "added" else finder,
        body=(_said(match), *_tags(match)),
        target=tuple(_target(piece, match.article) for piece in statement.content),
        attributed=(finder, reviewer) if reviewer else (finder,),
    )


def _tags(match: Match) -> Iterator[TextualBody]:
    if match.statement.speaker:
        yield TextualBody(match.statement.speaker.name, "tagging")
    yield TextualBody(match.statement.act, "tagging")


def _target(piece: Span, article: Article) -> Target:
    text = article.text
    before, after = text[max(0, piece.start - AROUND) : piece.start], text[piece.end :][:AROUND]
    return Target(
        source=iri_of(article),
        selector=(
            TextQuoteSelector(piece.of(text), before, after),
            TextPositionSelector(piece.start, piece.end),
        ),
        rendered=RENDERER,
    )


def _said(match: Match) -> Said:
    article, statement = match.article, match.statement
    speaker, said, venue = statement.speaker, statement.said, statement.venue
    return Said(
        type="schema:Statement",
        manner=statement.manner,
        act=statement.act,
        confidence=statement.confidence,
        part_of=_source(article),
        creator=_creator(match),
        credited=speaker.name if speaker else None,
        kind=speaker.kind if speaker else None,
        role=speaker.role if speaker else None,
        anonymous=speaker.anonymous if speaker else None,
        withheld=speaker.withheld if speaker else None,
        cue=words_at(statement.cue, article),
        source=words_at(statement.source, article),
        relay=Listed(tuple(link.name for link in statement.relay)) if statement.relay else None,
        said=said.edtf if said else None,
        basis=said.basis if said else None,
        venue=venue.name if venue else None,
        addressee=statement.addressee,
    )


def _creator(match: Match) -> Creator | None:
    """The speaker, None for one who is not named."""
    speaker, actor = match.statement.speaker, match.actor
    if not speaker or speaker.anonymous or speaker.kind == "unnamed":
        return None
    wikidata = wikidata_of(actor)
    return Creator(
        name=actor.name if actor else speaker.name,
        id=urn("actor", actor.id) if actor else None,
        type=CLASSES.get(actor.kind if actor else speaker.kind),
        same_as=Reference(wikidata) if wikidata else None,
        country=actor.country if actor else None,
    )


def _source(article: Article) -> Source:
    outlet = article.outlet
    return Source(
        id=iri_of(article),
        type="schema:NewsArticle",
        identifier=article.id,
        headline=article.title,
        published=article.published,
        language=article.language,
        publisher=Outlet(outlet, "schema:NewsMediaOrganization") if outlet else None,
    )
