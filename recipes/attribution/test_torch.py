"""The torch parts against their numpy twins and against all sequences.

They run where torch is: `python -m pytest attribution/test_torch.py`, in `recipes/`.
"""

# ruff: noqa: ANN001, ANN201, D103

from itertools import pairwise, product

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from attribution.crf import Chain, best_tags, forbidden_starts, forbidden_transitions  # noqa: E402
from attribution.labels import TAG_COUNT  # noqa: E402
from attribution.links import LINK_WIDTH, VECTOR_COUNT  # noqa: E402
from attribution.loss import Steps, chain_loss, word_loss  # noqa: E402
from attribution.network import WIDTH, Network  # noqa: E402

WORDS = (4, 2)


@pytest.fixture
def batch():
    """Emissions, tags that may stand, which words are there, a chain."""
    torch.manual_seed(7)
    emissions = torch.randn(len(WORDS), max(WORDS), TAG_COUNT)
    there = torch.arange(max(WORDS)) < torch.tensor(WORDS)[:, None]
    steps = Steps(torch.randn(TAG_COUNT, TAG_COUNT), torch.randn(TAG_COUNT), torch.randn(TAG_COUNT))
    return emissions, torch.tensor([[1, 2, 0, 5], [3, 4, 0, 0]]), there, steps


def chain_of(steps):
    return Chain(
        steps.transitions.numpy() + forbidden_transitions(),
        steps.starts.numpy() + forbidden_starts(),
        steps.ends.numpy(),
    )


def score_of(tags, emissions, chain):
    moved = sum(chain.transitions[a, b] for a, b in pairwise(tags))
    emitted = sum(emissions[place, tag] for place, tag in enumerate(tags))
    return chain.starts[tags[0]] + emitted + moved + chain.ends[tags[-1]]


def test_the_chain_loss_is_the_surprise_among_all_sequences(batch):
    emissions, tags, there, steps = batch
    chain = chain_of(steps)
    surprise = 0.0
    for row, right, words in zip(emissions.numpy(), tags.tolist(), WORDS, strict=True):
        every = [score_of(path, row, chain) for path in product(range(TAG_COUNT), repeat=words)]
        surprise += np.logaddexp.reduce(every) - score_of(right[:words], row, chain)
    loss = chain_loss(emissions, tags, there, steps=steps).item()
    assert loss == pytest.approx(surprise / len(WORDS), rel=1e-4)


def test_what_is_padded_costs_nothing(batch):
    emissions, tags, there, steps = batch
    padded = emissions.masked_fill(~there[:, :, None], 99.0)
    same = chain_loss(emissions, tags, there, steps=steps)
    assert chain_loss(padded, tags, there, steps=steps) == same
    assert word_loss(padded, tags, there) == word_loss(emissions, tags, there)


def test_the_best_tags_cost_least(batch):
    emissions, _, there, steps = batch
    best = torch.tensor([best_tags(emissions[0].numpy(), chain_of(steps))])
    least = chain_loss(emissions[:1], best, there[:1], steps=steps)
    for path in ([0, 0, 0, 0], [1, 2, 2, 2], [5, 6, 0, 1]):
        assert least <= chain_loss(emissions[:1], torch.tensor([path]), there[:1], steps=steps)


@pytest.mark.parametrize("linking", [False, True])
def test_padding_changes_no_score(linking):
    torch.manual_seed(7)
    network = Network(linking=linking).eval()
    pieces, features = torch.tensor([[101, 7, 8, 102]]), torch.tensor([[0, 1, 2, 0]])
    alone = network(pieces, features, features)
    wider = [
        torch.cat((row, torch.zeros(1, 3, dtype=torch.int64)), 1) for row in (pieces, features)
    ]
    padded = network(wider[0], wider[1], wider[1], wider[0] != 0)
    assert torch.allclose(alone, padded[:, :4], atol=1e-5)
    assert alone.shape[2] == TAG_COUNT + (VECTOR_COUNT * LINK_WIDTH if linking else 0)


def test_features_added_by_rule_begin_at_nothing():
    network = Network()
    assert network.quotations.weight.shape[1] == network.capitals.weight.shape[1] == WIDTH
    assert not network.quotations.weight.any()
    assert not network.capitals.weight.any()
