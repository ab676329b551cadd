"""How much of its words a text has in common with another.

text, text -> Shares

A word is shared where it stands in a run of eight that stands in the other text too, in this
order. It is a text's own where neither text quotes it: a message that one of them prints between
quotation marks and the other as a block of its own is quoted in both.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.folding import fold
from onrecord.record.copies.wording import RUN, Marks, Numbers, Wording, runs_of, wording_of


@dataclass(frozen=True, slots=True)
class Held:
    """What another text holds of a text.

    Attributes:
        words: how many of its words.
        share: of all its words, 0 to 1.
        own_words: how many that neither text quotes.
        own_share: of all such words, 0 to 1.
    """

    words: int
    share: float
    own_words: int
    own_share: float


@dataclass(frozen=True, slots=True)
class Shares:
    """What two texts have in common.

    Attributes:
        left: what the right text holds of the left one.
        right: what the left text holds of the right one.
        exact: they consist of the same words in the same order.
    """

    left: Held
    right: Held
    exact: bool


def compare(left: str, right: str) -> Shares:
    """What two texts have in common; of very long ones, what their beginnings have."""
    one, other = wording_of(left), wording_of(right)
    runs, others = runs_of(one.numbers), runs_of(other.numbers)
    quoted = np.concatenate([runs[_is_quoted(one)], others[_is_quoted(other)]])
    return Shares(
        left=_held(one, runs, others=others, quoted=quoted),
        right=_held(other, others, others=runs, quoted=quoted),
        exact=_is_exact(one, other) and (one.whole or fold(left) == fold(right)),
    )


def _held(wording: Wording, runs: Numbers, *, others: Numbers, quoted: Numbers) -> Held:
    """What the other text, whose runs are `others`, holds of a text."""
    shared = _words_of(np.isin(runs, others), len(wording.numbers))
    own = ~(wording.quoted | _words_of(np.isin(runs, quoted), len(wording.numbers)))
    return Held(
        words=int(shared.sum()),
        share=_part(shared, np.ones_like(shared)),
        own_words=int((shared & own).sum()),
        own_share=_part(shared & own, own),
    )


def _is_quoted(wording: Wording) -> Marks:
    """Which runs are quoted from end to end; `(words - 7,)`."""
    before = np.concatenate([[0], np.cumsum(wording.quoted)])  # (words + 1,)
    quoted: Marks = before[RUN:] - before[:-RUN] == RUN
    return quoted


def _words_of(runs: Marks, words: int) -> Marks:
    """Which words stand in one of the runs; `(words - 7,)` -> `(words,)`."""
    marks = np.zeros(words, np.bool_)
    for offset in range(RUN if len(runs) else 0):
        marks[offset : offset + len(runs)] |= runs
    return marks


def _part(some: Marks, all_: Marks) -> float:
    return float(some.sum() / all_.sum()) if all_.any() else 0.0


def _is_exact(one: Wording, other: Wording) -> bool:
    return one.whole == other.whole and np.array_equal(one.numbers, other.numbers)
