"""`onrecord pages`: what was read, what was not, and why."""

import json
from datetime import UTC, datetime

from onrecord.model import PageRef, Reading, Unread
from onrecord.record import Record

NOW = datetime(2026, 6, 20, tzinfo=UTC)


def test_articles_come_first_and_unread_pages_with_their_reason(onrecord, record_file):
    run = onrecord("pages", record_file)
    head, *rows = (line.split("\t") for line in run.out.splitlines())
    assert head == ["page", "outlet", "published", "title", "statements", "unread"]
    assert [row[4] for row in rows] == ["1", "1", "0"]
    assert rows[-1][5] == "login-wall: it asks to log in"
    assert run.err == "2 read; 2 statements; 1 unread\n"
    assert run.code == 0


def test_only_the_unread_ones(onrecord, record_file):
    run = onrecord("pages", record_file, "--unread", "--json")
    (line,) = map(json.loads, run.out.splitlines())
    assert line["unread"] == {"reason": "login-wall", "detail": "it asks to log in"}


def test_an_origin_is_told_once_and_without_its_password(onrecord, record_file):
    origin = "https://ole:s3cret@news.example/a.jsonl:3"
    unread = Reading(PageRef(origin), unread=Unread("not-article", f"{origin}: no `text`"))
    with Record.open(record_file) as record:
        record.add(None, unread, method="rules-en@1", now=NOW)
    row = onrecord("pages", record_file, "--unread").out.splitlines()[1].split("\t")
    assert (row[0], row[5]) == ("https://***@news.example/a.jsonl:3", "not-article: no `text`")


def test_a_name_is_shown_not_obeyed(onrecord, record_file):
    run = onrecord("pages", record_file, "--unread")
    assert run.out.splitlines()[-1].startswith("wall�[31m.html\t")
