"""The trained tagger: one pass of the encoder over each paragraph.

text, its paragraphs and quotations -> attributions and names, in the order of the text

A paragraph is read alone and unpadded, so that what is found in it depends on nothing else: not
on the order of articles, nor on what is read with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from onrecord.tagging.confidence import Likely
from onrecord.tagging.crf import TagChain, best_tags, marginals
from onrecord.tagging.labels import decode
from onrecord.tagging.links import LINK_WIDTH, VECTOR_COUNT, Paragraph, sentence_numbers
from onrecord.tagging.names import TaggedName, decode_names
from onrecord.tagging.sequences import closed, closed_features
from onrecord.tagging.units import Unit, units_of
from onrecord.tagging.windows import Window, windows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    names: Scores


class TaggedText(NamedTuple):
    """What is found in a text, in its order."""

    attributions: tuple[Tagged, ...]
    names: tuple[TaggedName, ...]


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
    chain: TagChain
    linker: Linker
    sureness: Sureness

    def tag(
        self, text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]
    ) -> TaggedText:
        """Every outermost attribution of a text, and every name."""
        units = units_of(text, paragraphs, quotations, tokenizer=self.tokenizer)
        # A unit without pieces holds nothing but characters that the tokenizer drops.
        read = [(unit, self._read(unit)) for unit in units if unit.pieces]
        names = (name for unit, heads in read for name in decode_names(unit.words, heads.names))
        return TaggedText(tuple(self._attributions(text, read)), tuple(names))

    def _attributions(self, text: str, read: Sequence[tuple[Unit, Heads]]) -> Iterator[Tagged]:
        tags = best_tags([heads.tags for _, heads in read], self.chain)
        spans = [decode(unit.words, own) for (unit, _), own in zip(read, tags, strict=True)]
        found = [(*one, own) for one, own in zip(read, spans, strict=True) if own]
        likely = marginals([heads.tags for _, heads, _ in found], self.chain)
        for (unit, heads, own), chances in zip(found, likely, strict=True):
            vectors = heads.vectors.reshape(-1, VECTOR_COUNT, LINK_WIDTH)
            paragraph = Paragraph(text, unit.words, sentence_numbers(text, unit.words), vectors)
            sure = Likely(unit.words, chances)
            for tagged in self.linker(paragraph, own):
                yield replace(tagged, confidence=self.sureness(tagged, sure))

    def _read(self, unit: Unit) -> Heads:
        """The scores of each word: those of its first wordpiece."""
        windows = [self._read_window(unit, window) for window in windows_of(len(unit.pieces))]
        firsts = list(unit.firsts)
        return Heads(*(np.concatenate(parts)[firsts] for parts in zip(*windows, strict=True)))

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
        return Heads(*(scores[answered] for scores in heads))
