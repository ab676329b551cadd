"""What is added, what is not, and which reading is current."""

from dataclasses import replace

import pytest

from onrecord.errors import RecordError
from onrecord.model import Page, PageRef, Reading
from onrecord.record import Counts

VISIT = "[Ilse Varen] {said} <she would travel>."
DENIAL = "[Tomas Ardel] {denied} <any visit>."


def current(record):
    return [row.origin for row in record.pages()]


def rows(record, table):
    with record._reader.connect() as connection:
        return connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()


def test_a_page_added_twice_adds_nothing(add, record, tell):
    assert add(*tell(VISIT))
    assert not add(*tell(VISIT))
    assert [rows(record, table) for table in ("body", "page", "article", "reading")] == [1] * 4
    assert rows(record, "statement") == 1


def test_held_is_what_was_read_by_this_method(add, record, tell, refuse):
    told, unread = tell(VISIT), refuse("empty", origin="empty.html")
    add(*told)
    add(*unread)
    assert record.holds(told.page, method="rules-en@1")
    assert record.holds(unread[0], method="rules-en@1")
    assert not record.holds(told.page, method="rules-en@2")
    assert not record.holds(tell(DENIAL).page, method="rules-en@1")


def test_a_newer_method_keeps_the_older_reading(add, record, tell):
    page, reading = tell(VISIT)
    newer = replace(reading, statements=())
    add(page, reading, "rules-en@1")
    assert add(page, newer, "rules-en@2")
    assert list(record.readings()) == [newer]
    assert list(record.readings(current=False)) == [reading, newer]
    marks = [(row.method, row.current) for row in record.pages(current=False)]
    assert marks == [("rules-en@1", False), ("rules-en@2", True)]
    assert rows(record, "body") == rows(record, "article") == 1


def test_an_older_method_does_not_take_over(add, record, tell):
    page, reading = tell(VISIT)
    add(page, reading, "rules-en@2")
    assert add(page, replace(reading, statements=()), "rules-en@1")
    assert list(record.readings()) == [reading]


def test_an_unread_page_is_kept_with_its_reason(add, record, refuse):
    page, reading = refuse("login-wall", body=b"<html>Log in</html>")
    assert add(page, reading)
    assert not add(page, reading)
    assert list(record.readings()) == [reading]
    assert record.body(reading.page.sha256) == b"<html>Log in</html>"


def test_an_unread_page_that_is_read_later_becomes_current(add, record, tell, refuse):
    told = tell(VISIT, origin="a.html")
    add(*refuse("broken", origin="a.html", body=told.page.body))
    assert add(*told)
    assert list(record.readings()) == [told.reading]


def test_an_unread_page_gives_way_to_its_mended_file(add, record, tell, refuse):
    add(*refuse("broken", origin="a.html", body=b"\x1f\x8b half a gzip"))
    told = tell(VISIT, origin="a.html")
    add(*told)
    assert list(record.readings()) == [told.reading]


def test_a_page_once_read_stays_read(add, record, tell, refuse):
    told = tell(VISIT, origin="a.html")
    add(*told)
    assert add(*refuse("login-wall", origin="a.html", body=told.page.body), "rules-en@2")
    assert list(record.readings()) == [told.reading]


def test_an_address_that_fails_in_another_way_says_so(add, record, refuse):
    for reason in ("not-found", "unreachable", "unreachable", "not-found"):
        add(*refuse(reason, origin="https://vesper.example/1", body=None))
    assert [row.unread.reason for row in record.pages()] == ["not-found"]
    assert len(list(record.pages(current=False))) == 3


def test_a_fetched_page_that_changed_replaces_its_earlier_fetch(add, record, tell):
    url = "https://vesper.example/live"
    add(*tell(VISIT, origin=url, url=url))
    later = tell(VISIT + " " + DENIAL, origin=url, url=url)
    add(*later)
    assert list(record.readings()) == [later.reading]


def test_files_of_one_name_and_other_words_are_two_pages(add, record, tell):
    add(*tell(VISIT, origin="index.html"))
    add(*tell(DENIAL, origin="index.html"))
    assert current(record) == ["index.html", "index.html"]


def test_a_copy_of_a_file_is_not_counted_twice(add, record, tell):
    add(*tell(VISIT, origin="a.html"))
    assert add(*tell(VISIT, origin="copy/a.html"))
    assert current(record) == ["copy/a.html"]


def test_a_wire_story_in_two_outlets_is_two_articles(add, record, tell):
    add(*tell(VISIT, origin="a.html", outlet="Radio Vesper"))
    add(*tell(VISIT, origin="b.html", outlet="Norland Post"))
    assert current(record) == ["a.html", "b.html"]


def test_articles_of_one_number_and_other_words_are_two(add, record, tell):
    for origin, words in (("a.jsonl:1", VISIT), ("b.jsonl:1", DENIAL)):
        page, reading = tell(words, origin=origin)
        add(page, replace(reading, article=replace(reading.article, id="1")))
    assert current(record) == ["a.jsonl:1", "b.jsonl:1"]


def test_an_article_that_comes_again_with_other_words_takes_the_place_of_the_first(
    add, record, tell
):
    for origin, words in (("a.jsonl:1", VISIT), ("b.jsonl:1", DENIAL)):
        page, reading = tell(words, origin=origin)
        numbered = replace(reading.article, id="1", url="https://vesper.example/1")
        add(page, replace(reading, article=numbered))
    assert current(record) == ["b.jsonl:1"]
    assert list(record.check()) == []


def test_two_empty_files_are_two_unread_pages(add, record, refuse):
    add(*refuse("empty", origin="a.html"))
    add(*refuse("empty", origin="b.html"))
    assert current(record) == ["a.html", "b.html"]
    assert rows(record, "body") == 1


def test_bytes_that_come_later_are_kept(add, record, tell):
    page, reading = tell(VISIT)
    assert add(None, reading)
    with pytest.raises(RecordError, match="no bytes"):
        record.body(reading.page.sha256)
    assert add(page, reading)
    assert not add(page, reading)
    assert record.body(reading.page.sha256) == page.body
    assert record.counts() == Counts(pages=1, articles=1, unread=0, outlets=1, statements=1)


def test_a_reading_of_another_page_is_refused(add, record, tell):
    with pytest.raises(RecordError, match=r"vesper\.html: the reading is of another page"):
        add(Page("b.html", "text/html", b"other bytes"), tell(VISIT).reading)
    assert record.counts().pages == 0


def test_a_reading_without_article_and_reason_is_refused(add, record):
    with pytest.raises(RecordError, match="either an article or the reason"):
        add(None, Reading(PageRef("a.html")))
    assert record.counts().pages == 0


def test_what_fails_halfway_leaves_nothing(add, record, tell):
    page, reading = tell(VISIT)
    unwritable = replace(reading.statements[0], act={"not": "a word"})
    with pytest.raises(Exception, match=r"binding|adapt"):
        add(page, replace(reading, statements=(reading.statements[0], unwritable)))
    tables = ("body", "page", "article", "reading", "statement")
    assert [rows(record, table) for table in tables] == [0] * 5
