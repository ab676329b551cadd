"""The country that a name or a role tells of."""

from __future__ import annotations

import pytest

from onrecord.languages import load
from onrecord.languages.nations import Nations

NATIONS = Nations.known(load("en"))

TOLD = {
    "an office of a country": ("President of France", "France"),
    "a country before its office": ("Kenya's foreign minister", "Kenya"),
    "an adjective": ("Kenyan foreign minister", "Kenya"),
    "an adjective behind a rank": ("senior Turkish official", "Turkey"),
    "letters": ("U.S. ambassador", "United States"),
    "an ambassador to a country": ("ambassador to Kenya", None),
    "a role that is over": ("former Kenyan foreign minister", None),
    "a word that means a country or a state": ("Georgia governor", None),
    "no country": ("foreign minister", None),
    "where somebody's parents came from": ("son of Cuban immigrants", None),
}


@pytest.mark.parametrize(("text", "country"), TOLD.values(), ids=TOLD.keys())
def test_what_a_role_tells(text, country):
    assert NATIONS.told(text) == country


def test_an_ally_is_not_the_country():
    assert NATIONS.told("Kenya's allies", of_a_group=True) is None
