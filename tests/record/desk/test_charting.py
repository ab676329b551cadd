"""What charts are drawn from: counts that are the same as those of the statements themselves."""

from collections import Counter
from datetime import date

import pytest

from onrecord.record import SaidQuery
from onrecord.record.desk import Cited, Crossing, Day, Days

ANY = SaidQuery()
QUERIES = [
    pytest.param(ANY, id="all"),
    pytest.param(SaidQuery(manner="direct"), id="a kind"),
    pytest.param(SaidQuery(words="ice"), id="words"),
    pytest.param(SaidQuery(since=date(2026, 3, 12), until=date(2026, 3, 12)), id="a day"),
    pytest.param(SaidQuery(outlet_named="Norland Post"), id="an outlet"),
]


@pytest.fixture
def press(put, settle):
    put(("Ilse Varen", "ice"), ("Ilse Varen", "more ice"), ("an official", "ice"), relay=("NTA",))
    put(("Ilse Varen", "snow"), manner="indirect", outlet="Norland Post")
    put(("Ilse Varen", "ice"), outlet="Norland Post", published="2026-03-13", relay=("NTA", "AZE"))
    put(("Tomas Ardel", "ice"), outlet="Norland Post", published=None)
    put(("Tomas Ardel", "sun"), outlet=None, relay=("AZE",))
    settle()


def said(record, query):
    return [match for match in record.said(query) if match.actor]


def test_days_of_the_most_quoted(record, desk, press):
    found = desk.days(ANY)
    assert [(one.actor.label, one.actor.statements) for one in found.actors] == [
        ("Ilse Varen", 4),
        ("Tomas Ardel", 2),
    ]
    assert found.actors[0].actor.value == record.actor("Ilse Varen").id
    assert found.actors[0].days == (
        Day("2026-03-12", "direct", False, 2),
        Day("2026-03-12", "indirect", False, 1),
        Day("2026-03-13", "direct", False, 1),
    )
    assert found.actors[1].days == (Day("2026-03-12", "direct", False, 1),)
    assert (found.step, found.undated) == ("day", 1)
    assert [one.actor.label for one in desk.days(ANY, actors=1).actors] == ["Ilse Varen"]


@pytest.mark.parametrize("query", QUERIES)
def test_every_statement_is_counted_once(record, desk, press, query):
    ids = Counter(match.actor.id for match in said(record, query))
    found = desk.days(query)
    assert {one.actor.value: one.actor.statements for one in found.actors} == ids
    days = sum(day.statements for one in found.actors for day in one.days)
    assert days + found.undated == ids.total()
    pairs = Counter((match.actor.id, match.article.outlet) for match in said(record, query))
    crossing = desk.outlets_by_actor(query)
    assert {row.value: row.statements for row in crossing.rows} == ids
    for row, numbers in zip(crossing.rows, crossing.counts, strict=True):
        cells = zip(crossing.columns, numbers, strict=True)
        assert {column.value: number for column, number in cells if number} == {
            outlet: number
            for (actor, outlet), number in pairs.items()
            if actor == row.value and outlet
        }
    passed_on = Counter(
        (match.article.outlet, one.name)
        for match in record.said(query)
        for one in match.statement.relay
    )
    cited = {(one.outlet, one.name): one.statements for one in desk.relays(query)}
    assert cited == passed_on


@pytest.mark.parametrize(
    ("days", "step", "points"),
    [
        (
            ["2026-01-01", "2026-02-03", "2026-12-31"],
            "day",
            ["2026-01-01", "2026-02-03", "2026-12-31"],
        ),
        (["2020-01-01", "2020-01-09", "2026-12-31"], "month", ["2020-01-01", "2026-12-01"]),
        (["1900-01-01", "1900-07-09", "2026-12-31"], "year", ["1900-01-01", "2026-01-01"]),
    ],
)
def test_a_step_leaves_room(desk, put, settle, days, step, points):
    for day in days:
        put(("Ilse Varen", "ice"), published=day)
    settle()
    found = desk.days(ANY)
    assert found.step == step
    assert [day.day for day in found.actors[0].days] == points


def test_an_outlier_stretches_nothing(desk, put, settle):
    for number in range(120):
        put(("Ilse Varen", "ice"), published=f"2026-03-{1 + number % 20:02}")
    put(("Ilse Varen", "ice"), published="1945-05-08")
    settle()
    found = desk.days(ANY)
    assert found.step == "day"
    assert found.actors[0].days[0].day == "1945-05-08"


def test_outlets_by_actor(desk, press):
    found = desk.outlets_by_actor(ANY)
    assert [(row.label, row.statements) for row in found.rows] == [
        ("Ilse Varen", 4),
        ("Tomas Ardel", 2),
    ]
    assert [(column.value, column.statements) for column in found.columns] == [
        ("Radio Vesper", 3),
        ("Norland Post", 3),
    ]
    assert found.counts == ((2, 2), (0, 1))
    one = desk.outlets_by_actor(ANY, actors=1, outlets=1)
    assert (len(one.rows), len(one.columns), one.counts) == (1, 1, ((2,),))


def test_who_cites_whom(desk, press):
    assert desk.relays(ANY, limit=2) == (
        Cited("Radio Vesper", "NTA", 3),
        Cited("Norland Post", "AZE", 1),
    )
    assert Cited(None, "AZE", 1) in desk.relays(ANY)


def test_nothing_gives_nothing(desk):
    assert desk.days(ANY) == Days((), "day", 0)
    assert desk.outlets_by_actor(ANY) == Crossing((), (), ())
    assert desk.relays(SaidQuery(words="ice")) == ()
