"""Tags for words, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.tagging.labels import (
    OUTSIDE,
    TAG_COUNT,
    RoleSpan,
    begin,
    decode,
    encode,
    inside,
    may_follow,
)

WORDS = tuple(Span(place, place + 3) for place in range(0, 60, 4))
tags_of_words = st.lists(st.integers(0, TAG_COUNT - 1), min_size=len(WORDS), max_size=len(WORDS))

DRAWINGS = {
    "each role": "{s Mara Vell} {c said} {t the road was open}.",
    "a content in two pieces": "{t “The road is open}, {s she} {c said}, {t and stays so.”}",
    "two spans of one role side by side": "{t Open roads}{t , open schools} , {s he} {c vowed}.",
    "nothing": "The road was open.",
    "a mark alone": "Why{c :} {t it rained}",
}


@pytest.mark.parametrize("drawing", DRAWINGS.values(), ids=DRAWINGS)
def test_what_is_encoded_is_decoded(read_drawing, drawing):
    _, words, spans = read_drawing(drawing)
    assert decode(words, encode(words, spans)) == spans


def test_a_word_that_a_span_cuts_belongs_to_it():
    assert encode(WORDS[:3], [RoleSpan("cue", Span(5, 6))]) == [OUTSIDE, begin("cue"), OUTSIDE]


def test_a_span_that_several_share_is_one():
    source = RoleSpan("source", Span(0, 7))
    assert encode(WORDS[:2], [source, source]) == [begin("source"), inside("source")]


def test_of_two_roles_the_rarer_keeps_a_word_and_the_rest_begins_anew():
    spans = [RoleSpan("content", Span(0, 19)), RoleSpan("cue", Span(8, 11))]
    content, cue = (begin("content"), inside("content")), begin("cue")
    assert encode(WORDS[:5], spans) == [*content, cue, *content]


def test_an_inside_that_nothing_began_begins():
    assert decode(WORDS[:2], [inside("cue"), inside("source")]) == [
        RoleSpan("cue", WORDS[0]),
        RoleSpan("source", WORDS[1]),
    ]


@given(tags_of_words)
def test_decoding_again_changes_nothing(tags):
    spans = decode(WORDS, tags)
    assert decode(WORDS, encode(WORDS, spans)) == spans


@given(tags_of_words)
def test_every_tagged_word_is_in_one_span(tags):
    spans = decode(WORDS, tags)
    for word, tag in zip(WORDS, tags, strict=True):
        holds = [one for one in spans if one.span.contains(word)]
        assert len(holds) == (tag != OUTSIDE)


@given(tags_of_words)
def test_encoded_tags_obey_the_chain(tags):
    encoded = encode(WORDS, decode(WORDS, tags))
    assert all(map(may_follow, [OUTSIDE, *encoded], encoded))
