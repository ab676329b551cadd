"""What the encoder's work is counted as."""

from types import SimpleNamespace

import pytest

from onrecord.tagging.tagger import Heads
from roofline import INNER, LAYERS, WIDTH, MeteredScorer, MeteredTagger, Work, int8_gain


def of_product(rows, inner, columns):
    return 2 * rows * inner * columns


def of_sequence(pieces):
    """Every matrix product of a layer by its shape, all heads of attention together."""
    projections = 4 * of_product(pieces, WIDTH, WIDTH)
    attention = of_product(pieces, WIDTH, pieces) + of_product(pieces, pieces, WIDTH)
    inner = of_product(pieces, WIDTH, INNER) + of_product(pieces, INNER, WIDTH)
    return LAYERS * (projections + attention + inner)


@pytest.mark.parametrize("lengths", [[], [1], [40], [40, 512]], ids=str)
def test_operations_are_those_of_all_products(lengths):
    work = Work()
    scorer = MeteredScorer(lambda *rows: Heads(rows, rows, rows), work)
    for length in lengths:
        scorer([0] * length, [0] * length, [0] * length)
    assert (work.calls, work.positions) == (len(lengths), sum(lengths))
    assert work.operations == sum(map(of_sequence, lengths))


def test_a_measured_tagger_finds_what_the_tagger_finds():
    tagger = SimpleNamespace(name="letters@1", language="en", tag=lambda *parts: parts)
    metered = MeteredTagger(tagger, Work())
    assert metered.tag("text", [], []) == ("text", [], [])
    assert (metered.name, metered.language) == ("letters@1", "en")
    assert metered.work.tagging_s > 0


@pytest.mark.parametrize(
    ("flags", "gain"), [({"avx2"}, 2), ({"avx2", "avx512_vnni"}, 4), ({"avx_vnni"}, 4)], ids=str
)
def test_int8_gains_by_what_the_processor_can_do(flags, gain):
    assert int8_gain(flags) == gain
