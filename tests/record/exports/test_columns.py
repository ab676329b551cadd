"""Parquet: typed columns that say what the JSON lines say."""

import sys
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import OutputError
from onrecord.model import RecordedActor, Relay, Said, Span, Venue
from onrecord.record.exports import columns, write_parquet
from onrecord.record.exports.lines import line_of

HERE = Span(0, 1)
parquet = pytest.importorskip("pyarrow.parquet")


def read(made):
    return parquet.read_table(BytesIO(made)).to_pylist()


def test_a_statement_is_a_row_of_types(tell, written):
    match = tell(
        "“<The harbour will open>,” [Ilse Varen] {said}, “<on Sunday.>”",
        said=Said("2026-03", "relative", HERE),
        venue=Venue("harbour conference", HERE),
        relay=(Relay("NTA", HERE),),
        actor=RecordedActor("w-1", "Ilse Varen", "person", first_day="2026-03-12"),
    )
    [row] = read(written(write_parquet, [match])[0])
    assert row["words"] == ["The harbour will open", "on Sunday."]
    assert row["content"] == [{"start": 1, "end": 22}, {"start": 43, "end": 53}]
    assert (row["cue"], row["cue_span"]) == ("said", {"start": 36, "end": 40})
    assert row["relay"] == [{"name": "NTA", "span": {"start": 0, "end": 1}}]
    assert (row["said_first"], row["said_last"]) == (date(2026, 3, 1), date(2026, 3, 31))
    assert (row["published_day"], row["actor_first_day"]) == (date(2026, 3, 15), date(2026, 3, 12))
    assert row["authors"] == ["Ana Ruiz"]
    assert (row["venue"], row["confidence"], row["anonymous"]) == (
        "harbour conference",
        0.94,
        False,
    )


def test_the_file_says_what_it_is(tell, written):
    made, _ = written(write_parquet, [tell("<x>")])
    schema = parquet.read_schema(BytesIO(made))
    assert schema.metadata[b"format"] == b"onrecord.statements/1"
    assert schema.names == list(columns.SCHEMA)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2026-03-12/..", date(2026, 3, 12), None),
        ("../2026-03-12", None, date(2026, 3, 12)),
        ("some day", None, None),
    ],
    ids=["no end", "no beginning", "no date"],
)
def test_an_end_that_is_not_known_is_null(edtf, first, last, tell, written):
    [row] = read(written(write_parquet, [tell("<x>", said=Said(edtf, "stated", HERE))])[0])
    assert (row["said"], row["said_first"], row["said_last"]) == (edtf, first, last)


@given(data=st.data())
@settings(max_examples=30)
def test_it_says_what_the_lines_say(many, written, data):
    matches = data.draw(many)
    rows = read(written(write_parquet, matches)[0])
    for row, line in zip(rows, map(line_of, matches), strict=True):
        statement, article, actor = line.statement, line.article, line.actor
        assert [row[name] for name in ("words", "cue", "source", "review")] == [
            line.words, line.cue, line.source, line.review,
        ]  # fmt: skip
        assert [row[name] for name in ("statement", "act", "manner", "confidence", "method")] == [
            statement.id, statement.act, statement.manner, statement.confidence, statement.method,
        ]  # fmt: skip
        assert row["said"] == (statement.said.edtf if statement.said else None)
        assert row["speaker"] == (statement.speaker.name if statement.speaker else None)
        assert [link["name"] for link in row["relay"]] == [link.name for link in statement.relay]
        assert [row[name] for name in ("article", "title", "authors", "sha256")] == [
            article.id, article.title, article.authors, article.sha256,
        ]  # fmt: skip
        assert row["actor_names"] == (actor.names if actor else None)


def test_a_row_group_is_bounded(tell, written, monkeypatch):
    monkeypatch.setattr(columns, "ROWS_OF_A_GROUP", 2)
    made, _ = written(write_parquet, [tell("<x>")] * 5)
    file = parquet.ParquetFile(BytesIO(made))
    assert [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)] == [2, 2, 1]


@pytest.mark.parametrize("package", ["pyarrow", "pyarrow.parquet"])
def test_without_the_extra_the_command_is_said(package, tell, monkeypatch):
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(OutputError, match=r"pip install 'onrecord\[parquet\]'"):
        write_parquet([tell("<x>")], BytesIO())
