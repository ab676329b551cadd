import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.copies import closest, sought
from onrecord.record.copies.candidates import COMMON


@pytest.mark.parametrize(
    ("frequencies", "chosen"),
    [
        pytest.param(dict.fromkeys(range(9), 2), set(range(9)), id="all that are rare"),
        pytest.param(
            dict.fromkeys(range(9), 2) | {9: COMMON + 1},
            set(range(9)),
            id="no box that hundreds set",
        ),
        pytest.param(
            {n: COMMON + 1 + n for n in range(20)},
            set(range(8)),
            id="the rarest of a story that hundreds print",
        ),
        pytest.param({}, set(), id="none of none"),
    ],
)
def test_which_fingerprints_are_looked_for(frequencies, chosen):
    assert set(sought(frequencies)) == chosen


@pytest.mark.parametrize(
    ("holders", "chosen"),
    [
        pytest.param({1: ["a"], 2: ["a", "b"]}, ("a",), id="one in common is a sentence"),
        pytest.param(
            {1: ["a", "b"], 2: ["a", "b"], 3: ["b"]}, ("b", "a"), id="who shares most comes first"
        ),
        pytest.param(
            {n: ["box", *map(str, range(30))] for n in range(3)} | {7: ["a"], 8: ["a"]},
            ("a", *sorted(["box", *map(str, range(30))])[:19]),
            id="what few hold counts more, and twenty are enough",
        ),
        pytest.param({}, (), id="none of none"),
    ],
)
def test_which_articles_are_compared(holders, chosen):
    assert closest(holders) == chosen


@given(st.dictionaries(st.integers(), st.sets(st.integers(0, 9), min_size=1)), st.randoms())
def test_the_order_in_which_they_are_found_is_all_one(holders, rng):
    turned = list(holders.items())
    rng.shuffle(turned)
    assert closest(dict(turned)) == closest(holders)
