"""What training makes small for names: the surprise that no allowed tag was chosen.

scores of words, tags of names -> loss

A corpus that does not mark a kind says nothing against it. Where it leaves a word outside, every
tag of an unmarked kind is as right as outside, and where it knows bodies but no outlets, so is the
outlet where it marked a body (partial labels: Cour et al., JMLR 2011).
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from onrecord.tagging.labels import OUTSIDE
from onrecord.tagging.names import NAME_KINDS, NAME_TAG_COUNT, begin_name, inside_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attribution.examples import Example


def name_loss(scores: Tensor, batch: Sequence[Example]) -> Tensor:
    """Summed over judged words and divided by the paragraphs; scores (batch, words, tags)."""
    surprises = [
        _surprise(rows, example)
        for rows, example in zip(scores, batch, strict=True)
        if example.names
    ]
    return torch.stack([scores.new_zeros(()), *surprises]).sum() / len(batch)


def _surprise(scores: Tensor, example: Example) -> Tensor:
    tags = torch.tensor(example.names)
    rows = scores[: len(tags)][tags >= 0]  # (judged words, tags)
    allowed = allowed_tags(example.unmarked)[tags[tags >= 0]]
    right = rows.masked_fill(~allowed, float("-inf")).logsumexp(1)
    return (rows.logsumexp(1) - right).sum()


@functools.cache
def allowed_tags(unmarked: tuple[int, ...]) -> Tensor:
    """(marked tag, tags): whether a word that is marked so may have the tag."""
    allowed = torch.eye(NAME_TAG_COUNT, dtype=torch.bool)
    kinds = [NAME_KINDS[number] for number in unmarked]
    for kind in kinds:
        allowed[OUTSIDE, [begin_name(kind), inside_name(kind)]] = True
    if "outlet" in kinds:
        for tag in (begin_name, inside_name):
            allowed[tag("organization"), tag("outlet")] = True
    return allowed
