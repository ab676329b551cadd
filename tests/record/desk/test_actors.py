"""Actors as the desk lists them, what they are called, and where they are quoted."""

from datetime import UTC, datetime

import pytest

from onrecord.errors import RecordError, SelectionError
from onrecord.record import ActorQuery
from onrecord.record.desk import Called

NOW = datetime(2026, 4, 1, tzinfo=UTC)


@pytest.fixture
def quoted(put, settle):
    """Ilse Varen in three articles, four others in one each."""
    for day in (3, 1, 2):
        put(("Ilse Varen", "yes"), ("Ilse Varen", "no"), published=f"2026-03-0{day}")
    for name in ("Tomas Ardel", "Sara Lind", "Otto Lind", "Ana Brenn"):
        put((name, "ice"))
    settle()


def test_pages_of_actors_hold_each_once_the_most_quoted_first(record, desk, quoted):
    pages, after = [], None
    while after is not None or not pages:
        pages.append(desk.actors(ActorQuery(), limit=2, after=after))
        after = pages[-1].after
    assert [len(page.actors) for page in pages] == [2, 2, 1]
    assert {page.total for page in pages} == {5}
    assert [one for page in pages for one in page.actors] == record.actors(ActorQuery())
    assert pages[0].actors[0].name == "Ilse Varen"


def test_actors_that_fit_are_counted(desk, quoted):
    found = desk.actors(ActorQuery(words="lind"), limit=1)
    assert (found.total, len(found.actors)) == (2, 1)
    assert desk.actors(ActorQuery(words="nobody")).total == 0
    with pytest.raises(SelectionError, match="'w-0' asks for no page"):
        desk.actors(ActorQuery(), after="w-0")


def test_countries_that_can_be_asked_for(desk, put, settle):
    assert desk.countries() == ()
    for country, name in (("Peru", "Ilse Varen"), ("Kenya", "Ana Brenn")):
        put((name, "yes"), role=f"{country}'s foreign minister")
    settle()
    assert desk.countries() == ("Kenya", "Peru")
    (found,) = desk.actors(ActorQuery(country="Kenya")).actors
    assert found.name == "Ana Brenn"


def test_what_an_actor_is_called(record, desk, quoted):
    varen = record.actor("Ilse Varen")
    assert desk.naming(varen.id).names == (Called("Ilse Varen", 3),)
    assert desk.naming(varen.id).roles == ()
    with pytest.raises(RecordError, match="no actor"):
        desk.naming("w-0")


def test_the_articles_that_quote_it_come_page_by_page(record, desk, quoted):
    varen = record.actor("Ilse Varen")
    first = desk.seen(varen.id, limit=2)
    second = desk.seen(varen.id, limit=2, start=first.further)
    assert (first.total, first.further, second.further) == (3, 2, None)
    assert [*first.seen, *second.seen] == record.seen(varen.id)
    assert [one.day for one in (*first.seen, *second.seen)] == [
        "2026-03-01",
        "2026-03-02",
        "2026-03-03",
    ]
    assert desk.seen(varen.id, start=99).seen == ()


def test_who_speakers_in_articles_are(record, desk, quoted):
    varen = record.actor("Ilse Varen")
    speakers = [one.appearance for one in record.seen(varen.id)]
    assert desk.behind([*speakers, "n-0"]) == dict.fromkeys(speakers, varen)
    assert desk.behind([]) == {}


def test_an_id_that_was_joined_leads_to_the_actor(record, desk, quoted):
    varen, lind = record.actor("Ilse Varen"), record.actor("Sara Lind")
    record.judge((lind.id, varen.id), "same", by="Mira", now=NOW)
    assert desk.seen(lind.id) == desk.seen(varen.id)
    assert desk.naming(lind.id).names == (Called("Ilse Varen", 3), Called("Sara Lind", 1))
