"""What training makes small for boundaries: the surprise at where roles begin and end.

scores of words, tags -> loss

Six yes-or-no questions of each word: does a source, a cue, a content begin here, does one end here?
They are asked in training only; the tags answer better for having been asked, most of all where a
content ends. The questions are as in pointer-style extraction (after Devlin et al., NAACL 2019).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn import functional

from onrecord.tagging.labels import OUTSIDE, ROLES, begin, inside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attribution.examples import Example


def bound_loss(scores: Tensor, batch: Sequence[Example]) -> Tensor:
    """Cross entropy, summed over words, weighed, divided by the paragraphs.

    Scores are (batch, words, `network.BOUND_COUNT`): the begin and the end of each role.
    """
    losses = [
        example.weight * _surprise(rows[: len(example.tags)], example.tags)
        for rows, example in zip(scores, batch, strict=True)
        if example.weight
    ]
    return torch.stack([scores.new_zeros(()), *losses]).sum() / len(batch)


def _surprise(scores: Tensor, tags: Sequence[int]) -> Tensor:
    return functional.binary_cross_entropy_with_logits(scores, bounds_of(tags), reduction="sum")


def bounds_of(tags: Sequence[int]) -> Tensor:
    """(words, begin and end of each role): 1 where it begins or ends."""
    here = torch.tensor(tags)
    after = torch.tensor([*tags[1:], OUTSIDE])
    columns = []
    for role in ROLES:
        held = (here == begin(role)) | (here == inside(role))
        columns += [here == begin(role), held & (after != inside(role))]
    return torch.stack(columns, 1).float()
