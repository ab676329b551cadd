"""`onrecord pages`: what was read, what was not, and why."""

import json


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


def test_a_name_is_shown_not_obeyed(onrecord, record_file):
    run = onrecord("pages", record_file, "--unread")
    assert run.out.splitlines()[-1].startswith("wall�[31m.html\t")
