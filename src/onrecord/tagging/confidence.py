"""How sure an attribution is: how likely it is that a careful reader would mark it so.

attribution, how likely each tag is at each word -> 0 to 1

A logistic regression over what the chain says of its spans, fitted on articles that the encoder
was not trained on (recipes/attribution/calibrate.py): of what is called 0.9 sure, nine in ten or
more should overlap a marked attribution in source and content. The chain alone is too sure.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.tagging.labels import begin, inside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Span, Tagged
    from onrecord.tagging.crf import Scores
    from onrecord.tagging.labels import Role

# What the chain calls certain is no surer than this.
_LEAST = 1e-4
FEATURE_COUNT = 9


class Likely:
    """How likely each tag is at each word of a paragraph."""

    def __init__(self, words: Sequence[Span], likely: Scores) -> None:
        self._likely = likely
        self._first = {word.start: number for number, word in enumerate(words)}
        self._last = {word.end: number for number, word in enumerate(words)}

    def begins(self, role: Role, span: Span) -> float:
        """That the role begins at the first word of a span."""
        return float(self._likely[self._first[span.start], begin(role)])

    def goes_on(self, role: Role, span: Span) -> float:
        """That it goes on at the least likely of the further words; 1 where there are none."""
        further = self._likely[self._first[span.start] + 1 : self._last[span.end] + 1, inside(role)]
        return float(further.min()) if len(further) else 1.0

    def ends(self, role: Role, span: Span) -> float:
        """That it does not go on behind the last word."""
        behind = self._last[span.end] + 1
        return (
            1.0 - float(self._likely[behind, inside(role)]) if behind < len(self._likely) else 1.0
        )


def features_of(tagged: Tagged, likely: Likely) -> list[float]:
    """What confidence is read from; `FEATURE_COUNT` numbers."""
    longest = max(tagged.content, key=lambda piece: piece.end - piece.start)
    chances = (
        likely.begins("cue", tagged.cue),
        likely.begins("content", longest),
        likely.goes_on("content", longest),
        likely.ends("content", longest),
        min(likely.begins("content", piece) for piece in tagged.content),
        likely.begins("source", tagged.source) if tagged.source else 1.0,
    )
    code_points = sum(piece.end - piece.start for piece in tagged.content)
    return [
        *map(_odds, chances),
        float(tagged.source is None),
        float(len(tagged.content) > 1),
        math.log(code_points),
    ]


def _odds(chance: float) -> float:
    """The logarithm of the odds."""
    within = min(max(chance, _LEAST), 1 - _LEAST)
    return math.log(within / (1 - within))


@dataclass(frozen=True)
class Confidence:
    """How sure an attribution is, as it was fitted; see `tagger.Sureness`.

    Attributes:
        weights: the intercept's and one for each feature.
    """

    weights: Scores

    def __call__(self, tagged: Tagged, likely: Likely) -> float:
        """0 to 1."""
        score = float(self.weights[0] + np.dot(self.weights[1:], features_of(tagged, likely)))
        return 1 / (1 + math.exp(-score))
