from datetime import UTC, datetime, timedelta, timezone

import pytest

from onrecord.errors import SelectionError
from onrecord.model import Unread
from onrecord.record import Counts, PageRow

VISIT = "[Ilse Varen] {said} <she would travel>. [She] {added} <that she must>."


def test_a_page_is_listed_with_what_became_of_it(record, tell):
    page, reading = tell(VISIT, origin="a.html")
    now = datetime(2026, 3, 20, 10, 30, tzinfo=timezone(timedelta(hours=1)))
    record.add(page, reading, method="rules-en@1", now=now)
    assert list(record.pages()) == [
        PageRow(
            origin="a.html",
            url=None,
            article=reading.article.id,
            outlet="Radio Vesper",
            title=None,
            published="2026-03-15T10:00:00+01:00",
            statements=2,
            unread=None,
            read_at=datetime(2026, 3, 20, 9, 30, tzinfo=UTC),
            method="rules-en@1",
            current=True,
        )
    ]


def test_an_unread_page_is_listed_with_its_reason(add, record, tell, refuse):
    add(*refuse("login-wall", origin="wall.html"))
    add(*tell(VISIT, origin="a.html", published=None))
    read, unread = record.pages()
    assert (read.origin, read.unread) == ("a.html", None)
    assert unread.unread == Unread("login-wall", "nothing to read")
    assert unread.article is unread.outlet is unread.published is None
    assert unread.statements == 0


def test_what_is_current_is_counted(add, record, tell, refuse):
    page, reading = tell(VISIT, origin="a.html")
    add(page, reading, "rules-en@1")
    add(page, reading, "rules-en@2")
    add(*tell(VISIT, origin="b.html", outlet=None))
    add(*refuse("empty", origin="c.html"))
    assert record.counts() == Counts(pages=3, articles=2, unread=1, outlets=1, statements=4)


def test_an_empty_record_counts_nothing(record):
    assert record.counts() == Counts(pages=0, articles=0, unread=0, outlets=0, statements=0)
    assert list(record.pages()) == list(record.readings()) == []


def test_pages_by_words_of_title_or_text(add, record, tell):
    add(*tell("The ice held.", origin="a"))
    add(*tell("The harbour burned.", origin="b"))
    assert [row.origin for row in record.pages(words="ice")] == ["a"]
    assert [row.origin for row in record.pages(words='"the harb*"')] == ["b"]
    assert [row.origin for row in record.pages(words="the -ice")] == ["b"]
    with pytest.raises(SelectionError, match="holds no word"):
        list(record.pages(words="%"))
