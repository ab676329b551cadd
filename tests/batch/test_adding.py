"""Several cores keep what one core keeps; a kill loses the pages in hand and nothing else."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime

import pytest

from onrecord import batch, pipeline
from onrecord.batch import adding
from onrecord.errors import InputError
from onrecord.record import Record

AT_MOST_S = 120
PAGES = 24


def clock():
    return datetime(2026, 3, 20, tzinfo=UTC)


@pytest.fixture
def news(tmp_path):
    """A file of articles, some of them empty."""
    path = tmp_path / "news.jsonl"
    with path.open("w") as file:
        for number in range(PAGES):
            text = f"“Pier {number} is closed,” Ilse Varen said on Monday.\n\nNobody was hurt. " * 3
            article = {"id": f"n{number}", "outlet": "Radio Vesper", "published": "2026-03-12"}
            file.write(json.dumps({**article, "text": text if number % 7 else ""}) + "\n")
    return path


def test_two_processes_keep_what_one_keeps(tmp_path, news):
    kept = []
    for processes in (1, 2):
        with Record.open(tmp_path / f"{processes}.db") as record:
            additions = list(batch.add([str(news)], record, clock=clock, processes=processes))
            origins = [one.origin for one in additions]
            kept.append((origins, list(record.readings(current=False))))
    assert kept[0] == kept[1]
    assert len(kept[0][0]) == PAGES


def test_a_second_run_reads_nothing(tmp_path, news):
    with Record.open(tmp_path / "r.db") as record:
        list(batch.add([str(news)], record, clock=clock, processes=2))
        again = list(batch.add([str(news)], record, clock=clock, processes=2))
        assert [one.reading for one in again] == [None] * PAGES


def die(page):
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_reader_that_dies_is_an_error_and_loses_no_page(tmp_path, news, monkeypatch):
    with Record.open(tmp_path / "r.db") as record:
        monkeypatch.setattr(pipeline, "read_page", die)
        with pytest.raises(InputError, match="ended before its time"):
            list(batch.add([str(news)], record, clock=clock, processes=2))
        monkeypatch.undo()
        list(batch.add([str(news)], record, clock=clock, processes=2))
        assert record.counts().pages == PAGES


def readers_of(process):
    """Processes whose parent is the process."""
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(process.pid)],
        capture_output=True,
        text=True,
        check=False,
    )
    return [int(pid) for pid in listed.stdout.split()]


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_readers_end_with_a_parent_that_is_killed(tmp_path, news):
    command = [sys.executable, "-m", "onrecord", "add", tmp_path / "r.db", news, "--processes", "2"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    readers, end = [], time.monotonic() + AT_MOST_S
    while not readers and process.poll() is None and time.monotonic() < end:
        readers = readers_of(process)
    process.kill()
    process.wait()
    while any(map(is_alive, readers)) and time.monotonic() < end:
        os.sched_yield()
    assert readers
    assert not any(map(is_alive, readers))
    with Record.open(tmp_path / "r.db") as record:
        assert list(record.check()) == []
        list(batch.add([str(news)], record, clock=clock, processes=2))
        assert record.counts().pages == PAGES


def test_few_pages_start_no_process(tmp_path, news, monkeypatch):
    monkeypatch.setattr(adding, "ProcessPoolExecutor", None)
    few = tmp_path / "few.jsonl"
    few.write_text("".join(news.read_text().splitlines(keepends=True)[: adding.FEW - 1]))
    with Record.open(tmp_path / "r.db") as record:
        added = list(batch.add([str(few)], record, clock=clock, processes=2))
        assert len(added) == adding.FEW - 1
