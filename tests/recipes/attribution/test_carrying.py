"""Sentences within sentences of our own."""

import random

import pytest

from attribution.carrying import (
    Case,
    carried_of,
    carry,
    fill,
    fragment,
    is_relayed,
    read_carriers,
)
from attribution.corpus import MarkedArticle
from onrecord.model import Tagged

CARRIERS = read_carriers()
CASE = Case(["in the end the critics met Varen, the critics said, as Norland said"])
TITLE = "A title\n\n"


@pytest.fixture
def article(read_drawing):
    """A title, then a sentence with its spans drawn in it."""

    def make(drawing, *attributions):
        text, _, spans = read_drawing(TITLE + drawing)
        places = [one.span for one in spans]
        joined = tuple(
            Tagged(
                source=None if source is None else places[source],
                cue=places[cue],
                content=tuple(places[one] for one in contents),
            )
            for source, cue, *contents in attributions
        )
        return MarkedArticle("invented", text, tuple(spans), joined)

    return make


def marked(made):
    (tagged,) = made.attributions
    return (
        tagged.source.of(made.text),
        tagged.cue.of(made.text),
        [span.of(made.text) for span in tagged.content],
    )


RAIN = "{s The critics} {c said} {t that it had rained}."
KEPT = {
    "all in one sentence": (RAIN, [(0, 1, 2)], 1),
    "no source": ("It was {c said} {t that it had rained}.", [(None, 0, 1)], 0),
    "a content in the next": ("{s She} {c said} this in May. {t It had rained}.", [(0, 1, 2)], 0),
    "two in one": (
        "{s Vell} {c said} {t it rained} and {s Orr} {c knew} {t it}.", [(0, 1, 2), (3, 4, 5)], 0,
    ),
    "tied to what came before": ("But {s Vell} {c said} {t it had rained}.", [(0, 1, 2)], 0),
    "a question": ("{c Did} {s Vell} {t say that it had rained}?", [(1, 0, 2)], 0),
    "too short": ("{s She} {c said} {t so}.", [(0, 1, 2)], 0),
}  # fmt: skip


@pytest.mark.parametrize(("drawing", "attributions", "count"), KEPT.values(), ids=KEPT)
def test_which_sentences_are_carried(article, drawing, attributions, count):
    assert len(list(carried_of(article(drawing, *attributions)))) == count


RELAYED = {
    "somebody named said that": ("{s Ann Orr} {c said} {t that it had rained a lot}.", True),
    "a pronoun": ("{s She} {c said} {t that it had rained a lot}.", False),
    "without that": ("{s Ann Orr} {c said} {t it had rained a lot there}.", False),
    "quoted": ("{s Ann Orr} {c said} {t that it “rained” a lot}.", False),
    "no telling": ("{s Ann Orr} {c hopes} {t that it had rained a lot}.", False),
}


@pytest.mark.parametrize(("drawing", "expected"), RELAYED.values(), ids=RELAYED)
def test_what_can_be_relayed(article, drawing, expected):
    (carried,) = carried_of(article(drawing, (0, 1, 2)))
    assert is_relayed(carried) == expected


CASES = {
    "a word that the texts write small": ("The critics left", "the critics left"),
    "a name": ("Varen left", "Varen left"),
    "a word nobody wrote small": ("Nobody left", "Nobody left"),
    "I": ("I left", "I left"),
    "letters": ("CNN left", "CNN left"),
}


@pytest.mark.parametrize(("words", "expected"), CASES.values(), ids=CASES)
def test_lowered(words, expected):
    assert CASE.lowered(words) == expected


def test_the_outer_attribution_alone_is_marked():
    pattern = "[source {speaker}] [cue told] {body} [content that {sentence}]."
    slots = {"speaker": "the mayor", "body": "the board", "sentence": "Orr said it rained"}
    made = fill(pattern, slots)
    assert made.text == "The mayor told the board that Orr said it rained."
    assert marked(made) == ("The mayor", "told", ["that Orr said it rained"])
    assert len(made.spans) == 3


def test_an_apposition_has_one_comma():
    made = fill(
        "[cue According to] [source {speaker}], [content {sentence}].",
        {"speaker": "Vell, a judge,", "sentence": "it rained"},
    )
    assert made.text == "According to Vell, a judge, it rained."
    assert marked(made) == ("Vell, a judge", "According to", ["it rained"])


@pytest.mark.parametrize("pattern", CARRIERS.fragments)
def test_a_fragment_keeps_its_own_marks(article, pattern):
    (carried,) = carried_of(article(RAIN, (0, 1, 2)))
    made = fragment(carried, pattern, CASE)
    assert made.text == pattern.format(sentence="the critics said that it had rained")
    assert marked(made) == ("the critics", "said", ["that it had rained"])


def test_every_carrier_can_be_filled_and_marks_one_attribution():
    given = {"source": "Orr", "content": "it rained", "Content": "It rained"}
    given |= {"sentence": "Orr said it rained", "Sentence": "Orr said it rained"}
    assert len(CARRIERS.wraps) + len(CARRIERS.relays) >= 40
    for pattern in (*CARRIERS.wraps, *CARRIERS.relays):
        made = fill(pattern, {**CARRIERS.slots(random.Random(1)), **given})
        assert [role for role, _ in sorted(made.spans)] == ["content", "cue", "source"]
        assert not set("{}[]") & set(made.text)
        assert ",," not in made.text


def test_a_seed_carries_the_same(article):
    articles = [article("{s Ann Orr} {c said} {t that it had rained a lot}.", (0, 1, 2))]
    one, same, other = (list(carry(articles, CARRIERS, number=12, seed=seed)) for seed in (3, 3, 4))
    assert one == same != other
    assert len(one) == 12
