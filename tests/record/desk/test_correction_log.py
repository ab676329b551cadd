"""The log of corrections, page by page, each entry with what has become of it."""

from datetime import UTC, datetime, timedelta

import pytest

from onrecord.record import Request

NOW = datetime(2026, 3, 21, 8, 0, tzinfo=UTC)


@pytest.fixture
def three(put, record):
    """Three statements: accepted by Mira, rejected by Jon, accepted by Mira; the corrections."""
    put(("Ilse Varen", "the ice holds"), ("Ole Sund", "it does not"), ("Ana Wick", "who knows"))
    (reading,) = record.readings()
    made = []
    for number, (author, action) in enumerate(
        [("Mira", "accept"), ("Jon", "reject"), ("Mira", "accept")]
    ):
        statement = reading.statements[number].id
        now = NOW + timedelta(minutes=number)
        made.append(
            record.correct(Request(action=action, statement=statement, author=author, now=now))
        )
    return made


def test_pages_follow_each_other_the_newest_first(desk, three):
    first = desk.corrections(limit=2)
    rest = desk.corrections(limit=2, before=first.before)
    assert [one.correction for one in (*first.entries, *rest.entries)] == three[::-1]
    assert rest.before is None
    assert first.entries[0].words == ("who knows",)


def test_an_author_or_a_statement_is_asked_for(desk, three):
    of_mira = desk.corrections(author="Mira").entries
    assert [one.correction for one in of_mira] == [three[2], three[0]]
    (only,) = desk.corrections(statement=three[1].statement).entries
    assert (only.correction, only.words) == (three[1], ("it does not",))
    assert desk.corrections(author="Nobody").entries == ()


def test_what_was_taken_back_says_by_whom_until_that_is_taken_back(desk, record, three):
    def held():
        log = desk.corrections(statement=three[1].statement).entries
        return [(one.correction.action, one.taken_back_by) for one in log]

    later = NOW + timedelta(hours=1)
    undo = record.undo(three[1].id, author="Mira", now=later)
    assert held() == [("undo", None), ("reject", "Mira")]
    again = record.undo(undo.id, author="Jon", now=later + timedelta(minutes=1))
    assert held() == [("undo", None), ("undo", "Jon"), ("reject", None)]
    record.undo(again.id, author="Ana", now=later + timedelta(minutes=2))
    assert held()[-1] == ("reject", "Mira")
    assert desk.corrections(statement=three[1].statement).entries[0].words == ()
