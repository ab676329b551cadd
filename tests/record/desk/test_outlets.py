"""Outlets with what is read from them, whom they quote, on whose words they rely."""

import pytest

from onrecord.errors import RecordError
from onrecord.model import PageRef, Reading, Unread
from onrecord.record import Count, SaidQuery
from onrecord.record.desk import OutletCounts


@pytest.fixture
def press(put, settle):
    """Three articles in two outlets, and one of nobody knows whom."""
    put(("Ilse Varen", "yes"), ("an official", "maybe"), url="https://www.vesper.example/1")
    put(("Ilse Varen", "no"), relay=("NTA",), published="2026-03-14", title="Later")
    put(opening="Nothing was said.", outlet="Norland Post", published=None)
    put(("Sara Lind", "ice"), outlet=None)
    settle()


def test_all_outlets_are_counted(desk, press):
    assert desk.outlets() == (
        OutletCounts("Radio Vesper", 2, 3, 1, 1, "2026-03-12", "2026-03-14"),
        OutletCounts("Norland Post", 1, 0, 0, 0, None, None),
    )


def test_one_outlet(record, desk, press):
    view = desk.outlet("Radio Vesper")
    assert view.counts == desk.outlets()[0]
    assert view.relays == (Count("NTA", "NTA", 1),)
    assert view.voices == (Count(record.actor("Ilse Varen").id, "Ilse Varen", 2),)
    assert [(one.title, one.published, one.statements) for one in view.newest] == [
        ("Later", "2026-03-14", 1),
        (None, "2026-03-12", 2),
    ]
    assert view.unread == ()


def test_an_outlet_that_says_nothing(desk, press):
    view = desk.outlet("Norland Post")
    assert (view.relays, view.voices, len(view.newest)) == ((), (), 1)


@pytest.mark.parametrize("name", ["Radio", "radio vesper", "", "Sarovia Times"])
def test_an_outlet_is_known_by_its_whole_name(desk, press, name):
    with pytest.raises(RecordError, match="no outlet"):
        desk.outlet(name)


@pytest.mark.parametrize(
    ("url", "is_theirs"),
    [
        ("https://vesper.example/2", True),
        ("http://www.vesper.example:80/2", True),
        ("https://other.example/vesper.example", False),
        ("https://not-vesper.example/2", False),
        ("https://[vesper.example/2", False),
        (None, False),
    ],
)
def test_unread_pages_of_its_hosts_are_its_own(desk, press, add, url, is_theirs):
    unread = Unread("login-wall", "asks for a login")
    add(None, Reading(PageRef("wall", url, None), unread=unread))
    found = desk.outlet("Radio Vesper").unread
    assert [(row.origin, row.reason) for row in found] == [("wall", "login-wall")] * is_theirs


def test_statements_are_asked_for_by_the_whole_name(record, press):
    def found(**asked):
        return record.search(SaidQuery(**asked)).total

    assert found(outlet_named="Radio Vesper") == found(outlet="vesper radio") == 3
    assert found(outlet_named="Radio") == found(outlet_named="vesper radio") == 0
    assert found(outlet_named="Radio Vesper", words="maybe") == 1
    for one in record.facets(SaidQuery()).counts["outlet"]:
        assert found(outlet_named=one.value) == one.statements
