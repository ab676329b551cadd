"""What a person sees at a real terminal, and what a broken or plain one gets."""

import os
import pty
import re
import shlex
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "onrecord"]
LIMIT_S = 60


def at_terminal(*arguments: object, **environment: str) -> tuple[int, str]:
    """Run the command on a terminal of its own; its exit code and all that it showed."""
    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "NO_COLOR": "", "COLUMNS": "160"} | environment,
    )
    os.close(theirs)
    shown = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    return run.wait(LIMIT_S), shown.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux: the other side has closed it
        return b""


def test_marks_are_styles_on_a_terminal(record_file):
    code, shown = at_terminal("show", "s-01", "--record", record_file)
    assert code == 0
    assert "\x1b[4mForeign Minister Ilse Varen\x1b[0m" in shown
    assert "\x1b[3mruled\x1b[0m" in shown
    assert "\x1b[30;43mThere will be no visit\x1b[0m" in shown


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_marks_are_brackets_where_styles_are_not_wanted(record_file, environment):
    _, shown = at_terminal("show", "s-01", "--record", record_file, **environment)
    assert "[cue: ruled]" in shown
    assert "\x1b" not in shown


def test_a_table_is_drawn_and_nothing_in_it_is_obeyed(record_file):
    code, shown = at_terminal("said", record_file, NO_COLOR="1")
    assert code == 0
    assert "Ole�[2J Sund" in shown
    assert "\t" not in shown
    assert not {"\x07", "\x9b", "\u202e"} & set(shown)


LISTS = {
    "counts": ["said", "--counts"],
    "statements": ["said"],
    "actors": ["actors"],
    "an actor": ["actors", "Sara Lind"],
    "corrections": ["correct", "--log"],
    "conflicts": ["correct", "--conflicts"],
    "judgements": ["actors", "--log"],
    "doubts": ["actors", "--doubts"],
}


@pytest.mark.parametrize("typed", LISTS.values(), ids=LISTS.keys())
def test_what_is_listed_fits_80_columns(judged_file, typed):
    verb, *rest = typed
    place = ["-r", judged_file] if verb == "correct" else [judged_file]
    code, shown = at_terminal(verb, *place, *rest, COLUMNS="80", TERM="dumb")
    assert code == 0, shown
    assert max(map(len, shown.splitlines())) <= 80
    assert "\t" not in shown


@pytest.fixture
def judged_file(onrecord, record_file):
    """A record in which people have had their say."""
    judge = partial(onrecord, "actors", record_file, "--author", "Mira Ferrane of the desk")
    correct = partial(onrecord, "correct", "-r", record_file, "--author", "Mira Ferrane")
    article = onrecord("show", "s-01", "-r", record_file, "--json").out.split('"article":"')[1][:6]
    fix = ["--speaker", "Sara Lind", "--role", "mayor", "--venue", "harbour", "--act", "promise"]
    runs = [
        correct(article, "--add", "--content", "harbour was", "--speaker", "Ole Sund"),
        correct("s-01", *fix, "--note", "the caption of the picture beside it says so"),
        judge("--settle"),
        judge("--unsure", "Sara Lind", "Ole Sund", "--why", "one desk, two names, one voice"),
    ]
    assert [run.code for run in runs] == [0, 0, 0, 0], runs
    return record_file


def test_a_row_of_the_table_reads_as_a_sentence(record_file):
    _, shown = at_terminal("said", record_file, "--speaker", "Varen", NO_COLOR="1")
    assert re.search(r"Ilse Varen +ruled +“There will be no visit”", shown)


def test_where_the_article_has_no_cue_the_act_stands_in_brackets(record_file):
    _, shown = at_terminal("said", record_file, "--speaker", "Sund", NO_COLOR="1")
    assert re.search(r"Sund +\(deny\) +“Do", shown)


def test_json_on_a_terminal_is_escaped_not_obeyed(record_file):
    _, shown = at_terminal("said", record_file, "--speaker", "Sund", "--json")
    assert r"\u001b[5m" in shown
    assert r"\u009b31m look\u202e" in shown
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown)


