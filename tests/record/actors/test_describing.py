"""What an actor is called, and which speakers of an article appear."""

from __future__ import annotations

import pytest

from onrecord.model import Speaker
from onrecord.record.actors import appearance_id, appearances_of, settle

from .conftest import appear

MINISTER = "Norland's foreign minister"


def described(reader, *appearances):
    (actor,) = settle(appearances, [], reader).actors
    return actor


def test_the_name_is_as_full_as_any_and_the_role_the_commonest(reader):
    actor = described(
        reader,
        appear("Ilse Varen", MINISTER),
        appear("Ilse M. Varen", "Norland's Foreign Minister", day="2026-03-16"),
        appear("Ilse Varen", MINISTER, day="2026-03-17"),
        appear("Ilse Varen", "harbour pilot", day="2026-03-18"),
    )
    assert (actor.name, actor.role, actor.kind) == ("Ilse M. Varen", MINISTER, "person")
    assert actor.names == ("Ilse Varen", "Ilse M. Varen")


def test_a_name_that_is_given_once_in_many_articles_may_be_a_slip(reader):
    usual = [appear("Ilse Varen", day=f"2026-03-{day:02}") for day in range(1, 29)]
    actor = described(reader, *usual, appear("Ilse Marta Varen", day="2026-03-15"))
    assert actor.name == "Ilse Varen"


def test_the_founder_is_who_appeared_first(reader):
    later, first, undated = (
        appear("Ilse Varen", day=day) for day in ("2026-03-15", "2026-03-01", None)
    )
    assert described(reader, later, undated, first).members == (first.id, later.id, undated.id)


COUNTRIES = {
    "a role": ([appear("Ilse Varen", "Kenyan foreign minister")], "Kenya"),
    "a seat": ([appear("Ilse Varen", "Rep., Ohio Republican")], "United States"),
    "a body's name": ([appear("Kenya's foreign ministry", kind="organization")], "Kenya"),
    "a country": ([appear("Britain", kind="place")], "United Kingdom"),
    "a capital": ([appear("Nairobi", kind="place")], "Kenya"),
    "no role": ([appear("Ilse Varen")], None),
    "a role that is over": ([appear("Ilse Varen", "former Kenyan foreign minister")], None),
    "an ally": ([appear("Kenya's allies", kind="group")], None),
    "two countries": (
        [
            appear("Ilse Varen", "Kenyan foreign minister", beside=["Otto Lind", "Ana Núñez"]),
            appear("Ilse Varen", "Danish skipper", beside=["Otto Lind", "Ana Núñez"]),
        ],
        None,
    ),
}


@pytest.mark.parametrize(("articles", "country"), COUNTRIES.values(), ids=COUNTRIES.keys())
def test_countries(reader, articles, country):
    assert described(reader, *articles).country == country


def test_the_speakers_of_an_article_appear_once_with_those_beside_them():
    speakers = [
        Speaker("Ilse Varen", "person", MINISTER),
        Speaker("Ilse Varen", "person"),
        Speaker("Otto Lind", "person"),
        Speaker("Harbour Council", "organization"),
        Speaker("a senior official", "unnamed", anonymous=True),
    ]
    varen, lind, council = appearances_of(
        speakers, article="a-1", outlet="Radio Vesper", day="2026-03-15"
    )
    assert varen.id == appearance_id(
        article="a-1", outlet="Radio Vesper", name="Ilse Varen", kind="person"
    )
    assert (varen.roles, varen.statements, varen.day) == ((MINISTER,), 2, "2026-03-15")
    assert (varen.beside, lind.beside) == (("otto lind",), ("ilse varen",))
    assert council.beside == ("ilse varen", "otto lind")
