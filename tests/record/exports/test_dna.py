"""A `.dna` file holds what DNA relies on, and nothing that is not known.

The invariants are those of DNA 3; where the sample that its authors publish lies beside the
checkout, tables and fixed rows are compared with it.
"""

import base64
import contextlib
import hashlib
import sqlite3
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import RecordedActor, Relay, Said, Span, Speaker, Venue
from onrecord.record.exports import write_dna
from shared import find_shared

HERE = Span(0, 1)
HARBOUR = "“<The harbour will open.>” [Ilse Varen] {said} on Sunday."
VALUES = """
    SELECT Variable, Value FROM VARIABLES v JOIN (
        SELECT VariableId, StatementId, Value FROM DATALONGTEXT
        UNION ALL SELECT VariableId, StatementId, Value FROM DATAINTEGER
        UNION ALL SELECT VariableId, StatementId, Value FROM DATABOOLEAN
        UNION ALL SELECT d.VariableId, StatementId, e.Value
                  FROM DATASHORTTEXT d JOIN ENTITIES e ON e.ID = Entity
    ) ON v.ID = VariableId WHERE StatementId = ?
"""


@pytest.fixture(scope="session")
def ask(tmp_path_factory):
    """Export statements, and ask the file in SQL."""

    @contextlib.contextmanager
    def opened(matches, **options):
        path = tmp_path_factory.mktemp("dna") / "record.dna"
        exported = write_dna(iter(matches), path, **options)
        with contextlib.closing(sqlite3.connect(path)) as file:
            yield lambda sql, *given: file.execute(sql, given).fetchall(), exported

    return opened


def sample():
    shared = find_shared()
    path = shared / "dna" / "sample.dna" if shared else None
    if not path or not path.exists():
        pytest.skip("the sample is not beside the checkout")
    return contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True))


# --------------------------------------------------------------------- what DNA's own files have


def test_the_tables_are_those_of_a_file_by_dna(ask):
    tables = "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name"
    with sample() as file, ask([]) as (rows, _):
        assert rows(tables) == file.execute(tables).fetchall()
        assert rows("PRAGMA user_version") == file.execute("PRAGMA user_version").fetchall()
        assert rows("PRAGMA encoding") == file.execute("PRAGMA encoding").fetchall()


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM STATEMENTTYPES WHERE ID <= 3",
        "SELECT * FROM VARIABLES WHERE ID <= 11",
        "SELECT * FROM ATTRIBUTEVARIABLES WHERE ID <= 9",
        "SELECT Name, Red, Green, Blue FROM CODERS WHERE ID = 1",
        "SELECT typeof(Date), typeof(Text), typeof(Notes) FROM DOCUMENTS LIMIT 1",
        "SELECT typeof(Start), typeof(Stop), typeof(Coder) FROM STATEMENTS LIMIT 1",
    ],
)
def test_the_fixed_rows_are_those_of_a_file_by_dna(sql, ask, tell):
    with sample() as file, ask([tell(HARBOUR)]) as (rows, _):
        assert rows(sql) == file.execute(sql).fetchall()


def test_dna_takes_the_password_of_its_sample():
    with sample() as file:
        hashes = [row[0] for row in file.execute("SELECT Password FROM CODERS")]
    assert [lets_in("sample", known) for known in hashes] == [True] * len(hashes)
    assert not lets_in("Sample", hashes[0])


def lets_in(password, known):
    """Whether DNA takes a password: a digest of a digest …, first of the salt and the password."""
    salt, digest = base64.b64decode(known)[:16], base64.b64decode(known)[16:]
    made = salt + password.encode()
    for _ in range(100_000):
        made = hashlib.sha256(made).digest()
    return made == digest


def test_every_coder_has_the_password_that_was_asked_for(ask):
    with ask([], password="tern light") as (rows, _):
        hashes = [row[0] for row in rows("SELECT Password FROM CODERS")]
    assert [lets_in("tern light", known) for known in hashes] == [True] * 3
    with ask([]) as (rows, _):
        assert lets_in("onrecord", rows("SELECT Password FROM CODERS")[0][0])


