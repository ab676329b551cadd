"""Who did what is kept, the newest first, and nothing else changes by it."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from onrecord.record.desk import Event

NOON = datetime(2026, 3, 21, 12, 0, tzinfo=UTC)


def event(number):
    at = NOON + timedelta(minutes=number)
    return Event(at=at, who="Mira", role="editor", what="correct", about=f"s-{number}")


def test_what_was_kept_comes_back_newest_first(desk):
    for number in range(3):
        desk.note(event(number))
    back = desk.events()
    assert [one.about for one in back] == ["s-2", "s-1", "s-0"]
    assert [one.number for one in back] == sorted((one.number for one in back), reverse=True)
    first = back[-1]
    assert (first.who, first.role, first.what, first.detail) == ("Mira", "editor", "correct", None)
    assert first.at == NOON


def test_pages_follow_each_other(desk):
    for number in range(5):
        desk.note(event(number))
    first = desk.events(limit=2)
    second = desk.events(limit=2, before=first[-1].number)
    assert [one.about for one in (*first, *second)] == ["s-4", "s-3", "s-2", "s-1"]
    assert desk.events(before=desk.events()[-1].number) == ()


def test_a_moment_is_kept_in_utc(desk):
    there = NOON.astimezone(timezone(timedelta(hours=5)))
    desk.note(Event(at=there, who="Mira", role="admin", what="sign-in", detail="from the office"))
    (kept,) = desk.events()
    assert kept.at == NOON
    assert kept.at.tzinfo == UTC
    assert kept.detail == "from the office"


def test_a_moment_without_a_zone_is_none(desk):
    with pytest.raises(ValueError, match="time zone"):
        desk.note(Event(at=datetime(2026, 3, 21), who="M", role="r", what="w"))
    assert desk.events() == ()
