"""CSV: every cell comes back, and no cell runs in a spreadsheet."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import RecordedActor, Relay, Said, Span, Speaker
from onrecord.record.exports import write_csv
from onrecord.record.exports.table import COLUMNS, begins_formula, row_of

HERE = Span(0, 1)


def read(made):
    text = io.TextIOWrapper(io.BytesIO(made), "utf-8-sig", newline="")
    return list(csv.DictReader(text))


def test_a_statement_is_a_row(tell, written):
    match = tell(
        "“<The harbour will open>,” [Ilse Varen] {said}, “<on Sunday.>”",
        speaker=Speaker("Ilse Varen", "person", "Foreign Minister", withheld=None),
        relay=(Relay("NTA", HERE), Relay("Harbour TV", HERE)),
        said=Said("2026-03-12", "stated", HERE),
        addressee="reporters",
        actor=RecordedActor("w-1", "Ilse Maria Varen", "person", country="Norland"),
        review="fixed",
    )
    made, exported = written(write_csv, [match])
    assert made.startswith(b"\xef\xbb\xbfstatement,review,speaker,")
    assert made.endswith(b"\r\n")
    assert read(made) == [
        {
            "statement": match.statement.id,
            "review": "fixed",
            "speaker": "Ilse Varen",
            "actor": "w-1",
            "actor_name": "Ilse Maria Varen",
            "kind": "person",
            "role": "Foreign Minister",
            "country": "Norland",
            "anonymous": "false",
            "withheld": "",
            "manner": "direct",
            "act": "say",
            "words": "The harbour will open […] on Sunday.",
            "cue": "said",
            "source": "Ilse Varen",
            "relay": "NTA › Harbour TV",
            "said": "2026-03-12",
            "said_basis": "stated",
            "venue": "",
            "addressee": "reporters",
            "confidence": "0.94",
            "method": "attribution-en@3+rules-en@4",
            "outlet": "Radio Vesper",
            "title": "Harbour talks resume",
            "authors": "Ana Ruiz",
            "published": "2026-03-15T10:00:00+01:00",
            "url": "https://vesper.example/harbour",
            "article": "a-0123456789abcdef",
            "spans": "1-22;43-53",
        }
    ]
    assert exported.missing == ()


@given(data=st.data())
@settings(max_examples=30)
def test_every_cell_comes_back(many, written, data):
    matches = data.draw(many)
    made, exported = written(write_csv, matches)
    rows, guarded = read(made), 0
    for row, match in zip(rows, matches, strict=True):
        assert tuple(row) == COLUMNS
        for name, cell in row_of(match).items():
            guard = "'" if name != "confidence" and begins_formula(cell) else ""
            guarded += bool(guard)
            assert row[name] == guard + (cell or "")
    assert sum(int(line.split()[0]) for line in exported.missing) == guarded


@given(data=st.data())
@settings(max_examples=30)
def test_a_guard_can_be_taken_off(many, written, data):
    """A cell that begins with an apostrophe and would begin a formula lost nothing but that."""
    matches = data.draw(many)
    made, _ = written(write_csv, matches)
    for row, match in zip(read(made), matches, strict=True):
        bare = {name: cell[1:] if risky(cell) else cell for name, cell in row.items()}
        assert bare == {name: cell or "" for name, cell in row_of(match).items()}


def risky(cell):
    return cell.startswith("'") and begins_formula(cell)


@pytest.mark.parametrize(
    "title",
    [
        "=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x",
        " =1", "\u00a0=1", "\ufeff=1", "\u200b =1", "\u202e=1", "'=1", "''  @x",
    ],
)  # fmt: skip
def test_a_formula_is_guarded(title, tell, written):
    made, exported = written(write_csv, [tell("<x>", article={"title": title})])
    assert read(made)[0]["title"] == f"'{title}"
    assert exported.missing == ("1 cell begins like a formula and has an apostrophe before it",)


@pytest.mark.parametrize("title", ["a=1", "’=", "'tis", "1-2", "", "…and so on", "“–”"])
def test_other_cells_stay_as_they_are(title, tell, written):
    made, exported = written(write_csv, [tell("<x>", article={"title": title})])
    assert (read(made)[0]["title"], exported.missing) == (title, ())
