"""Countries: the file holds words that news use, and no notes."""

from __future__ import annotations

from onrecord.languages.countries import countries

# "Territorial Collectivity of Saint Pierre and Miquelon"; a note is longer.
LONGEST_NAME = 60


def test_a_country_is_known_by_name_capital_adjective_and_people():
    poland = next(country for country in countries() if "Poland" in country.names)
    assert poland.capitals == ("Warsaw",)
    assert poland.adjectives == ("Polish",)
    assert poland.people == ("Poles",)


def test_no_word_is_a_note():
    for country in countries():
        for word in (*country.names, *country.capitals, *country.adjectives, *country.people):
            assert not set(word) & set("()[];:"), word
            assert len(word) < LONGEST_NAME, word
