"""Countries that only the record's articles tell of: learned, told, and taken back."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from onrecord.model import Speaker
from onrecord.record import ActorQuery, SaidQuery

NOW = datetime(2026, 3, 21, 8, 0, tzinfo=UTC)
MINISTER = "Norland’s foreign minister"
STORY = (
    [("Ilse Varen", "person", MINISTER), ("Ewald Rimmon", "person", "Norlandic skipper")],
    [("Ilse Varen", "person", MINISTER), ("Norlandic Lighthouse Service", "organization", None)],
    [("Ana Ruiz", "person", "Kenyan lawyer"), ("Signe Brenn", "person", "mayor")],
)


@pytest.fixture
def quote(add, tell):
    """What each of some speakers says in an article, which replaces the last of its number."""

    def put(number, speakers):
        words = " ".join(f"[{name}] {{said}} <it was number {number}>." for name, *_ in speakers)
        page, reading = tell(words, url=f"https://vesper.example/{number}")
        statements = [
            replace(one, speaker=Speaker(*speaker))
            for one, speaker in zip(reading.statements, speakers, strict=True)
        ]
        add(page, replace(reading, statements=tuple(statements)))

    return put


@pytest.fixture
def countries(record):
    """What settling finds: the countries of actors by name, the same in search."""

    def find():
        list(record.settle(clock=lambda: NOW))
        assert list(record.check()) == []
        found = {one.name: one.country for one in record.actors(ActorQuery())}
        for country in set(found.values()) - {None}:
            said = {one.actor.name for one in record.said(SaidQuery(country=country))}
            assert said == {name for name, its in found.items() if its == country}
        return found

    return find


TOLD = {
    "Ilse Varen": "Norland",
    "Ewald Rimmon": "Norland",
    "Norlandic Lighthouse Service": "Norland",
    "Ana Ruiz": "Kenya",
    "Signe Brenn": None,
}


def test_a_country_is_learned_with_its_adjective(quote, countries):
    for number, speakers in enumerate(STORY):
        quote(number, speakers)
    assert countries() == TOLD
    assert countries() == TOLD


def test_the_order_of_pages_does_not_matter(quote, countries):
    for number in reversed(range(len(STORY))):
        quote(number, STORY[number])
        found = countries()
    assert found == TOLD


def test_one_article_teaches_nothing(quote, countries):
    quote(0, STORY[0])
    assert set(countries().values()) == {None}


def test_what_is_no_longer_told_is_taken_back(quote, countries):
    for number, speakers in enumerate(STORY):
        quote(number, speakers)
    countries()
    quote(1, [("Ilse Varen", "person", "minister")])
    found = countries()
    assert (found["Ewald Rimmon"], found["Ana Ruiz"]) == (None, "Kenya")


@pytest.mark.parametrize(
    "other", [("Ana Norland", "person", None), ("Norland", "organization", None)]
)
def test_who_else_is_called_so_leaves_it_unknown(other, quote, countries):
    quote(0, STORY[0])
    quote(1, STORY[1])
    quote(2, [other])
    assert countries()["Ilse Varen"] is None


def test_a_judgement_leaves_the_country_told(record, quote, countries):
    for number, speakers in enumerate(STORY):
        quote(number, speakers)
    countries()
    varen, rimmon = record.actor("Ilse Varen"), record.actor("Ewald Rimmon")
    made = record.judge((varen.id, rimmon.id), "same", by="Mira", now=NOW)
    assert record.actor("Ilse Varen").country == "Norland"
    record.take_back(made.id, by="Mira", now=NOW)
    assert record.actor("Ewald Rimmon").country == "Norland"
