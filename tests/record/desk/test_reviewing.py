"""What to review next: what is doubtful and matters, never what somebody has reviewed."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import pipeline
from onrecord.model import Page
from onrecord.record import Request, SaidQuery
from onrecord.record.desk import Progress, reviewing
from onrecord.record.desk.reviewing import Candidate, in_order

NOW = datetime(2026, 3, 21, 8, 0, tzinfo=UTC)
ANY = SaidQuery()


def candidate(key=1, confidence=0.5, credited=True, quoted=0, day="2026-03-12"):
    return Candidate(key, f"s-{key}", confidence, credited, quoted, day)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param({"confidence": 0.4}, {"confidence": 0.6}, id="the more doubtful"),
        pytest.param({"credited": False}, {}, id="nobody is credited"),
        pytest.param({"quoted": 1000}, {"quoted": 10}, id="who is quoted more"),
        pytest.param({}, {"day": "2025-03-12"}, id="what is newer"),
        pytest.param({"day": "2025-03-12"}, {"day": "~"}, id="what has a day"),
        pytest.param({"key": 0}, {}, id="of equal ones what came first"),
        pytest.param(
            {"confidence": 0.6, "quoted": 1000}, {"confidence": 0.5}, id="of two what weighs more"
        ),
    ],
)
def test_what_comes_first(first, second):
    one, other = candidate(**first), candidate(**{"key": 2, **second})
    assert in_order([other, one]) == in_order([one, other]) == [one, other]


def test_a_page_of_the_far_future_makes_nothing_old():
    dated = [candidate(key=n, day=f"2026-03-{n:02}") for n in range(1, 25)]
    among = [*dated, candidate(key=99, day="2050-09-30")]
    assert [one.key for one in in_order(among)][:4] == [23, 24, 99, 22]


@given(
    st.lists(
        st.builds(
            Candidate,
            key=st.integers(1, 10**6),
            id=st.just("s-0"),
            confidence=st.floats(0, 1),
            credited=st.booleans(),
            quoted=st.integers(0, 10**6),
            day=st.dates().map(str) | st.just("~"),
        ),
        unique_by=lambda one: one.key,
    )
)
def test_the_order_is_one_whatever_the_order_before(candidates):
    once = in_order(candidates)
    assert sorted(once) == sorted(candidates)
    assert in_order({*once}) == in_order(dict.fromkeys(reversed(once)))


@pytest.fixture
def story(put, settle):
    put(("Ilse Varen", "certain"), confidence=0.95)
    put(("Ilse Varen", "doubtful"), confidence=0.4)
    put(("Tomas Ardel", "doubtful too"), confidence=0.45)
    put(("–", "nobody"), confidence=0.6)
    settle()


@pytest.fixture
def words(desk):
    def words(ids):
        return [match.statement.content[0].of(match.article.text) for match in desk.matches(ids)]

    return words


def test_the_doubtful_come_first(desk, story, words):
    assert words(desk.queue(ANY)) == ["doubtful", "nobody", "doubtful too", "certain"]
    assert desk.progress(ANY) == Progress(waiting=4, reviewed=0)


def test_of_a_question(desk, story, words):
    for query, found in (
        (SaidQuery(speaker="varen"), ["doubtful", "certain"]),
        (SaidQuery(words="doubtful"), ["doubtful", "doubtful too"]),
    ):
        assert words(desk.queue(query)) == found
        assert desk.progress(query) == Progress(waiting=2, reviewed=0)


def test_what_nobody_has_on_record_is_left_out(desk, story):
    first, second, *_ = desk.queue(ANY)
    shown = [match.statement.id for match in desk.matches([second, "s-none", first])]
    assert shown == [second, first]
    assert desk.still_waiting([second, "s-none", first]) == (second, first)


@pytest.mark.parametrize("looked_up", [100, 1])
def test_of_a_queue_made_before_what_is_reviewed_is_left_out(
    record, desk, story, looked_up, monkeypatch
):
    monkeypatch.setattr(reviewing, "LOOKED_UP", looked_up)
    first, second, third, last = ids = desk.queue(ANY)
    for action, one in (("accept", first), ("reject", third)):
        record.correct(Request(action=action, statement=one, author="Mira", now=NOW))
    assert desk.still_waiting(ids) == (second, last)
    assert desk.still_waiting(ids, limit=1) == (second,)


@pytest.mark.parametrize("query", [ANY, SaidQuery(manner="direct"), SaidQuery(words="doubtful")])
@pytest.mark.parametrize("many", [False, True], ids=["looked up", "by index"])
def test_what_is_reviewed_never_comes_back(record, desk, story, query, many, monkeypatch):
    """Each in its turn, until none is left."""
    if many:
        monkeypatch.setattr(reviewing, "COMMON", 0)
    total = record.search(query).total
    for done in range(total):
        found = desk.queue(query)
        assert desk.progress(query) == Progress(total - done, done)
        assert all(match.review is None for match in desk.matches(found))
        assert len(found) == total - done
        record.correct(Request(action="accept", statement=found[0], author="Mira", now=NOW))
    assert desk.queue(query) == ()


def test_two_of_one_id_do_not_hold_up_the_queue(record, desk):
    """Files of different people number their articles alike, and agencies write the same words."""
    said = "The harbour will stay open, Foreign Minister Ilse Varen said on Tuesday."
    for outlet, rest in (("Vesper Post", "The lamps were out."), ("Norland Daily", "It rained.")):
        row = {"id": "1", "outlet": outlet, "text": f"{said} {rest}"}
        page = Page(f"{outlet}.jsonl:1", "application/json", json.dumps(row).encode())
        reading = pipeline.read_page(page)
        record.add(page, reading, method="rules-en@1", now=NOW)
    (one,) = desk.queue(ANY)
    assert desk.still_waiting([one]) == (one,)
    record.correct(Request(action="accept", statement=one, author="Mira", now=NOW))
    assert desk.still_waiting(desk.queue(ANY)) == ()


def test_candidates_are_the_most_doubtful_and_the_last(desk, story, words, monkeypatch):
    monkeypatch.setattr(reviewing, "POOL", 1)
    assert words(desk.queue(ANY)) == ["doubtful", "nobody"]
    monkeypatch.setattr(reviewing, "COMMON", 0)
    assert words(desk.queue(ANY)) == ["doubtful", "nobody"]


def test_an_empty_record_waits_for_nothing(desk):
    assert desk.queue(ANY) == ()
    assert desk.progress(ANY) == Progress(waiting=0, reviewed=0)
    assert desk.still_waiting(()) == desk.matches(()) == ()
