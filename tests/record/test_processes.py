"""Killed at any moment, several at once: nothing is lost, halved or doubled."""

import importlib.util
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.record import Counts, Record

PROGRAM = Path(__file__).with_name("adding_program.py")
PAGES = 120
NOW = datetime(2026, 3, 20, 9, 30, tzinfo=UTC)
AT_MOST_S = 60
KILLED_AFTER = (1, 7, 20, 33)
"""Pages that a run has kept when it is killed."""


def adding(path, first=0, last=PAGES):
    command = [sys.executable, str(PROGRAM), str(path), str(first), str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def kill_after(process, kept):
    """What the process said it kept until it was killed."""
    with process:
        said = [int(process.stdout.readline()) for _ in range(kept)]
        process.kill()
        return said + [int(line) for line in process.stdout if line.endswith("\n")]


def finish(*processes):
    """What processes said they kept until each ended well."""
    said = []
    for process in processes:
        out, _ = process.communicate(timeout=AT_MOST_S)
        assert process.returncode == 0
        said += [int(line) for line in out.split()]
    return said


@pytest.fixture(scope="module")
def story():
    spec = importlib.util.spec_from_file_location("adding_program", PROGRAM)
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    return program.story


def check_whole(place):
    with Record.open(place, create=False) as record:
        assert list(record.check()) == []


def test_a_killed_run_goes_on_where_it_stopped(place, story):
    kept = []
    for count in KILLED_AFTER:
        kept += kill_after(adding(place), count)
        with Record.open(place) as record:
            found = {reading.page.origin: reading for reading in record.readings()}
        check_whole(place)
        assert {f"{number}.txt" for number in kept} <= set(found), "a kept page was lost"
        for number in range(len(found)):
            assert found[f"{number}.txt"] == story(number)[1], "half a reading"
    finish(adding(place))
    with Record.open(place) as record:
        assert record.counts().pages == PAGES
        assert record.counts().statements == PAGES * len(story(0)[1].statements)
    check_whole(place)


@pytest.mark.parametrize("file", ["record.db", "record.db-wal"])
def test_a_record_that_was_killed_while_it_was_made_is_made(path, file, story):
    with adding(path) as process:
        while process.poll() is None and not path.with_name(file).exists():
            pass
        process.kill()
    with Record.open(path) as record:
        counts = record.counts()
    assert counts.statements == counts.pages * len(story(0)[1].statements)
    check_whole(path)


def test_several_processes_make_and_fill_one_record(empty_place, story):
    said = finish(*(adding(empty_place, first, first + 40) for first in (0, 20, 40)))
    assert set(said) == set(range(80))
    check_whole(empty_place)
    with Record.open(empty_place) as record:
        origins = sorted(row.origin for row in record.pages(current=False))
        assert origins == sorted(f"{number}.txt" for number in range(80))
        statements = 80 * len(story(0)[1].statements)
        assert record.counts() == Counts(80, 80, 0, 0, statements)


@pytest.fixture
def other_writer(path):
    """Another process's transaction, begun and not ended."""
    Record.open(path).close()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    yield connection
    connection.close()


def test_a_writer_that_has_waited_long_enough_says_so(path, other_writer, tell):
    with Record.open(path, wait_s=0.05) as record:
        with pytest.raises(RecordError, match="it is being written to; try again"):
            record.add(*tell("Nothing."), method="m@1", now=NOW)
        other_writer.execute("COMMIT")
        assert record.add(*tell("Nothing."), method="m@1", now=NOW)


def test_writers_of_a_server_do_not_wait_for_each_other(postgresql, record_template, tell):
    """Only those that touch the same article or address do."""
    address = postgresql.database(record_template)
    with Record.open(address) as record, Record.open(address, wait_s=0.2) as other:
        with record._writer.begin() as connection:
            record._database.hold(connection, ["address vesper.html"])
            assert other.add(*tell("Nothing.", origin="b.html"), method="m@1", now=NOW)
            with pytest.raises(RecordError, match="being written to"):
                other.add(*tell("Nothing at all."), method="m@1", now=NOW)
        assert other.add(*tell("Nothing at all."), method="m@1", now=NOW)
    postgresql.drop(address)


def test_a_reader_of_a_server_sees_the_record_as_it_was(postgresql, record_template, tell):
    address = postgresql.database(record_template)
    with Record.open(address) as record:
        for number in range(3):
            record.add(*tell(f"{number}.", origin=str(number)), method="m@1", now=NOW)
        looking = record.pages()
        next(looking)
        record.add(*tell("Another.", origin="z"), method="m@1", now=NOW)
        assert len(list(looking)) == 2
        assert record.counts().pages == 4
    postgresql.drop(address)


def test_readers_do_not_wait(path, other_writer):
    with Record.open(path, wait_s=0) as record:
        assert list(record.readings()) == []
