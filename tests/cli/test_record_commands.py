"""`said`, `actors`, `correct`, `check`, `export`: a record as its users meet it."""

import json
import re
import sqlite3

import pytest

from onrecord.cli.export import FORMATS
from onrecord.record import Record
from onrecord.record.exports import FORMATS as WRITERS


@pytest.fixture
def denial(onrecord, record_file):
    """Id of the statement that the foreign minister made."""
    lines = onrecord("said", record_file, "--json", "--speaker", "varen").out.splitlines()
    return json.loads(lines[0])["statement"]["id"]


@pytest.fixture
def correct(onrecord, record_file):
    def run(*arguments):
        return onrecord("correct", "-r", record_file, "--author", "Mira", *arguments)

    return run


# ---------------------------------------------------------------------------------- said


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        (["--words", "visit"], 1),
        (["--words", '"no visit"'], 1),
        (["--words", "visi*"], 1),
        (["--words", "visit -there"], 0),
        (["--act", "deny"], 2),
        (["--manner", "mixed"], 0),
        (["--through", "nta"], 1),
        (["--relayed"], 1),
        (["--firsthand"], 1),
        (["--anonymous"], 0),
        (["--named"], 2),
        (["--confidence", "0.95"], 0),
        (["--article", "harbour"], 1),
        (["--published-since", "2026-06-04"], 0),
        (["--published-until", "2026-06"], 2),
        (["--country", "Norland"], 0),
        (["--review", "fixed"], 0),
    ],
)
def test_statements_are_asked_for_by_what_they_are(onrecord, record_file, asked, number):
    run = onrecord("said", record_file, "--json", *asked)
    assert run.code == 0
    assert len(run.out.splitlines()) == number


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (["--act", "shout"], "--act 'shout': it is one of say, deny"),
        (["--manner", "loud"], "--manner 'loud': it is one of direct"),
        (["--by", "size"], "--by 'size': it is one of said, newest, relevance"),
        (["--words", "-visit"], "only what must not occur"),
        (["--limit", "1", "--after", "zz"], "asks for no page"),
    ],
)
def test_what_cannot_be_asked_says_so(onrecord, record_file, asked, message):
    run = onrecord("said", record_file, *asked)
    assert run.code == 2
    assert message in run.err


def test_pages_follow_each_other(onrecord, record_file):
    first = onrecord("said", record_file, "--limit", "1")
    assert "1 of 2 statements; the next ones: --after " in first.err
    after = first.err.split()[-1]
    second = onrecord("said", record_file, "--limit", "1", "--after", after)
    assert "1 of 2 statements\n" in second.err
    assert first.out.splitlines()[1] != second.out.splitlines()[1]


def test_counts_by_kind(onrecord, record_file):
    run = onrecord("said", record_file, "--counts")
    assert "act\tdeny\t2" in run.out
    assert "through\tNTA\t1" in run.out
    assert json.loads(onrecord("said", record_file, "--counts", "--json").out)["sampled"] == 1


# ---------------------------------------------------------------------------------- actors


def test_actors_are_listed_and_shown(onrecord, record_file):
    run = onrecord("actors", record_file, "--settle")
    assert "Ilse Varen\tForeign Minister" in run.out
    shown = onrecord("actors", record_file, "Ilse Varen")
    assert "1 statement in 1 article" in shown.out
    assert "the first" in shown.out
    actor = json.loads(onrecord("actors", record_file, "Ilse Varen", "--json").out)["actor"]
    found = onrecord("said", record_file, "--actor", actor["id"], "--json").out.splitlines()
    assert [json.loads(line)["actor"] for line in found] == [actor["id"]]


def test_people_join_and_take_back(onrecord, correct, record_file):
    article = json.loads(onrecord("said", record_file, "--json", "--words", "visit").out)["article"]
    correct(article, "--add", "--content", "The harbour was quiet", "--speaker", "Sara Lind")
    rows = onrecord("actors", record_file, "--settle").out.splitlines()[1:]
    one, other = (row.split("\t")[0] for row in rows)
    joined = onrecord("actors", record_file, "--same", one, other, "--author", "Mira")
    assert joined.code == 0
    assert len(onrecord("actors", record_file).out.splitlines()) == 2
    log = onrecord("actors", record_file, "--log").out
    judgement = re.search(r"^j-\w+", log, re.MULTILINE)[0]
    assert "Ilse Varen (n-" in log
    back = onrecord("actors", record_file, "--undo", judgement, "--author", "Ole")
    assert "taken back by Ole" in back.err
    assert len(onrecord("actors", record_file).out.splitlines()) == 3


