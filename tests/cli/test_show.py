"""`onrecord show`: what is known of a statement, and the passage with its marks."""

import json

import pytest


def test_the_passage_stands_with_its_marks_in_brackets(onrecord, record_file):
    run = onrecord("show", "s-01", "--record", record_file)
    facts, passage = run.out.split("\n\n")[:2]
    assert run.code == 0
    assert passage == (
        "“[content: There will be no visit],” [source: Foreign Minister Ilse Varen] [cue: ruled] "
        "on Tuesday, as NTA had it."
    )
    assert "speaker    Ilse Varen, Foreign Minister" in facts
    assert "said       2026-06-02 (relative: Tuesday)" in facts
    assert "through    NTA" in facts


def test_why_follows_each_field_back_to_its_words(onrecord, tmp_path):
    page, record = tmp_path / "page.txt", tmp_path / "read.db"
    text = (
        "Harbour Minister Ilse Varen told Reuters on Monday that the lighthouse would stay open "
        "for another year. She said that the crew had asked for it."
    )
    page.write_text(text, "utf-8")
    assert onrecord("add", record, page).code == 0
    said = onrecord("said", record, "--text", "crew", "--json").out
    statement = json.loads(said)["statement"]["id"]
    why = onrecord("show", statement, "--record", record, "--why").out.splitlines()
    assert "speaker    Ilse Varen — “She” (paragraph 1) — the nearest that agrees" in why[1]
    assert any(line.startswith("relay      “Reuters” (paragraph 1) — the same") for line in why)


def test_why_of_what_another_version_found_is_an_error(onrecord, record_file):
    run = onrecord("show", "s-01", "--record", record_file, "--why")
    assert (run.code, run.out) == (1, "")
    assert "add the page again" in run.err


def test_an_article_stands_in_its_two_voices(onrecord, tmp_path):
    page, record = tmp_path / "page.txt", tmp_path / "read.db"
    page.write_text(
        "The lighthouse has been dark since the storm of the last week of March.\n\n"
        "“It will be lit again before the summer,” Harbour Minister Ilse Varen told Reuters.",
        "utf-8",
    )
    assert onrecord("add", record, page).code == 0
    shown = onrecord("show", str(page), "--record", record)
    told = [line.split("  ")[0] for line in shown.out.splitlines() if line]
    assert told[1:] == [
        "2 sentences: 1 the outlet’s own, 1 attributed, 0 mixed",
        "own",
        "Ilse Varen",
    ]
    of_id = json.loads(onrecord("show", "a-", "--record", record, "--json").out)
    assert [one["voice"] for one in of_id["sentences"]] == ["own", "attributed"]


def test_neither_a_statement_nor_an_article(onrecord, record_file):
    run = onrecord("show", "nothing", "--record", record_file)
    assert (run.code, run.out) == (1, "")
    assert "no article 'nothing'" in run.err


def test_why_is_told_in_words(onrecord, record_file):
    run = onrecord("show", "s-01", "--record", record_file, "--why", "--json")
    assert run.code == 2
    assert "leave out --json" in run.err


def test_an_empty_id_is_an_error(onrecord, record_file):
    run = onrecord("show", "", "--record", record_file)
    assert (run.code, run.out) == (1, "")
    assert "is missing" in run.err


def test_an_article_in_a_language_without_word_lists(onrecord, tmp_path):
    page, record = tmp_path / "page.jsonl", tmp_path / "read.db"
    page.write_text(json.dumps({"id": "a1", "language": "de", "text": "Es regnet."}), "utf-8")
    onrecord("add", record, page)
    run = onrecord("show", "a1", "--record", record)
    assert (run.code, run.out) == (1, "")
    assert "no word lists for de" in run.err


def test_json_is_that_of_said(onrecord, record_file):
    shown = json.loads(onrecord("show", "s-01", "--record", record_file, "--json").out)
    told = json.loads(onrecord("said", record_file, "--speaker", "Varen", "--json").out)
    assert shown == told


def test_an_id_that_is_none_is_an_error(onrecord, record_file):
    run = onrecord("show", "s-9", "--record", record_file)
    assert (run.code, run.out) == (1, "")
    assert "s-9" in run.err


def test_a_beginning_that_is_not_enough_names_the_candidates(onrecord, record_file):
    run = onrecord("show", "s-", "--record", record_file)
    assert run.code == 1
    assert "Ilse Varen" in run.err


def test_of_a_page_that_gave_no_article_the_reason_is_told(onrecord, record_file):
    page = "wall\x1b[31m.html"
    run = onrecord("show", page, "--record", record_file)
    assert run.code == 0
    assert run.out.splitlines()[:2] == [
        "page       wall�[31m.html",
        "unread     login-wall: it asks to log in",
    ]
    told = json.loads(onrecord("show", page, "--record", record_file, "--json").out)
    assert told["unread"] == {"reason": "login-wall", "detail": "it asks to log in"}


@pytest.mark.parametrize(
    ("id_", "told"),
    [
        ("w-0123456789abcdef", "is an actor; `onrecord actors RECORD w-0123456789abcdef` shows it"),
        ("n-0123456789abcdef", "is a speaker in one article; `onrecord actors"),
        ("j-0123456789abcdef", "is a judgement; `onrecord actors RECORD --log` shows it"),
        ("c-0123456789abcdef", "is a correction; `onrecord correct --log` shows it"),
        ("k-0123456789abcdef", "is a lot of copies; `onrecord pages RECORD --copies` shows it"),
    ],
)
def test_the_id_of_another_thing_says_what_shows_it(onrecord, record_file, id_, told):
    run = onrecord("show", id_, "--record", record_file)
    assert (run.code, run.out) == (2, "")
    assert told in run.err
