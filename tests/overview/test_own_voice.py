"""What outlets assert about a topic themselves, apart from what people said."""

from __future__ import annotations

import json

import pytest

from onrecord.model import Selection
from onrecord.overview import to_html, to_json, to_markdown

OWN = "The old harbour lies behind the northern wall."
STORY = f"{{Varen}} <said> [the harbour was safe]. {OWN} Ships sail every day of the year."

CLAIMS = {
    "on the topic": ("harbour", [OWN]),
    "all words of the topic": ("harbour wall", [OWN]),
    "without a topic there are none": (None, []),
    "what somebody said is none": ("safe", []),
    "in capitals too": ("HARBOUR", [OWN]),
}


def shown(overview):
    return [claim.text for voice in overview.own for claim, _ in voice.claims]


@pytest.mark.parametrize(("about", "claims"), CLAIMS.values(), ids=CLAIMS)
def test_claims(draw, compose, about, claims):
    assert shown(compose([draw(STORY)], Selection(about=about))) == claims


NO_CLAIMS = {
    "a heading": "The old harbour behind the northern wall",
    "a question": "Does the old harbour lie behind the northern wall?",
    "a few words": "The old harbour lies there.",
    "words that nobody is credited with": "“The old harbour lies behind the northern wall.”",
    "what it has been called": "The harbour wall has been called “a disgrace to the town.”",
}


@pytest.mark.parametrize("sentence", NO_CLAIMS.values(), ids=NO_CLAIMS)
def test_no_claims(draw, compose, sentence):
    drawn = f"{{Varen}} <said> [the harbour was safe].\n\n{sentence}"
    assert not compose([draw(drawn)], Selection(about="harbour")).own


def test_every_claim_stands_in_its_article(draw, compose):
    reading = draw(STORY.replace("northern wall", "northern  wall"))
    (voice,) = compose([reading], Selection(about="harbour")).own
    ((claim, _),) = voice.claims
    assert claim.article == reading.article.id
    assert " ".join(claim.span.of(reading.article.text).split()) == claim.text == OWN


def test_the_same_sentence_is_shown_once_with_the_other_outlets(draw, compose):
    readings = [
        draw(STORY, outlet=outlet, published=day)
        for outlet, day in (("Vesper Post", "2026-03-16"), ("Radio Vesper", "2026-03-15"))
    ]
    (voice,) = compose(readings, Selection(about="harbour")).own
    assert voice.outlet == "Radio Vesper"
    assert [others for _, others in voice.claims] == [("Vesper Post",)]


def test_of_many_the_first_of_an_article_are_shown_and_the_rest_is_counted(draw, compose):
    many = " ".join(f"The harbour has {n} old ships behind its wall." for n in range(10, 18))
    (voice,) = compose([draw(f"{{Varen}} <said> [no]. {many}")], Selection(about="harbour")).own
    assert [claim.text[:18] for claim, _ in voice.claims] == [
        f"The harbour has {n}" for n in range(10, 15)
    ]
    assert voice.more == 3


def test_an_article_out_of_the_period_claims_nothing(draw, compose):
    selection = Selection(about="harbour", since="2026-04")
    assert not compose([draw(STORY)], selection).own


def test_an_article_that_only_claims_is_among_those_used(draw, compose):
    overview = compose([draw(f"{{Varen}} <said> [no].\n\n{OWN}")], Selection(about="northern"))
    assert [article.statements for article in overview.articles] == [0]


def test_claims_are_in_every_form(draw, compose):
    overview = compose([draw(STORY, outlet="<b>Post</b>")], Selection(about="harbour"))
    assert f"“{OWN}”" in to_markdown(overview)
    page = to_html(overview)
    assert f"<q>“{OWN}”</q>" in page
    assert "<b>Post" not in page
    assert json.loads(to_json(overview))["own"][0]["claims"][0][0]["text"] == OWN