def test_a_terminal_of_another_encoding_breaks_nothing(record_file):
    code, shown = at_terminal("said", record_file, PYTHONIOENCODING="ascii")
    assert code == 0
    assert r"\u201cThere will be no" in shown


@pytest.mark.parametrize(
    "arguments",
    [["said"], ["said", "--json"], ["pages"], ["overview"], ["show", "s-01", "--record"]],
    ids=" ".join,
)
def test_a_reader_that_leaves_early_breaks_nothing(record_file, arguments):
    assert with_nobody_reading(*arguments, record_file) == (0, "")


def test_reading_stops_where_nobody_reads_on(news):
    assert with_nobody_reading("read", news) == (0, "")


def test_an_overview_that_nobody_reads_to_its_end_was_written_from_all_pages(news_and_wall):
    code, told = with_nobody_reading("overview", news_and_wall)
    assert code == 3
    assert told.startswith(f"unread: {news_and_wall / 'wall.html'}: login-wall: ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux alone has a disk that is full")
@pytest.mark.parametrize(
    "arguments",
    {
        "a table": ["said"],
        "lines of JSON": ["said", "--json"],
        "bytes": ["export", "csv"],
        "an overview": ["overview"],
        "help": ["said", "--help"],
    }.values(),
    ids=" ".join,
)
def test_a_full_disk_is_an_error_without_a_trace(record_file, arguments):
    with Path("/dev/full").open("wb") as disk:
        run = subprocess.run(
            [*COMMAND, *arguments, record_file],
            stdout=disk, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert run.returncode == 1
    last = run.stderr.splitlines()[-1]
    assert last == "onrecord: stdout cannot be written: No space left on device"
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_closed_stream_breaks_nothing(record_file, stream):
    number = {"stdout": 1, "stderr": 2}[stream]
    command = shlex.join([*COMMAND, "said", str(record_file), "--limit", "1"])
    run = subprocess.run(
        ["sh", "-c", f"{command} {number}>&-"], capture_output=True, text=True, check=False
    )
    told = {"stdout": (1, 0, "onrecord: stdout is closed\n"), "stderr": (0, 2, "")}[stream]
    assert (run.returncode, len(run.stdout.splitlines()), run.stderr) == told


def with_nobody_reading(*arguments: object) -> tuple[int, str]:
    """Run the command into a pipe whose reader has left; its exit code and what it told."""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as pipe:
        run = subprocess.Popen(
            [*COMMAND, *map(str, arguments)], stdout=pipe, stderr=subprocess.PIPE, text=True
        )
    _, told = run.communicate(timeout=LIMIT_S)
    return run.returncode, told


def test_a_run_shows_how_far_it_is_and_names_what_is_unread(news_and_wall, tmp_path):
    code, shown = at_terminal("add", tmp_path / "record.db", news_and_wall, NO_COLOR="1")
    assert code == 3
    assert "2/2" in shown
    assert "pages/s" in shown
    assert "1 unread" in shown
    assert f"unread: {news_and_wall / 'wall.html'}: login-wall: " in shown
    assert re.search(r"1 read; \d+ statements; 1 unread$", shown.rstrip())


def test_on_a_terminal_a_reading_is_a_digest(news):
    code, shown = at_terminal("read", news)
    assert code == 0
    assert "Talks go on · Radio Vesper · 2026-06-03" in shown
    assert "Ilse Varen (say): “There will be no visit before the ice goes out”" in shown


def test_the_keyboard_stops_a_run_without_a_trace():
    line = b'{"id": "1", "language": "en", "text": "It was quiet."}\n'
    with subprocess.Popen(
        [*COMMAND, "read", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        # A shell starts what runs behind it deaf to the keyboard, and so would this be.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    ) as run:
        run.stdin.write(line)
        run.stdin.flush()
        assert run.stdout.readline().startswith(b'{"format"')
        run.send_signal(signal.SIGINT)
        told = run.stderr.read().decode()
        assert run.wait(LIMIT_S) == 130
    assert told == "stopped: 1 read; 0 statements; 0 unread\n"
