"""A record on a server: what may be opened, what the messages say, and how it is backed up."""

import sys
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from onrecord.errors import RecordError
from onrecord.record import Record, Request
from onrecord.record.corrections import making
from onrecord.record.databases import SETTLING

NOW = datetime(2026, 3, 20, tzinfo=UTC)


@pytest.fixture
def address(postgresql):
    """An empty database."""
    made = postgresql.database()
    yield made
    postgresql.drop(made)


def run(address, command):
    import psycopg

    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as connection:
        return connection.execute(command)


@pytest.mark.parametrize("scheme", ["postgresql+psycopg", "postgresql", "postgres"])
def test_an_empty_database_becomes_a_record(address, scheme):
    place = address.replace("postgresql+psycopg", scheme)
    with pytest.raises(RecordError, match="an empty database; `onrecord add`"):
        Record.open(place, create=False)
    with Record.open(place) as record:
        assert record.counts().pages == 0


def test_the_database_of_another_application_is_left_alone(address):
    run(address, "CREATE TABLE customer (name text)")
    with pytest.raises(RecordError, match="tables of another application; give a database of its"):
        Record.open(address)


def test_a_schema_of_its_own_is_enough(address, tell):
    run(address, "CREATE TABLE customer (name text)")
    run(address, "CREATE SCHEMA press")
    place = f"{address}?options=-csearch_path%3Dpress"
    with Record.open(place) as record:
        assert record.add(*tell("Nothing."), method="m@1", now=NOW)
    with Record.open(place, create=False) as record:
        assert record.counts().pages == 1


def test_a_newer_record_is_left_alone(address):
    Record.open(address).close()
    run(address, "UPDATE alembic_version SET version_num = '0042'")
    with pytest.raises(RecordError, match=r"newer onrecord \(schema 0042"):
        Record.open(address)


def test_a_database_of_another_encoding_is_refused(postgresql):
    postgresql.sql("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    with pytest.raises(RecordError, match="encoding is LATIN1; make the database in UTF8"):
        Record.open(f"postgresql://o@127.0.0.1:{postgresql.port}/latin")
    postgresql.sql("DROP DATABASE latin")


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("postgresql://127.0.0.1:1/none", "cannot be reached"),
        ("postgresql://127.0.0.1", "the name of a database is missing"),
        ("postgresql://127.0.0.1:port/x", "cannot be understood"),
    ],
)
def test_where_no_record_can_be(postgresql, place, message):
    with pytest.raises(RecordError, match=message):
        Record.open(place)


def test_a_password_is_told_to_nobody(postgresql):
    with pytest.raises(RecordError) as error:
        Record.open(f"postgresql://o:s3cret@127.0.0.1:{postgresql.port}/missing")
    assert "s3cret" not in str(error.value)


@pytest.fixture
def locked(postgresql):
    """The address of a user whom the server asks for a password."""
    rules = postgresql.folder / "data" / "pg_hba.conf"
    before = rules.read_text()
    postgresql.sql("CREATE ROLE mira LOGIN PASSWORD 'r1ght'")
    rules.write_text(f"host all mira 127.0.0.1/32 scram-sha-256\n{before}")
    postgresql.sql("SELECT pg_reload_conf()")
    yield f"127.0.0.1:{postgresql.port}/postgres"
    rules.write_text(before)
    postgresql.sql("SELECT pg_reload_conf()")
    postgresql.sql("DROP ROLE mira")


@pytest.mark.parametrize(
    "address", ["mira:wr0ng@{}", "mira@{}?password=wr0ng", "mira@{}?passwrd=wr0ng"]
)
def test_a_wrong_password_is_told_and_not_shown(locked, address):
    with pytest.raises(
        RecordError, match=r"cannot be reached .*; check the address, its user"
    ) as error:
        Record.open(f"postgresql://{address.format(locked)}", create=False)
    assert "wr0ng" not in str(error.value)


def test_without_the_driver_the_message_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(RecordError, match=r"pip install 'onrecord\[postgresql\]'"):
        Record.open("postgresql://127.0.0.1/x")


def test_a_dump_that_is_restored_is_the_record(postgresql, address, tell):
    told = tell("[Ilse Varen] {said} <she would travel>.")
    with Record.open(address) as record:
        record.add(*told, method="m@1", now=NOW)
    name = address.rpartition("/")[2]
    dump = postgresql.folder / "record.dump"
    postgresql.client("pg_dump", "--format=custom", "--file", dump, name)
    restored = postgresql.database()
    postgresql.client("pg_restore", "--dbname", restored.rpartition("/")[2], dump)
    with Record.open(restored, create=False) as record:
        assert list(record.readings()) == [told.reading]
        assert list(record.check()) == []
    postgresql.drop(restored)


def test_psql_says_what_tables_hold(address):
    Record.open(address).close()
    found = run(address, "SELECT obj_description('statement'::regclass)").fetchone()
    assert found == ("Who said what, in the order of the text.",)


def test_a_page_waits_while_its_article_is_corrected(address, tell):
    first, later = (
        tell(f"{begins}[Ilse Varen] {{said}} <she would travel>.", origin=f"{number}.txt")
        for number, begins in enumerate(("", "Live. "))
    )
    url = "https://vesper.example/1"
    told = replace(first.reading, article=replace(first.reading.article, url=url))
    same = replace(later.reading.article, id=told.article.id, url=url)
    reject = Request(
        action="reject", statement=first.reading.statements[0].id, author="Mira", now=NOW
    )
    with Record.open(address) as record, Record.open(address, wait_s=0.05) as other:
        record.add(first.page, told, method="m@1", now=NOW)
        with record._writer.begin() as connection:
            making.make(connection, record._database, reject)
            with pytest.raises(RecordError, match="being written to"):
                other.add(later.page, replace(later.reading, article=same), method="m@1", now=NOW)
        other.add(later.page, replace(later.reading, article=same), method="m@1", now=NOW)
        assert [len(reading.statements) for reading in record.readings()] == [0]


def test_who_replaces_a_reading_waits_for_who_settles(address, tell):
    told = tell("[Ilse Varen] {said} <she would travel>.")
    with Record.open(address) as record, Record.open(address, wait_s=0.05) as other:
        record.add(*told, method="m@1", now=NOW)
        with record._writer.begin() as connection:
            record._database.hold(connection, [SETTLING])
            other.add(*tell("Nothing."), method="m@1", now=NOW)
            with pytest.raises(RecordError, match="being written to"):
                other.add(*told, method="m@2", now=NOW)


def test_nobody_writes_while_all_is_made_again(address, tell):
    with (
        Record.open(address) as record,
        Record.open(address, wait_s=0.05) as other,
        record._writer.begin() as connection,
    ):
        record._database.hold_all(connection)
        with pytest.raises(RecordError, match="being written to"):
            other.add(*tell("Nothing."), method="m@1", now=NOW)
