"""docs/exports.md shows what the writers write: the example is exported, and compared."""

import contextlib
import csv
import io
import json
import re
import sqlite3
from pathlib import Path

import pytest

from onrecord.model import RecordedActor, Relay, Said, Span, Speaker
from onrecord.record.exports import FORMATS, write_dna
from onrecord.record.exports.columns import ROWS_OF_A_GROUP, SCHEMA
from onrecord.record.exports.dna.scheme import ATTRIBUTES, CODERS, OURS
from onrecord.record.exports.table import COLUMNS

PAGE = (Path(__file__).parents[3] / "docs" / "exports.md").read_text("utf-8")
EXAMPLE = (
    "NTA reported on 12 March: “<The strait is ours>,” [Foreign Minister Ilse Varen of Norland] "
    "{told} reporters, “<and the light is theirs.>”"
)
SECTION = re.compile(r"^## `(\w+)`.*?\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
SECTIONS = dict(SECTION.findall(PAGE))


@pytest.fixture(scope="module")
def example(tell):
    return tell(
        EXAMPLE,
        speaker=Speaker("Ilse Varen", "person", "Foreign Minister of Norland"),
        actor=RecordedActor(
            id="w-5d2f00c1a9b3e847",
            name="Ilse Varen",
            kind="person",
            role="Foreign Minister",
            country="Norland",
            names=("Ilse Varen", "Varen"),
            statements=41,
            articles=17,
            first_day="2026-02-01",
            last_day="2026-03-14",
        ),
        review="fixed",
        relay=(Relay("NTA", Span(0, 3)),),
        said=Said("2026-03-12", "relative", Span(16, 24)),
        addressee="reporters",
    )


def block(name, language):
    [found] = re.findall(rf"^```{language}\n(.*?)^```", SECTIONS[name], re.MULTILINE | re.DOTALL)
    return found


def first_cells(name):
    """What the first column of the section's tables names."""
    return re.findall(r"^\| `([^`]+)` \|", SECTIONS[name], re.MULTILINE)


def test_the_example_stands_on_the_page():
    assert re.sub(r"[<>{}\[\]]", "", EXAMPLE) in " ".join(PAGE.replace("\n> ", " ").split())


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_has_a_section_that_says_what_it_leaves_out(name):
    said = " ".join(SECTIONS[name].split())
    assert f"Leaves out: {FORMATS[name].leaves_out}." in said
    assert f"`{FORMATS[name].suffix}`" in said


def test_csv(example, written):
    made, _ = written(FORMATS["csv"].write, [example])
    assert list(csv.reader(io.StringIO(block("csv", "csv")))) == list(
        csv.reader(io.StringIO(made.decode("utf-8-sig"), newline=""))
    )
    assert first_cells("csv") == list(COLUMNS)


@pytest.mark.parametrize("name", ["jsonl", "annotations", "quotations"])
def test_json(name, example, written):
    made, _ = written(FORMATS[name].write, [example])
    assert json.loads(block(name, "json")) == json.loads(made)


def test_parquet():
    assert first_cells("parquet") == list(SCHEMA)
    assert f"{ROWS_OF_A_GROUP:,} rows" in SECTIONS["parquet"]


def test_dna(example, tmp_path):
    path = tmp_path / "record.dna"
    write_dna([example], path)
    values = """
        SELECT Variable, coalesce(e.Value, l.Value, i.Value) FROM VARIABLES v
        LEFT JOIN DATASHORTTEXT s ON s.VariableId = v.ID LEFT JOIN ENTITIES e ON e.ID = Entity
        LEFT JOIN DATALONGTEXT l ON l.VariableId = v.ID
        LEFT JOIN DATAINTEGER i ON i.VariableId = v.ID
        WHERE StatementTypeId = 4 ORDER BY v.ID
    """
    with contextlib.closing(sqlite3.connect(path)) as file:
        coded = dict(file.execute(values))
    coded["details"] = coded["details"].splitlines()[0] + " …"
    rows = re.findall(r"^\| `([^`]+)` \| [^|]+ \| [^|]+ \|(.*)\|$", SECTIONS["dna"], re.MULTILINE)
    assert {name: cell.strip(" `") for name, cell in rows} == {
        name: str(value) for name, value in coded.items()
    }
    assert list(coded) == list(OURS)


@pytest.mark.parametrize("word", [*ATTRIBUTES, *(coder.name for coder in CODERS)])
def test_what_dna_shows_is_named(word):
    assert f"`{word}`" in SECTIONS["dna"]
