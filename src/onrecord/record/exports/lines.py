"""JSON Lines: one statement a line, in the types of the reading format.

matches -> `onrecord.statement/1`, UTF-8

The statement is as `onrecord read` writes it; its words stand beside it, since the article comes
without its text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Literal

import msgspec

from onrecord.codec import ArticleFacts, StatementWire, article_facts, statement_wire
from onrecord.model import Review, SpeakerKind
from onrecord.record.exports.exported import Exported, Tally
from onrecord.record.exports.words import pieces_of, words_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.model import Match, RecordedActor

FORMAT: Literal["onrecord.statement/1"] = "onrecord.statement/1"


class ActorFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A speaker across the articles of the record."""

    id: str
    name: str
    kind: SpeakerKind
    role: str | None
    country: str | None
    names: list[str]
    statements: int
    articles: int
    first_day: str | None
    last_day: str | None
    wikidata: str | None
    wikidata_from: str | None


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One statement with what a reader needs to cite it.

    Attributes:
        words: of the content, piece by piece.
        cue: its words, where the statement has its place.
        source: the same of the source.
    """

    format: Literal["onrecord.statement/1"]
    statement: StatementWire
    words: list[str]
    cue: str | None
    source: str | None
    article: ArticleFacts
    actor: ActorFacts | None
    review: Review | None


def write_jsonl(matches: Iterable[Match], out: BinaryIO) -> Exported:
    """Write a line for each statement."""
    tally, encoder = Tally(), msgspec.json.Encoder()
    for match in matches:
        out.write(encoder.encode(line_of(match)) + b"\n")
        tally.write(match.article)
    return tally.exported()


def line_of(match: Match) -> Line:
    """A statement as its line holds it."""
    article, statement = match.article, match.statement
    return Line(
        format=FORMAT,
        statement=statement_wire(statement),
        words=list(pieces_of(match)),
        cue=words_at(statement.cue, article),
        source=words_at(statement.source, article),
        article=article_facts(article),
        actor=_actor(match.actor) if match.actor else None,
        review=match.review,
    )


def _actor(actor: RecordedActor) -> ActorFacts:
    return ActorFacts(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        role=actor.role,
        country=actor.country,
        names=list(actor.names),
        statements=actor.statements,
        articles=actor.articles,
        first_day=actor.first_day,
        last_day=actor.last_day,
        wikidata=actor.wikidata,
        wikidata_from=actor.wikidata_from,
    )