def test_the_version_is_one_that_dna_3_opens(ask):
    with ask([]) as (rows, _):
        assert dict(rows("SELECT * FROM SETTINGS"))["version"].startswith("3.")


# ------------------------------------------------------------------------------ its invariants


@given(data=st.data())
@settings(max_examples=40)
def test_what_dna_relies_on(many, ask, data):
    matches = data.draw(many)
    by = data.draw(st.sampled_from(["article", "utterance"]))
    with ask(matches, date=by) as (rows, exported):
        assert rows("PRAGMA foreign_key_check") == []
        assert rows("PRAGMA integrity_check") == [("ok",)]
        assert rows("SELECT count(*) FROM STATEMENTS") == [(len(matches),)]
        assert exported.statements == len(matches)
        check_values(rows)
        check_entities(rows)
        check_texts(rows, matches)


def check_values(rows):
    """Each statement has one value for each variable of its type, and no other (1)."""
    values = "SELECT StatementId, VariableId FROM"
    found = [
        row
        for table in ("DATASHORTTEXT", "DATALONGTEXT", "DATAINTEGER", "DATABOOLEAN")
        for row in rows(f"{values} {table}")
    ]
    wanted = rows("SELECT s.ID, v.ID FROM STATEMENTS s JOIN VARIABLES v USING (StatementTypeId)")
    assert sorted(found) == sorted(wanted)


def check_entities(rows):
    """One without a name for each variable (2), all attributes (3), short and different (7)."""
    short = "SELECT ID FROM VARIABLES WHERE DataType = 'short text'"
    empty = "SELECT VariableId FROM ENTITIES WHERE Value = ''"
    assert sorted(rows(empty)) == sorted(rows(short))
    wanted = "SELECT e.ID, a.ID FROM ENTITIES e JOIN ATTRIBUTEVARIABLES a USING (VariableId)"
    found = "SELECT EntityId, AttributeVariableId FROM ATTRIBUTEVALUES"
    assert sorted(rows(found)) == sorted(rows(wanted))
    assert max(rows("SELECT max(length(Value)) FROM ENTITIES"))[0] <= 190
    assert rows("SELECT 1 FROM ENTITIES GROUP BY VariableId, Value HAVING count(*) > 1") == []
    types = "SELECT DISTINCT DataType FROM ENTITIES JOIN VARIABLES v ON v.ID = VariableId"
    assert rows(types) == [("short text",)]


def check_texts(rows, matches):
    """Offsets hold in code points and in UTF-16 units, and point at the words (4)."""
    found = rows(
        "SELECT Text, Start, Stop, SUBSTR(Text, Start + 1, Stop - Start) "
        "FROM STATEMENTS s JOIN DOCUMENTS d ON d.ID = DocumentId ORDER BY s.ID"
    )
    for (text, start, stop, marked), match in zip(found, matches, strict=True):
        assert len(text) == len(match.article.text) == len(text.encode("utf-16-le")) // 2
        assert not {"\r", "\x00"} & set(text)
        first, last = match.statement.content[0], max(p.end for p in match.statement.content)
        assert (start, stop, marked) == (first.start, last, text[start:stop])
        kept = match.article.text[start:stop]
        unfit = {"\r", *(c for c in kept if ord(c) > 0xFFFF)}
        assert all(a == b or a in unfit for a, b in zip(kept, marked, strict=True))


