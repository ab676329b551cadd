"""Who is the same speaker in several articles, and for which side."""

from __future__ import annotations

import pytest

from onrecord.model import Speaker

SAID = "{Somebody} <said> [the lamp was safe], number %d."


def person(name: str, role: str | None = None) -> Speaker:
    return Speaker(name, "person", role)


SAME = {
    "the same name": (person("Ilse Varen"), person("Ilse Varen", "Foreign Minister")),
    "a middle name": (person("Ilse Varen"), person("Ilse Marta Varen")),
    "an accent": (person("Ana Núñez"), person("Ana Nunez")),
    "surname and a role that fits": (
        person("Ilse Varen", "Norland’s foreign minister"),
        person("Varen", "Foreign Minister"),
    ),
    "a body with and without its article": (
        Speaker("the Harbour Council", "organization"),
        Speaker("Harbour Council", "organization"),
    ),
}
OTHER = {
    "surname without a role": (person("Ilse Varen", "Foreign Minister"), person("Varen")),
    "surname and another role": (
        person("Ilse Varen", "Foreign Minister"),
        person("Varen", "harbour pilot"),
    ),
    "first names differ": (person("Ilse Varen", "minister"), person("Olga Varen", "minister")),
    "a relative": (person("Ilse Varen", "minister"), person("Ilse Varen’s brother", "minister")),
}


def names(compose, draw, speakers):
    readings = [draw(SAID % number, speaker) for number, speaker in enumerate(speakers)]
    return {voice.actor.name for voice in compose(readings).voices}


@pytest.mark.parametrize("speakers", SAME.values(), ids=SAME.keys())
def test_one_actor(compose, draw, speakers):
    assert len(names(compose, draw, speakers)) == 1


@pytest.mark.parametrize("speakers", OTHER.values(), ids=OTHER.keys())
def test_two_actors(compose, draw, speakers):
    assert len(names(compose, draw, speakers)) == 2


def test_two_fitting_names_are_joined_with_neither(compose, draw):
    speakers = [
        person("Ilse Varen", "minister of works"),
        person("Olga Varen", "minister of trade"),
        person("Varen", "minister"),
    ]
    assert len(names(compose, draw, speakers)) == 3


def test_a_surname_fits_one_actor_however_many_forms_the_full_name_has(compose, draw):
    speakers = [
        person("Varen", "minister"),
        person("Ilse Varen", "minister"),
        person("Ilse Marta Varen", "minister"),
    ]
    assert names(compose, draw, speakers) == {"Ilse Marta Varen"}


def test_the_fullest_name_is_told(compose, draw):
    speakers = [person("Varen", "Foreign Minister"), person("Ilse Varen", "Foreign Minister")]
    assert names(compose, draw, speakers) == {"Ilse Varen"}


TEACHER = person("Teo Marn", "Norland’s defence minister")
SIDES = {
    "a country before its office": (person("Ilse Varen", "Norland’s foreign minister"), "Norland"),
    "an office of a country": (person("Ilse Varen", "President of France"), "France"),
    "an adjective": (person("Ilse Varen", "Kenyan foreign minister"), "Kenya"),
    "an adjective of a country that only an office tells of": (
        person("Ilse Varen", "Norlandic skipper"),
        "Norland",
    ),
    "a country that speaks": (Speaker("Norland", "place"), "Norland"),
    "a capital that speaks for its country": (Speaker("Nairobi", "place"), "Kenya"),
    "a body of a country": (Speaker("Norland’s coast guard", "organization"), "Norland"),
    "a country's unnamed official": (
        Speaker("a senior Norlandic official", "unnamed", None, anonymous=True),
        "Norland",
    ),
    "an ambassador to a country does not speak for it": (
        person("Ilse Varen", "ambassador to Norland"),
        None,
    ),
    "a former minister speaks for nobody": (
        person("Ilse Varen", "former Kenyan foreign minister"),
        None,
    ),
    "an ally is not the country": (Speaker("Norland’s allies", "group"), None),
    "a role without a country": (person("Ilse Varen", "Foreign Minister"), None),
    "a townsman does not speak for a capital's country": (
        person("Ilse Varen", "Nairobi resident"),
        None,
    ),
}


@pytest.mark.parametrize(("speaker", "side"), SIDES.values(), ids=SIDES.keys())
def test_sides(compose, draw, speaker, side):
    voices = compose([draw(SAID % 1, speaker), draw(SAID % 2, TEACHER)]).voices
    (actor,) = [voice.actor for voice in voices if voice.actor.name == speaker.name]
    assert actor.side == side


@pytest.mark.parametrize(
    "speaker",
    [
        person("Ilse Varen", "Norlandic skipper"),
        person("Ilse Varen", "Friday’s speaker"),
        person("Ilse Varen", "Texas’s governor"),
        Speaker("Norland’s coast guard", "organization"),
    ],
)
def test_without_an_office_that_only_countries_have_nothing_is_learned(compose, draw, speaker):
    (voice,) = compose([draw("It rained in Norland on Friday. " + SAID % 1, speaker)]).voices
    assert voice.actor.side is None


def test_a_body_that_speaks_itself_is_a_side(compose, draw):
    league = Speaker("Harbour League", "organization")
    said = person("Ilse Varen", "Harbour League’s secretary")
    voices = compose([draw(SAID % 1, said), draw(SAID % 2, league)]).voices
    assert {voice.actor.side for voice in voices} >= {"Harbour League"}
