"""Pages that gave no article, the newest first, each once, with how many there are."""

from datetime import UTC, datetime, timedelta

import pytest

from onrecord.errors import SelectionError

NOON = datetime(2026, 3, 21, 12, 0, tzinfo=UTC)


@pytest.fixture
def failed(record, refuse):
    def put(origin, reason, minute=0):
        page, reading = refuse(reason, origin=origin)
        now = NOON + timedelta(minutes=minute)
        record.add(page, reading, method="rules-en@1", now=now)

    return put


def test_each_with_its_reason(desk, failed, put):
    put(("Ilse Varen", "yes"))
    failed("a", "login-wall")
    failed("b", "empty", minute=1)
    found = desk.unread()
    assert [(row.origin, row.reason, row.detail) for row in found.pages] == [
        ("b", "empty", "nothing to read"),
        ("a", "login-wall", "nothing to read"),
    ]
    assert found.pages[0].read_at == NOON + timedelta(minutes=1)
    assert (found.total, found.after) == (2, None)


def test_reasons_are_counted(desk, failed):
    for origin in "abc":
        failed(origin, "empty")
    failed("d", "video")
    reasons = desk.unread(limit=1).reasons
    assert [(one.value, one.statements) for one in reasons] == [("empty", 3), ("video", 1)]


def test_pages_of_one_reason(desk, failed):
    for number in range(6):
        failed(f"{number}", ("empty", "video")[number % 2], minute=number)
    first = desk.unread(reason="video", limit=2)
    second = desk.unread(reason="video", limit=2, after=first.after)
    assert [row.origin for row in (*first.pages, *second.pages)] == ["5", "3", "1"]
    assert (first.total, second.after) == (6, None)


def test_pages_together_are_all_and_each_once(desk, failed):
    for number in range(7):
        failed(f"{number}", "empty", minute=number // 3)
    seen, after = [], None
    while True:
        found = desk.unread(limit=2, after=after)
        seen += [row.origin for row in found.pages]
        after = found.after
        if after is None:
            break
    assert seen == list("6543210")


def test_one_that_was_read_later_is_none(record, desk, failed, tell):
    failed("a", "empty")
    page, reading = tell("[Ilse Varen] {said} <yes>.", origin="a")
    record.add(page, reading, method="rules-en@1", now=NOON)
    assert desk.unread().pages == ()


@pytest.mark.parametrize(
    "after", ["", "x", "_1", "2026_", "2026_-1", "2026_" + "9" * 19, "2026_" + "9" * 40]
)
def test_a_page_that_is_none(desk, after):
    with pytest.raises(SelectionError, match="asks for no page"):
        desk.unread(after=after)
