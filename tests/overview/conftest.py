"""Readings drawn in the text: {source} <cue> [content], |v venue|, |r relay|, |d 2026-03-12 day|.

A digit after the opening mark tells which statement a mark belongs to (`{2:…}`, `|2v …|`); without
one it is the first. The marks are taken out of the text. A content between curly quotation marks
is direct, one with such marks inside is mixed.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import TypeAlias

import pytest

from onrecord.model import (
    Act,
    Article,
    Manner,
    Overview,
    PageRef,
    Reading,
    Relay,
    Said,
    Selection,
    Sentence,
    Span,
    Speaker,
    Statement,
    Venue,
)
from onrecord.overview import compose

VAREN = Speaker("Ilse Varen", "person", "Foreign Minister")
MARK = re.compile(
    r"(?P<open>[{<\[])(?:(?P<number>\d):)?"
    r"|(?P<close>[}>\]])"
    r"|\|(?P<at>\d)?(?P<kind>[vrd]) (?P<edtf>[\d/.X-]+ )?(?P<words>[^|]+)\|"
)
KINDS = {"{": "source", "<": "cue", "[": "content"}
Spans: TypeAlias = dict[str, list[tuple[Span, str]]]
Draw: TypeAlias = Callable[..., Reading]


def draw(
    drawn: str,
    *speakers: Speaker | None,
    outlet: str | None = "Radio Vesper",
    published: str | None = "2026-03-15",
    acts: tuple[Act, ...] = ("say",),
    confidence: float = 0.9,
) -> Reading:
    """The reading of an article that is drawn; the last speaker and act serve for the rest."""
    text, marks = erase(drawn)
    digest = hashlib.sha256(f"{outlet}{text}".encode()).hexdigest()
    article = Article(
        id=f"a-{digest[:16]}",
        text=text,
        sha256=digest,
        url=f"https://news.example/{digest[:6]}",
        outlet=outlet,
        title=f"News of {outlet}",
        published=published,
        language="en",
    )
    said_by = speakers or (VAREN,)
    statements = tuple(
        statement(
            f"s-{digest[:12]}{number:04d}",
            text,
            marks[number],
            speaker=said_by[min(place, len(said_by) - 1)],
            act=acts[min(place, len(acts) - 1)],
            confidence=confidence,
        )
        for place, number in enumerate(sorted(marks))
    )
    return Reading(PageRef("drawn"), article=article, statements=statements)


def erase(drawn: str) -> tuple[str, dict[int, Spans]]:
    """The text without marks, and the spans of each statement."""
    marks: dict[int, Spans] = defaultdict(lambda: defaultdict(list))
    opened: list[tuple[str, int, int]] = []
    text, last = "", 0
    for mark in MARK.finditer(drawn):
        text += drawn[last : mark.start()]
        last = mark.end()
        if mark["open"]:
            opened.append((KINDS[mark["open"]], int(mark["number"] or 1), len(text)))
        elif mark["close"]:
            kind, number, start = opened.pop()
            marks[number][kind].append((Span(start, len(text)), ""))
        else:
            span = Span(len(text), len(text) + len(mark["words"]))
            marks[int(mark["at"] or 1)][mark["kind"]].append((span, (mark["edtf"] or "").strip()))
            text += mark["words"]
    return text + drawn[last:], dict(marks)


def statement(
    name: str,
    text: str,
    marks: Spans,
    *,
    speaker: Speaker | None,
    act: Act,
    confidence: float,
) -> Statement:
    contents = tuple(span for span, _ in marks["content"])
    days = [Said(edtf, "stated", span) for span, edtf in marks["d"]]
    venues = [Venue(span.of(text), span) for span, _ in marks["v"]]
    return Statement(
        id=name,
        manner=manner_of(text, contents),
        act=act,
        content=contents,
        cue=next((span for span, _ in marks["cue"]), None),
        source=next((span for span, _ in marks["source"]), None),
        speaker=speaker,
        relay=tuple(Relay(span.of(text), span) for span, _ in marks["r"]),
        said=days[0] if days else None,
        venue=venues[0] if venues else None,
        addressee=None,
        confidence=confidence,
        method="drawn@1",
    )


def manner_of(text: str, contents: tuple[Span, ...]) -> Manner:
    first = contents[0]
    if text[first.start - 1 : first.start] == "“" and "”" not in first.of(text):
        return "direct"
    return "mixed" if "“" in text[first.start - 1 : first.end] else "indirect"


def sentences(overview: Overview) -> Iterator[Sentence]:
    yield from overview.brief
    for section in overview.sections:
        for block in section.blocks:
            for paragraph in block.paragraphs:
                yield from paragraph
    yield from overview.doubtful


def words(sentence: Sentence) -> str:
    return "".join(part.text for part in sentence.parts)


def told(*readings: Reading, **selection: str) -> list[str]:
    """The sentences of all sections."""
    overview = compose(readings, Selection(**selection))
    paragraphs = (
        paragraph
        for section in overview.sections
        for block in section.blocks
        for paragraph in block.paragraphs
    )
    return [words(sentence) for paragraph in paragraphs for sentence in paragraph]


@pytest.fixture(name="draw")
def _draw() -> Draw:
    return draw


@pytest.fixture(name="told")
def _told() -> Callable[..., list[str]]:
    return told


@pytest.fixture(name="all_sentences")
def _all_sentences() -> Callable[[Overview], list[Sentence]]:
    return lambda overview: list(sentences(overview))


@pytest.fixture(name="words")
def _words() -> Callable[[Sentence], str]:
    return words


@pytest.fixture(name="compose")
def _compose() -> Callable[..., Overview]:
    return compose
