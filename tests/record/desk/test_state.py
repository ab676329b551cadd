"""A cache knows from the token that it is stale."""

from datetime import UTC, datetime

import pytest

from onrecord.errors import RecordError
from onrecord.record import Record, Request
from onrecord.record.desk import Event

NOW = datetime(2026, 3, 21, 8, 0, tzinfo=UTC)


@pytest.fixture
def moved(desk):
    """Whether the token is another one than when it was asked for last."""
    last = [desk.state()]

    def has_moved():
        last.append(desk.state())
        return last[-1] not in last[:-1]

    return has_moved


def test_every_change_gives_another_token(record, put, settle, refuse, add, moved):
    put(("Ilse Varen", "yes"), ("Tomas Ardel", "no"))
    assert moved()
    settle()
    assert moved()
    add(*refuse("login-wall", origin="wall"))
    assert moved()
    (match, _) = record.desk.article(next(record.pages()).article).matches
    accept = Request(action="accept", statement=match.statement.id, author="Mira", now=NOW)
    made = record.correct(accept)
    assert moved()
    record.undo(made.id, author="Mira", now=NOW)
    assert moved()
    varen, ardel = record.actor("Ilse Varen"), record.actor("Tomas Ardel")
    judged = record.judge((varen.id, ardel.id), "same", by="Mira", now=NOW)
    assert moved()
    record.take_back(judged.id, by="Mira", now=NOW)
    assert moved()


def test_looking_and_noting_are_no_change(desk, put, moved):
    put(("Ilse Varen", "yes"))
    assert moved()
    desk.stories()
    desk.outlets()
    desk.note(Event(at=NOW, who="Mira", role="reader", what="sign-in"))
    assert not moved()


def test_what_failed_is_no_change(record, put, moved):
    put(("Ilse Varen", "yes"))
    assert moved()
    with pytest.raises(RecordError, match="no actor"):
        record.judge(("w-nobody", "w-noone"), "same", by="Mira", now=NOW)
    assert not moved()


def test_another_connection_sees_the_change(place, record, put):
    before = record.desk.state()
    with Record.open(place) as other:
        assert other.desk.state() == before
        put(("Ilse Varen", "yes"))
        assert other.desk.state() == record.desk.state() != before
