"""The best sequence of tags under a linear chain (Lafferty et al., ICML 2001), in numpy.

emissions, chain -> tags, and how sure each is

This is what runs where there is no torch. Forbidden transitions, those where an inside tag has
nothing to go on from, cost more than any path can earn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from onrecord.tagging.labels import OUTSIDE, TAG_COUNT, may_follow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Number = TypeVar("Number", np.float32, np.float64)
Result = TypeVar("Result")
Scores: TypeAlias = npt.NDArray[np.float32]
Doubles: TypeAlias = npt.NDArray[np.float64]

# Far above any sum of scores over 512 wordpieces, far below what float32 cannot add to.
FORBIDDEN = -1e4
# In a batch, what is padded included: a page's paragraphs at once, a long one nearly alone.
_MOST_WORDS = 10_000


class TagChain(NamedTuple):
    """What a sequence earns beside its emissions.

    Attributes:
        transitions: (tags before, tags after).
        starts: (tags), for the first word.
        ends: (tags), for the last.
    """

    transitions: Scores
    starts: Scores
    ends: Scores


def forbidden_transitions(count: int = TAG_COUNT) -> Scores:
    """(tags before, tags after), so many of each: 0 where the tag may follow, else `FORBIDDEN`."""
    tags = range(count)
    return np.array(
        [[0.0 if may_follow(a, b) else FORBIDDEN for b in tags] for a in tags], np.float32
    )


def forbidden_starts(count: int = TAG_COUNT) -> Scores:
    """(tags): 0 where a text may open with the tag, else `FORBIDDEN`."""
    starts: Scores = forbidden_transitions(count)[OUTSIDE]
    return starts


def plain_chain(count: int = TAG_COUNT) -> TagChain:
    """The chain of so many tags that knows nothing but what is forbidden."""
    ends = np.zeros(count, np.float32)
    return TagChain(forbidden_transitions(count), forbidden_starts(count), ends)


def best_tags(emissions: Sequence[Scores], chain: TagChain) -> list[list[int]]:
    """The tags of each sequence that score highest (Viterbi); emissions are (words, tags) each.

    Sequences take a step together: there are many short ones, and a step in Python costs more than
    its sums.
    """
    return _together(emissions, lambda some: _best_tags(some, chain))


def _best_tags(emissions: Sequence[Scores], chain: TagChain) -> list[list[int]]:
    batch = _padded(emissions)
    score = chain.starts + batch.values[:, 0]  # (sequences, tags)
    back = np.tile(np.arange(batch.values.shape[2]), (*batch.values.shape[:2], 1))
    for place in range(1, batch.values.shape[1]):
        paths = score[:, :, None] + chain.transitions  # (sequences, tags before, tags after)
        there = batch.there(place)
        back[:, place] = np.where(there, paths.argmax(1), back[:, place])
        score = np.where(there, paths.max(1) + batch.values[:, place], score)
    tags = np.empty(batch.values.shape[:2], np.intp)
    tags[:, -1] = (score + chain.ends).argmax(1)
    for place in range(batch.values.shape[1] - 1, 0, -1):
        tags[:, place - 1] = back[np.arange(len(tags)), place, tags[:, place]]
    return [list(map(int, row[:length])) for row, length in zip(tags, batch.lengths, strict=True)]


def marginals(emissions: Sequence[Scores], chain: TagChain) -> list[Scores]:
    """How likely each tag is at each word, all sequences of tags considered: (words, tags) each.

    Forward and backward in probabilities that are scaled at each word (Rabiner, 1989), so that
    no logarithm is taken in the loop; together as in `best_tags`.
    """
    return _together(emissions, lambda some: _marginals(some, chain))


def _marginals(emissions: Sequence[Scores], chain: TagChain) -> list[Scores]:
    steps = np.exp(chain.transitions.astype(np.float64))  # what is forbidden is 0
    shown = [np.exp((one - one.max(1, keepdims=True)).astype(np.float64)) for one in emissions]
    ahead = _swept(shown, steps, first=np.exp(chain.starts))
    behind = _swept([one[::-1] for one in shown], steps.T, first=np.exp(chain.ends))
    # Both hold the word's own emission.
    both = [a * b[::-1] / own for a, b, own in zip(ahead, behind, shown, strict=True)]
    return [(one / one.sum(1, keepdims=True)).astype(np.float32) for one in both]


def _swept(shown: Sequence[Doubles], steps: Doubles, *, first: Doubles) -> list[Doubles]:
    """For each word and tag how likely it is after all that leads there, (words, tags) each."""
    batch = _padded(shown)
    swept = np.empty_like(batch.values)
    swept[:, 0] = first * batch.values[:, 0]
    for place in range(1, batch.values.shape[1]):
        # Summed by hand: a product's sums would depend on how many sequences there are.
        here = (swept[:, place - 1, :, None] * steps).sum(1) * batch.values[:, place]
        swept[:, place] = here / here.sum(1, keepdims=True)
    return [row[:length] for row, length in zip(swept, batch.lengths, strict=True)]


def _together(
    rows: Sequence[Scores], read: Callable[[Sequence[Scores]], Sequence[Result]]
) -> list[Result]:
    """What is read of each sequence, in their order; those of like length are read together."""
    order = sorted(range(len(rows)), key=lambda number: len(rows[number]))
    found: dict[int, Result] = {}
    while order:
        most = max(1, _MOST_WORDS // max(1, len(rows[order[-1]])))
        some, order = order[-most:], order[:-most]
        found |= zip(some, read([rows[number] for number in some]), strict=True)
    return [found[number] for number in range(len(rows))]


class _Batch(NamedTuple, Generic[Number]):
    """Sequences of words, ones behind their ends: (sequences, words, tags)."""

    values: npt.NDArray[Number]
    lengths: npt.NDArray[np.intp]

    def there(self, place: int) -> npt.NDArray[np.bool_]:
        """Which of the sequences reach a place, (sequences, 1)."""
        return place < self.lengths[:, None]


def _padded(rows: Sequence[npt.NDArray[Number]]) -> _Batch[Number]:
    lengths = [len(row) for row in rows]
    values = np.ones((len(rows), max(1, *lengths), rows[0].shape[1]), rows[0].dtype)
    for row, place in zip(rows, values, strict=True):
        place[: len(row)] = row
    return _Batch(values, np.array(lengths))
