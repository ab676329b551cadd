"""Which source and which contents belong to a cue, learned (after Dozat and Manning, ICLR 2017).

vectors of words, spans as words -> scores -> attributions

Each word has four vectors: as a cue that looks for its source or its contents, as a source, as a
content. Two spans fit by the product of their vectors (of the first word and the last, added)
and by their distance: words between, sentences between, and which stands first. A source
competes with having none. It beats the nearest (see `linking`) where cues share sources or a
quotation stands between two cues.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from onrecord.model import Tagged
from onrecord.tagging.labels import of_role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.model import Span
    from onrecord.tagging.labels import RoleSpan

Vectors: TypeAlias = npt.NDArray[np.float32]
WordRange: TypeAlias = tuple[int, int]
"""The first word of a span and its last, included."""

LINK_WIDTH = 64
# What each word is asked for, in the order of its vectors.
SEEKS_SOURCE, SEEKS_CONTENT, AS_SOURCE, AS_CONTENT = range(4)
VECTOR_COUNT = 4

SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s")

# Words between, at most; what is farther shares the last.
_STEPS = (0, 1, 2, 4, 8, 16, 32)
_SENTENCES = 3
_MOST_AT_ONCE = 256
DISTANCE_COUNT = (len(_STEPS) + 1) * _SENTENCES * 2


class Priors(NamedTuple):
    """What distance is worth, and what having no source.

    Attributes:
        source: (distances).
        content: (distances).
        no_source: (link width), what a cue without a source looks for.
    """

    source: Vectors
    content: Vectors
    no_source: Vectors


def sentence_numbers(text: str, words: Sequence[Span]) -> list[int]:
    """How many sentences of its paragraph end before each word."""
    if not words:
        return []
    ends = [match.end() for match in SENTENCE_END.finditer(text, words[0].start, words[-1].end)]
    return [bisect_right(ends, word.start) for word in words]


def distances(
    rows: Sequence[WordRange], columns: Sequence[WordRange], sentences: Sequence[int]
) -> npt.NDArray[np.intp]:
    """The kind of distance between every two spans, (rows, columns)."""
    if not rows or not columns:
        return np.zeros((len(rows), len(columns)), np.intp)
    ones, others = (np.array(ranges, np.intp)[:, :, None] for ranges in (rows, columns))
    one_first, one_last = ones[:, 0], ones[:, 1]  # (rows, 1)
    other_first, other_last = others[:, 0].T, others[:, 1].T  # (1, columns)
    leads = (one_first < other_first) | ((one_first == other_first) & (one_last < other_last))
    ends, begins = np.where(leads, one_last, other_last), np.where(leads, other_first, one_first)
    steps = np.searchsorted(_STEPS, np.maximum(begins - ends - 1, 0), side="right") - 1
    numbers = np.array(sentences, np.intp)
    apart = np.clip(numbers[begins] - numbers[ends], 0, _SENTENCES - 1)
    kinds: npt.NDArray[np.intp] = (steps * _SENTENCES + apart) * 2 + leads
    return kinds


def span_vectors(vectors: Vectors, ranges: Sequence[WordRange], kind: int) -> Vectors:
    """(spans, link width) of word vectors (words, kinds, link width)."""
    places = np.array(ranges, np.intp).reshape(-1, 2)
    first, last = places.T
    ends: Vectors = vectors[first, kind] + vectors[last, kind]
    return ends


class Paragraph(NamedTuple):
    """What linking reads: the text, its words, the sentence of each word and its vectors."""

    text: str
    words: Sequence[Span]
    sentences: Sequence[int]
    vectors: Vectors


@dataclass(frozen=True)
class Links:
    """Links as they were learned; see `tagger.Linker`."""

    priors: Priors

    def __call__(self, paragraph: Paragraph, spans: Sequence[RoleSpan]) -> list[Tagged]:
        """In the order of their cues; a cue that no content goes to makes none."""
        return _linked(paragraph, spans, self.priors)


def _linked(paragraph: Paragraph, spans: Sequence[RoleSpan], priors: Priors) -> list[Tagged]:
    cues, sources, contents = (of_role(role, spans) for role in ("cue", "source", "content"))
    if not cues or not contents:
        return []
    homes = [
        int(home)
        for some in _chunks(contents)
        for home in _content_scores(paragraph, some, cues, priors=priors).argmax(1)
    ]
    choices = [
        int(choice)
        for some in _chunks(cues)
        for choice in _source_scores(paragraph, some, sources, priors=priors).argmax(1)
    ]
    found = [
        Tagged(
            source=sources[choice] if choice < len(sources) else None,
            cue=cue,
            content=tuple(c for c, home in zip(contents, homes, strict=True) if home == number),
        )
        for number, (cue, choice) in enumerate(zip(cues, choices, strict=True))
    ]
    return [tagged for tagged in found if tagged.content]


def _chunks(spans: list[Span]) -> Iterator[list[Span]]:
    """So many at a time that a paragraph of a million characters fits into memory."""
    return (spans[at : at + _MOST_AT_ONCE] for at in range(0, len(spans), _MOST_AT_ONCE))


def _content_scores(
    paragraph: Paragraph, contents: list[Span], cues: list[Span], *, priors: Priors
) -> Vectors:
    """(contents, cues)."""
    rows, columns = (ranges_of(paragraph.words, spans) for spans in (contents, cues))
    fit = span_vectors(paragraph.vectors, rows, AS_CONTENT) @ (
        span_vectors(paragraph.vectors, columns, SEEKS_CONTENT).T
    )
    prior = priors.content[distances(rows, columns, paragraph.sentences)]
    scores: Vectors = fit * LINK_WIDTH**-0.5 + prior
    return scores


def _source_scores(
    paragraph: Paragraph, cues: list[Span], sources: list[Span], *, priors: Priors
) -> Vectors:
    """(cues, sources and at last none)."""
    rows, columns = (ranges_of(paragraph.words, spans) for spans in (cues, sources))
    seeks = span_vectors(paragraph.vectors, rows, SEEKS_SOURCE)
    fit = seeks @ span_vectors(paragraph.vectors, columns, AS_SOURCE).T
    prior = priors.source[distances(rows, columns, paragraph.sentences)]
    none = seeks @ priors.no_source
    return np.concatenate([fit * LINK_WIDTH**-0.5 + prior, none[:, None] * LINK_WIDTH**-0.5], 1)


def ranges_of(words: Sequence[Span], spans: Sequence[Span]) -> list[WordRange]:
    """Spans as their first and last word; a span that holds none of the words is a KeyError."""
    first = {word.start: number for number, word in enumerate(words)}
    last = {word.end: number for number, word in enumerate(words)}
    return [(first[span.start], last[span.end]) for span in spans]
