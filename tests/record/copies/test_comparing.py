import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.copies import compare, fingerprints

WORDS = st.lists(st.sampled_from(["ilse", "varen", "said", "“no”", "harbour"]), max_size=80)
_SECONDS = 10  # of the processor; the slowest takes two


def passage(name, count):
    """Words that no other passage has."""
    return " ".join(f"{name}{number}" for number in range(count))


@pytest.mark.parametrize(
    ("left", "right", "words", "own_words"),
    [
        pytest.param("a", "a", 20, 20, id="all of the same text"),
        pytest.param("a", "b", 0, 0, id="nothing of another"),
        pytest.param("a", "b a c", 20, 20, id="all that stands in a longer one"),
        pytest.param("a b", "b a", 40, 40, id="passages in another order"),
        pytest.param("“a”", "“a”", 20, 0, id="what both quote is not their own"),
        pytest.param("“a”", "a", 20, 0, id="nor what one of them quotes"),
        pytest.param("“a” b", "“a” b", 40, 20, id="but what they say around it"),
    ],
)
def test_how_many_words_two_texts_share(left, right, words, own_words):
    for name in "abc":
        left, right = left.replace(name, passage(name, 20)), right.replace(name, passage(name, 20))
    held = compare(left, right).left
    assert (held.words, held.own_words) == (words, own_words)


def test_seven_words_are_no_run():
    assert (
        compare(
            "one two three four five six seven", "one two three four five six seven a"
        ).left.words
        == 0
    )


def test_the_share_is_of_each_text_s_own_length():
    shares = compare(passage("a", 50), passage("a", 200))
    assert (shares.left.share, shares.right.share, shares.exact) == (1, 0.25, False)


@given(WORDS, WORDS)
def test_it_is_the_same_from_both_sides(left, right):
    there, back = compare(" ".join(left), " ".join(right)), compare(" ".join(right), " ".join(left))
    assert (there.left, there.right, there.exact) == (back.right, back.left, back.exact)


@given(WORDS)
def test_a_text_is_exactly_itself(words):
    assert compare(" ".join(words), "\n".join(words).upper()).exact


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(passage("a", 700_000), id="five megabytes"),
        pytest.param("word " * 1_000_000, id="one word for ever"),
        pytest.param("x" * 5_000_000, id="no space anywhere"),
        pytest.param("“a " * 1_000_000, id="quotations that nothing closes"),
        pytest.param("'a b' " * 500_000, id="single marks"),
    ],
)
def test_no_text_holds_up_the_others(text):
    start = time.process_time()
    assert len(fingerprints(text)) < 2000
    assert compare(text, text).exact
    assert not compare(text, text + " a b c").exact
    assert time.process_time() - start < _SECONDS