def test_doubts_are_those_of_people_too_until_they_say_otherwise(onrecord, correct, record_file):
    article = json.loads(onrecord("said", record_file, "--json", "--words", "visit").out)["article"]
    correct(article, "--add", "--content", "The harbour was quiet", "--speaker", "Sara Lind")
    rows = onrecord("actors", record_file, "--settle").out.splitlines()[1:]
    pair = [row.split("\t")[0] for row in rows]

    def doubts():
        lines = onrecord("actors", record_file, "--doubts").out.splitlines()[1:]
        return [(by, verdict) for _, _, by, _, verdict, *_ in (line.split("\t") for line in lines)]

    for verdict in ("unsure", "not-same", "same"):
        onrecord("actors", record_file, f"--{verdict}", *pair, "--author", "Mira")
        word = verdict.replace("-", " ")
        assert doubts() == ([] if verdict == "same" else [("Mira", word)])


def test_two_names_of_one_actor_are_no_two(onrecord, record_file):
    onrecord("actors", record_file, "--settle")
    (row,) = onrecord("actors", record_file).out.splitlines()[1:]
    pair = (row.split("\t")[0], "Ilse Varen")
    run = onrecord("actors", record_file, "--not-same", *pair, "--author", "Mira")
    assert (run.code, run.out) == (2, "")
    assert "are one actor on record: w-" in run.err
    assert "name two of the speakers that `onrecord actors RECORD w-" in run.err


def test_that_there_are_more_actors_is_said(onrecord, correct, record_file):
    article = json.loads(onrecord("said", record_file, "--json", "--words", "visit").out)["article"]
    correct(article, "--add", "--content", "The harbour was quiet", "--speaker", "Sara Lind")
    run = onrecord("actors", record_file, "--settle", "--limit", "1")
    assert len(run.out.splitlines()) == 2
    assert "there are more than 1" in run.err


def test_wikidata_and_its_source(onrecord, record_file):
    onrecord("actors", record_file, "--settle")
    told = ["--author", "Mira", "--why", "a page"]
    run = onrecord("actors", record_file, "Ilse Varen", "--wikidata", "Q42", *told)
    assert run.code == 0
    assert "Q42 (a page)" in onrecord("actors", record_file, "Ilse Varen").out
    log = onrecord("actors", record_file, "--log").out.splitlines()[1].split("\t")
    assert log[2:7] == ["Mira", log[3], "same", "Q42", "a page"]
    assert log[3].startswith("Ilse Varen (w-")
    back = onrecord("actors", record_file, "--undo", log[0], "--author", "Ole")
    assert "taken back by Ole" in back.err
    assert "Q42" not in onrecord("actors", record_file, "Ilse Varen").out
    wrong = onrecord("actors", record_file, "Ilse Varen", "--wikidata", "42", *told)
    assert (wrong.code, "it is Q and digits" in wrong.err) == (2, True)


# ---------------------------------------------------------------------------------- correct


def test_a_statement_is_accepted_and_says_so(onrecord, correct, record_file, denial):
    run = correct(denial, "--accept", "--note", "heard it")
    assert run.code == 0
    assert "review     accepted" in onrecord("show", denial, "-r", record_file).out
    assert "heard it" in correct("--log").out


def test_fields_are_fixed_by_words_of_the_article(onrecord, correct, record_file, denial):
    run = correct(
        denial, "--speaker", "Ole Sund", "--role", "mayor", "--act", "promise", "--said",
        "2026-06-01", "--venue", "harbour", "--through", "", "--content", "no visit",
    )  # fmt: skip
    assert run.code == 0, run.err
    (line,) = onrecord("said", record_file, "--json", "--review", "fixed").out.splitlines()
    found = json.loads(line)
    statement = found["statement"]
    assert found["words"] == ["no visit"]
    assert statement["speaker"]["name"] == "Ole Sund"
    assert (statement["act"], statement["said"]["edtf"]) == ("promise", "2026-06-01")
    assert (statement["venue"]["name"], statement["relay"]) == ("harbour", [])
    assert statement["id"] == denial


