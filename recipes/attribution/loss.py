"""What training makes small: the surprise at the right tags.

emissions of words, tags -> loss

With the chain it is the negative log-likelihood of the whole sequence, without it of each word.
Both are summed over the words of a paragraph, weighed, and divided by the number of paragraphs, so
that the learning rates mean the same for both.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from onrecord.tagging.crf import forbidden_starts, forbidden_transitions


class Steps(NamedTuple):
    """A chain in torch; see `crf.TagChain`."""

    transitions: Tensor
    starts: Tensor
    ends: Tensor


def word_loss(emissions: Tensor, tags: Tensor, there: Tensor, *, weights: Tensor) -> Tensor:
    """Cross entropy; emissions (batch, words, tags), weights (batch).

    `there` (batch, words) is False where padded.
    """
    surprise = functional.cross_entropy(emissions.transpose(1, 2), tags, reduction="none")
    return ((surprise * there).sum(1) * weights).sum() / len(tags)


def chain_loss(
    emissions: Tensor, tags: Tensor, there: Tensor, *, steps: Steps, weights: Tensor
) -> Tensor:
    """Of all paths' scores, the share that the right one lacks; arguments as in `word_loss`."""
    allowed = Steps(
        steps.transitions + torch.from_numpy(forbidden_transitions()),
        steps.starts + torch.from_numpy(forbidden_starts()),
        steps.ends,
    )
    right = _path_score(emissions, tags, there, steps=allowed)
    surprise = _all_paths(emissions, there, allowed) - right
    return (surprise * weights).sum() / len(tags)


def _path_score(emissions: Tensor, tags: Tensor, there: Tensor, *, steps: Steps) -> Tensor:
    """The score of the right path, (batch)."""
    emitted = emissions.gather(2, tags[:, :, None])[:, :, 0] * there
    moved = steps.transitions[tags[:, :-1], tags[:, 1:]] * there[:, 1:]
    last = tags.gather(1, there.sum(1, keepdim=True) - 1)[:, 0]
    return emitted.sum(1) + moved.sum(1) + steps.starts[tags[:, 0]] + steps.ends[last]


def _all_paths(emissions: Tensor, there: Tensor, steps: Steps) -> Tensor:
    """The logarithm of the sum over all paths, (batch); the forward algorithm."""
    score = steps.starts + emissions[:, 0]  # (batch, tags)
    for place in range(1, emissions.shape[1]):
        paths = score[:, :, None] + steps.transitions  # (batch, tags before, tags after)
        further = paths.logsumexp(1) + emissions[:, place]
        score = torch.where(there[:, place, None], further, score)
    return (score + steps.ends).logsumexp(1)
