"""What people reviewed -> gold, to measure an engine by and to train it with.

an article, its statements in force -> the gold format of whole statements

A statement that a person accepted, fixed or added is gold. One that nobody looked at is `optional`:
it costs an engine nothing to find it or to miss it, since nobody has said that it is right. A
rejected one is not there, so that to find it again is wrong. Where every statement of an article
was reviewed, nothing in it is optional, and its precision means what it says.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from onrecord.model import Article, Match

Pair = tuple[int, int]


class GoldStatement(msgspec.Struct, frozen=True):
    """A statement as an annotator writes it."""

    content: list[Pair]
    text: str
    cue: Pair | None
    source: Pair | None
    speaker: str | None
    speaker_type: str
    role: str | None
    anonymous: bool
    said: str | None
    venue: str | None
    addressee: str | None
    act: str
    optional: bool
    note: str | None
    relay: list[str]
    manner: str


class GoldInput(msgspec.Struct, frozen=True):
    """An article as an engine gets it: a line of JSON Lines."""

    id: str
    outlet: str | None
    title: str | None
    authors: list[str]
    published: str | None
    text: str


class GoldArticle(GoldInput, frozen=True):
    """The same with its statements."""

    statements: list[GoldStatement]
    relations: list[str] = []


def gold_of(article: Article, matches: Iterable[Match]) -> GoldArticle:
    """The gold of an article."""
    return GoldArticle(
        **msgspec.structs.asdict(input_of(article)),
        statements=[_statement(match) for match in matches],
    )


def input_of(article: Article) -> GoldInput:
    """What an engine reads of it."""
    return GoldInput(
        id=article.id,
        outlet=article.outlet,
        title=article.title,
        authors=list(article.authors),
        published=article.published,
        text=article.text,
    )


def _statement(match: Match) -> GoldStatement:
    one, text = match.statement, match.article.text
    speaker = one.speaker
    return GoldStatement(
        content=[(piece.start, piece.end) for piece in one.content],
        text=" … ".join(piece.of(text) for piece in one.content),
        cue=(one.cue.start, one.cue.end) if one.cue else None,
        source=(one.source.start, one.source.end) if one.source else None,
        speaker=speaker.name if speaker else None,
        speaker_type=speaker.kind if speaker else "unknown",
        role=speaker.role if speaker else None,
        anonymous=speaker.anonymous if speaker else False,
        said=one.said.edtf if one.said else None,
        venue=one.venue.name if one.venue else None,
        addressee=one.addressee,
        act=one.act,
        optional=match.review is None,
        note=match.review,
        relay=[relay.name for relay in one.relay],
        manner=one.manner,
    )