def test_the_log_says_which_fields_changed(onrecord, correct, record_file, denial):
    correct(denial, "--speaker", "Ole Sund", "--venue", "harbour", "--note", "see the caption")
    made = correct("--log").out.splitlines()[1].split("\t")
    was = "speaker: Ilse Varen (person, Foreign Minister) → Ole Sund (person)"
    assert made[3:] == ["fix", denial, f"{was}; venue: unknown → harbour", "see the caption"]
    assert correct("--log", denial[:8]).out == correct("--log").out
    assert len(correct("--log", "s-other").out.splitlines()) == 1


def test_that_another_accepts_too_is_a_word_of_its_own(onrecord, correct, record_file, denial):
    assert correct(denial, "--accept").code == 0
    again = correct(denial, "--accept")
    assert (again.code, "was accepted by Mira already" in again.err) == (2, True)
    other = onrecord("correct", denial, "-r", record_file, "--accept", "--author", "Ole")
    assert other.code == 0
    assert len(correct("--log").out.splitlines()) == 3


def test_a_rejected_one_is_not_in_force_and_comes_back(onrecord, correct, record_file, denial):
    run = correct(denial, "--reject", "--json")
    made = json.loads(run.out)["id"]
    assert onrecord("said", record_file, "--words", "visit", "--json").out == ""
    again = correct(denial, "--accept")
    assert (again.code, "was rejected; undo that" in again.err) == (1, True)
    assert correct("--undo", made).code == 0
    assert onrecord("said", record_file, "--words", "visit", "--json").out != ""


def test_a_missed_one_is_added(onrecord, correct, record_file):
    article = json.loads(onrecord("said", record_file, "--json", "--words", "visit").out)["article"]
    run = correct(article, "--add", "--content", "The harbour was quiet", "--speaker", "Sara Lind")
    assert run.code == 0, run.err
    assert "Sara Lind" in onrecord("said", record_file, "--review", "added").out


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ([], "say one thing: --accept"),
        (["--accept", "--reject"], "say one thing"),
        (["--accept", "--act", "deny"], "say one thing"),
        (["--content", "words that are not there"], "is not in a-"),
        (["--said", "yesterday"], "is no date"),
        (["--act", "shout"], "it is one of say"),
        (["--kind", "robot"], "it is one of person"),
    ],
)
def test_what_cannot_be_corrected_says_so(correct, denial, asked, message):
    run = correct(denial, *asked)
    assert run.code == 2
    assert message in run.err


def test_no_author_no_correction(onrecord, record_file, denial, monkeypatch):
    monkeypatch.delenv("USER", raising=False)
    run = onrecord("correct", denial, "-r", record_file, "--accept")
    assert (run.code, "give --author" in run.err) == (2, True)


# ---------------------------------------------------------------------------------- check


def test_a_sound_record_is_sound(onrecord, record_file):
    run = onrecord("check", record_file)
    assert run.code == 0
    assert run.err == "3 pages, 2 articles, 2 statements: all is well\n"


def test_damage_is_told_and_what_is_computed_made_again(onrecord, record_file):
    with sqlite3.connect(record_file) as connection:
        connection.execute("DELETE FROM facet")
    connection.close()
    run = onrecord("check", record_file)
    assert run.code == 1
    assert "no search finds" in run.out
    assert onrecord("check", record_file, "--rebuild").code == 0


# ---------------------------------------------------------------------------------- export


def test_every_format_is_known_to_the_command():
    assert {*WRITERS, "corrections"} == set(FORMATS)


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"corrections"}))
def test_every_format_is_written(onrecord, record_file, tmp_path, name):
    out = tmp_path / f"out{WRITERS[name].suffix}"
    run = onrecord("export", name, record_file, "-o", out)
    assert run.code == 0, run.err
    assert out.stat().st_size > 0
    assert f"{name} leaves out" in run.err


