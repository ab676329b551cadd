"""What one has open is not offered to another; what one puts off is not offered again today."""

from datetime import UTC, datetime, timedelta

import pytest

from onrecord.web import turns
from onrecord.web.turns import OPEN_EACH, OPEN_FOR, PUT_OFF_EACH, PUT_OFF_FOR, Turns

NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)
QUEUE = ["s-1", "s-2", "s-3"]


@pytest.fixture
def at():
    return Turns()


def test_two_people_get_two_statements(at):
    assert at.take(QUEUE, "Mira", now=NOW) == "s-1"
    assert at.take(QUEUE, "Jon", now=NOW) == "s-2"
    assert at.take(QUEUE, "Mira", now=NOW) == "s-1"
    assert at.not_for("Mira", now=NOW) == {"s-2"}
    assert at.holder("s-1", besides="Jon", now=NOW) == "Mira"
    assert at.holder("s-1", besides="Mira", now=NOW) is None


def test_what_is_let_go_or_left_alone_is_free_again(at):
    at.take(QUEUE, "Mira", now=NOW)
    at.let_go("s-1", "Mira")
    assert at.take(QUEUE, "Jon", now=NOW) == "s-1"
    assert at.take(QUEUE, "Mira", now=NOW + OPEN_FOR) == "s-1"


def test_what_is_looked_at_again_stays(at):
    at.take(QUEUE, "Mira", now=NOW)
    at.take(["s-1"], "Mira", now=NOW + OPEN_FOR / 2)
    assert at.take(QUEUE, "Jon", now=NOW + OPEN_FOR) == "s-2"


def test_a_person_holds_a_few_at_most(at):
    ids = [f"s-{number}" for number in range(OPEN_EACH + 2)]
    for one in ids:
        at.take([one], "Mira", now=NOW)
    assert at.not_for("Jon", now=NOW) == set(ids[2:])


def test_nothing_is_free(at):
    at.take(["s-1"], "Mira", now=NOW)
    assert at.take(["s-1"], "Jon", now=NOW) is None


def test_what_is_put_off_comes_back_and_waits_for_others_meanwhile(at):
    at.take(QUEUE, "Mira", now=NOW)
    at.put_off("s-1", "Mira", now=NOW)
    assert at.not_for("Mira", now=NOW) == {"s-1"}
    assert at.take(QUEUE, "Jon", now=NOW) == "s-1"
    later = NOW + PUT_OFF_FOR + timedelta(seconds=1)
    assert at.not_for("Mira", now=later) == frozenset()


def test_what_is_remembered_is_bounded(at, monkeypatch):
    monkeypatch.setattr(turns, "PEOPLE", 3)
    for number in range(PUT_OFF_EACH + 5):
        at.put_off(f"s-{number}", "Mira", now=NOW)
    assert len(at.not_for("Mira", now=NOW)) == PUT_OFF_EACH
    for name in ("Jon", "Ana", "Ole"):
        at.put_off("s-1", name, now=NOW)
    assert at.not_for("Mira", now=NOW) == frozenset()
