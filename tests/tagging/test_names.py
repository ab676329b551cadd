"""Names as tags: the best sequence that may stand, its spans and how sure each is."""

import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from onrecord.model import Span
from onrecord.tagging.labels import OUTSIDE
from onrecord.tagging.names import (
    NAME_KINDS,
    NAME_TAG_COUNT,
    begin_name,
    decode_names,
    inside_name,
)

TEXT = "Senator Ilse Varen of Norland met Reuters"
WORDS = [Span(*word.span()) for word in re.finditer(r"\w+", TEXT)]


def scores_of(*tags, gap=9.0):
    scores = np.zeros((len(tags), NAME_TAG_COUNT), np.float32)
    scores[range(len(tags)), tags] = gap
    return scores


def test_spans_have_kinds():
    scores = scores_of(
        begin_name("role"), begin_name("person"), inside_name("person"), OUTSIDE,
        begin_name("place"), OUTSIDE, begin_name("outlet"),
    )  # fmt: skip
    found = [(name.kind, name.span.of(TEXT)) for name in decode_names(WORDS, scores)]
    assert found == [
        ("role", "Senator"),
        ("person", "Ilse Varen"),
        ("place", "Norland"),
        ("outlet", "Reuters"),
    ]


def test_two_names_of_a_kind_that_touch_stay_two():
    begin = begin_name("person")
    names = decode_names(WORDS[1:3], scores_of(begin, begin))
    assert [name.span for name in names] == WORDS[1:3]


def test_an_inside_that_nothing_began_takes_the_next_best():
    scores = scores_of(OUTSIDE, inside_name("person"))
    scores[0, begin_name("person")] = 8.0
    (name,) = decode_names(WORDS[1:3], scores)
    assert (name.kind, name.span.of(TEXT)) == ("person", "Ilse Varen")


def test_a_name_is_as_sure_as_its_least_sure_word():
    scores = scores_of(begin_name("person"), inside_name("person"))
    scores[1, inside_name("person")] = np.log(NAME_TAG_COUNT - 1)
    (name,) = decode_names(WORDS[1:3], scores)
    assert name.confidence == pytest.approx(0.5)


def test_nothing_is_found_in_nothing():
    assert decode_names([], np.zeros((0, NAME_TAG_COUNT), np.float32)) == []


@given(
    arrays.arrays(
        np.float32,
        st.tuples(st.integers(0, len(WORDS)), st.just(NAME_TAG_COUNT)),
        elements=st.floats(-20, 20, width=32),
    )
)
def test_names_never_overlap_and_probabilities_are_such(scores):
    names = decode_names(WORDS[: len(scores)], scores)
    assert all(one.span.end <= other.span.start for one, other in pairwise(names))
    assert all(0 < name.confidence <= 1 and name.kind in NAME_KINDS for name in names)
