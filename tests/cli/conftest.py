"""The command as its users meet it: arguments in; exit code, stdout and stderr out."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from onrecord.cli import main
from onrecord.model import (
    Article,
    PageRef,
    Reading,
    Relay,
    Said,
    Span,
    Speaker,
    Statement,
    Unread,
)
from onrecord.record import Record

NOW = datetime(2026, 6, 20, tzinfo=UTC)
MARK = re.compile(r"\[(source|cue|content|relay|said): ([^\]]*)\]")


class Run(NamedTuple):
    """What a run of the command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def onrecord(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Run]:
    """Runs the command in this process."""

    def run(*arguments: object) -> Run:
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        captured = capfdbinary.readouterr()
        return Run(left.value.code or 0, captured.out.decode(), captured.err.decode())

    return run


def told(
    marked: str, *, name: str = "Ilse Varen", role: str | None = "Foreign Minister"
) -> Reading:
    """The reading of an article with one statement, drawn in its text."""
    text, spans = _undraw(marked)
    statement = Statement(
        id=f"s-{len(text):04}{spans['content'].start:04}",
        manner="direct",
        act="deny",
        content=(spans["content"],),
        cue=spans.get("cue"),
        source=spans.get("source"),
        speaker=Speaker(name, "person", role),
        relay=(Relay(spans["relay"].of(text), spans["relay"]),) if "relay" in spans else (),
        said=Said("2026-06-02", "relative", spans["said"]) if "said" in spans else None,
        venue=None,
        addressee=None,
        confidence=0.9,
        method="rules-en@1",
    )
    article = Article(
        id=f"a-{len(text):04}",
        text=text,
        sha256=f"{len(text):064x}",
        outlet="Radio Vesper",
        title="Talks “go on”",
        published="2026-06-03T09:30:00+02:00",
        language="en",
    )
    return Reading(PageRef(f"{article.id}.html", sha256=article.sha256), article, (statement,))


def _undraw(marked: str) -> tuple[str, dict[str, Span]]:
    text, spans, end = "", {}, 0
    for mark in MARK.finditer(marked):
        text += marked[end : mark.start()]
        spans[mark[1]] = Span(len(text), len(text) + len(mark[2]))
        text += mark[2]
        end = mark.end()
    return text + marked[end:], spans


DENIAL = told(
    "The harbour was quiet.\n\n“[content: There will be no visit],” [source: Foreign Minister Ilse "
    "Varen] [cue: ruled] on [said: Tuesday], as [relay: NTA] had it."
)
HOSTILE = told(
    "“[content: Do \x1b[5m\x07 not \x9b31m look\u202e],” said [source: O\x1b[2Jle].",
    name="Ole\x1b[2J\tSund\n",
    role=None,
)
UNREAD = Reading(
    PageRef("wall\x1b[31m.html", sha256="f" * 64), unread=Unread("login-wall", "it asks to log in")
)


@pytest.fixture
def record_file(tmp_path: Path) -> Iterator[Path]:
    """A record of two articles and a page that could not be read."""
    path = tmp_path / "record.db"
    with Record.open(path) as record:
        for reading in (DENIAL, HOSTILE, UNREAD):
            record.add(None, reading, method="rules-en@1", now=NOW)
    return path


PAGE = """<!doctype html><html lang="en"><head><title>Talks go on - Radio Vesper</title>
<meta property="og:site_name" content="Radio Vesper">
<meta property="article:published_time" content="2026-06-03T09:30:00+02:00"></head>
<body><article><h1>Talks go on</h1>
<p>HALVIK — The talks about the harbour went on for a third day, and nobody left the building
before midnight.</p>
<p>“There will be no visit before the ice goes out,” Foreign Minister Ilse Varen told reporters on
Tuesday. She said the council would meet again in June.</p>
<p>The mayor of Halvik, Ole Sund, called the delay “a gift to nobody” and said the port needed
ships.</p></article></body></html>"""

WALL = """<!doctype html><html lang="en"><head><title>Subscribe</title></head><body>
<form action="/login"><p>Log in or subscribe to read this article.</p>
<input type="password" name="password"></form></body></html>"""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with an article in it."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "talks.html").write_text(PAGE, "utf-8")
    return folder


@pytest.fixture
def news_and_wall(news: Path) -> Path:
    """A folder with an article and a page that gives none."""
    (news / "wall.html").write_text(WALL, "utf-8")
    return news
