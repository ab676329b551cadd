"""Windows over a long paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tagging.windows import Window, windows_of

CASES = {
    "nothing has no window": (0, []),
    "what fits has one": (10, [Window(0, 10, 0, 10)]),
    "the overlap is halved": (13, [Window(0, 10, 0, 8), Window(6, 13, 8, 13)]),
}


@pytest.mark.parametrize(("length", "windows"), CASES.values(), ids=CASES)
def test_windows_of_ten_with_an_overlap_of_four(length, windows):
    assert windows_of(length, size=10, overlap=4) == windows


@given(st.integers(0, 3000), st.integers(8, 510), st.integers(0, 7))
def test_each_piece_is_answered_for_once_by_a_window_that_reads_it(length, size, overlap):
    windows = windows_of(length, size=size, overlap=overlap)
    answered = [piece for w in windows for piece in range(w.answers_from, w.answers_to)]
    assert answered == list(range(length))
    assert all(w.start <= w.answers_from <= w.answers_to <= w.end for w in windows)
    assert all(w.end - w.start <= size for w in windows)
