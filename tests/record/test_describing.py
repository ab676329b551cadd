"""docs/record.md shows the tables as they are."""

import re
from datetime import UTC, datetime
from pathlib import Path

from onrecord.record import Record, schema_markdown
from onrecord.record.tables import metadata

PAGE = Path(__file__).parents[2] / "docs" / "record.md"


def test_the_docs_show_the_tables_as_they_are():
    begin, end = "<!-- schema: written by `make docs` -->", "<!-- /schema -->"
    shown = PAGE.read_text("utf-8").partition(begin)[2].partition(end)[0]
    assert shown.strip("\n") == schema_markdown(), "out of date: run `make docs`"


def test_the_example_in_the_docs_runs(path, tell, monkeypatch, capsys):
    told = tell("[Ilse Varen] {said} <she would travel>.", said="2026-03-12")
    with Record.open(path) as record:
        record.add(*told, method="rules-en@1", now=datetime(2026, 3, 20, tzinfo=UTC))
    monkeypatch.chdir(path.parent)
    (example,) = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    exec(compile(example, PAGE, "exec"), {})
    shown = f"vesper.html None\n{told.reading.statements[0].id} ['she would travel']\n"
    assert capsys.readouterr().out == shown


def test_every_column_says_what_it_holds():
    for table in metadata.tables.values():
        assert table.comment
        assert all(column.comment for column in table.columns), table.name
