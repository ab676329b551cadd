"""What may be opened, what may not, and what the message says to do."""

import os
import shutil
import sqlite3
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.record import Record, Request, SaidQuery
from onrecord.record.upgrading import SCHEMA

NOW = datetime(2026, 3, 20, 9, 30, tzinfo=UTC)


def other_application(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookmark (url TEXT)")
    connection.close()


def marked_by_another(path):
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA application_id = 252006674")
    connection.close()


def test_the_name_that_sqlite_takes_for_no_file_is_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Record.open(":memory:").close()
    assert Path(":memory:").is_file()


def test_a_name_that_no_file_can_have():
    with pytest.raises(RecordError, match="no file has such a name"):
        Record.open("record\0.db")


def junk_behind_a_good_header(path):
    Record.open(path).close()
    path.write_bytes(path.read_bytes()[:2048] + b"\xff" * 8192)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(Path.mkdir, "a folder; give the name of a file, as .*record.db/", id="folder"),
        pytest.param(lambda path: path.write_text("<html>" * 99), "not an SQLite file", id="HTML"),
        pytest.param(lambda path: path.write_bytes(b"x"), "not an SQLite file", id="one byte"),
        pytest.param(os.mkfifo, "not an SQLite file", id="a pipe is not waited for"),
        pytest.param(other_application, "another application", id="another's tables"),
        pytest.param(marked_by_another, "another application", id="another's mark"),
        pytest.param(junk_behind_a_good_header, "damaged", id="damaged"),
    ],
)
def test_what_is_no_record(path, make, message):
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(RecordError, match=message):
        Record.open(path)
    assert before is None or path.read_bytes() == before, "another's file was changed"


@pytest.mark.parametrize(
    ("location", "message"),
    [
        ("no/such/folder/record.db", "folder no/such/folder does not exist; make it first"),
        ("mysql://host/db", "a record is a file or a PostgreSQL database; give a path, or an ad"),
        ("https://vesper.example/record.db", "a record is a file or a PostgreSQL database"),
        ("/proc/record.db", "cannot be opened; allow reading and writing"),
        ("r" * 999, "cannot be opened: File name too long"),
    ],
)
def test_where_no_record_can_be(location, message):
    with pytest.raises(RecordError, match=message):
        Record.open(location)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_record_that_cannot_be_written(path):
    Record.open(path).close()
    path.parent.chmod(0o500)
    path.chmod(0o400)
    try:
        with pytest.raises(RecordError, match=r"allow (writing|reading and writing)"):
            next(Record.open(path).readings())
    finally:
        path.parent.chmod(0o700)


def test_none_is_made_where_none_is_wanted(path):
    with pytest.raises(RecordError, match="no such record; `onrecord add"):
        Record.open(path, create=False)
    assert not path.exists()


def test_an_empty_file_becomes_a_record_where_one_is_wanted(path):
    path.touch()
    with pytest.raises(RecordError, match="an empty file; `onrecord add"):
        Record.open(path, create=False)
    with Record.open(path) as record:
        assert record.counts().pages == 0


@pytest.mark.parametrize("name", ["a record.db", "50%.db", "naïve?mode=ro.db", "#1.db"])
def test_any_file_name_will_do(tmp_path, name, tell):
    with Record.open(tmp_path / name):
        pass
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_record_tells_what_it_is(path):
    Record.open(path).close()
    connection = sqlite3.connect(path)
    pragmas = ("application_id", "user_version", "journal_mode")
    found = [connection.execute(f"PRAGMA {pragma}").fetchone()[0] for pragma in pragmas]
    connection.close()
    assert found == [int.from_bytes(b"onrc"), int(SCHEMA), "wal"]


def test_foreign_keys_are_held(record, add, tell):
    add(*tell("[Ilse Varen] {said} <yes>."))
    with (
        pytest.raises(Exception, match=r"FOREIGN KEY|foreign key"),
        record._writer.begin() as connection,
    ):
        connection.exec_driver_sql("UPDATE reading SET page = 99")


def test_a_password_of_a_database_that_keeps_no_records_is_not_shown():
    with pytest.raises(RecordError, match="mysql://…: a record is a file or a Postgre"):
        Record.open("mysql://o:s3cret@host/name")


NOBODY = 65534


@pytest.fixture
def closed(path, tell):
    """Make a record that holds one page one that cannot be written, as a medium may be."""
    with Record.open(path) as record:
        record.add(*tell("[Ilse Varen] {said} <she would travel>."), method="rules-en@1", now=NOW)
        assert list(record.check()) == []
    folder = Path(tempfile.mkdtemp())  # pytest's folders are closed to others
    is_root = os.geteuid() == 0

    def close():
        for file in path.parent.glob("record.db*"):
            shutil.copy(file, folder)
            (folder / file.name).chmod(0o444)
        folder.chmod(0o555)
        if is_root:
            os.seteuid(NOBODY)
        return folder / path.name

    yield close
    if is_root:
        os.seteuid(0)
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_record_is_read_where_nothing_can_be_written(closed):
    place = closed()
    with Record.open(place, create=False) as record:
        (match,) = record.search(SaidQuery(words="travel")).matches
        assert match.statement.speaker.name == "Ilse Varen"
        not_proved = [line for line in record.check() if "is not proved" not in line]
        assert not_proved == []
        with pytest.raises(RecordError, match="cannot be written; allow writing"):
            record.correct(
                Request(action="accept", statement=match.statement.id, author="Mira", now=NOW)
            )
    assert [file.name for file in place.parent.iterdir()] == [place.name]
    with pytest.raises(RecordError, match="allow"):
        Record.open(place)


def test_the_newest_pages_are_not_passed_over(path, closed, tell):
    with Record.open(path) as record:
        record.add(*tell("[Tomas Ardel] {denied} <any visit>."), method="rules-en@1", now=NOW)
        place = closed()
        # A copy of a log that another process still writes.
        os.seteuid(os.getuid())
        place.parent.chmod(0o755)
        place.with_name("record.db-shm").unlink()
        place.parent.chmod(0o555)
        if os.getuid() == 0:
            os.seteuid(NOBODY)
        with pytest.raises(RecordError, match=r"newest pages lie in record\.db-wal"):
            Record.open(place, create=False)


def test_what_is_shared_is_read_with_its_newest_pages(path, closed, tell):
    with Record.open(path) as record:
        record.add(*tell("[Tomas Ardel] {denied} <any visit>."), method="rules-en@1", now=NOW)
        place = closed()
        with Record.open(place, create=False) as other:
            assert other.counts().statements == 2


def test_an_older_record_that_cannot_be_written_says_what_to_do(path, closed):
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.commit()
    connection.close()
    with pytest.raises(RecordError, match="an older onrecord, and cannot be upgraded where"):
        Record.open(closed(), create=False)


def test_a_backup_is_a_record(path, tell):
    told = tell("[Ilse Varen] {said} <yes>.")
    with Record.open(path) as record:
        record.add(*told, method="rules-en@1", now=NOW)
    copy = path.with_name("copy.db")
    connection = sqlite3.connect(path)
    connection.execute("VACUUM INTO ?", [str(copy)])
    connection.close()
    with Record.open(copy, create=False) as backup:
        assert list(backup.readings()) == [told.reading]
