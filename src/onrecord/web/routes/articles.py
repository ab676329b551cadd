"""The reader: an article with source, cue and content marked, and its statements beside it.

?id=… -> the text in stretches, the statements in its order
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query

from onrecord import pipeline
from onrecord.model import PageRef
from onrecord.record.desk import Copied
from onrecord.web import links
from onrecord.web.access import OpenRecord
from onrecord.web.answering import page
from onrecord.web.cards import ArticleFacts, Card
from onrecord.web.marking import Paragraph, marked_article

router = APIRouter(tags=["articles"])


@dataclass(frozen=True, slots=True)
class Read:
    """An article as it is read.

    Attributes:
        page: where it came from.
        live: the page of the outlet; None where it has no address.
        paragraphs: the whole text.
        cards: its statements in force, in the order of the text.
        method: what read it, with its version.
        copies: articles that carry the same words.
        own: of its sentences, how many hold the outlet's own words alone.
        sentences: how many there are; 0 where the language is not read.
    """

    article: ArticleFacts
    authors: tuple[str, ...]
    page: PageRef
    live: str | None
    paragraphs: tuple[Paragraph, ...]
    cards: tuple[Card, ...]
    method: str
    read_at: datetime
    copies: tuple[Copied, ...]
    own: int
    sentences: int


@page(router, "/article", template="article.html", shows=Read)
def article(record: OpenRecord, id: Annotated[str, Query(max_length=2000)]) -> Read:  # noqa: A002
    """An article with its statements marked."""
    held = record.desk.article(id)
    statements = [match.statement for match in held.matches]
    voices = pipeline.voices(held.article, statements)
    return Read(
        article=ArticleFacts.of(held.article),
        authors=held.article.authors,
        page=held.page,
        live=links.outside(held.article.url, held.article.text),
        paragraphs=marked_article(held.article, statements, voices),
        cards=tuple(Card.of(match) for match in held.matches),
        method=held.method,
        read_at=held.read_at,
        copies=held.copies,
        own=sum(one.voice == "own" for one in voices),
        sentences=len(voices),
    )
