"""Pages to put on record: a story drawn in its text, so that no span is counted by hand.

`[source] {cue} <content>` marks a statement; the marks are taken out of the text.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from onrecord.model import (
    Article,
    Page,
    PageRef,
    Reading,
    Said,
    Span,
    Speaker,
    Statement,
    Unread,
    UnreadReason,
)
from onrecord.record import Record

METHOD = "rules-en@1"
NOW = datetime(2026, 3, 20, 9, 30, tzinfo=UTC)


class Told(NamedTuple):
    """A page and what it became."""

    page: Page
    reading: Reading


def tell(
    marked: str,
    *,
    origin: str = "vesper.html",
    url: str | None = None,
    outlet: str | None = "Radio Vesper",
    published: str | None = "2026-03-15T10:00:00+01:00",
    said: str | None = None,
) -> Told:
    """A page whose article is the marked text, with a statement for each three marks."""
    text, spans = _drawn(marked)
    page = Page(origin, "text/plain", f"{outlet} {published} {text}".encode(), url)
    sha256 = hashlib.sha256(page.body).hexdigest()
    article_id = "a-" + hashlib.sha256(f"{url} {text}".encode()).hexdigest()[:16]
    article = Article(article_id, text, sha256, url, outlet, published=published)
    statements = tuple(
        _statement(article, source=source, cue=cue, content=content, said=said)
        for source, cue, content in zip(*[iter(spans)] * 3, strict=True)
    )
    return Told(page, Reading(PageRef(origin, url, sha256), article, statements))


def refuse(
    reason: UnreadReason, *, origin: str = "vesper.html", body: bytes | None = b""
) -> tuple[Page | None, Reading]:
    """A page that could not be read; without body, one that could not be had."""
    page = None if body is None else Page(origin, "text/html", body)
    sha256 = None if body is None else hashlib.sha256(body).hexdigest()
    return page, Reading(PageRef(origin, None, sha256), unread=Unread(reason, "nothing to read"))


def _drawn(marked: str) -> tuple[str, list[Span]]:
    text, spans = "", []
    for plain, within in re.findall(r"([^\[{<]*)(?:[\[{<]([^\]}>]*)[\]}>])?", marked):
        text += plain
        if within:
            spans.append(Span(len(text), len(text) + len(within)))
            text += within
    return text, spans


def _statement(
    article: Article, *, source: Span, cue: Span, content: Span, said: str | None
) -> Statement:
    name = source.of(article.text)
    basis = f"{article.id} {tuple(content)} {name}"
    return Statement(
        id="s-" + hashlib.sha256(basis.encode()).hexdigest()[:16],
        manner="direct",
        act="say",
        content=(content,),
        cue=cue,
        source=source,
        speaker=Speaker(name, "person", withheld="because it rained"),
        relay=(),
        said=Said(said, "stated", source) if said else None,
        venue=None,
        addressee=None,
        confidence=0.9,
        method=METHOD,
    )


@pytest.fixture(name="tell")
def tell_fixture() -> Callable[..., Told]:
    return tell


@pytest.fixture(name="refuse")
def refuse_fixture() -> Callable[..., tuple[Page | None, Reading]]:
    return refuse


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a file may be made."""
    return tmp_path / "record.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest) -> Iterator[str]:
    """Where a record may be made: on each database that keeps records."""
    if request.param == "sqlite":
        yield str(request.getfixturevalue("path"))
        return
    server = request.getfixturevalue("postgresql")
    address = server.database(request.getfixturevalue("record_template"))
    yield address
    server.drop(address)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_place(request: pytest.FixtureRequest) -> Iterator[str]:
    """Where nothing is yet."""
    if request.param == "sqlite":
        yield str(request.getfixturevalue("path"))
        return
    server = request.getfixturevalue("postgresql")
    address = server.database()
    yield address
    server.drop(address)


@pytest.fixture
def record(place: str) -> Iterator[Record]:
    with Record.open(place) as opened:
        yield opened


@pytest.fixture
def add(record: Record) -> Callable[..., bool]:
    """Put a page on record, by today's method at a settled time."""

    def add_told(page: Page | None, reading: Reading, method: str = METHOD) -> bool:
        return record.add(page, reading, method=method, now=NOW)

    return add_told
