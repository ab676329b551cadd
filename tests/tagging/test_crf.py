"""The best sequence against all sequences."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tagging.crf import (
    TagChain,
    best_tags,
    forbidden_starts,
    forbidden_transitions,
    marginals,
    plain_chain,
)
from onrecord.tagging.labels import OUTSIDE, TAG_COUNT, inside, may_follow

LONGEST = 4
seeds = st.integers(0, 2**32 - 1)


def chance(seed, words):
    """Emissions and a chain that forbids what must not be."""
    draw = np.random.default_rng(seed)

    def scores(*shape):
        return draw.normal(size=shape).astype(np.float32)

    chain = TagChain(
        scores(TAG_COUNT, TAG_COUNT) + forbidden_transitions(),
        scores(TAG_COUNT) + forbidden_starts(),
        scores(TAG_COUNT),
    )
    return scores(words, TAG_COUNT), chain


def score_of(tags, emissions, chain):
    moved = sum(chain.transitions[pair] for pair in pairwise(tags))
    emitted = sum(emission[tag] for emission, tag in zip(emissions, tags, strict=True))
    return chain.starts[tags[0]] + emitted + moved + chain.ends[tags[-1]]


@pytest.mark.parametrize("words", range(1, LONGEST + 1))
@pytest.mark.parametrize("seed", range(3))
def test_no_sequence_scores_higher(seed, words):
    emissions, chain = chance(seed, words)
    best = max(
        product(range(TAG_COUNT), repeat=words), key=lambda tags: score_of(tags, emissions, chain)
    )
    assert best_tags([emissions], chain) == [list(best)]


@pytest.mark.parametrize("words", range(1, LONGEST))
@pytest.mark.parametrize("seed", range(3))
def test_a_marginal_is_the_share_of_all_sequences_with_the_tag(seed, words):
    emissions, chain = chance(seed, words)
    shares = np.zeros((words, TAG_COUNT))
    for tags in product(range(TAG_COUNT), repeat=words):
        shares[range(words), tags] += np.exp(score_of(tags, emissions, chain))
    expected = shares / shares.sum(1, keepdims=True)
    assert np.allclose(marginals([emissions], chain)[0], expected, atol=1e-4)


@given(seeds, st.integers(0, 200))
def test_no_inside_follows_what_it_cannot(seed, words):
    emissions, chain = chance(seed, words)
    (tags,) = best_tags([emissions * 30], chain)
    assert len(tags) == words
    assert all(map(may_follow, [OUTSIDE, *tags], tags))


def test_the_plain_chain_takes_the_best_tag_that_may_stand():
    emissions = np.zeros((2, TAG_COUNT), np.float32)
    emissions[:, inside("cue")] = 1
    assert best_tags([emissions], plain_chain())[0][1] == inside("cue")
    assert best_tags([emissions], plain_chain())[0][0] == inside("cue") - 1


@given(seeds, st.lists(st.integers(1, 9), min_size=1, max_size=5))
def test_a_sequence_is_read_alike_alone_and_with_others(seed, lengths):
    (*_, chain), draw = chance(seed, 1), np.random.default_rng(seed)
    rows = [draw.normal(size=(words, TAG_COUNT)).astype(np.float32) for words in lengths]
    assert best_tags(rows, chain) == [best_tags([row], chain)[0] for row in rows]
    for together, row in zip(marginals(rows, chain), rows, strict=True):
        assert np.array_equal(together, marginals([row], chain)[0])


def test_no_sequence_has_no_tags():
    assert best_tags([], plain_chain()) == []
    assert marginals([], plain_chain()) == []
