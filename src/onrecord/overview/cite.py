"""Citations: what a statement rests on, found again in the article and marked.

statement, article -> faults | Passage

A passage shows whole paragraphs: every one that holds a piece of source, cue or content, and
nothing between that was cut. The link opens the page at the content by a text fragment.
"""

from __future__ import annotations

import functools
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.model import Marked, MarkKind, Passage, Span
from onrecord.showing import bounded, in_words, link_to
from onrecord.spans import Overlaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.languages.telling import Telling
    from onrecord.model import Article, Part, Statement
    from onrecord.overview.select import Evidence

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")

OUTSIDE = "a span lies outside the text"
WORDLESS = "there is no word at a span"
ALTERED = "quoted words are not those of the article"


def faults(article: Article, statement: Statement) -> str | None:
    """Why a statement cannot be shown in its article, None where it can."""
    spans = [*statement.content, *(span for span in (statement.cue, statement.source) if span)]
    if any(not 0 <= start < end <= len(article.text) for start, end in spans):
        return OUTSIDE
    if not statement.content or not all(re.search(r"\w", span.of(article.text)) for span in spans):
        return WORDLESS
    return None


def altered(parts: Iterable[Part], article: Article) -> bool:
    """Whether any words that a sentence takes from its article do not stand there."""
    return any(
        part.span is not None
        and (part.article != article.id or part.span.of(article.text) != part.text)
        for part in parts
    )


def covering(text: str, statement: Statement) -> list[Span]:
    """The paragraphs that hold a piece of the statement, in the order of the text."""
    paragraphs, overlaps = _paragraphs(text)
    places = {place for span, _ in _marks(statement) for place in overlaps.of(span)}
    return [paragraphs[place] for place in sorted(places)]


# The statements of an article are looked at one after the other.
@functools.lru_cache(maxsize=4)
def _paragraphs(text: str) -> tuple[tuple[Span, ...], Overlaps]:
    paragraphs = tuple(Span(*found.span()) for found in _PARAGRAPH.finditer(text))
    return paragraphs, Overlaps(paragraphs)


def passage_text(text: str, statement: Statement) -> tuple[tuple[Marked, ...], ...]:
    """The paragraphs around a statement with source, cue and content marked."""
    marks = _marks(statement)
    return tuple(_mark(text, paragraph, marks) for paragraph in covering(text, statement))


def passage(number: int, evidence: Evidence, telling: Telling) -> Passage:
    """What the citation of this number opens."""
    article, statement = evidence.article, evidence.statement
    speaker = statement.speaker.name if statement.speaker else None
    names = [speaker, *(link.name for link in statement.relay), article.outlet]
    said = statement.said
    days = bounded(said.edtf) if said else None
    return Passage(
        number=number,
        statement=statement.id,
        article=article.id,
        paragraphs=passage_text(article.text, statement),
        manner=statement.manner,
        act=statement.act,
        path=tuple(dict.fromkeys(name for name in names if name)),
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        said=in_words(days, telling, year=None) if days else None,
        venue=statement.venue.name if statement.venue else None,
        confidence=statement.confidence,
        link=link_to(article.url, evidence.words(statement.content[0])),
    )


def _marks(statement: Statement) -> list[tuple[Span, MarkKind]]:
    marks: list[tuple[Span, MarkKind]] = [(piece, "content") for piece in statement.content]
    if statement.cue:
        marks.append((statement.cue, "cue"))
    if statement.source:
        marks.append((statement.source, "source"))
    return marks


def _mark(text: str, paragraph: Span, marks: Sequence[tuple[Span, MarkKind]]) -> tuple[Marked, ...]:
    """The paragraph in stretches; a source or cue that lies inside content is told from it."""
    edges = {edge for span, _ in marks for edge in span if paragraph.start < edge < paragraph.end}
    cuts = [paragraph.start, *sorted(edges), paragraph.end]
    stretches = [Span(start, end) for start, end in pairwise(cuts)]
    return tuple(Marked(stretch.of(text), _kind(stretch, marks)) for stretch in stretches)


def _kind(stretch: Span, marks: Sequence[tuple[Span, MarkKind]]) -> MarkKind | None:
    kinds = {kind for span, kind in marks if span.contains(stretch)}
    order: tuple[MarkKind, ...] = ("source", "cue", "content")
    return next((kind for kind in order if kind in kinds), None)
