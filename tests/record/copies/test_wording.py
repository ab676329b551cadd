import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.folding import fold
from onrecord.record.copies.wording import RUN, runs_of, wording_of


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        pytest.param(
            "one “two three” four", [0, 1, 1, 0], id="what stands between marks is quoted"
        ),
        pytest.param('one "two three" four', [0, 1, 1, 0], id="straight marks too"),
        pytest.param("“one ‘two’ three” four", [1, 1, 1, 0], id="a quotation inside is no other"),
        pytest.param("one’s two", [0, 0, 0], id="an apostrophe quotes nothing"),
        pytest.param("“one\n\n“two” three", [1, 1, 0], id="a quotation runs over paragraphs"),
        pytest.param("", [], id="no words"),
    ],
)
def test_which_words_are_quoted(text, quoted):
    assert wording_of(text).quoted.tolist() == quoted


@pytest.mark.parametrize(
    ("text", "same"),
    [
        pytest.param("Ilse Varen", "ILSE  VAREN", id="case and spaces"),
        pytest.param("Núñez", "Nunez", id="diacritics"),
        pytest.param("don’t – now…", "don't -- now...", id="typography"),
    ],
)
def test_a_word_is_the_same_however_it_is_set(text, same):
    assert wording_of(text).numbers.tolist() == wording_of(same).numbers.tolist()


@given(st.text())
def test_no_word_is_lost_or_added(text):
    assert len(wording_of(text).numbers) == len(fold(text).split())


@given(st.lists(st.integers(0, 2**32 - 1)))
def test_a_run_has_eight_words(numbers):
    assert len(runs_of(np.array(numbers, np.uint64))) == max(0, len(numbers) - RUN + 1)


def test_runs_depend_on_the_order_of_their_words():
    there, back = np.arange(8, dtype=np.uint64), np.arange(8, dtype=np.uint64)[::-1]
    assert runs_of(there) != runs_of(back)


def test_numbers_are_the_same_on_every_machine():
    """They are stored: a change here makes every record compute them anew."""
    assert wording_of("harbour").numbers.tolist() == [1533582490]
    assert runs_of(np.arange(8, dtype=np.uint64)).tolist() == [12180979217063277912]
