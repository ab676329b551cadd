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
from onrecord.spans import last_begun, within
from onrecord.statements.signs import SIGN

_WORD = re.compile(rf"{SIGN}?\w+(?:[-'’.,&/]\w+)*['’]?(?<!\.)|[^\w\s]")
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
        """Whether it is punctuation; a word may begin with its sign ("$5")."""
        return len(self.text) == 1 and not self.text.isalnum()

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
        ends: for each word the index after the narrator's sentence in which it stands; what is
            quoted ends no sentence of the narrator's.
    """

    span: Span
    paragraph: int
    words: tuple[Word, ...]
    quotations: tuple[Quotation, ...]
    ends: tuple[int, ...]

    def sentence_end(self, index: int) -> int:
        """The first word after the narrator's sentence in which a word stands."""
        return self.ends[index] if index < len(self.ends) else index

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
    return tuple(
        _run(annotated, span, outer=outer, stops=stops)
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
    annotated: AnnotatedArticle, span: Span, *, outer: list[Quotation], stops: frozenset[int]
) -> Run:
    quotations = tuple(within(outer, span, key=lambda quotation: quotation.outer))
    times = within(annotated.times, span, key=lambda phrase: phrase.span)
    matches = list(_WORD.finditer(annotated.article.text, span.start, span.end))
    quoted = _holders(matches, [quotation.outer for quotation in quotations])
    timed = _holders(matches, [phrase.span for phrase in times])
    words = tuple(
        Word(
            text=match.group(),
            fold=match.group().replace("’", "'").casefold(),
            start=match.start(),
            end=match.end(),
            quotation=quotation,
            stop=match.end() in stops,
            timed=time != OUTSIDE,
        )
        for match, quotation, time in zip(matches, quoted, timed, strict=True)
    )
    paragraph = last_begun(annotated.paragraphs, span.start)
    return Run(span, paragraph, words, quotations, ends=_ends(words, quotations))


def _holders(matches: list[re.Match[str]], spans: list[Span]) -> list[int]:
    """For each word the index of the span that holds it; the spans do not overlap."""
    held, current = [], 0
    for match in matches:
        while current < len(spans) and spans[current].end <= match.start():
            current += 1
        holds = current < len(spans) and spans[current].start <= match.start()
        held.append(current if holds else OUTSIDE)
    return held


def _ends(words: tuple[Word, ...], quotations: tuple[Quotation, ...]) -> tuple[int, ...]:
    """For each word the first one after the narrator's sentence in which it stands."""
    ends: list[int] = []
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        goes_on = word.quoted and quotations[word.quotation].outer.end > word.end
        ends.append(ends[-1] if ends and (goes_on or not word.stop) else index + 1)
    return tuple(reversed(ends))
