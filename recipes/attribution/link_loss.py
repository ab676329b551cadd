"""What training makes small for links: the surprise at the right source and the right cue.

vectors of words, marked links -> loss

Between the marked spans, not the found ones: what the tagger gets wrong is its own to mend. The
scores are those of `links`, in torch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn import functional

from onrecord.tagging.links import (
    AS_CONTENT,
    AS_SOURCE,
    LINK_WIDTH,
    SEEKS_CONTENT,
    SEEKS_SOURCE,
    VECTOR_COUNT,
    distances,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attribution.examples import Example
    from attribution.network import Network
    from onrecord.tagging.links import WordRange


def link_loss(network: Network, vectors: Tensor, batch: Sequence[Example]) -> Tensor:
    """Cross entropy, summed over links, weighed, and divided by the paragraphs.

    Vectors are (batch, words, kinds * link width).
    """
    shaped = vectors.unflatten(2, (VECTOR_COUNT, LINK_WIDTH))
    surprises = [
        example.weight
        * (_source_loss(network, words, example) + _content_loss(network, words, example))
        for words, example in zip(shaped, batch, strict=True)
        if example.cues
    ]
    return torch.stack([vectors.new_zeros(()), *surprises]).sum() / len(batch)


def _source_loss(network: Network, words: Tensor, example: Example) -> Tensor:
    seeks = _spans(words, example.cues, SEEKS_SOURCE)
    fit = seeks @ _spans(words, example.sources, AS_SOURCE).T * LINK_WIDTH**-0.5
    apart = torch.from_numpy(distances(example.cues, example.sources, example.sentences))
    none = seeks @ network.no_source[:, None] * LINK_WIDTH**-0.5
    scores = torch.cat((fit + network.source_prior[apart], none), 1)  # (cues, sources and none)
    return functional.cross_entropy(scores, torch.tensor(example.source_of), reduction="sum")


def _content_loss(network: Network, words: Tensor, example: Example) -> Tensor:
    if not example.contents:
        return words.new_zeros(())
    as_content = _spans(words, example.contents, AS_CONTENT)
    fit = as_content @ _spans(words, example.cues, SEEKS_CONTENT).T * LINK_WIDTH**-0.5
    apart = torch.from_numpy(distances(example.contents, example.cues, example.sentences))
    scores = fit + network.content_prior[apart]  # (contents, cues)
    return functional.cross_entropy(scores, torch.tensor(example.cue_of), reduction="sum")


def _spans(words: Tensor, ranges: Sequence[WordRange], kind: int) -> Tensor:
    """(spans, link width)."""
    places = torch.tensor(ranges, dtype=torch.int64).reshape(-1, 2)
    return words[places[:, 0], kind] + words[places[:, 1], kind]
