"""The engine as it runs where there is no torch: numpy and whatever scores the wordpieces.

text -> attributions, and the spans that no cue took

A paragraph is read alone and unpadded, so that what is found in it depends on nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

import numpy as np

from attribution.crf import Chain, best_tags, marginals
from attribution.labels import TAG_COUNT, RoleSpan, begin, decode
from attribution.linking import Attribution, link
from attribution.links import (
    LINK_WIDTH,
    VECTOR_COUNT,
    Paragraph,
    Priors,
    link_learned,
    sentence_numbers,
)
from attribution.sequences import closed, closed_features
from attribution.units import Unit, units_of
from attribution.windows import Window, windows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tokenizers import Tokenizer

    from attribution.crf import Scores


class Scorer(Protocol):
    """The encoder with its head, in whatever runtime."""

    def __call__(
        self, pieces: Sequence[int], quotations: Sequence[int], capitals: Sequence[int]
    ) -> Scores:
        """(pieces, tags and, where links are learned, vectors) of one closed sequence."""
        ...


@dataclass(frozen=True)
class Found:
    """What is found in a text.

    Attributes:
        left_over: spans that belong to no attribution: a content without a cue in its paragraph,
            a cue without a content.
    """

    attributions: tuple[Attribution, ...]
    left_over: tuple[RoleSpan, ...]


@dataclass(frozen=True)
class Tagger:
    """A loaded engine."""

    tokenizer: Tokenizer
    scorer: Scorer
    chain: Chain
    priors: Priors | None = None

    def find(self, text: str) -> Found:
        """Every attribution of a text, in its order."""
        linked = [self._linked(text, unit) for unit in units_of(text, self.tokenizer)]
        return Found(
            tuple(attribution for attributions, _ in linked for attribution in attributions),
            tuple(span for _, spans in linked for span in spans),
        )

    def _linked(self, text: str, unit: Unit) -> tuple[list[Attribution], list[RoleSpan]]:
        windows = windows_of(len(unit.pieces))
        if not windows:  # a paragraph of nothing but characters that the tokenizer drops
            return [], []
        scores = np.concatenate([self._scores(unit, window) for window in windows])
        at_words = scores[list(unit.firsts)]
        emissions = at_words[:, :TAG_COUNT]
        spans = decode(unit.words, best_tags(emissions, self.chain))
        if not spans:
            return [], []
        linked, left_over = self._link(text, unit, spans, vectors=at_words[:, TAG_COUNT:])
        likely = self._likely(unit, emissions)
        return [_with_confidence(attribution, likely) for attribution in linked], left_over

    def _link(
        self, text: str, unit: Unit, spans: list[RoleSpan], *, vectors: Scores
    ) -> tuple[list[Attribution], list[RoleSpan]]:
        if self.priors is None:
            return link(text, spans)
        kinds = vectors.reshape(-1, VECTOR_COUNT, LINK_WIDTH)
        sentences = sentence_numbers(text, unit.words)
        return link_learned(Paragraph(unit.words, sentences, kinds), spans, self.priors)

    def _likely(self, unit: Unit, emissions: Scores) -> dict[int, Scores]:
        """For each place of the text where a word starts, how likely each tag is there."""
        likely = marginals(emissions, self.chain)
        return {word.start: tags for word, tags in zip(unit.words, likely, strict=True)}

    def _scores(self, unit: Unit, window: Window) -> Scores:
        """Of the wordpieces that the window answers for."""
        read = slice(window.start, window.end)
        scores = self.scorer(
            closed(unit.pieces[read]),
            closed_features(unit.quotations[read]),
            closed_features(unit.capitals[read]),
        )
        opened = 1 - window.start
        return scores[window.answers_from + opened : window.answers_to + opened]


def _with_confidence(attribution: Attribution, likely: dict[int, Scores]) -> Attribution:
    least = min(likely[span.start][begin(span.role)] for span in attribution.spans)
    return replace(attribution, confidence=float(least))
