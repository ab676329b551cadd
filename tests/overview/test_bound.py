"""Past a number of statements the weightiest are told and all are counted."""

from __future__ import annotations

import pytest

from onrecord.model import Speaker
from onrecord.overview import bound, to_html, to_markdown

SAID = "{Somebody} <said> [lamp number %d of the harbour was out]."


@pytest.fixture
def many(draw, compose, monkeypatch):
    """Three speakers with five, three and one statement, one of them in two outlets."""
    monkeypatch.setattr(bound, "MOST_TOLD", 5)
    monkeypatch.setattr(bound, "MOST_OF_ACTOR", 2)
    said = [("Quin", n) for n in range(5)] + [("Varen", n) for n in range(5, 8)] + [("Orlo", 8)]
    readings = [draw(SAID % n, Speaker(f"Ada {name}", "person")) for name, n in said]
    again = draw(SAID % 3, Speaker("Ada Quin", "person"), outlet="Harbour Post")
    return compose([*readings, again])


def test_all_are_counted_and_some_told(many):
    assert many.facts.statements == 10
    assert sum(voice.total for voice in many.voices) == 10
    assert sum(article.statements for article in many.articles) == 10
    assert (len(many.passages), many.left_out) == (6, 4)


def test_what_more_outlets_carry_is_told(many, all_sentences, words):
    assert any("lamp number 3 of" in words(sentence) for sentence in all_sentences(many))


def test_actors_keep_the_order_that_all_their_statements_give_them(many):
    headings = [block.heading for section in many.sections for block in section.blocks]
    assert headings == ["Ada Quin", "Ada Varen", None]


@pytest.mark.parametrize("write", [to_html, to_markdown])
def test_it_is_said_and_how_to_read_the_rest(many, write):
    assert "Of 10 statements 6 are told or listed" in write(many)
    assert "--about" in write(many)


def test_where_all_are_told_nothing_is_said(draw, compose):
    overview = compose([draw(SAID % 1)])
    assert overview.left_out == 0
    assert "left out" not in to_markdown(overview)
