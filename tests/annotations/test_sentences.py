"""Paragraphs and sentences, drawn as the list that they should be."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotations.sentences import split_paragraphs, split_sentences
from onrecord.languages import load

CASES = {
    "full stops": ["The port closed.", "Ships left."],
    "a title's dot ends nothing": ["Gov. Ana Ruiz met Dr. Varen.", "They spoke."],
    "an honorific ends nothing": ["An aide to Ms. Holt left.", "Mr. Brel stayed."],
    "a country's dots end nothing": ["The U.S. Navy left.", "It returned."],
    "a decimal point ends nothing": ["It rose 3.5 percent.", "Then it fell."],
    "a question inside": ["Why?", "Nobody knew."],
}


@pytest.mark.parametrize("sentences", CASES.values(), ids=CASES)
def test_sentences(sentences: list[str]) -> None:
    text = " ".join(sentences)
    spans = split_sentences(text, split_paragraphs(text), language=load("en"))
    assert [span.of(text) for span in spans] == sentences


@given(st.text(alphabet="ab .!?\n\t “”é😀", max_size=60))
def test_sentences_leave_out_nothing_but_white_space(text: str) -> None:
    paragraphs = split_paragraphs(text)
    for spans in (paragraphs, split_sentences(text, paragraphs, language=load("en"))):
        assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
        kept = "".join(span.of(text) for span in spans)
        assert "".join(kept.split()) == "".join(text.split())
