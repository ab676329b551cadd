"""No character of a page steers what shows the overview."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import PageRef, Reading, Selection, Speaker, Unread
from onrecord.overview import to_html, to_json, to_markdown
from onrecord.showing import harmless

STEERING = "\x00\x07\x08\x1b\x7f\x80\x9b\x9f\u061c\u200e\u202a\u202e\u2066\u2069\ufeff\U000e0041"
NASTY = f"a{STEERING}b"


@pytest.fixture
def nasty(draw, compose):
    speaker = Speaker(NASTY, "person", NASTY)
    place = "X" * len(NASTY)
    reading = draw(f"{{Varen {place}}} <said>: “[so {place} be it]”", speaker, outlet=NASTY)
    article = dataclasses.replace(
        reading.article,
        id=NASTY,
        text=reading.article.text.replace(place, NASTY),
        title=NASTY,
        authors=(NASTY,),
        url=f"https://news.example/{NASTY}",
    )
    unread = Reading(PageRef(NASTY), unread=Unread("empty", NASTY))
    return compose([dataclasses.replace(reading, article=article), unread], Selection(about="so"))


@pytest.mark.parametrize("write", [to_html, to_markdown, to_json])
def test_what_steers_is_not_written(nasty, write):
    assert not set(STEERING) & set(write(nasty))


def test_json_says_the_same_as_before(nasty):
    fields = json.loads(to_json(nasty))
    assert fields["articles"][0]["title"] == NASTY


def test_the_words_of_the_overview_itself_are_the_article_s(nasty):
    (passage,) = nasty.passages
    assert passage.title == NASTY


SHOWN = {
    "an escape sequence": ("a\x1b[31mb", "a\ufffd[31mb"),
    "a turn of direction": ("a\u202eb", "a\ufffdb"),
    "a mark of direction at one place": ("a\u200fb", "ab"),
    "white space of a printer": ("a\x0c\x85b", "a  b"),
    "what joins letters stays": ("क\u200d्ष 👩\u200d🚀", "क\u200d्ष 👩\u200d🚀"),
    "lines stay": ("a\n\tb", "a\n\tb"),
}


@pytest.mark.parametrize(("words", "shown"), SHOWN.values(), ids=SHOWN.keys())
def test_a_sign_stands_for_what_steers(words, shown):
    assert harmless(words) == shown


@given(st.text())
def test_it_is_done_once(words):
    assert harmless(harmless(words)) == harmless(words)
