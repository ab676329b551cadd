"""An export replaces an export, and nothing else."""

import os
import sqlite3
from pathlib import Path

import pytest

from onrecord.errors import OutputError
from onrecord.record import Record
from onrecord.record.exports import write_file


@pytest.mark.parametrize("name", ["csv", "jsonl", "dna"])
@pytest.mark.parametrize("through", ["itself", "a link", "a hard link"])
def test_the_record_is_never_replaced(tmp_path, name, through):
    place = tmp_path / "record.db"
    target = tmp_path / "out.dna"
    with Record.open(place) as record:
        if through == "itself":
            target = place
        elif through == "a link":
            target.symlink_to(place)
        else:
            os.link(place, target)
        with pytest.raises(OutputError, match="a database, which an export does not replace"):
            write_file([], target, name)
        assert list(record.check()) == []


def test_another_database_is_not_replaced_either(tmp_path):
    target = tmp_path / "accounts.db"
    with sqlite3.connect(target) as connection:
        connection.execute("CREATE TABLE account (name text)")
    connection.close()
    with pytest.raises(OutputError, match="a database"):
        write_file([], target, "csv")


def test_a_device_is_not_replaced():
    with pytest.raises(OutputError, match="no regular file"):
        write_file([], Path("/dev/null"), "csv")


@pytest.mark.parametrize("name", ["csv", "dna"])
def test_an_earlier_export_is_replaced(tmp_path, name):
    target = tmp_path / f"out.{name}"
    write_file([], target, name)
    write_file([], target, name)
    assert target.stat().st_size > 0
    assert [file.name for file in tmp_path.iterdir()] == [target.name]