def test_machine_and_people_are_different_coders(ask, tell):
    reviews = [None, "accepted", "fixed", "added"]
    with ask([tell(f"<{n}>", review=review) for n, review in enumerate(reviews)]) as (rows, _):
        coders = rows("SELECT Name FROM STATEMENTS s JOIN CODERS c ON c.ID = Coder ORDER BY s.ID")
        assert coders == [("onrecord",)] + [("onrecord reviewed",)] * 3
        assert rows("SELECT ID, Name FROM CODERS") == [
            (1, "Admin"),
            (2, "onrecord"),
            (3, "onrecord reviewed"),
        ]
        assert sorted(rows("SELECT Coder, OtherCoder FROM CODERRELATIONS")) == [
            (1, 2), (1, 3), (2, 1), (2, 3), (3, 1), (3, 2),
        ]  # fmt: skip


# ------------------------------------------------------------------------------ how it is coded


def test_a_statement_is_coded(ask, tell):
    match = tell(
        "“<The harbour will open>,” [Ilse Varen] {said}, “<on Sunday.>”",
        speaker=Speaker("Varen", "person", "Foreign Minister", withheld="x"),
        actor=RecordedActor("w-1", "Ilse Varen", "person"),
        review="fixed",
        said=Said("2026-03-12", "stated", HERE),
        venue=Venue("harbour conference", HERE),
        addressee="reporters",
        relay=(Relay("NTA", HERE), Relay("Harbour TV", HERE)),
        act="promise",
    )
    with ask([match]) as (rows, exported):
        values = dict(rows(VALUES, 1))
        details = values.pop("details").splitlines()
        assert values == {
            "person": "Ilse Varen",
            "organization": "",
            "concept": "",
            "speaker": "Ilse Varen",
            "unnamed speaker": "",
            "role": "Foreign Minister",
            "said on": "2026-03-12",
            "venue": "harbour conference",
            "addressee": "reporters",
            "reporting chain": "NTA › Harbour TV",
            "form": "direct",
            "act": "promise",
            "review": "fixed",
            "confidence": "94",
            "quote": "The harbour will open […] on Sunday.",
            "record id": match.statement.id,
        }
        assert {"speaker: Varen", "cue: said", "spans: 1-22; 43-53"} <= {*details}
        assert exported.missing == (
            "1 statement has several pieces; its highlight also covers what stands between them",
        )


@pytest.mark.parametrize(
    ("kind", "variables"),
    [
        ("person", {"speaker", "person"}),
        ("organization", {"speaker", "organization"}),
        ("group", {"speaker", "organization"}),
        ("outlet", {"speaker", "organization"}),
        ("place", {"speaker", "organization"}),
        ("document", {"speaker"}),
        ("unknown", {"speaker"}),
        ("unnamed", {"unnamed speaker"}),
    ],
)
def test_what_a_speaker_is_coded_as(kind, variables, ask, tell):
    with ask([tell("<x>", speaker=Speaker("Port Amaly", kind))]) as (rows, _):
        assert {name for name, value in rows(VALUES, 1) if value == "Port Amaly"} == variables


def test_two_officials_without_names_are_not_one_person(ask, tell):
    hidden = Speaker("a senior official", "person", anonymous=True)
    with ask([tell("<x>", speaker=hidden), tell("<y>", speaker=hidden)]) as (rows, _):
        for statement in (1, 2):
            values = dict(rows(VALUES, statement))
            assert (values["person"], values["speaker"], values["organization"]) == ("", "", "")
            assert values["unnamed speaker"] == "a senior official"


@pytest.mark.parametrize("act", ["agree", "disagree"])
def test_a_stance_without_a_concept_is_no_agreement(act, ask, tell):
    with ask([tell(HARBOUR, act=act)]) as (rows, exported):
        assert rows("SELECT count(*) FROM DATABOOLEAN") == [(0,)]
        assert rows("SELECT count(*) FROM STATEMENTS WHERE StatementTypeId != 4") == [(0,)]
        assert exported.missing == (
            "1 statement agrees or disagrees, but with what is not coded: it is no DNA Statement",
        )


