"""An older record is upgraded wholly or not at all; a newer one is left alone."""

import re
import shutil
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import MetaData, Table, create_engine, inspect

from onrecord.errors import RecordError
from onrecord.record import Record, SaidQuery, upgrading, values
from onrecord.record.sqlite import APPLICATION_ID
from onrecord.record.tables import metadata
from onrecord.record.upgrading import MIGRATIONS, SCHEMA, schema_of

NOW = datetime(2026, 3, 20, 9, 30, tzinfo=UTC)
NEXT = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "9999", "{last}"

def upgrade():
    op.create_table("note", sa.Column("words", sa.Text))
    with op.batch_alter_table("page") as page:
        page.add_column(sa.Column("seen", sa.Integer))
    {then}
"""


@pytest.fixture
def tomorrow(tmp_path, monkeypatch):
    """Make this the onrecord of tomorrow, with one more migration."""

    def come(then="pass"):
        folder = tmp_path / "50% migrations"
        shutil.copytree(MIGRATIONS, folder)
        (folder / "versions" / "r9999.py").write_text(NEXT.format(last=SCHEMA, then=then))
        monkeypatch.setattr(upgrading, "MIGRATIONS", folder)
        monkeypatch.setattr(upgrading, "SCHEMA", "9999")

    return come


def is_ours(_, name, kind, reflected, compare_to):
    """Indexes of words are each database's own and have tables of their own."""
    return not (kind == "table" and reflected and compare_to is None and "_words" in name)


def test_the_migrations_make_the_tables_that_the_code_uses(record):
    with record._reader.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": is_ours})
        assert compare_metadata(context, metadata) == []


def test_the_migrations_name_what_the_tables_name(record):
    """Alembic compares no names of keys; a later migration needs them."""
    inspector = inspect(record._reader)
    for table in metadata.tables.values():
        assert inspector.get_pk_constraint(table.name)["name"] == table.primary_key.name
        found = {key["name"] for key in inspector.get_foreign_keys(table.name)}
        assert found == {key.name for key in table.foreign_key_constraints}


def test_revisions_are_numbered_in_their_order():
    names = sorted(file.stem for file in (MIGRATIONS / "versions").glob("r*.py"))
    numbers = [re.fullmatch(r"r(\d{4})_\w+", name)[1] for name in names]
    assert numbers == [f"{number:04}" for number in range(1, len(names) + 1)]
    assert numbers[-1] == SCHEMA


def test_an_older_record_is_upgraded_with_all_it_holds(path, tell, tomorrow):
    told = tell("[Ilse Varen] {said} <yes>.")
    with Record.open(path) as record:
        record.add(*told, method="rules-en@1", now=NOW)
    tomorrow()
    with Record.open(path) as record:
        assert list(record.readings()) == [told.reading]
        assert columns(record, "note") == ["words"]
        assert columns(record, "page")[-1] == "seen"
        with record._reader.connect() as connection:
            assert schema_of(connection) == "9999"
            assert connection.exec_driver_sql("PRAGMA user_version").scalar() == 9999


@pytest.mark.parametrize(
    ("then", "error", "message"),
    [
        pytest.param("raise RuntimeError('cut')", RuntimeError, "cut", id="a fault"),
        pytest.param(
            "op.execute('UPDATE reading SET page = 9')", RecordError, "damaged", id="rows"
        ),
    ],
)
def test_an_upgrade_that_fails_changes_nothing(
    path, tell, tomorrow, monkeypatch, then, error, message
):
    told = tell("[Ilse Varen] {said} <yes>.")
    with Record.open(path) as record:
        record.add(*told, method="rules-en@1", now=NOW)
    tomorrow(then)
    with pytest.raises(error, match=message):
        Record.open(path)
    monkeypatch.undo()
    with Record.open(path) as record:
        assert list(record.readings()) == [told.reading]
        assert columns(record, "note") == []


def columns(record, table):
    with record._reader.connect() as connection:
        return [row.name for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")]


def test_a_newer_record_is_left_alone(path):
    Record.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '0042'")
    connection.commit()
    connection.close()
    with pytest.raises(RecordError, match=r"newer onrecord \(schema 0042, known here .*upgrade"):
        Record.open(path)


def test_a_record_whose_making_was_cut_short_is_made(path):
    """WAL is set and nothing more, as after a kill in the first milliseconds."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    with Record.open(path) as record:
        assert record.counts().pages == 0


def made_by(path, revision, told):
    """A record as an onrecord of that schema wrote it, with one page in it."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(MIGRATIONS))
        command.upgrade(config, revision)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        page, reading = told
        article = dict(values.article_values(reading.article))
        statements = [
            {
                "reading": 1,
                **values.statement_values(one, position=place, text=reading.article.text),
            }
            for place, one in enumerate(reading.statements)
        ]
        read = {"page": 1, "article": 1, "method": "rules-en@1", "current": True}
        for table, rows in {
            "body": [values.body_values(page)],
            "page": [
                {
                    **values.page_values(reading.page, page),
                    "body": reading.page.sha256,
                    "added_at": values.at(NOW),
                }
            ],
            "article": [article],
            "reading": [{**read, "read_at": values.at(NOW)}],
            "statement": statements,
        }.items():
            held = Table(table, MetaData(), autoload_with=connection)
            for row in rows:
                known = {name: value for name, value in row.items() if name in held.columns}
                connection.execute(held.insert(), known)
    engine.dispose()


@pytest.mark.parametrize("revision", ["0001", "0002"])
def test_a_record_of_every_earlier_onrecord_is_upgraded(path, tell, revision):
    told = tell("[Ilse Varen] {said} <she would travel>. [Tomas Ardel] {denied} <any visit>.")
    made_by(path, revision, told)
    with Record.open(path, create=False) as record:
        (reading,) = record.readings()
        if revision == "0001":  # it did not know why a name is kept back
            forgot = [
                replace(one, speaker=replace(one.speaker, withheld=None))
                for one in told.reading.statements
            ]
            assert reading == replace(told.reading, statements=tuple(forgot))
        else:
            assert reading == told.reading
        found = [match.statement.speaker.name for match in record.said(SaidQuery(words="travel"))]
        assert found == ["Ilse Varen"]
        assert list(record.check()) == []
        assert not record.add(*told, method="rules-en@1", now=NOW)
