"""Which source and which contents belong to a cue, learned (after Dozat and Manning, ICLR 2017).

vectors of words, spans as words -> scores -> attributions

Each word has four vectors: as a cue that looks for its source or its contents, as a source, as a
content. Two spans fit by the product of their vectors (of the first word and the last, added)
and by their distance: words between, sentences between, and which stands first. A source
competes with having none. It beats the nearest (see `linking`) where cues share sources or a
quotation stands between two cues.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from attribution.labels import RoleSpan
from attribution.linking import SENTENCE_END, Attribution, of_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Span

Vectors: TypeAlias = npt.NDArray[np.float32]
WordRange: TypeAlias = tuple[int, int]
"""The first word of a span and its last, included."""

LINK_WIDTH = 64
# What each word is asked for, in the order of its vectors.
SEEKS_SOURCE, SEEKS_CONTENT, AS_SOURCE, AS_CONTENT = range(4)
VECTOR_COUNT = 4

# Words between, at most; what is farther shares the last.
_STEPS = (0, 1, 2, 4, 8, 16, 32)
_SENTENCES = 3
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
    kinds = [[_distance(row, column, sentences) for column in columns] for row in rows]
    return np.array(kinds, np.intp).reshape(len(rows), len(columns))


def _distance(one: WordRange, other: WordRange, sentences: Sequence[int]) -> int:
    before, after = sorted((one, other))
    step = bisect_right(_STEPS, max(after[0] - before[1] - 1, 0)) - 1
    apart = min(max(sentences[after[0]] - sentences[before[1]], 0), _SENTENCES - 1)
    return (step * _SENTENCES + apart) * 2 + (one < other)


def span_vectors(vectors: Vectors, ranges: Sequence[WordRange], kind: int) -> Vectors:
    """(spans, link width) of word vectors (words, kinds, link width)."""
    places = np.array(ranges, np.intp).reshape(-1, 2)
    return vectors[places[:, 0], kind] + vectors[places[:, 1], kind]


class Paragraph(NamedTuple):
    """What linking reads: the words, the sentence of each, and their vectors."""

    words: Sequence[Span]
    sentences: Sequence[int]
    vectors: Vectors


def link_learned(
    paragraph: Paragraph, spans: Sequence[RoleSpan], priors: Priors
) -> tuple[list[Attribution], list[RoleSpan]]:
    """The attributions of a paragraph, in the order of their cues, and the spans left over."""
    cues, sources, contents = (of_role(role, spans) for role in ("cue", "source", "content"))
    if not cues:
        return [], list(spans)
    homes = _content_scores(paragraph, contents, cues, priors=priors).argmax(1)
    choices = _source_scores(paragraph, cues, sources, priors=priors).argmax(1)
    found = [
        Attribution(
            cue,
            sources[choice] if choice < len(sources) else None,
            tuple(c for c, home in zip(contents, homes, strict=True) if home == number),
        )
        for number, (cue, choice) in enumerate(zip(cues, choices, strict=True))
    ]
    linked = [attribution for attribution in found if attribution.contents]
    taken = {span for attribution in linked for span in attribution.spans}
    return linked, [span for span in spans if span not in taken]


def _content_scores(
    paragraph: Paragraph, contents: list[RoleSpan], cues: list[RoleSpan], *, priors: Priors
) -> Vectors:
    """(contents, cues)."""
    rows, columns = (ranges_of(paragraph.words, spans) for spans in (contents, cues))
    fit = span_vectors(paragraph.vectors, rows, AS_CONTENT) @ (
        span_vectors(paragraph.vectors, columns, SEEKS_CONTENT).T
    )
    prior = priors.content[distances(rows, columns, paragraph.sentences)]
    return fit * LINK_WIDTH**-0.5 + prior


def _source_scores(
    paragraph: Paragraph, cues: list[RoleSpan], sources: list[RoleSpan], *, priors: Priors
) -> Vectors:
    """(cues, sources and at last none)."""
    rows, columns = (ranges_of(paragraph.words, spans) for spans in (cues, sources))
    seeks = span_vectors(paragraph.vectors, rows, SEEKS_SOURCE)
    fit = seeks @ span_vectors(paragraph.vectors, columns, AS_SOURCE).T
    prior = priors.source[distances(rows, columns, paragraph.sentences)]
    none = seeks @ priors.no_source
    return np.concatenate([fit * LINK_WIDTH**-0.5 + prior, none[:, None] * LINK_WIDTH**-0.5], 1)


def ranges_of(words: Sequence[Span], spans: Sequence[RoleSpan]) -> list[WordRange]:
    """Spans as their first and last word; a span that holds none of the words is a KeyError."""
    first = {word.start: number for number, word in enumerate(words)}
    last = {word.end: number for number, word in enumerate(words)}
    return [(first[span.start], last[span.end]) for span in spans]
