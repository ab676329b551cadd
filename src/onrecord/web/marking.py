"""An article's text in stretches, each with what is marked in it.

text, statements, voices -> paragraphs of stretches

A stretch is a run of characters over which nothing begins or ends: its marks say of which
statements it is source, cue, content or relay. Offsets are code points; what a browser counts is
made of them there, in `static/marking.js`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from onrecord import languages
from onrecord.annotations import split_paragraphs, split_sentences
from onrecord.model import Article, SentenceVoice, Span, Statement, VoicedSentence
from onrecord.showing import left_out

Kind: TypeAlias = Literal["source", "cue", "content", "relay"]
"""What a stretch is to a statement."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters that are marked alike.

    Attributes:
        start: offset of the first in the article, in code points.
        kinds: what it is to any statement, in the order of `Kind`.
        statements: ids of those whose source, cue, content or relay it is.
        opens: ids of those whose content begins here.
        voice: whose words its sentence holds; None where no sentence was found.
    """

    text: str
    start: int
    kinds: tuple[Kind, ...] = ()
    statements: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    voice: SentenceVoice | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article, complete or cut to some of its sentences.

    Attributes:
        cut_before: words of the paragraph stand before these.
        cut_after: words of the paragraph stand behind these.
    """

    stretches: tuple[Stretch, ...]
    cut_before: bool = False
    cut_after: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    kind: Kind
    statement: str


def marked_article(
    article: Article, statements: Sequence[Statement], voices: Sequence[VoicedSentence]
) -> tuple[Paragraph, ...]:
    """The whole text.

    Args:
        article: whose text it is.
        statements: what is marked in it.
        voices: its sentences, from `pipeline.voices`; empty where they are not known.
    """
    marks = sorted((mark for one in statements for mark in _marks(one)), key=lambda mark: mark.span)
    opening: dict[int, list[str]] = {}
    for one in statements:
        opening.setdefault(one.content[0].start, []).append(one.id)
    return tuple(
        Paragraph(
            tuple(_stretches(article.text, paragraph, marks=marks, opening=opening, voices=voices))
        )
        for paragraph in split_paragraphs(article.text)
    )


def excerpt(article: Article, statement: Statement) -> tuple[Paragraph, ...]:
    """The sentences that hold the statement's words, with its own marks and no others."""
    marks = sorted(_marks(statement), key=lambda mark: mark.span)
    told = [mark.span for mark in marks if mark.kind != "relay"]
    paragraphs = [
        one for one in split_paragraphs(article.text) if any(one.overlaps(span) for span in told)
    ]
    opening = {statement.content[0].start: [statement.id]}
    return tuple(
        _cut(article, paragraph, told=told, marks=marks, opening=opening)
        for paragraph in paragraphs
    )


def passage(article: Article, statement: Statement) -> tuple[Paragraph, ...]:
    """The paragraphs that hold words of the statement, whole, each behind the sentence before it.

    So much is needed to judge who is meant by "he", and whether the words are somebody's at all.
    """
    marks = sorted(_marks(statement), key=lambda mark: mark.span)
    paragraphs = split_paragraphs(article.text)
    telling = [any(one.overlaps(mark.span) for mark in marks) for one in paragraphs]
    opening = {statement.content[0].start: [statement.id]}
    shown = []
    for place, paragraph in enumerate(paragraphs):
        if telling[place]:
            kept = paragraph
        elif telling[place + 1 : place + 2] == [True]:
            kept = _sentences(article, paragraph)[-1]
        else:
            continue
        stretches = tuple(_stretches(article.text, kept, marks=marks, opening=opening))
        shown.append(Paragraph(stretches, cut_before=kept.start > paragraph.start))
    return tuple(shown)


def _cut(
    article: Article,
    paragraph: Span,
    *,
    told: Sequence[Span],
    marks: Sequence[_Mark],
    opening: dict[int, list[str]],
) -> Paragraph:
    """A paragraph from the first sentence that tells something of the statement to the last."""
    telling = [
        one for one in _sentences(article, paragraph) if any(one.overlaps(span) for span in told)
    ]
    kept = Span(telling[0].start, telling[-1].end) if telling else paragraph
    return Paragraph(
        tuple(_stretches(article.text, kept, marks=marks, opening=opening)),
        cut_before=kept.start > paragraph.start,
        cut_after=kept.end < paragraph.end,
    )


def _sentences(article: Article, paragraph: Span) -> Sequence[Span]:
    if article.language not in languages.available():
        return (paragraph,)
    language = languages.load(article.language)
    return split_sentences(article.text, (paragraph,), language=language)


def _marks(statement: Statement) -> Iterator[_Mark]:
    for piece in statement.content:
        yield _Mark(piece, "content", statement.id)
    if statement.cue:
        yield _Mark(statement.cue, "cue", statement.id)
    if statement.source:
        yield _Mark(statement.source, "source", statement.id)
    for link in statement.relay:
        yield _Mark(link.span, "relay", statement.id)


def _stretches(
    text: str,
    within: Span,
    *,
    marks: Sequence[_Mark],
    opening: dict[int, list[str]],
    voices: Sequence[VoicedSentence] = (),
) -> Iterator[Stretch]:
    here = [mark for mark in marks if mark.span.overlaps(within)]
    heard = [voiced for voiced in voices if voiced.span.overlaps(within)]
    spans = [*(mark.span for mark in here), *(voiced.span for voiced in heard)]
    edges = {edge for span in spans for edge in span if within.start < edge < within.end}
    # What is shown is counted from the start of its stretch, so one ends where a character is lost.
    lost = (within.start + place for place in left_out(within.of(text)))
    edges |= {edge for edge in lost if edge < within.end}
    for start, end in pairwise([within.start, *sorted(edges), within.end]):
        stretch = Span(start, end)
        over = [mark for mark in here if mark.span.contains(stretch)]
        yield Stretch(
            text=stretch.of(text),
            start=start,
            kinds=_kinds(over),
            statements=tuple(dict.fromkeys(mark.statement for mark in over)),
            opens=tuple(opening.get(start, ())),
            voice=next((one.voice for one in heard if one.span.contains(stretch)), None),
        )


def _kinds(marks: Iterable[_Mark]) -> tuple[Kind, ...]:
    found = {mark.kind for mark in marks}
    order: tuple[Kind, ...] = ("source", "cue", "content", "relay")
    return tuple(kind for kind in order if kind in found)