def test_an_export_goes_into_a_pipe(onrecord, record_file):
    run = onrecord("export", "jsonl", record_file, "--speaker", "varen")
    (line,) = run.out.splitlines()
    assert json.loads(line)["statement"]["speaker"]["name"] == "Ilse Varen"


def test_what_needs_a_file_says_so(onrecord, record_file):
    run = onrecord("export", "dna", record_file)
    assert (run.code, "give --output" in run.err) == (2, True)


def test_an_unknown_format_says_which_there_are(onrecord, record_file):
    run = onrecord("export", "xls", record_file)
    assert (run.code, "it is one of csv, jsonl" in run.err) == (2, True)


def test_reviewed_articles_are_gold(onrecord, correct, record_file, denial, tmp_path):
    correct(denial, "--accept")
    folder = tmp_path / "gold"
    run = onrecord("export", "corrections", record_file, "-o", folder)
    assert "1 reviewed statements of 1 articles, 1 of them wholly" in run.err
    (file,) = folder.glob("*.gold.json")
    gold = json.loads(file.read_text())
    (statement,) = gold["statements"]
    assert statement["speaker"] == "Ilse Varen"
    assert statement["optional"] is False
    start, end = statement["content"][0]
    assert gold["text"][start:end] == "There will be no visit"
    (line,) = (folder / "articles.jsonl").read_text().splitlines()
    assert json.loads(line)["id"] == gold["id"]


def test_gold_of_an_article_with_a_hostile_id_stays_in_its_folder(
    onrecord, record_file, tmp_path, correct
):
    from dataclasses import replace
    from datetime import UTC, datetime

    with Record.open(record_file) as record:
        reading = next(one for one in record.readings() if one.article)
        other = replace(reading.article, id="../../evil\0", text=reading.article.text)
        statement = replace(reading.statements[0], id="s-evil")
        evil = replace(reading, article=other, statements=(statement,))
        record.add(None, evil, method="rules-en@9", now=datetime(2026, 6, 20, tzinfo=UTC))
    correct("s-evil", "--accept")
    folder = tmp_path / "gold"
    assert onrecord("export", "corrections", record_file, "-o", folder).code == 0
    assert all(file.parent == folder for file in tmp_path.rglob("*.gold.json"))
    assert len(list(folder.iterdir())) == 3


def test_why_tells_of_people_where_they_changed_it(onrecord, correct, record_file, denial):
    correct(denial, "--speaker", "Ole Sund", "--note", "see the caption")
    run = onrecord("show", denial, "-r", record_file, "--why")
    assert run.code == 0
    assert re.search(r"person +fix by Mira, .* — speaker — see the caption", run.out)


def test_copies_are_listed_lot_by_lot(onrecord, tmp_path):
    text = " ".join(
        f"The {noun} of pier {n} was painted by hand."
        for n, noun in enumerate(
            ("crane", "lamp", "rope", "clock", "door", "bell", "roof", "wall", "gate", "sign") * 3
        )
    )
    lines = [
        json.dumps({"id": f"w{n}", "outlet": outlet, "published": "2026-03-12", "text": text})
        for n, outlet in enumerate(("Radio Vesper", "Norland Post"))
    ]
    (tmp_path / "news.jsonl").write_text("\n".join(lines) + "\n")
    onrecord("add", tmp_path / "r.db", tmp_path / "news.jsonl")
    run = onrecord("pages", tmp_path / "r.db", "--copies")
    assert run.err == "2 articles in 1 lots\n"
    assert len(run.out.splitlines()) == 3
    assert "Norland Post" in run.out
    assert len(onrecord("pages", tmp_path / "r.db", "--copies", "--json").out.splitlines()) == 2
    assert len(onrecord("pages", tmp_path / "r.db", "--words", '"pier 7"').out.splitlines()) == 3


def test_a_rejected_one_is_shown_with_what_brings_it_back(onrecord, correct, record_file, denial):
    correct(denial, "--reject")
    run = onrecord("show", denial, "-r", record_file)
    assert run.code == 1
    assert "was rejected by Mira; `onrecord correct --undo c-" in run.err
