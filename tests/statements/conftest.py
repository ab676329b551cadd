"""Attributions drawn in the text: {source} <cue> [content], and *the words that are looked for*.

`{2:…}`, `<2:…>` and `[2:…]` belong to the second attribution, and so on; a content may hold
another attribution. A blank line divides paragraphs. The marks are taken out of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

import pytest

from onrecord.annotations import annotate
from onrecord.languages import load
from onrecord.model import AnnotatedArticle, Article, Attribution, Span
from onrecord.statements.occasions import find_occasions
from onrecord.statements.sessions import Occasion
from onrecord.statements.speaker import Speakers

ENGLISH = load("en")
OUTLET = "The Harbour Herald"
PUBLISHED = "2026-03-12"  # a Thursday
MARKS = re.compile(r"([{<\[])(?:(\d):)?|([}>\]])|(\*)")


@dataclass
class Drawn:
    """The spans of one attribution."""

    sources: list[Span] = field(default_factory=list)
    cues: list[Span] = field(default_factory=list)
    contents: list[Span] = field(default_factory=list)

    def attribution(self) -> Attribution:
        return Attribution(
            content=tuple(self.contents),
            cue=self.cues[0] if self.cues else None,
            source=self.sources[0] if self.sources else None,
            act="say",
            rule="drawn",
            confidence=1.0,
        )


class Told(NamedTuple):
    """A drawn article: what it says and what is looked for in it."""

    annotated: AnnotatedArticle
    occasions: tuple[Occasion, ...]
    marked: list[str]


def draw(drawn: str, *, outlet: str = OUTLET, published: str | None = PUBLISHED) -> Told:
    """An article with its attributions, drawn."""
    text, attributions, marked = erase(drawn)
    article = Article("a", text, "0" * 64, outlet=outlet, published=published, language="en")
    annotated = annotate(article, ENGLISH)
    speakers = [
        Speakers(annotated, ENGLISH).of(attribution.source) if attribution.source else None
        for attribution in attributions
    ]
    occasions = find_occasions(annotated, attributions, speakers=speakers, language=ENGLISH)
    return Told(annotated, occasions, marked)


def erase(drawn: str) -> tuple[str, list[Attribution], list[str]]:
    """The text without its marks, the attributions and the words between asterisks."""
    text, end = "", 0
    open_marks: list[tuple[str, int, int]] = []
    found: dict[int, Drawn] = {}
    stars: list[int] = []
    for mark in MARKS.finditer(drawn):
        text, end = text + drawn[end : mark.start()], mark.end()
        opening, number, closing, _ = mark.groups()
        if opening:
            open_marks.append((opening, int(number or 1), len(text)))
        elif closing:
            kind, which, start = open_marks.pop()
            one = found.setdefault(which, Drawn())
            kept = {"{": one.sources, "<": one.cues, "[": one.contents}[kind]
            kept.append(Span(start, len(text)))
        else:
            stars.append(len(text))
    text += drawn[end:]
    marked = [text[start:stop] for start, stop in zip(stars[::2], stars[1::2], strict=True)]
    return text, [found[which].attribution() for which in sorted(found)], marked


@pytest.fixture
def drawing() -> Callable[..., Told]:
    """What turns a drawn text into an article with its attributions."""
    return draw


@pytest.fixture
def erased() -> Callable[[str], tuple[str, list[Attribution], list[str]]]:
    """What takes the marks out of a drawn text."""
    return erase
