"""Relatives: the phrase that "which", "that" or "many of whom" stands for.

In a case the source is in brackets and what it stands for in braces; both are taken out before
the text is read.
"""

from __future__ import annotations

import re

import pytest

from onrecord.annotations import annotate
from onrecord.languages import load
from onrecord.model import Article, Span
from onrecord.spans import Overlaps
from onrecord.statements.relatives import related_phrase

ENGLISH = load("en")
_MARK = re.compile(r"[\[\]{}]")

RELATED = {
    "a body": "It rained, said {the Harbour Union}, [which] met.",
    "a body behind a dash": "It rained on {the Harbour Union} -- [which] met.",
    "a state": "The tax came from {Norway}, [which] is rich.",
    "a document": "It stands in {the report}, [which] came late.",
    "a noun that no list knows": "They met {a number of dunes} [that] moved.",
    "up to a preposition": "They took calls from {angry gulls} [who] cried.",
    "most of them": "They met {the sailors}, [most of whom] sang.",
    "one of several": "They met {the sailors}, [one of whom] sang.",
    "the longest phrase": "They met {the head of the union}, [who] sang.",
}

UNRELATED = {
    "no relative": "The union met. [It] said no.",
    "which, of a person": "They met Otto Lind, [which] was late.",
    "who, of a place": "They met in Vesper, [who] sang.",
    "who, of a day": "They met sailors on Monday [who] sang.",
    "that, at the start": "Ships rust. [That] is so.",
    "a verb before it": "They know [that] ships rust.",
    "another sentence": "They met the union. [Which] is so.",
}


def drawn(case: str) -> tuple[str, dict[str, Span]]:
    text, place, spans = "", 0, {}
    for mark in _MARK.finditer(case):
        text += case[place : mark.start()]
        place = mark.end()
        if mark.group() in "[{":
            start = len(text)
        else:
            spans[mark.group()] = Span(start, len(text))
    return text + case[place:], spans


def related(text: str, source: Span) -> Span | None:
    article = annotate(Article("a-1", text, "0" * 64), ENGLISH)
    overlaps = Overlaps(mention.span for mention in article.mentions)
    return related_phrase(article, source, overlaps=overlaps, language=ENGLISH)


@pytest.mark.parametrize("case", RELATED.values(), ids=RELATED)
def test_related(case):
    text, spans = drawn(case)
    found = related(text, spans["]"])
    wanted = spans["}"].of(text)
    assert found is not None
    assert found.of(text).removeprefix("the ") == wanted.removeprefix("the ").removeprefix("The ")


@pytest.mark.parametrize("case", UNRELATED.values(), ids=UNRELATED)
def test_unrelated(case):
    text, spans = drawn(case)
    assert related(text, spans["]"]) is None
