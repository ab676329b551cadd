"""Articles that carry the same words are found, whichever comes first, and nothing is deleted."""

from datetime import UTC, datetime

import pytest

WIRE = " ".join(
    f"The harbour of Halvik {verb} {noun} on day {day}, and the {who} wrote it down with care."
    for day, (verb, noun, who) in enumerate(
        (verb, noun, who)
        for verb in ("lost", "won", "counted", "painted")
        for noun in ("a crane", "two piers", "its lamp", "every rope")
        for who in ("clerk", "pilot", "mayor")
    )
)
OTHER = " ".join(
    f"In Sarovia {who} {verb} {what} before noon while snow fell on number {n}."
    for n, (who, verb, what) in enumerate(
        (who, verb, what)
        for who in ("the judge", "a baker", "the choir", "my aunt")
        for verb in ("sold", "sang about", "forgot", "measured")
        for what in ("the bridge", "six bells", "a winter")
    )
)


@pytest.fixture
def settle(record):
    return lambda: sum(record.settle(clock=lambda: datetime(2026, 3, 21, tzinfo=UTC)))


def kinds(record):
    return sorted((one.kind, one.origin) for one in record.copies())


def test_two_outlets_with_one_text_are_a_lot(record, add, tell, settle):
    add(*tell(WIRE, origin="a", outlet="Radio Vesper"))
    add(*tell(OTHER, origin="b", outlet="Norland Post"))
    add(*tell(f"{WIRE} More by our own reporter.", origin="c", outlet="Sarovia Times"))
    settle()
    found = record.copies()
    assert len(found) == 2
    assert len({one.cluster for one in found}) == 1
    assert record.counts().articles == 3
    assert list(record.check()) == []


def test_one_that_comes_later_joins_the_lot(record, add, tell, settle):
    add(*tell(WIRE, origin="a", outlet="Radio Vesper", published="2026-03-12"))
    settle()
    assert record.copies() == []
    add(*tell(WIRE, origin="b", outlet="Norland Post", published="2026-03-13"))
    settle()
    first = record.copies()
    add(*tell(WIRE, origin="c", outlet="Sarovia Times", published="2026-03-14"))
    settle()
    assert len(first) == 2
    assert len(record.copies()) == 3
    assert {one.cluster for one in record.copies()} == {one.cluster for one in first}


def test_a_lot_whose_article_is_replaced_is_settled_anew(record, add, tell, settle):
    url = "https://vesper.example/wire"
    add(*tell(WIRE, url=url, outlet="Radio Vesper"))
    add(*tell(WIRE, origin="b", outlet="Norland Post"))
    settle()
    assert len(record.copies()) == 2
    add(*tell(OTHER, url=url, outlet="Radio Vesper"))
    settle()
    assert record.copies() == []
    assert list(record.check()) == []
