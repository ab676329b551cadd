"""The best sequence of tags under a linear chain (Lafferty et al., ICML 2001), in numpy.

emissions, chain -> tags, and how sure each is

This is what runs where there is no torch. Forbidden transitions, those where an inside tag has
nothing to go on from, cost more than any path can earn.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from onrecord.tagging.labels import OUTSIDE, TAG_COUNT, may_follow

Scores: TypeAlias = npt.NDArray[np.float32]

# Far above any sum of scores over 512 wordpieces, far below what float32 cannot add to.
FORBIDDEN = -1e4


class Chain(NamedTuple):
    """What a sequence earns beside its emissions.

    Attributes:
        transitions: (tags before, tags after).
        starts: (tags), for the first word.
        ends: (tags), for the last.
    """

    transitions: Scores
    starts: Scores
    ends: Scores


def forbidden_transitions() -> Scores:
    """(tags before, tags after): 0 where the tag may follow, else `FORBIDDEN`."""
    tags = range(TAG_COUNT)
    return np.array(
        [[0.0 if may_follow(a, b) else FORBIDDEN for b in tags] for a in tags], np.float32
    )


def forbidden_starts() -> Scores:
    """(tags): 0 where a text may open with the tag, else `FORBIDDEN`."""
    starts: Scores = forbidden_transitions()[OUTSIDE]
    return starts


def plain_chain() -> Chain:
    """The chain that knows nothing but what is forbidden."""
    return Chain(forbidden_transitions(), forbidden_starts(), np.zeros(TAG_COUNT, np.float32))


def best_tags(emissions: Scores, chain: Chain) -> list[int]:
    """The tags of the sequence that scores highest (Viterbi); emissions are (words, tags)."""
    if not len(emissions):
        return []
    score = chain.starts + emissions[0]
    back = np.empty(emissions.shape, np.intp)
    for place, emission in enumerate(emissions[1:], start=1):
        paths = score[:, None] + chain.transitions  # (tags before, tags after)
        back[place] = paths.argmax(axis=0)
        score = paths.max(axis=0) + emission
    tags = [int((score + chain.ends).argmax())]
    for place in range(len(emissions) - 1, 0, -1):
        tags.append(int(back[place, tags[-1]]))
    return tags[::-1]


def marginals(emissions: Scores, chain: Chain) -> Scores:
    """How likely each tag is at each word, all sequences considered: (words, tags)."""
    if not len(emissions):
        return emissions
    ahead = _sums(emissions, chain.transitions, chain.starts)
    behind = _sums(emissions[::-1], chain.transitions.T, chain.ends)[::-1]
    # Both sums hold the word's own emission.
    scores = ahead + behind - emissions
    likely: Scores = np.exp(scores - _log_sum(scores, axis=1)[:, None])
    return likely


def _sums(emissions: Scores, transitions: Scores, starts: Scores) -> Scores:
    """For each word and tag the log of the sum over all that leads there, (words, tags)."""
    sums = np.empty_like(emissions)
    sums[0] = starts + emissions[0]
    for place, emission in enumerate(emissions[1:], start=1):
        sums[place] = _log_sum(sums[place - 1][:, None] + transitions, axis=0) + emission
    return sums


def _log_sum(scores: Scores, *, axis: int) -> Scores:
    most = scores.max(axis)
    summed: Scores = most + np.log(np.exp(scores - np.expand_dims(most, axis)).sum(axis))
    return summed
