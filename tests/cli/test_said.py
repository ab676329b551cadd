"""`onrecord said`: filters, the table, JSON, and text that would like to be obeyed."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from onrecord.model import PageRef, Reading, Span
from onrecord.record import Record

HEAD = "statement\tsaid\tspeaker\tact\twords\tthrough\toutlet\tpublished"


def test_each_statement_is_a_line_under_the_names_of_the_columns(onrecord, record_file):
    run = onrecord("said", record_file)
    head, *rows = run.out.splitlines()
    assert (run.code, head, len(rows)) == (0, HEAD, 2)
    assert rows[0].split("\t")[1:] == [
        "2026-06-02",
        "Ilse Varen",
        "deny",
        "“There will be no visit”",
        "NTA",
        "Radio Vesper",
        "2026-06-03",
    ]


@pytest.mark.parametrize(
    ("filters", "count"),
    {
        "the speaker's name, case aside": (["--speaker", "varen"], 1),
        "words of the content": (["--text", "no visit"], 1),
        "the outlet": (["--outlet", "vesper"], 2),
        "another outlet": (["--outlet", "Monitor"], 0),
        "from a day on": (["--since", "2026-06-03"], 1),
        "up to a month's end": (["--until", "2026-06"], 2),
        "up to the year before": (["--until", "2025"], 0),
        "so many": (["--limit", "1"], 1),
    }.values(),
)
def test_filters_choose(onrecord, record_file, filters, count):
    run = onrecord("said", record_file, *filters)
    assert (run.code, len(run.out.splitlines()) - 1) == (0, count)


@pytest.mark.parametrize("form", [[], ["--json"], ["--limit", "3"]], ids=str)
def test_that_nothing_fits_is_said(onrecord, record_file, form):
    run = onrecord("said", record_file, "--speaker", "Nobody", *form)
    assert (run.code, run.err) == (0, "no statement fits\n")


def test_json_is_the_statement_in_the_reading_format_with_its_words(onrecord, record_file):
    run = onrecord("said", record_file, "--speaker", "Varen", "--json")
    line = json.loads(run.out)
    assert line["words"] == ["There will be no visit"]
    assert line["outlet"] == "Radio Vesper"
    assert line["statement"]["speaker"]["role"] == "Foreign Minister"
    assert line["statement"]["content"] == [[25, 47]]


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "2026-13", "12/06/2026", ""])
def test_a_day_that_is_none_is_wrong_usage(onrecord, record_file, day):
    run = onrecord("said", record_file, "--since", day)
    assert (run.code, run.out) == (2, "")
    assert "write 2026-05-07, 2026-05 or 2026" in run.err


def test_a_period_that_ends_before_it_begins_is_wrong_usage(onrecord, record_file):
    run = onrecord("said", record_file, "--since", "2026-06-10", "--until", "2026-06-01")
    assert (run.code, run.out) == (2, "")
    assert run.err == "onrecord: 2026-06-10 is after 2026-06-01\n"


def test_a_period_may_be_one_day(onrecord, record_file):
    run = onrecord("said", record_file, "--since", "2026-06-02", "--until", "2026-06-02")
    assert (run.code, len(run.out.splitlines())) == (0, 2)


def test_a_record_that_is_not_there_is_an_error_without_a_trace(onrecord, tmp_path):
    run = onrecord("said", tmp_path / "none.db")
    assert (run.code, run.out) == (1, "")
    assert run.err.startswith("onrecord: ")
    assert "Traceback" not in run.err


def test_nothing_in_the_text_is_obeyed(onrecord, record_file):
    run = onrecord("said", record_file)
    row = run.out.splitlines()[-1]
    assert row.split("\t")[2] == "Ole�[2J Sund"
    assert not set("\x1b\x07\x9b\u202e") & set(run.out)


def test_the_best_fits_are_listed_to_the_last_one(onrecord, record_file):
    """More than are fetched at once."""
    boats = [f"boat {number}" for number in range(250)]
    with Record.open(record_file) as record:
        known = next(record.readings())
        text = ", ".join(boats)
        article = replace(known.article, id="a-boats", text=text, sha256="b" * 64)
        blank = replace(known.statements[0], cue=None, source=None, relay=(), said=None, venue=None)
        statements = tuple(
            replace(blank, id=f"s-boat{number}", content=(found(boat, text),))
            for number, boat in enumerate(boats)
        )
        reading = Reading(PageRef("boats.html", sha256="b" * 64), article, statements)
        record.add(None, reading, method="rules-en@1", now=datetime(2026, 6, 20, tzinfo=UTC))
    run = onrecord("said", record_file, "--words", "boat", "--by", "relevance", "--json")
    assert run.code == 0
    assert len({json.loads(line)["statement"]["id"] for line in run.out.splitlines()}) == 250


def found(words: str, text: str) -> Span:
    start = f"{text},".index(f"{words},")
    return Span(start, start + len(words))
