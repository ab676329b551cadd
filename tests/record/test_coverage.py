"""Which articles come into question for a topic, a period, outlets, actors; on each database."""

from datetime import UTC, date, datetime

import pytest

from onrecord.errors import SelectionError
from onrecord.model import Selection
from onrecord.overview import compose, to_json
from onrecord.overview.of_record import compose_of
from onrecord.record import Record
from onrecord.record.coverage import Coverage

NOW = datetime(2026, 4, 1, tzinfo=UTC)


@pytest.fixture
def record(place, tell, refuse):
    told = [
        tell(
            "[Ilse Varen] {said} <the lamp stays lit>. Nets dried.", origin="a", said="2026-03-02"
        ),
        tell(
            "[Teo Marn] {said} <the toll was unfair>. Harbours closed at Ålesund.",
            origin="b",
            outlet="The Harbour Post",
            published="2026-02-10",
        ),
        tell("[Varen] {said} <no ship>. It rained.", origin="c", outlet="***", published=None),
    ]
    with Record.open(place) as opened:
        for page, reading in told:
            opened.add(page, reading, method="rules-en@1", now=NOW)
        opened.add(*refuse("login-wall", origin="wall"), method="rules-en@1", now=NOW)
        for _ in opened.settle(clock=lambda: NOW):
            pass
        yield opened


COVERED = {
    "everything": (Coverage(), "abc"),
    "a word begins one of the text": (Coverage(about="harbour"), "b"),
    "not inside one": (Coverage(about="arbour"), ""),
    "each of the words": (Coverage(about="lamp nets"), "a"),
    "in one article": (Coverage(about="lamp harbour"), ""),
    "case and accents do not matter": (Coverage(about="alesund LIT"), ""),
    "nor do they in the text": (Coverage(about="ÅLESUND"), "b"),
    "of a speaker": (Coverage(about="varen"), "ac"),
    "said in the period": (Coverage(since=date(2026, 3, 1), until=date(2026, 3, 3)), "a"),
    "published in it": (Coverage(since=date(2026, 3, 15)), "a"),
    "or before": (Coverage(until=date(2026, 2, 28)), "b"),
    "an outlet": (Coverage(outlets=("the harbour-post",)), "b"),
    "several outlets": (Coverage(outlets=("Radio Vesper", "***")), "ac"),
    "no part of a name": (Coverage(outlets=("Harbour",)), ""),
    "all at once": (Coverage(about="nets", since=date(2026, 3, 1), outlets=("Radio Vesper",)), "a"),
}


@pytest.mark.parametrize(("asked", "origins"), COVERED.values(), ids=COVERED.keys())
def test_articles_that_come_into_question(record, asked, origins):
    readings = list(record.desk.coverage(asked))
    assert {one.page.origin for one in readings if one.article} == set(origins)
    assert record.desk.covered(asked) == len(origins)
    assert [one.page.origin for one in readings if one.unread] == ["wall"]


def test_an_actor_is_quoted(record):
    marn = record.actor("Teo Marn")
    asked = Coverage(actors=(marn.id,))
    (reading,) = [one for one in record.desk.coverage(asked) if one.article]
    assert reading.page.origin == "b"
    assert record.desk.said_by(asked) == {one.id for one in reading.statements}
    assert record.desk.said_by(Coverage(actors=(marn.id,), about="lamp")) == set()


SELECTIONS = [
    Selection(),
    Selection(about="lamp"),
    Selection(about="varen", by="day"),
    Selection(since="2026-03", until="2026-03"),
    Selection(outlets=("The Harbour Post",)),
]


@pytest.mark.parametrize("selection", SELECTIONS, ids=str)
def test_no_statement_is_missed(record, selection):
    whole = compose(record.readings(), selection)
    assert to_json(compose_of(record, selection)) == to_json(whole)


def test_an_actor_of_the_record_is_called_by_its_name(record):
    marn = record.actor("Teo Marn")
    by_id = compose_of(record, Selection(actors=(marn.id,)))
    assert by_id.selection.actors == ("Teo Marn",)
    assert by_id == compose_of(record, Selection(actors=("teo marn",)))
    assert [passage.outlet for passage in by_id.passages] == ["The Harbour Post"]


def test_too_many_articles_are_no_page(record):
    assert compose_of(record, Selection(about="varen"), most=2).facts.articles == 2
    with pytest.raises(SelectionError, match="3 articles come into question, and 2 are the most"):
        compose_of(record, most=2)
