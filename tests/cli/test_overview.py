"""`onrecord overview`: from pages or from a record, in the form that the file's name asks for."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from onrecord import read
from onrecord.cli.overview import ENDINGS
from onrecord.model import Span
from onrecord.overview.forms import ENDINGS as FORMS
from onrecord.overview.narrow import TAKEN_OUT
from onrecord.record import Record


@pytest.fixture
def record(onrecord, news, tmp_path):
    onrecord("add", tmp_path / "record.db", news)
    return tmp_path / "record.db"


@pytest.mark.parametrize(
    ("name", "beginning"), [("o.html", "<!doctype html>"), ("o.md", "# "), ("o.json", "{")]
)
def test_the_name_of_the_file_tells_the_form(onrecord, news, tmp_path, name, beginning):
    run = onrecord("overview", news, "-o", tmp_path / name)
    assert run.code == 0
    assert run.out == ""
    assert (tmp_path / name).read_text("utf-8").lower().startswith(beginning)
    assert f"written: {tmp_path / name}" in run.err


def test_a_record_gives_what_its_pages_give(onrecord, news, record, tmp_path):
    onrecord("overview", news, "-o", tmp_path / "pages.json")
    onrecord("overview", record, "-o", tmp_path / "record.json")
    assert (tmp_path / "pages.json").read_bytes() == (tmp_path / "record.json").read_bytes()


def test_it_is_printed_as_markdown_where_no_file_is_named(onrecord, record):
    run = onrecord("overview", record)
    assert run.out.startswith("# ")
    assert "There will be no visit before the ice goes out" in run.out


def test_pages_that_could_not_be_read_are_named_in_it(onrecord, news_and_wall):
    run = onrecord("overview", news_and_wall)
    assert run.code == 3
    assert "wall.html" in run.out


def test_words_and_days_choose(onrecord, record, tmp_path):
    def statements(*options):
        onrecord("overview", record, *options, "-o", tmp_path / "o.json")
        return json.loads((tmp_path / "o.json").read_text())["facts"]["statements"]

    assert statements() > statements("--about", "gift nobody") > 0
    assert statements("--since", "2026-06-04") == statements("--until", "2025") == 0


def test_an_empty_overview_is_said_to_be_one(onrecord, record):
    run = onrecord("overview", record, "--about", "elephants")
    assert run.code == 0
    assert "no statement fits: the overview is empty" in run.err


@pytest.mark.parametrize(
    ("name", "code"), [("typo.db", 1), ("typo.sqlite", 1), ("typo.html", 2), ("none/*.html", 2)]
)
@pytest.mark.parametrize("output", ["keep.md", "-"])
def test_a_source_that_is_not_there_leaves_the_last_overview(
    onrecord, tmp_path, name, code, output
):
    keep = tmp_path / "keep.md"
    keep.write_text("the last good one")
    run = onrecord("overview", tmp_path / name, "-o", "-" if output == "-" else keep)
    assert (run.code, run.out) == (code, "")
    assert name in run.err
    assert keep.read_text() == "the last good one"
    assert list(tmp_path.iterdir()) == [keep]


def test_a_person_chooses_voices_and_statements(onrecord, record, tmp_path):
    def told(*options):
        onrecord("overview", record, *options, "-o", tmp_path / "o.json")
        return json.loads((tmp_path / "o.json").read_text())

    whole = told()
    first, *_, last = [one["statement"] for one in whole["passages"]]
    speaker = whole["voices"][0]["actor"]["name"]
    assert 0 < told("--actor", speaker)["facts"]["statements"] < whole["facts"]["statements"]
    assert told("--outlet", "No such outlet")["facts"]["statements"] == 0
    without = told("--without", first[:12], "--without", last)
    out = {one["statement"] for one in without["refused"] if one["reason"] == TAKEN_OUT}
    assert out == {first, last}
    moved = told("--first", last, "--by", "day")
    assert moved["selection"]["first"] == [last]
    assert last in {
        moved["passages"][number - 1]["statement"]
        for sentence in moved["sections"][0]["blocks"][0]["paragraphs"][0][:1]
        for number in sentence["citations"]
    }


def test_a_statement_that_is_not_there_cannot_be_left_out(onrecord, record):
    run = onrecord("overview", record, "--without", "s-0123456789")
    assert run.code == 0
    assert "--without s-0123456789: no such statement is among these" in run.err.splitlines()


def test_an_actor_that_is_not_on_record_is_an_error(onrecord, record):
    run = onrecord("overview", record, "--actor", "Nobody Known")
    assert (run.code, run.out) == (1, "")
    assert "no actor 'Nobody Known' on record" in run.err


def test_a_record_is_never_replaced_by_an_overview(onrecord, record, tmp_path):
    (tmp_path / "o.md").symlink_to(record)
    run = onrecord("overview", record, "-o", tmp_path / "o.md")
    assert run.code == 1
    assert "a database" in run.err


def test_the_endings_of_the_command_are_those_of_the_forms():
    assert tuple(FORMS) == ENDINGS


def test_pages_without_one_article_write_nothing(onrecord, news_and_wall, tmp_path):
    (news_and_wall / "talks.html").unlink()
    run = onrecord("overview", news_and_wall, "-o", tmp_path / "o.html")
    assert run.code == 1
    assert run.err.endswith("onrecord: no page could be read; nothing is written\n")
    assert not (tmp_path / "o.html").exists()


def test_a_record_without_one_article_writes_nothing(onrecord, news_and_wall, tmp_path):
    onrecord("add", tmp_path / "record.db", news_and_wall / "wall.html")
    run = onrecord("overview", tmp_path / "record.db", "-o", tmp_path / "o.html")
    assert run.code == 1
    assert "no article is on record; nothing is written" in run.err
    assert not (tmp_path / "o.html").exists()


@pytest.mark.parametrize("content", ["not a record, but long enough for a page. " * 20, ""])
def test_a_file_that_is_named_like_a_record_is_one_or_an_error(onrecord, tmp_path, content):
    (tmp_path / "notes.db").write_text(content)
    run = onrecord("overview", tmp_path / "notes.db")
    assert (run.code, run.out) == (1, "")
    assert run.err.startswith(f"onrecord: {tmp_path / 'notes.db'}: ")


def test_a_folder_that_is_named_like_a_record_is_a_folder(onrecord, news):
    assert onrecord("overview", news.rename(news.with_name("news.db"))).code == 0


def test_a_link_to_the_last_overview_stays_a_link(onrecord, record, tmp_path):
    (tmp_path / "latest.md").symlink_to("week.md")
    onrecord("overview", record, "-o", tmp_path / "latest.md")
    assert (tmp_path / "latest.md").is_symlink()
    assert (tmp_path / "week.md").read_text().startswith("# ")


def test_what_is_not_told_is_counted_by_its_reason(onrecord, news, tmp_path):
    reading = read(news / "talks.html")
    outside = Span(len(reading.article.text), len(reading.article.text) + 1)
    bent = [replace(one, content=(outside,)) for one in reading.statements]
    reading = replace(reading, statements=tuple(bent[:2]) + reading.statements[2:])
    with Record.open(tmp_path / "bent.db") as record:
        record.add(None, reading, method="rules-en@1", now=datetime(2026, 6, 20, tzinfo=UTC))
    run = onrecord("overview", tmp_path / "bent.db")
    assert run.code == 0
    assert "not told: 2 statements: a span lies outside the text" in run.err.splitlines()


def test_an_order_that_is_none_names_those_that_are(onrecord, record):
    run = onrecord("overview", record, "--by", "weight")
    assert run.err.rstrip().endswith("Invalid value for '--by': weight: write actor, day or outlet")


@pytest.mark.parametrize(
    "options",
    {
        "a form that is none": ["-o", "overview.odt"],
        "an actor without a name": ["--actor", " "],
        "a statement without an id": ["--without", ""],
        "a folder that is not there": ["-o", "nowhere/overview.html"],
        "a day that is none": ["--since", "soon"],
        "a period that ends before it begins": ["--since", "2026-06-09", "--until", "2026-06-01"],
        "an order that is none": ["--by", "mood"],
    }.values(),
    ids=str,
)
def test_wrong_usage_is_told_before_anything_is_read(onrecord, record, options):
    run = onrecord("overview", record, *options)
    assert (run.code, run.out) == (2, "")
    assert "Traceback" not in run.err


def test_a_record_stands_alone(onrecord, record, news):
    run = onrecord("overview", record, news)
    assert run.code == 2
    assert "a record stands alone" in run.err


def test_a_file_that_cannot_be_written_is_an_error_without_a_trace(onrecord, record, tmp_path):
    (tmp_path / "taken.md").mkdir()
    run = onrecord("overview", record, "-o", tmp_path / "taken.md")
    assert run.code == 1
    assert f"onrecord: {tmp_path / 'taken.md'}: no regular file" in run.err
    assert "Traceback" not in run.err
    assert not list(tmp_path.glob("*.part"))


def test_what_is_left_out_for_length_is_said(tmp_path, onrecord):
    """One file, more statements than an overview tells."""
    names = [
        f"{first}{last}" for first in "BCDFGHKLMN" for last in ("anok", "erin", "ilov", "otta")
    ]
    rows = [{"id": name, "outlet": name, "text": said_by(name), "language": "en"} for name in names]
    pages = tmp_path / "long.jsonl"
    pages.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    run = onrecord("overview", str(pages), "-o", str(tmp_path / "o.md"))
    assert re.search(r"^left out: \d+ statements, for length; --about", run.err, re.MULTILINE)


def said_by(name: str) -> str:
    return "\n\n".join(f"Minister Ana {name} said the {name} had {n} boats." for n in range(40))
