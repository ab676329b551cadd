"""Which examples a run learns from."""

from dataclasses import replace

import pytest

from attribution.choosing import chosen
from attribution.examples import Example
from attribution.settings import Settings

ARTICLE = Example((), (), (), (), (), (), (), (), (), (), ())
FIRST = replace(ARTICLE, pieces=(1,), annotators=4)
SECOND = replace(FIRST, pieces=(2,), annotator=1)
NAMES = replace(ARTICLE, pieces=(3,), origin="names", weight=0.0)
CARRIER = replace(ARTICLE, pieces=(4,), origin="carrier")
TAUGHT = replace(ARTICLE, pieces=(6,), origin="taught")
HELD = replace(ARTICLE, pieces=(5,), held_out=True)
EVERY = [FIRST, SECOND, NAMES, CARRIER, TAUGHT, HELD]

CASES = {
    "the least": ({}, [(1, 1.0)]),
    "everyone who marked": ({"annotators": True}, [(1, 0.25), (2, 0.25)]),
    "names, which say nothing of tags": ({"naming": True}, [(1, 1.0), (3, 0.0)]),
    "carriers": ({"carriers": True}, [(1, 1.0), (4, 1.0)]),
    "what runs marked": ({"taught": True}, [(1, 1.0), (6, 1.0)]),
    "nothing kept back": ({"holdout": False}, [(1, 1.0), (5, 1.0)]),
}


@pytest.mark.parametrize(("settings", "expected"), CASES.values(), ids=CASES)
def test_chosen(settings, expected):
    found = chosen(EVERY, Settings(name="invented", **settings))
    assert [(one.pieces[0], one.weight) for one in found] == expected
