"""Wrong usage, exit code 2: options that exclude each other, and values that say nothing."""

import pytest


@pytest.mark.parametrize(
    ("typed", "message"),
    {
        "a page without its size": (["--after", "x"], "--after goes with --limit"),
        "counts have no pages": (["--counts", "--limit", "3"], "--counts goes without --limit"),
        "counts have no order": (
            ["--counts", "--by", "relevance", "--words", "visit"],
            "--counts goes without --by relevance",
        ),
        "passed on and not": (["--relayed", "--firsthand"], "--relayed or --firsthand, not both"),
        "unnamed and named": (["--anonymous", "--named"], "--anonymous or --named, not both"),
        "no words to rank by": (["--by", "relevance"], "--by relevance ranks by words; give"),
        "no words": (["--words", ""], "--words is empty"),
        "no name": (["--actor", " "], "--actor is empty"),
        "no country": (["--country", ""], "--country is empty"),
    }.values(),
)
def test_said(onrecord, record_file, typed, message):
    assert_usage(onrecord("said", record_file, *typed), message)


@pytest.mark.parametrize(
    ("typed", "message"),
    {
        "only dna dates documents": (["csv", "--date", "article"], "csv goes without --date"),
        "what people reviewed is not asked for": (
            ["corrections", "--speaker", "varen", "-o", "gold"],
            "corrections goes without --speaker",
        ),
        "a file without a name": (["csv", "-o", ""], "--output is empty"),
        "a question without words": (["csv", "--text", ""], "--text is empty"),
    }.values(),
)
def test_export(onrecord, record_file, typed, message):
    name, *options = typed
    assert_usage(onrecord("export", name, record_file, *options), message)


def assert_usage(run, message):
    assert (run.code, run.out) == (2, "")
    assert message in run.err
    assert "Traceback" not in run.err
