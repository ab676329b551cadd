"""One utterance in several articles is told once, with all who carry it."""

from __future__ import annotations

import pytest

from onrecord.model import Speaker

QUIN = Speaker("Ada Quin", "person")
ONE = "{Quin} <said> [the old lamp in the tower had failed twice this winter]."

TOGETHER = {
    "the same words": ONE,
    "a trimmed wire copy": "{Quin} <said> [the lamp in the tower had failed twice this winter].",
    "quoted here, indirect there": "“[The old lamp in the tower failed twice this winter],” "
    "{Quin} <said>.",
}
APART = {
    "a negation": "{Quin} <said> [the old lamp in the tower had not failed twice this winter].",
    "a number": "{Quin} <said> [the old lamp in the tower had failed 3 times this winter].",
    "other words": "{Quin} <said> [the new boat in the harbour had sailed once this summer].",
    "a formula": "{Quin} <said> [twice this winter].",
    "said on another day": "{Quin} <said> on |d 2026-01-02 that day| "
    "[the old lamp in the tower had failed twice this winter].",
}


@pytest.mark.parametrize("other", TOGETHER.values(), ids=TOGETHER.keys())
def test_told_once(compose, draw, all_sentences, other):
    overview = compose([draw(ONE, QUIN), draw(other, QUIN, outlet="Harbour Post")])
    (section,) = overview.sections
    ((sentence,),) = section.blocks[0].paragraphs
    assert len(sentence.citations) == 2
    assert {passage.outlet for passage in overview.passages} == {"Radio Vesper", "Harbour Post"}


@pytest.mark.parametrize("other", APART.values(), ids=APART.keys())
def test_told_apart(told, draw, other):
    assert len(told(draw(ONE, QUIN), draw(other, QUIN, outlet="Harbour Post"))) == 2


def test_news_of_another_week_is_another_utterance(told, draw):
    later = draw(ONE, QUIN, outlet="Harbour Post", published="2026-03-29")
    assert len(told(draw(ONE, QUIN), later)) == 2


def test_a_denial_is_not_what_it_denies(told, draw):
    denied = "{Quin} <denied> that [the old lamp in the tower had failed twice this winter]."
    assert len(told(draw(ONE, QUIN), draw(denied, QUIN, acts=("deny",)))) == 2


def test_the_direct_wording_is_told_and_a_difference_noted(told, draw):
    one = draw("“[The old lamp in the tower has failed us],” {Quin} <said>.", QUIN)
    other = draw("“[The old lamp in the tower has failed us again],” {Quin} <said>.", QUIN)
    assert told(one, other) == [
        "Reported 15 March – “The old lamp in the tower has failed us again”, Ada Quin said "
        "(the wording differs between reports)."
    ]


def test_by_outlet_each_outlet_tells_what_it_carries(told, draw):
    readings = [draw(ONE, QUIN), draw(ONE, QUIN, outlet="Harbour Post")]
    assert len(told(*readings, by="outlet")) == 2
    assert len(told(*readings, by="day")) == 1
