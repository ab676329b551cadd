"""Which bodies, groups, places, outlets and documents of several articles are one."""

from __future__ import annotations

import pytest

from .conftest import appear

LATER = "2027-01-20"
TWO = ["Ilse Varen", "Tomas Ardel"]


def body(name, kind="organization", **known):
    return appear(name, kind=kind, **known)


SAME = {
    "an article before the name": (
        body("the Harbour Council of Vesper"),
        body("Harbour Council of Vesper"),
    ),
    "the owner's possessive": (body("Varen's campaign"), body("the Varen campaign")),
    "letters with full stops": (body("N.H.C."), body("NHC")),
    "words in another order": (
        body("Vesper Department of Tides"),
        body("Tides Department of Vesper"),
    ),
    "a ministry with its country": (
        body("Kenya's foreign ministry"),
        body("the Kenyan Foreign Ministry"),
    ),
    "a ministry, and one outlet's company": (
        body("Foreign Ministry", beside=TWO),
        body("the Foreign Ministry", beside=TWO, day="2026-04-01"),
    ),
    "a court, and the company of its country's": (
        body("Kenyan Supreme Court", beside=TWO),
        body("Supreme Court", beside=TWO, outlet="Norland Post"),
    ),
    "an acronym, and one company": (
        body("Norland Harbour Council", beside=TWO),
        body("NHC", beside=TWO, outlet="Norland Post"),
    ),
    "however an article took it": (body("Radio Sarov", "outlet"), body("Radio Sarov")),
    "a party": (body("the Democrats", "group"), body("democrats", "group")),
    "a part of a party": (body("House Democrats", "group"), body("house Democrats", "group")),
    "a country": (body("Kenya", "place"), body("Kenya", "place", day=LATER)),
    "a country's other name": (body("Britain", "place"), body("the United Kingdom", "place")),
    "an act": (body("the Fair Harbours Act", "document"), body("Fair Harbours Act", "document")),
}
OTHER = {
    "a ministry without its country": (
        body("Foreign Ministry"),
        body("Foreign Ministry", day=LATER),
    ),
    "two countries' ministries": (body("Kenyan Foreign Ministry"), body("Danish Foreign Ministry")),
    "two countries' ministries in one company": (
        body("Kenyan Foreign Ministry", beside=TWO),
        body("Danish Foreign Ministry", beside=TWO),
    ),
    "a court of either country": (
        body("Supreme Court", beside=TWO, outlet="Norland Post"),
        body("Danish Supreme Court", beside=["Otto Lind", "Ana Núñez"]),
    ),
    "the ministry": (body("the ministry"), body("the ministry", day=LATER)),
    "police": (body("police"), body("police", day=LATER)),
    "his campaign": (body("his campaign"), body("his campaign", day=LATER)),
    "a group": (body("a Harbour group"), body("a Harbour group", day=LATER)),
    "an acronym alone": (body("Norland Harbour Council"), body("NHC")),
    "critics": (body("critics", "group"), body("critics", "group", day=LATER)),
    "officials": (
        body("Norland officials", "group"),
        body("Norland officials", "group", day=LATER),
    ),
    "some of a party": (
        body("some Democrats", "group"),
        body("some Democrats", "group", day=LATER),
    ),
    "a people": (body("Kenyans", "group"), body("Kenyans", "group", day=LATER)),
    "conservatives": (body("Conservatives"), body("Conservatives", day=LATER)),
    "two people": (
        body("Ilse Varen and Otto Lind", "group"),
        body("Ilse Varen and Otto Lind", "group", day=LATER),
    ),
    "a paper that any town has": (body("Times", "outlet"), body("Times", "outlet", day=LATER)),
    "a new poll": (body("a new poll", "document"), body("a new poll", "document", day=LATER)),
    "the report": (body("the report", "document"), body("the report", "document", day=LATER)),
    "a place and a body": (body("Vesper", "place"), body("Vesper")),
}


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME.keys())
def test_one_body(together, pair):
    assert together(*pair)


@pytest.mark.parametrize("pair", OTHER.values(), ids=OTHER.keys())
def test_two_bodies(together, pair):
    assert not together(*pair)


def test_an_acronym_that_two_bodies_have_is_joined_with_neither(reader):
    from onrecord.record.actors import settle

    names = ("Norland Harbour Council", "National Herring Company", "NHC")
    assert len(settle([body(name, beside=TWO) for name in names], [], reader).actors) == 3
