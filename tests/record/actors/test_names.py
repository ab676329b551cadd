"""Names in parts, roles in parts, and how they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.languages import load
from onrecord.record.actors.body_names import BodyNames
from onrecord.record.actors.given import GivenNames
from onrecord.record.actors.person_names import PersonName, PersonNames
from onrecord.record.actors.roles import Roles
from onrecord.record.actors.spelling import Spelling, slip

ENGLISH = load("en")
PEOPLE, BODIES, ROLES = PersonNames(ENGLISH), BodyNames(ENGLISH), Roles(ENGLISH)
SPELLING = Spelling(ENGLISH.naming)

PARTS = {
    "Ilse Varen": PersonName("varen", "ilse"),
    "Varen": PersonName("varen"),
    "Ilse M. Varen": PersonName("varen", "ilse", ("m",)),
    "Otto H.W. Lind": PersonName("lind", "otto", ("h", "w")),
    "J.D. Varen": PersonName("varen", "jd"),
    "J. Otto Varen": PersonName("varen", "j", ("otto",)),
    "Otto Lind, Jr.": PersonName("lind", "otto", (), 2),
    "Otto Lind III": PersonName("lind", "otto", (), 3),
    "Gen. Otto Lind": PersonName("lind", "otto"),
    "Earl Varen": PersonName("varen", "earl"),
    "King Leander": PersonName("leander"),
    "Otto “Tiny” Lind": PersonName("lind", "otto"),
    "Ana Núñez-Ørsted": PersonName("orsted", "ana", ("nunez",)),
    "Nour al-Tarsi": PersonName("tarsi", "nour"),
    "Ilse van der Berg": PersonName("berg", "ilse", ("van", "der")),
    "van der Berg": PersonName("berg"),
    "Kim Dae-sol": PersonName("kim", "dae", ("sol",)),
    "Zhao Lijun": PersonName("zhao", "lijun"),
    "Lee Varen": PersonName("varen", "lee"),
    "Conor O’Brin": PersonName("obrin", "conor"),
    "Varen’s": PersonName("varen"),
    "WATCHED Ilse Varen": PersonName("varen", "ilse"),
    "the foreign minister": None,
    "Ilse Varen’s brother": None,
    "Ilse Varen and Otto Lind": None,
    "Team Varen": None,
    "Area 51": None,
    "Kenya": None,
    "": None,
}


@pytest.mark.parametrize(("name", "parts"), PARTS.items(), ids=PARTS.keys())
def test_names_of_people_in_parts(name, parts):
    assert PEOPLE.read(name) == parts


WORDS = [
    "Ilse", "Varen", "J.", "J.D.", "Jr.", "van", "al-", "al-Tarsi", "O’", "’s", "of", "and", "the",
    "Dr.", "Rep.,", ",", "Kim", "Dae-", "-", "U.S.", "Kenya's", "former", "(", "“", "4", "II", "ß",
]  # fmt: skip


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join)))
def test_any_words_can_be_read(words):
    parts = PEOPLE.read(words)
    assert parts is None or parts.family
    for kind in ("organization", "group", "place", "outlet", "document"):
        body = BODIES.read(words, kind)
        assert body is None or body.words
    assert ROLES.read(words).rare <= ROLES.read(words).telling


RULES = {
    "middle name": ("Ilse Varen", "Ilse Marta Varen"),
    "given name": ("Sascha Varen", "Alexander Varen"),
    "initial": ("I. Varen", "Ilse Varen"),
    "first name left out": ("Peter Otto Varen", "Otto Varen"),
    "two surnames": ("Ardel Varen", "Ilse Ardel Varen"),
    "spelling": ("Ilse Tarsky", "Ilse Tarskiy"),
    "full name": ("Ilse Varen", "ILSE VAREN"),
}


@pytest.mark.parametrize(("rule", "names"), RULES.items(), ids=RULES.keys())
def test_how_names_differ(rule, names):
    names_of_one = GivenNames(ENGLISH)
    left, right = map(PEOPLE.read, names)
    assert names_of_one.relation(left, right) == names_of_one.relation(right, left) == rule


@pytest.mark.parametrize(
    "names",
    [
        ("Ilse Varen", "Olga Varen"),
        ("Otto W. Lind", "Otto K. Lind"),
        ("Otto Lind Sr.", "Otto Lind Jr."),
        ("Ilse Varen", "Ilse Ardel"),
        ("Kim Dae-sol", "Sol Dae Kim"),
    ],
)
def test_names_of_two(names):
    assert GivenNames(ENGLISH).relation(*map(PEOPLE.read, names)) is None


@pytest.mark.parametrize(
    ("left", "right", "alike"),
    [
        ("qadrov", "kadrov", True),
        ("tarskyy", "tarskiy", True),
        ("ardelius", "ardeluis", True),
        ("ardelius", "ardellius", True),
        ("ardelius", "ardelus", True),
        ("lee", "lew", False),
        ("varen", "vardal", False),
    ],
)
def test_spellings(left, right, alike):
    assert SPELLING.alike(left, right) is SPELLING.alike(right, left) is alike
    assert not alike or SPELLING.skeleton(left) == SPELLING.skeleton(right)


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("tide", "tide", True),
        ("tide", "tides", True),
        ("tide", "tidy", True),
        ("tide", "tied", True),
        ("tide", "tidal", False),
        ("tide", "mile", False),
        ("tide", "ti", False),
    ],
)
def test_one_slip(left, right, one):
    assert slip(left, right) is slip(right, left) is one


def test_a_role_tells_offices_seats_and_a_country():
    role = ROLES.read("Republican Rep., chairman of the House Tides Committee")
    assert role.offices == {"representative", "chair"}
    assert role.walks == {"law"}
    assert {"tides", "representative"} <= role.rare
    assert not {"republican", "chair", "committee"} & role.rare
    ohio = ROLES.read("Rep., Ohio Republican")
    assert (ohio.seats, ohio.country) == ({"Ohio"}, "United States")


@pytest.mark.parametrize(
    ("role", "offices", "country"),
    [
        ("Kenya's foreign minister", {"foreign minister"}, "Kenya"),
        ("former Kenyan foreign minister", set(), None),
        ("former nominee and Ohio governor", set(), None),
        ("Attorney General", {"attorney general"}, None),
        ("Navy Rear Adm.", {"admiral"}, None),
        ("Sens.", {"senator"}, None),
        ("ambassador to Kenya", {"ambassador"}, None),
    ],
)
def test_what_somebody_is_now(role, offices, country):
    read = ROLES.read(role)
    assert (read.offices, read.country) == (offices, country)


@pytest.mark.parametrize(
    ("name", "kind", "words", "country"),
    [
        ("the Vesper Harbour Council", "organization", ("council", "harbour", "vesper"), None),
        ("the U.N.", "organization", ("un",), None),
        ("Kenya’s Foreign Ministry", "organization", ("foreign", "ministry"), "Kenya"),
        ("United Kingdom", "place", ("kingdom", "united"), None),
        ("Britain", "place", ("kingdom", "united"), None),
        ("House Democrats", "group", ("democrats", "house"), None),
    ],
)
def test_names_of_bodies(name, kind, words, country):
    read = BODIES.read(name, kind)
    assert (read.words, read.country, read.everywhere) == (words, country, False)


def test_a_body_that_every_country_has():
    assert BODIES.read("Foreign Ministry", "organization").everywhere
    assert BODIES.read("the Times", "outlet").everywhere


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("the foreign ministry", "organization"),
        ("a Vesper court", "organization"),
        ("a Vesper-based company", "organization"),
        ("the Kenyan district court", "organization"),
        ("his campaign", "organization"),
        ("MORE", "organization"),
        ("most Democrats", "group"),
        ("Vesper officials", "group"),
        ("Danes", "group"),
        ("the north", "place"),
        ("a Vesper poll", "document"),
        ("Report", "document"),
    ],
)
def test_names_that_are_others_in_each_article(name, kind):
    assert BODIES.read(name, kind) is None
