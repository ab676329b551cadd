"""Whose words a sentence holds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotations import annotate
from onrecord.languages import load
from onrecord.model import Article
from onrecord.statements import find_statements, find_voices

ENGLISH = load("en")

CASES = {
    "nobody's": ("The bridge is closed.", ["own"]),
    "a clause": ("Ilse Varen said that the bridge is closed.", ["attributed"]),
    "a quotation": ("“The bridge is closed,” Varen said.", ["attributed"]),
    "with when, where and to whom": (
        "Ilse Varen told Reuters in an interview on Monday that the bridge is closed.",
        ["attributed"],
    ),
    "with a clause of the narrator's": (
        "It had rained for days in all of the valley, and Varen said that the bridge is closed.",
        ["mixed"],
    ),
    "one after the other": (
        "It rained. Varen said that it was late. Ships left.",
        ["own", "attributed", "own"],
    ),
}


def voices_of(text):
    article = Article("a", text, "0" * 64, published="2026-03-12", language="en")
    annotated = annotate(article, ENGLISH)
    statements = find_statements(annotated, ENGLISH)
    return statements, find_voices(text, annotated.sentences, statements)


@pytest.mark.parametrize(("text", "voices"), CASES.values(), ids=CASES)
def test_voices(text, voices):
    assert [one.voice for one in voices_of(text)[1]] == voices


PIECES = ["Ilse Varen said", "“", "”", "that ships sail", ".", "It rained.", "\n\n", "on Monday"]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(" ".join))
def test_a_sentence_is_the_outlets_own_exactly_where_it_holds_no_statement(text):
    statements, voiced = voices_of(text)
    for sentence in voiced:
        held = {s.id for s in statements if any(p.overlaps(sentence.span) for p in s.content)}
        assert set(sentence.statements) == held
        assert (sentence.voice == "own") == (not held)
