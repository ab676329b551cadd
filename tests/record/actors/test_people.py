"""Which people of several articles are one: never by a name alone that others may bear."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.record.actors import settle

from .conftest import appear

MINISTER = "Norland's foreign minister"
LATER, MUCH_LATER = "2026-05-20", "2029-03-15"

SAME = {
    "one full name": (appear("Ilse Varen"), appear("Ilse Varen", day=MUCH_LATER)),
    "accents and case": (appear("Ana Núñez"), appear("ANA NUNEZ")),
    "a title before it": (appear("Ilse Varen"), appear("Dr. Ilse Varen")),
    "a headline's word before it": (appear("Ilse Varen"), appear("WATCHED Ilse Varen")),
    "a middle name": (appear("Ilse Varen"), appear("Ilse Marta Varen")),
    "an initial for it": (appear("Ilse M. Varen"), appear("Ilse Marta Varen")),
    "a generation, and one office": (
        appear("Otto Lind", "Norland's harbour minister"),
        appear("Otto K. Lind Jr.", "harbour minister of Norland"),
    ),
    "a nickname, and a role that fits": (
        appear("Bob Ardel", "harbour board commissioner"),
        appear("Robert Ardel", "commissioner of the harbour board"),
    ),
    "a nickname of another country, and a role that fits": (
        appear("Pepe Ardel", "Sarovia's harbour minister"),
        appear("José Ardel", "Harbour Minister"),
    ),
    "a name in another language, and a role that fits": (
        appear("Volodymyr Tarsky", "Sarovian interior minister"),
        appear("Vladimir Tarsky", "Sarovia's interior minister"),
    ),
    "another spelling, and a role that fits": (
        appear("Sergei Kadrovsky", "Sarovian foreign minister"),
        appear("Sergey Qadrovskyy", "Sarovia's foreign minister"),
    ),
    "a slip of the keyboard, and one company": (
        appear("Tomas Ardelius", beside=["Ilse Varen", "Otto Lind"]),
        appear("Tomas Ardeluis", beside=["Ilse Varen", "Otto Lind"], day=LATER),
    ),
    "an initial, and a role that fits": (
        appear("J. Varen", "lighthouse inspector of Vesper"),
        appear("Jonas Varen", "Vesper lighthouse inspector"),
    ),
    "initials with and without full stops": (appear("J.D. Varen"), appear("J. D. Varen")),
    "a surname of two words, and a role that fits": (
        appear("Ilse Ardel Varen", "harbour master of Vesper"),
        appear("Ardel Varen", "Vesper harbour master"),
    ),
    "a family that stands first, joined otherwise": (
        appear("Kim Dae-sol"),
        appear("Kim Dae Sol"),
    ),
    "a family that stands first, turned round": (appear("Zhao Lijun"), appear("Lijun Zhao")),
    "a career": (
        appear("Ilse Varen", "harbour pilot"),
        appear("Ilse Varen", MINISTER, day=MUCH_LATER),
    ),
    "a pope": (appear("Leander", "Pope"), appear("Leander", "Pope", day=LATER)),
}
OTHER = {
    "two given names": (appear("Ilse Varen", MINISTER), appear("Olga Varen", MINISTER)),
    "a nickname alone": (appear("Bob Ardel"), appear("Robert Ardel", day=MUCH_LATER)),
    "a nickname and a trade": (
        appear("Bob Ardel", "spokesman", day=MUCH_LATER),
        appear("Robert Ardel", "spokesman"),
    ),
    "a nickname and an office that any body has": (
        appear("Bob Ardel", "president", day=MUCH_LATER),
        appear("Robert Ardel", "president"),
    ),
    "an initial alone": (appear("J. Varen"), appear("Jonas Varen")),
    "one initial twice": (appear("J. Varen"), appear("J. Varen", day=LATER)),
    "another spelling alone": (
        appear("Sergei Kadrov"),
        appear("Sergei Qadrov", day=MUCH_LATER),
    ),
    "two middle names": (appear("Otto W. Lind"), appear("Otto K. Lind")),
    "a father and a son": (appear("Otto Lind Sr."), appear("Otto Lind Jr.")),
    "a father and a son in one company": (
        appear("Otto Lind", beside=["Ilse Varen", "Tomas Ardel"]),
        appear("Otto Lind Jr.", beside=["Ilse Varen", "Tomas Ardel"]),
    ),
    "two provinces": (
        appear("Otto Lind", "Rep., Ohio Republican"),
        appear("Otto Lind", "Rep., Utah Republican"),
    ),
    "two walks of life at one time": (
        appear("Otto Lind", "Sen."),
        appear("Otto Lind", "Navy Adm."),
    ),
    "two countries, and nothing in common": (
        appear("Otto Lind", "Kenyan trade envoy", day=MUCH_LATER),
        appear("Otto Lind", "Danish skipper"),
    ),
    "a minister and a passer-by": (
        appear("Otto Lind", "senator"),
        appear("Otto Lind", "eyewitness", day=MUCH_LATER),
    ),
    "a relative": (appear("Ilse Varen"), appear("Ilse Varen’s brother")),
    "a description": (appear("the president"), appear("the president", day=LATER)),
    "an office and two countries": (
        appear("Leander", "Kenyan King"),
        appear("Leander", "Danish King"),
    ),
}


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME.keys())
def test_one_person(together, pair):
    assert together(*pair)


@pytest.mark.parametrize("pair", OTHER.values(), ids=OTHER.keys())
def test_two_people(together, pair):
    assert not together(*pair)


LINDS = [appear(f"{given} Lind") for given in ("Anna", "Boris", "Carl", "Doris", "Emma", "Frank")]


def test_of_a_surname_that_many_bear_two_who_have_nothing_in_common_stay_two(reader):
    two = [
        appear("Otto Lind", "harbour pilot"),
        appear("Otto Lind", "poet", day=MUCH_LATER),
    ]
    settled = settle([*two, *LINDS], [], reader)
    assert len(settled.actors) == 2 + len(LINDS)
    assert [link.why for link in settled.unsure] == ["many bear the surname, nothing ties them"]


def test_of_a_surname_that_many_bear_two_who_have_something_in_common_are_one(reader):
    two = [
        appear("Otto Lind", "harbour pilot"),
        appear("Otto Lind", "Vesper pilot", day=MUCH_LATER),
    ]
    assert len(settle([*two, *LINDS], [], reader).actors) == 1 + len(LINDS)


def test_of_two_who_are_kept_apart_it_is_said_why(reader):
    two = (appear("Otto Lind", "Sen."), appear("Otto Lind", "Navy Adm."))
    (kept,) = settle(two, [], reader).apart
    assert (kept.verdict, kept.rule) == ("not same", "full name")
    assert kept.why == "two walks of life at one time (arms, law)" or kept.why.endswith(
        "(law, arms)"
    )


def test_an_article_that_tells_nothing_goes_to_the_one_whose_company_it_has(reader):
    senator = appear("Otto Lind", "Sen.", beside=["Ilse Varen"])
    admiral = appear("Otto Lind", "Navy Adm.", beside=["Tomas Ardel"])
    silent = appear("Otto Lind", beside=["Tomas Ardel"], day="2026-06-15")
    actors = settle([senator, admiral, silent], [], reader).actors
    assert {frozenset(actor.members) for actor in actors} == {
        frozenset([senator.id]),
        frozenset([admiral.id, silent.id]),
    }


def test_a_nickname_that_fits_two_is_joined_with_neither(reader):
    role = "harbour board commissioner"
    people = [
        appear("Bob Ardel", role),
        appear("Robert K. Ardel", role),
        appear("Robert W. Ardel", role),
    ]
    settled = settle(people, [], reader)
    assert len(settled.actors) == 3
    assert any(link.rule == "given name" for link in settled.unsure)


def test_an_article_that_has_both_a_name_and_its_nickname_means_one(reader):
    both = [appear("Bob Ardel"), appear("Robert Ardel")]
    both[1] = replace(both[1], article=both[0].article)
    assert len(settle(both, [], reader).actors) == 1


def test_company_that_everybody_has_ties_nobody(reader):
    everybody = ["Ilse Varen", "Ana Núñez"]
    two = [
        appear("Otto Lind", "harbour pilot", beside=everybody),
        appear("Otto Lind", "poet", beside=everybody, day="2026-09-15"),
    ]
    others = [replace(one, beside=two[0].beside) for one in LINDS]
    assert len(settle([*two, *others], [], reader).actors) == 2 + len(LINDS)


def test_each_join_tells_its_rule_and_its_reason(reader):
    left = appear("Bob Ardel", "harbour board commissioner", day="2026-03-01")
    right = appear("Robert Ardel", "commissioner of the harbour board", beside=["Ilse Varen"])
    (joined,) = settle([left, right], [], reader).joined.values()
    assert (joined.left, joined.right, joined.verdict) == (left.id, right.id, "same")
    assert joined.rule == "given name"
    assert "“commissioner”" in joined.why
