"""Runs: the stretches in which a source, its cue and its content stand together.

AnnotatedArticle -> runs of words

A run is a sentence, or several where a quotation goes over their border: “A. B,” X said. is one
run, and so is each of the others in “A,” X said. “B.” Every word knows its quotation, since what
is quoted is never searched for a cue of the narrator's.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.model import AnnotatedArticle, Quotation, Span

_WORD = re.compile(r"\w+(?:[-'’.,&/]\w+)*['’]?(?<!\.)|[^\w\s]")
OUTSIDE = -1


class Word(NamedTuple):
    """One word or mark of punctuation.

    Attributes:
        fold: for comparing: case folded, with a straight apostrophe.
        quotation: index of the outermost quotation that holds it, marks included, in
            `Run.quotations`; `OUTSIDE` where none does.
        stop: it ends a sentence.
        timed: it is part of a time phrase.
    """

    text: str
    fold: str
    start: int
    end: int
    quotation: int
    stop: bool
    timed: bool

    @property
    def quoted(self) -> bool:
        """Whether it stands between quotation marks, or is one."""
        return self.quotation != OUTSIDE

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation."""
        return not self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one paragraph that no quotation crosses.

    Attributes:
        paragraph: index into `AnnotatedArticle.paragraphs`.
        quotations: the outermost ones, in order.
    """

    span: Span
    paragraph: int
    words: tuple[Word, ...]
    quotations: tuple[Quotation, ...]

    def fold(self, index: int) -> str:
        """The folded word at an index, '' outside the run."""
        return self.words[index].fold if 0 <= index < len(self.words) else ""

    def cover(self, start: int, end: int) -> Span:
        """The span of the words from `start` up to `end`."""
        return Span(self.words[start].start, self.words[end - 1].end)

    def index_at(self, place: int) -> int:
        """The first word that ends after a place in the text."""
        return bisect.bisect_right(self.words, place, key=lambda word: word.end)


def find_runs(annotated: AnnotatedArticle) -> tuple[Run, ...]:
    """Every run, in the order of the text."""
    outer = [quotation for quotation in annotated.quotations if not quotation.nested]
    stops = frozenset(sentence.end for sentence in annotated.sentences)
    timed = [phrase.span for phrase in annotated.times]
    return tuple(
        _run(annotated, span, outer=outer, stops=stops, timed=timed)
        for span in _merged(annotated.sentences, outer)
    )


def _merged(sentences: tuple[Span, ...], outer: list[Quotation]) -> list[Span]:
    """Sentences, joined where a quotation reaches from one into the next."""
    spans: list[Span] = []
    starts = [quotation.outer.start for quotation in outer]
    for sentence in sentences:
        if spans:
            last = bisect.bisect_left(starts, sentence.start) - 1
            if last >= 0 and outer[last].outer.end > sentence.start:
                spans[-1] = Span(spans[-1].start, max(sentence.end, outer[last].outer.end))
                continue
        spans.append(sentence)
    return spans


def _run(
    annotated: AnnotatedArticle,
    span: Span,
    *,
    outer: list[Quotation],
    stops: frozenset[int],
    timed: list[Span],
) -> Run:
    quotations = _inside(outer, span)
    words = []
    for match in _WORD.finditer(annotated.article.text, span.start, span.end):
        start, end = match.span()
        words.append(
            Word(
                text=match.group(),
                fold=match.group().replace("’", "'").casefold(),
                start=start,
                end=end,
                quotation=_holder(quotations, start),
                stop=end in stops,
                timed=any(phrase.start <= start < phrase.end for phrase in timed),
            )
        )
    paragraph = bisect.bisect_right(annotated.paragraphs, span.start, key=lambda p: p.start) - 1
    return Run(span=span, paragraph=paragraph, words=tuple(words), quotations=tuple(quotations))


def _inside(outer: list[Quotation], span: Span) -> list[Quotation]:
    first = bisect.bisect_left(outer, span.start, key=lambda quotation: quotation.outer.start)
    last = bisect.bisect_left(outer, span.end, key=lambda quotation: quotation.outer.start)
    return outer[first:last]


def _holder(quotations: list[Quotation], place: int) -> int:
    for index, quotation in enumerate(quotations):
        if quotation.outer.start <= place < quotation.outer.end:
            return index
    return OUTSIDE
