"""The docs are true: their generated parts are today's, their examples run, their links lead."""

import doctest
import inspect
import re
import shlex
import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import get_args

import msgspec
import pytest

import docs
import onrecord
from onrecord import codec, model
from onrecord.pipeline import add

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/*.md")])
CODE = re.compile(r"^```(?P<language>\w+)\n(?P<code>.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<to>[^)\s]+)\)")
PLACEHOLDER = "s-0123"  # in `--help`, the id of any statement of the reader's own record
SHELL = f'onrecord() {{ {shlex.quote(sys.executable)} -m onrecord "$@"; }}\n'
LIMIT_S = 60
SERVE = "onrecord serve "
NOW = datetime(2026, 7, 1, tzinfo=UTC)


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


def code(page: Path, language: str) -> list[str]:
    found = CODE.finditer(page.read_text("utf-8"))
    return [match["code"] for match in found if match["language"] == language]


def commands(page: Path) -> list[str]:
    """What a page tells the reader to type; what needs a network is left to the reader."""
    lines = chain.from_iterable(block.splitlines() for block in code(page, "sh"))
    return [line for line in lines if line.startswith("onrecord ") and "://" not in line]


@pytest.mark.parametrize("part", list(docs.parts()), ids=lambda part: part[0].name)
def test_what_code_writes_is_up_to_date(part):
    block, text = part
    assert block.complaints(text) == [], "run `make docs`"


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder as the docs suppose it: pages in `news`, and a record of them."""
    desk = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "examples" / "pages", desk / "news")
    (desk / "examples").symlink_to(ROOT / "examples")
    with onrecord.Record.open(desk / "record.db") as record:
        additions = list(add([str(desk / "news")], record, clock=lambda: NOW))
    first = next(s for a in additions if a.reading for s in a.reading.statements)
    return desk, first.id


@pytest.mark.parametrize("page", [p for p in PAGES if commands(p)], ids=named)
def test_the_commands_of_a_page_run_as_they_are_written(page, desk):
    folder, statement = desk
    for command in commands(page):
        if command.startswith(SERVE):
            assert " at http://127.0.0.1:" in first_words_of(command, folder)
            continue
        typed = command.replace(PLACEHOLDER, statement)
        run = subprocess.run(
            ["sh", "-c", SHELL + typed],
            cwd=folder,
            capture_output=True,
            timeout=LIMIT_S,
            text=True,
            check=False,
        )
        assert run.returncode in (0, 3), f"{command}\n{run.stderr}"


def first_words_of(command, folder):
    """What a server says when it starts, on any port that is free; then it is stopped."""
    typed = shlex.split(command, comments=True)
    line = [sys.executable, "-m", *typed, "--port", "0"]
    with subprocess.Popen(line, cwd=folder, stderr=subprocess.PIPE, text=True) as server:
        said = server.stderr.readline()
        server.terminate()
        assert server.wait(LIMIT_S) in (0, -signal.SIGTERM), server.stderr.read()
    return said


def test_only_the_help_has_a_placeholder_in_it():
    placed = [page for page in PAGES if PLACEHOLDER in "".join(commands(page))]
    assert [named(page) for page in placed] == ["docs/commands.md"]


@pytest.mark.parametrize("page", [p for p in PAGES if code(p, "python")], ids=named)
def test_the_python_of_a_page_runs(page, desk, monkeypatch):
    folder, _ = desk
    monkeypatch.chdir(folder)
    exec(compile("\n".join(code(page, "python")), named(page), "exec"), {})


def test_the_examples_of_the_library_run(desk, monkeypatch):
    folder, _ = desk
    monkeypatch.chdir(folder)
    run = doctest.testmod(onrecord)
    assert (run.failed, run.attempted > 0) == (0, True)


@pytest.mark.parametrize("name", onrecord.__all__)
def test_every_public_function_has_an_example(name):
    function = getattr(onrecord, name)
    assert not inspect.isfunction(function) or ">>>" in inspect.getdoc(function)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_to_a_file(page):
    links = [match["to"] for match in LINK.finditer(page.read_text("utf-8"))]
    local = [link.partition("#")[0] for link in links if "://" not in link]
    assert [link for link in local if not (page.parent / link).exists()] == []


def words_of_the_format():
    """Every field of the wire types, and every word that a field may hold."""
    wires = [wire for wire in vars(codec).values() if isinstance(wire, type)]
    fields = [wire.__struct_fields__ for wire in wires if issubclass(wire, msgspec.Struct)]
    literals = (model.Act, model.Manner, model.SpeakerKind, model.Basis, model.Signal)
    words = {*chain(*fields), *chain(*map(get_args, (*literals, model.UnreadReason)))}
    return sorted(words - {"start", "end", "format"})


@pytest.mark.parametrize("word", words_of_the_format())
def test_the_format_is_described_to_its_last_word(word):
    assert f"`{word}`" in (ROOT / "docs" / "format.md").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_make_target_that_is_named_exists(page):
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)", page.read_text("utf-8"))) <= targets
