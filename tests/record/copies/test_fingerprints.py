import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.record.copies import fingerprints

WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=4), min_size=50, max_size=200)


def passage(name, count):
    """Words that no other passage has."""
    return " ".join(f"{name}{number}" for number in range(count))


def shared(left, right):
    return set(fingerprints(left)) & set(fingerprints(right))


def test_what_a_database_s_signed_number_holds():
    assert all(0 <= number < 2**63 for number in fingerprints(passage("a", 5000)))


@pytest.mark.parametrize(
    ("words", "most"),
    [
        pytest.param(49, 0, id="a notice has none"),
        pytest.param(50, 14, id="a short text has several"),
        pytest.param(800, 50, id="an article has one for twenty words"),
        pytest.param(1_000_000, 1500, id="a text that is no article is read at its beginning"),
    ],
)
def test_they_are_few(words, most):
    found = fingerprints(passage("a", words))
    assert bool(found) == bool(most)
    assert len(found) <= most


@given(WORDS, WORDS, WORDS)
@settings(max_examples=50)
def test_a_passage_of_47_words_gives_both_texts_one(before, after, other):
    same = passage("same", 47)
    assert shared(" ".join([*before, same, *other]), " ".join([*other, *before, same, *after]))


def test_a_passage_of_seven_words_gives_none():
    same = passage("same", 7)
    left, right = passage("a", 300), passage("b", 300)
    assert not shared(f"{left} {same} {left}", f"{right} {same} {right}")


def test_a_quoted_passage_gives_none():
    speech = f"“{passage('same', 100)}”"
    left, right = passage("a", 300), passage("b", 300)
    assert not shared(f"{left} {speech}", f"{right} {speech}")


def test_a_text_that_only_quotes_is_found_when_printed_again():
    speech = f"“{passage('same', 100)}”"
    assert len(shared(speech, speech.upper())) >= 2


@given(WORDS)
def test_the_same_words_have_the_same(words):
    assert fingerprints(" ".join(words)) == fingerprints("\n\n".join(words).upper())
