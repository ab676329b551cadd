"""`onrecord read`: readings on stdout, reasons on stderr, an exit code that tells."""

import io
import json
import os
import sys

import pytest

from onrecord.codec import decode


def test_each_page_is_a_line_that_the_format_holds(onrecord, news):
    run = onrecord("read", news)
    (line,) = run.out.splitlines()
    reading = decode(line)
    assert reading.article.outlet == "Radio Vesper"
    assert "Ilse Varen" in {s.speaker.name for s in reading.statements if s.speaker}
    assert run.code == 0
    assert run.err == f"1 read; {len(reading.statements)} statements; 0 unread\n"


def test_an_unread_page_is_a_line_too_and_named_with_its_reason(onrecord, news_and_wall):
    run = onrecord("read", "--json", news_and_wall)
    unread = [decode(line) for line in run.out.splitlines()][1]
    assert run.code == 3
    assert unread.page.origin.endswith("wall.html")
    reason = f"{unread.unread.reason}: {unread.unread.detail}"
    assert f"unread: {unread.page.origin}: {reason}" in run.err.splitlines()


def test_what_is_not_there_does_not_stop_the_rest(onrecord, news, tmp_path):
    run = onrecord("read", tmp_path / "none.html", news)
    assert [decode(line).unread is None for line in run.out.splitlines()] == [False, True]
    assert run.code == 3


def test_the_origin_of_a_line_is_told_once(onrecord, tmp_path):
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": "1"}\n')
    run = onrecord("read", rows)
    assert run.err.count(f"{rows}:1: ") == 1
    assert f"unread: {rows}:1: not-article: `text` is missing\n" in run.err


def test_a_password_in_an_address_is_not_told(onrecord):
    run = onrecord("read", "https://ole:s3cret@news.example/a.html")
    assert "s3cret" not in run.err


def test_a_hostile_name_is_shown_not_obeyed(onrecord, news):
    hostile = news / os.fsdecode(b"\xff\n\x1b[31m\xe2\x80\xae.html")
    (news / "talks.html").rename(hostile)
    folder = news.rename(os.fsdecode(os.fsencode(news) + b"\x9b"))
    run = onrecord("read", folder, hostile)
    read, missing = (decode(line) for line in run.out.splitlines())
    assert r"\xff" in read.page.origin
    assert missing.unread.reason == "not-found"
    assert len(run.err.splitlines()) == 2
    assert not {"\x1b", "\x9b", "\u202e"} & set(run.err)


def test_standard_input_is_read(onrecord, news, monkeypatch):
    body = (news / "talks.html").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(body)))
    assert json.loads(onrecord("read", "-").out)["page"]["origin"] == "-"


def test_a_language_without_word_lists_is_told(onrecord, tmp_path):
    (tmp_path / "de.jsonl").write_text(
        '{"id": "1", "language": "de", "text": "„Nein“, sagte sie am Montag in Halvik."}'
    )
    run = onrecord("read", tmp_path / "de.jsonl")
    assert run.code == 0
    assert "no word lists, so no statements, for de 1" in run.err


@pytest.mark.parametrize(
    "arguments", [["read"], ["read", "--colour"], ["reed", "x"], ["read", "gopher://x"]], ids=str
)
def test_wrong_usage_is_told_apart_from_failure(onrecord, arguments):
    run = onrecord(*arguments)
    assert (run.code, run.out) == (2, "")
    assert run.err
    assert "Traceback" not in run.err


def test_the_version_is_that_of_the_library(onrecord):
    from onrecord import __version__

    assert onrecord("--version").out == f"onrecord {__version__}\n"


@pytest.mark.parametrize(
    "verb", ["read", "add", "overview", "said", "show", "pages", "attributions"]
)
def test_the_help_of_each_verb_has_an_example(onrecord, verb):
    run = onrecord(verb, "--help")
    assert run.code == 0
    assert f"Example: onrecord {verb} " in " ".join(run.out.split())
