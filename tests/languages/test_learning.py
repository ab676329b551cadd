"""Countries that no gazetteer holds."""

from __future__ import annotations

import pytest

from onrecord.languages import load
from onrecord.languages.learning import adjective_of, sovereigns, stem_of

ENGLISH = load("en")
LEARNED = {
    "in the possessive": (["Norland’s foreign minister"] * 2, {"Norland"}),
    "behind of": (["Foreign Minister of Norland"] * 2, {"Norland"}),
    "behind of the": (["prime minister of the Western Isles"] * 2, {"Western Isles"}),
    "by several offices": (["Norland's Prime Minister", "Norland's foreign ministry"], {"Norland"}),
    "whose office goes on": (["Norland’s foreign ministry spokesman"] * 2, {"Norland"}),
    "one article is too few": (["Norland’s foreign minister"], set()),
    "an office that others have too": (["Norland’s president"] * 2, set()),
    "a state's": (["Texas’ governor"] * 2, set()),
    "a department": (["Treasury Secretary"] * 2, set()),
    "a part of a country": (["California’s prime minister"] * 2, set()),
    "one of the gazetteer": (["Kenya's foreign minister"] * 2, set()),
    "a capital": (["Ankara's foreign minister"] * 2, set()),
    "a word of two countries": (["Korea's foreign minister"] * 2, set()),
    "a word for a country": (["Britain's prime minister"] * 2, set()),
    "what only stands before": (["Acting Foreign Minister"] * 2, set()),
    "several ministers": (["Union's foreign ministers"] * 2, set()),
}
ADJECTIVES = {
    "with the whole name": ("Norlandic", "Norland"),
    "with a shorter stem": ("Sarovian", "Sarovia"),
    "the name is none": ("Norland", None),
    "another word": ("Nordic", None),
    "too short a stem": ("Oslian", None),
}


@pytest.mark.parametrize(("called", "names"), LEARNED.values(), ids=LEARNED)
def test_a_country_has_what_only_countries_have(called: list[str], names: set[str]) -> None:
    assert sovereigns(enumerate(called), ENGLISH) == names


def test_twice_in_one_article_is_once() -> None:
    assert sovereigns([(1, "Norland’s foreign minister")] * 2, ENGLISH) == set()


@pytest.mark.parametrize(("word", "name"), ADJECTIVES.values(), ids=ADJECTIVES)
def test_an_adjective_is_made_of_one_name(word: str, name: str | None) -> None:
    assert adjective_of(word, {"Norland", "Sarovia", "Osl"}, ENGLISH) == name
    assert name is None or word.startswith(stem_of(name))


def test_an_adjective_of_two_is_of_neither() -> None:
    assert adjective_of("Norlandic", {"Norland", "Norlanda"}, ENGLISH) is None
