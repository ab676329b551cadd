"""What to review next: what is doubtful and matters, never what somebody has reviewed."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record import Request, SaidQuery
from onrecord.record.desk import reviewing
from onrecord.record.desk.reviewing import Candidate, in_order

NOW = datetime(2026, 3, 21, 8, 0, tzinfo=UTC)
ANY = SaidQuery()


def candidate(key=1, confidence=0.5, credited=True, quoted=0, day="2026-03-12"):
    return Candidate(key, confidence, credited, quoted, day)


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


def words(queue):
    return [match.statement.content[0].of(match.article.text) for match in queue.matches]


def test_the_doubtful_come_first(desk, story):
    found = desk.queue(ANY)
    assert words(found) == ["doubtful", "nobody", "doubtful too", "certain"]
    assert (found.waiting, found.reviewed) == (4, 0)


def test_of_a_question_and_a_number(desk, story):
    found = desk.queue(SaidQuery(speaker="varen"), limit=1)
    assert (words(found), found.waiting) == (["doubtful"], 2)
    found = desk.queue(SaidQuery(words="doubtful"))
    assert (words(found), found.waiting) == (["doubtful", "doubtful too"], 2)


def test_what_others_look_at_is_left_out(desk, story):
    first = desk.queue(ANY).matches[0].statement.id
    found = desk.queue(ANY, without=[first, "s-none"])
    assert words(found) == ["nobody", "doubtful too", "certain"]
    assert found.waiting == 4


@pytest.mark.parametrize("query", [ANY, SaidQuery(manner="direct"), SaidQuery(words="doubtful")])
@pytest.mark.parametrize("many", [False, True], ids=["looked up", "by index"])
def test_what_is_reviewed_never_comes_back(record, desk, story, query, many, monkeypatch):
    """Each in its turn, until none is left."""
    if many:
        monkeypatch.setattr(reviewing, "COMMON", 0)
    total = record.search(query).total
    for done in range(total):
        found = desk.queue(query)
        assert (found.waiting, found.reviewed) == (total - done, done)
        assert all(match.review is None for match in found.matches)
        assert len(found.matches) == total - done
        one = found.matches[0].statement.id
        record.correct(Request(action="accept", statement=one, author="Mira", now=NOW))
    assert desk.queue(query).matches == ()


def test_candidates_are_the_most_doubtful_and_the_last(desk, story, monkeypatch):
    monkeypatch.setattr(reviewing, "POOL", 1)
    assert words(desk.queue(ANY)) == ["doubtful", "nobody"]
    monkeypatch.setattr(reviewing, "COMMON", 0)
    assert words(desk.queue(ANY)) == ["doubtful", "nobody"]


def test_an_empty_record_waits_for_nothing(desk):
    assert desk.queue(ANY) == reviewing.Queue((), 0, 0)
