"""The torch parts against their numpy twins and against all sequences.

They run where torch is: `python -m pytest attribution/test_torch.py`, in `recipes/`.
"""

# ruff: noqa: ANN001, ANN002, ANN201, D103

from functools import partial
from itertools import pairwise, product

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from attribution.bound_loss import bounds_of  # noqa: E402
from attribution.examples import Example  # noqa: E402
from attribution.loss import Steps, chain_loss, word_loss  # noqa: E402
from attribution.name_loss import allowed_tags, name_loss  # noqa: E402
from attribution.naming import UNJUDGED  # noqa: E402
from attribution.network import WIDTH, Network  # noqa: E402
from onrecord.tagging.crf import TagChain, best_tags, forbidden_starts, forbidden_transitions  # noqa: E402
from onrecord.tagging.labels import TAG_COUNT  # noqa: E402
from onrecord.tagging.links import LINK_WIDTH, VECTOR_COUNT  # noqa: E402
from onrecord.tagging.names import (  # noqa: E402
    NAME_KINDS,
    NAME_TAG_COUNT,
    begin_name,
    inside_name,
)

WORDS = (4, 2)
WHOLE = torch.ones(2)


@pytest.fixture
def batch():
    """Emissions, tags that may stand, which words are there, a chain."""
    torch.manual_seed(7)
    emissions = torch.randn(len(WORDS), max(WORDS), TAG_COUNT)
    there = torch.arange(max(WORDS)) < torch.tensor(WORDS)[:, None]
    steps = Steps(torch.randn(TAG_COUNT, TAG_COUNT), torch.randn(TAG_COUNT), torch.randn(TAG_COUNT))
    return emissions, torch.tensor([[1, 2, 0, 5], [3, 4, 0, 0]]), there, steps


def chain_of(steps):
    return TagChain(
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
    loss = chain_loss(emissions, tags, there, steps=steps, weights=WHOLE).item()
    assert loss == pytest.approx(surprise / len(WORDS), rel=1e-4)


def test_what_is_padded_costs_nothing(batch):
    emissions, tags, there, steps = batch
    padded = emissions.masked_fill(~there[:, :, None], 99.0)
    same = chain_loss(emissions, tags, there, steps=steps, weights=WHOLE)
    assert chain_loss(padded, tags, there, steps=steps, weights=WHOLE) == same
    same = word_loss(emissions, tags, there, weights=WHOLE)
    assert word_loss(padded, tags, there, weights=WHOLE) == same


def test_a_paragraph_counts_as_much_as_its_weight(batch):
    emissions, tags, there, steps = batch
    for loss in (partial(chain_loss, steps=steps), word_loss):
        ones = [loss(emissions, tags, there, weights=row) for row in torch.eye(2)]
        shares = loss(emissions, tags, there, weights=torch.tensor([0.25, 2.0]))
        assert shares == pytest.approx((0.25 * ones[0] + 2 * ones[1]).item(), rel=1e-5)


def test_the_best_tags_cost_least(batch):
    emissions, _, there, steps = batch
    best = torch.tensor(best_tags([emissions[0].numpy()], chain_of(steps)))
    least = chain_loss(emissions[:1], best, there[:1], steps=steps, weights=WHOLE[:1])
    for path in ([0, 0, 0, 0], [1, 2, 2, 2], [5, 6, 0, 1]):
        other = torch.tensor([path])
        assert least <= chain_loss(emissions[:1], other, there[:1], steps=steps, weights=WHOLE[:1])


@pytest.mark.parametrize(("linking", "naming"), list(product([False, True], repeat=2)))
def test_padding_changes_no_score(linking, naming):
    torch.manual_seed(7)
    network = Network(linking=linking, naming=naming).eval()
    pieces, features = torch.tensor([[101, 7, 8, 102]]), torch.tensor([[0, 1, 2, 0]])
    alone = network(pieces, features, features)
    wider = [
        torch.cat((row, torch.zeros(1, 3, dtype=torch.int64)), 1) for row in (pieces, features)
    ]
    padded = network(wider[0], wider[1], wider[1], wider[0] != 0)
    for head, wide in zip(alone, padded, strict=True):
        assert torch.allclose(head, wide[:, :4], atol=1e-5)
    widths = [TAG_COUNT, VECTOR_COUNT * LINK_WIDTH * linking, NAME_TAG_COUNT * naming]
    assert [head.shape[2] for head in alone] == [width for width in widths if width]


def test_features_added_by_rule_begin_at_nothing():
    network = Network()
    assert network.quotations.weight.shape[1] == network.capitals.weight.shape[1] == WIDTH
    assert not network.quotations.weight.any()
    assert not network.capitals.weight.any()


def named(*tags, unmarked=()):
    """A paragraph of which only the names matter."""
    words = tuple(range(len(tags)))
    return Example(
        words, words, words, words, (0,) * len(tags), words, (), (), (), (), (), tags, unmarked
    )


def test_the_loss_of_names_is_the_surprise_at_the_tags():
    torch.manual_seed(7)
    scores = torch.randn(1, 3, NAME_TAG_COUNT)
    tags = [begin_name("person"), inside_name("person"), 0]
    usual = torch.nn.functional.cross_entropy(scores[0], torch.tensor(tags), reduction="sum")
    assert name_loss(scores, [named(*tags)]).item() == pytest.approx(usual.item(), rel=1e-5)


def test_what_is_not_judged_costs_nothing_and_neither_does_a_paragraph_without_names():
    scores = torch.randn(2, 2, NAME_TAG_COUNT)
    assert name_loss(scores, [named(UNJUDGED, UNJUDGED), named()]) == 0


def test_outside_may_be_what_the_corpus_does_not_mark():
    unmarked = tuple(NAME_KINDS.index(kind) for kind in ("outlet", "role"))
    allowed = allowed_tags(unmarked)
    assert allowed[0].nonzero().flatten().tolist() == sorted(
        [0, *(tag(kind) for kind in ("outlet", "role") for tag in (begin_name, inside_name))]
    )
    body = allowed[begin_name("organization")].nonzero().flatten().tolist()
    assert body == sorted([begin_name("organization"), begin_name("outlet")])
    assert allowed[begin_name("person")].sum() == 1


def test_a_role_begins_at_its_first_word_and_ends_at_its_last():
    # content content source cue: begin and end of content, source, cue.
    assert bounds_of([1, 2, 3, 5]).tolist() == [
        [1, 0, 0, 0, 0, 0],
        [0, 1, 0, 0, 0, 0],
        [0, 0, 1, 1, 0, 0],
        [0, 0, 0, 0, 1, 1],
    ]


def test_two_of_a_role_that_touch_end_and_begin():
    assert bounds_of([1, 1])[:, :2].tolist() == [[1, 1], [1, 1]]