def test_an_actor_has_attributes(ask, tell):
    actor = RecordedActor(
        "w-1", "Ilse Varen", "person", "Foreign Minister", "Norland",
        ("Ilse Varen", "Varen", "Ilse M. Varen"), wikidata="Q1",
    )  # fmt: skip
    with ask([tell(HARBOUR, actor=actor)]) as (rows, _):
        known = rows(
            "SELECT AttributeVariable, AttributeValue FROM ATTRIBUTEVALUES v "
            "JOIN ATTRIBUTEVARIABLES a ON a.ID = AttributeVariableId "
            "JOIN ENTITIES e ON e.ID = EntityId JOIN VARIABLES w ON w.ID = e.VariableId "
            "WHERE Variable = 'person' AND StatementTypeId = 4 AND Value = 'Ilse Varen'"
        )
        assert dict(known) == {
            "Type": "person",
            "Alias": "Varen; Ilse M. Varen",
            "Notes": "",
            "Role": "Foreign Minister",
            "Country": "Norland",
            "Wikidata": "Q1",
            "onrecord id": "w-1",
        }


def test_namesakes_are_two(ask, tell):
    one = RecordedActor("w-1", "Ilse Varen", "person")
    other = RecordedActor("w-2", "Ilse Varen", "person")
    matches = [tell("<x>", speaker=Speaker("Varen", "person"), actor=a) for a in (one, other, one)]
    unsettled = tell("<x>", speaker=Speaker("Ilse Varen", "person"))
    with ask([*matches, unsettled]) as (rows, exported):
        persons = [dict(rows(VALUES, number))["person"] for number in (1, 2, 3, 4)]
        assert persons == ["Ilse Varen", "Ilse Varen (w-2)", "Ilse Varen", "Ilse Varen (2)"]
        assert exported.missing == (
            "4 entities have the names of others and carry an id or a number behind them",
        )


def test_long_names_are_cut_and_stay_apart(ask, tell):
    names = ["Ilse " * 50 + end for end in ("Varen", "Brenn")]
    matches = [tell("<x>", addressee=name) for name in names]
    with ask(matches) as (rows, exported):
        first, second = (dict(rows(VALUES, number)) for number in (1, 2))
        assert first["addressee"].endswith("…")
        assert second["addressee"].endswith("… (2)")
        assert f"addressee: {names[1]}" in second["details"].splitlines()
        assert exported.missing == (
            "2 names and other short texts are cut to 190 characters; the whole ones are in the "
            "details",
            "1 entity has the name of another and carries an id or a number behind it",
        )


# ------------------------------------------------------------------------------ texts and dates


def test_text_keeps_its_length(ask, tell):
    match = tell("One owl 🦉,\r\ntwo 𝒳.\rNUL \x00. “<The owl 🦉 is back.>”")
    with ask([match]) as (rows, exported):
        [(text, start, stop)] = rows(
            "SELECT Text, Start, Stop FROM STATEMENTS JOIN DOCUMENTS d ON d.ID = DocumentId"
        )
        assert text == "One owl �, \ntwo �.\nNUL �. “The owl � is back.”"
        assert text[start:stop] == "The owl � is back."
        assert dict(rows(VALUES, 1))["quote"] == "The owl 🦉 is back."
        assert exported.missing == (
            "6 characters of the texts are replaced, so that DNA finds the highlights in their "
            "places",
        )


DOCUMENT = "SELECT Title, Author, Source, Date, Notes, Coder FROM DOCUMENTS"


def test_an_article_is_one_document(ask, tell):
    with ask([tell(HARBOUR), tell(HARBOUR)]) as (rows, exported):
        assert exported.articles == 1
        [(title, author, source, seconds, notes, coder)] = rows(DOCUMENT)
    assert (title, author, source) == ("Harbour talks resume", "Ana Ruiz", "Radio Vesper")
    assert (clock(seconds), coder) == (datetime(2026, 3, 15, 10, tzinfo=UTC), 2)
    assert "published: 2026-03-15T10:00:00+01:00" in notes.splitlines()
    assert "address: https://vesper.example/harbour" in notes.splitlines()


