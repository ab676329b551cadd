"""`onrecord overview`: from pages or from a record, in the form that the file's name asks for."""

import json

import pytest


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
    "options",
    {
        "a form that is none": ["-o", "overview.docx"],
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
    assert f"onrecord: {tmp_path / 'taken.md'}: cannot be written" in run.err
    assert "Traceback" not in run.err
    assert not list(tmp_path.glob("*.part"))
