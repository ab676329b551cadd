"""A page of twice the length is read in little more than twice the work.

The work is counted in calls of Python functions, so that no clock and no other process matters.
"""

from __future__ import annotations

import sys

import pytest

from onrecord.annotations import annotate
from onrecord.languages import load
from onrecord.model import Article
from onrecord.statements.attributions import find_attributions
from onrecord.statements.nesting import unwrap
from onrecord.statements.occasions import find_occasions
from onrecord.statements.speaker import Speakers

ENGLISH = load("en")
# Twice the text, and room for what is looked up by halves.
MOST_GROWTH = 2.6


def letters(number: int) -> str:
    return "".join(chr(97 + number // 26**place % 26) for place in range(3))


def paragraphs(size: int) -> str:
    return "\n\n".join(
        f"Minister An{letters(i)} Ru{letters(i)} said no on Monday. "
        f"The ministry of Port{letters(i)} left."
        for i in range(size)
    )


PAGES = {
    "paragraphs with names of their own": paragraphs,
    "one paragraph": lambda size: paragraphs(size).replace("\n\n", " "),
    "dates before a cue": lambda size: "on 3 March 2026 and Tuesday " * size + "Ana Ruiz said no.",
    "pronouns": lambda size: "They said that they had told them that it was theirs.\n\n" * size,
    "gatherings": lambda size: "Ana Ruiz was at the hearing on Monday. Ruiz said no. " * size,
    "gatherings without a day": lambda size: "Ana Ruiz said no in the debate over taxes. " * size,
    "names kept back": lambda size: (
        "An official spoke on condition of anonymity because it rained. He said no. " * size
    ),
    "an outlet that reports": lambda size: "Reuters reported that ships sail. " * size,
    "one minister": lambda size: "The minister said the ministry of the minister left. " * size,
}


def work(text: str) -> int:
    """How many functions are called to read a text, attributions aside."""
    article = Article("a-1", text, "0" * 64, published="2026-03-12", language="en")
    annotated = annotate(article, ENGLISH)
    attributions = find_attributions(annotated, ENGLISH)
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        annotate(article, ENGLISH)
        known = Speakers(annotated, ENGLISH)
        speakers = [known.of(one.source) if one.source else None for one in attributions]
        occasions = find_occasions(annotated, attributions, speakers=speakers, language=ENGLISH)
        unwrap(attributions, known)
    finally:
        sys.setprofile(before)
    assert len(occasions) >= len(attributions)
    return calls


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_twice_the_page_is_little_more_than_twice_the_work(page):
    work(page(2))  # what is built once a language
    assert work(page(120)) < MOST_GROWTH * work(page(60))