def test_articles_of_one_id_from_two_files_are_two(ask, tell):
    with ask([tell("<x> y"), tell("<x> z")]) as (rows, exported):
        assert rows("SELECT Text FROM DOCUMENTS") == [("x y",), ("x z",)]
        assert exported.articles == 2


def clock(seconds):
    return datetime.fromtimestamp(seconds, UTC)


@pytest.mark.parametrize(
    ("published", "moment"),
    [
        ("2026-03-15", datetime(2026, 3, 15, tzinfo=UTC)),
        ("2026-03-15T10:00:00Z", datetime(2026, 3, 15, 10, tzinfo=UTC)),
        ("2026-03-15T23:30:00-11:00", datetime(2026, 3, 15, 23, 30, tzinfo=UTC)),
        ("2026-03-15T99", datetime(2026, 3, 15, tzinfo=UTC)),
    ],
)
def test_a_date_is_what_the_clock_on_the_wall_said(published, moment, ask, tell):
    with ask([tell("<x>", article={"published": published})]) as (rows, _):
        assert clock(rows("SELECT Date FROM DOCUMENTS")[0][0]) == moment


def test_no_date_is_invented(ask, tell):
    with ask([tell("<x>", article={"published": None})]) as (rows, exported):
        [(*_, seconds, notes, _)] = rows(DOCUMENT)
        assert (seconds, "no publication date" in notes.splitlines()) == (0, True)
        assert exported.missing == (
            "1 document has no date; DNA wants one, so it stands at 1 January 1970",
        )


def test_what_has_no_title_has_an_id(ask, tell):
    with ask([tell("<x>", article={"title": None})]) as (rows, exported):
        assert rows(DOCUMENT)[0][0] == "a-0123456789abcdef"
        assert len(exported.missing) == 1


def test_a_long_title_stands_whole_in_the_notes(ask, tell):
    title = "Harbour " * 30
    with ask([tell("<x>", article={"title": title})]) as (rows, exported):
        [(short, *_, notes, _)] = rows(DOCUMENT)
        assert (len(short) <= 190, short.endswith("…")) == (True, True)
        assert f"title: {title.strip()}" in notes.splitlines()
        assert exported.missing == (
            "1 title, author or outlet is cut to 190 characters; the whole one is in the notes",
        )


def test_by_utterance_an_article_is_a_document_for_each_day(ask, tell):
    days = ["2026-03-12", "2026-03-15", "2026-03-12", None, "2026-03", "2026-03-12~"]
    matches = [
        tell("<x>", said=Said(edtf, "stated", HERE) if edtf else None, article={"title": "T" * 190})
        for edtf in days
    ]
    with ask(matches, date="utterance") as (rows, exported):
        found = rows("SELECT Title, Date FROM DOCUMENTS ORDER BY ID")
        assert rows("SELECT DocumentId FROM STATEMENTS ORDER BY ID") == [
            (1,), (2,), (1,), (2,), (2,), (2,),
        ]  # fmt: skip
    assert found[0][0].endswith("…" + " [said 2026-03-12]")
    assert [clock(seconds).date() for _, seconds in found] == [date(2026, 3, 12), date(2026, 3, 15)]
    assert len(found[0][0]) == 190
    assert exported.articles == 1
    assert exported.missing[-1] == (
        "3 statements were said on days that are not known exactly; they stand at the dates of "
        "their articles"
    )


def test_by_utterance_a_day_is_enough(ask, tell):
    match = tell("<x>", said=Said("2026-03-12", "stated", HERE), article={"published": None})
    with ask([match], date="utterance") as (rows, exported):
        [(title, _, _, seconds, notes, _)] = rows(DOCUMENT)
    assert title == "Harbour talks resume [said 2026-03-12]"
    assert clock(seconds).date() == date(2026, 3, 12)
    assert "no publication date" in notes
    assert exported.missing == ()
