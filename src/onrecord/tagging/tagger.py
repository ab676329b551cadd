"""The trained tagger: one pass of the encoder over each paragraph.

text, its paragraphs and quotations -> attributions, in the order of the text

A paragraph is read alone and unpadded, so that what is found in it depends on nothing else: not
on the order of articles, nor on what is read with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from onrecord.tagging.confidence import Likely
from onrecord.tagging.crf import Chain, best_tags, marginals
from onrecord.tagging.labels import decode
from onrecord.tagging.links import LINK_WIDTH, VECTOR_COUNT, Paragraph, sentence_numbers
from onrecord.tagging.sequences import closed, closed_features
from onrecord.tagging.units import Unit, units_of
from onrecord.tagging.windows import Window, windows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tokenizers import Tokenizer

    from onrecord.model import Quotation, Span, Tagged
    from onrecord.tagging.crf import Scores
    from onrecord.tagging.labels import RoleSpan


class Heads(NamedTuple):
    """What the encoder says of each wordpiece.

    Attributes:
        tags: (pieces, tags).
        vectors: (pieces, kinds * link width).
        names: (pieces, tags of names).
    """

    tags: Scores
    vectors: Scores
    names: Scores | None = None


class Scorer(Protocol):
    """The encoder with its heads, in whatever runtime."""

    def __call__(
        self, pieces: Sequence[int], quotations: Sequence[int], capitals: Sequence[int]
    ) -> Heads:
        """The scores of one closed sequence."""
        ...


class Linker(Protocol):
    """What joins the spans of a paragraph to attributions."""

    def __call__(self, paragraph: Paragraph, spans: Sequence[RoleSpan]) -> list[Tagged]:
        """In the order of their cues."""
        ...


class Sureness(Protocol):
    """How sure an attribution is."""

    def __call__(self, tagged: Tagged, likely: Likely) -> float:
        """0 to 1."""
        ...


@dataclass(frozen=True)
class Tagger:
    """A loaded model.

    Attributes:
        name: with its version (`attribution-en@1`).
        language: ISO 639-1.
    """

    name: str
    language: str
    tokenizer: Tokenizer
    scorer: Scorer
    chain: Chain
    linker: Linker
    sureness: Sureness

    def tag(
        self, text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]
    ) -> tuple[Tagged, ...]:
        """Every outermost attribution of a text."""
        units = units_of(text, paragraphs, quotations, tokenizer=self.tokenizer)
        return tuple(tagged for unit in units for tagged in self._tag_unit(text, unit))

    def _tag_unit(self, text: str, unit: Unit) -> list[Tagged]:
        if not unit.pieces:  # nothing but characters that the tokenizer drops
            return []
        heads = self._read(unit)
        spans = decode(unit.words, best_tags(heads.tags, self.chain))
        if not spans:
            return []
        vectors = heads.vectors.reshape(-1, VECTOR_COUNT, LINK_WIDTH)
        sentences = sentence_numbers(text, unit.words)
        linked = self.linker(Paragraph(text, unit.words, sentences, vectors), spans)
        likely = Likely(unit.words, marginals(heads.tags, self.chain))
        return [replace(tagged, confidence=self.sureness(tagged, likely)) for tagged in linked]

    def _read(self, unit: Unit) -> Heads:
        """The scores of each word: those of its first wordpiece."""
        windows = [self._read_window(unit, window) for window in windows_of(len(unit.pieces))]
        firsts = list(unit.firsts)
        heads = zip(*windows, strict=True)
        return Heads(*(np.concatenate(parts)[firsts] for parts in heads if parts[0] is not None))

    def _read_window(self, unit: Unit, window: Window) -> Heads:
        """Of the wordpieces that the window answers for."""
        read = slice(window.start, window.end)
        heads = self.scorer(
            closed(unit.pieces[read]),
            closed_features(unit.quotations[read]),
            closed_features(unit.capitals[read]),
        )
        opened = 1 - window.start
        answered = slice(window.answers_from + opened, window.answers_to + opened)
        return Heads(*(scores[answered] for scores in heads if scores is not None))
