"""Signs that belong to the number or word behind them."""

from __future__ import annotations

import pytest

from onrecord.annotations import annotate
from onrecord.languages import load
from onrecord.model import Article, Span
from onrecord.statements import find_statements
from onrecord.statements.contents import clean
from onrecord.statements.signs import is_sign, with_sign
from onrecord.tagging import load_tagger

ENGLISH = load("en")

SIGNS = {
    "a hyphen for a minus": "{-}5 degrees",
    "a minus": "fell to {−}5 degrees",
    "a short dash for a minus": "fell to {–}5 degrees",
    "a plus": "{+}5 percent",
    "about": "{~}5 percent",
    "dollars": "{$}5 billion",
    "dollars lost": "{-$}5 billion",
    "a share with a currency": "{€.}5 a head",
    "a point": "{.}5 percent",
    "a number": "{#}1 on the list",
    "a name on a network": "{@}halvik",
    "a decade": "{’}90s music",
}
NO_SIGNS = {
    "a dash with a space": "{–} 5 people",
    "two dashes": "lost{--}5 people",
    "a long dash": "lost {—}5 people",
    "from one number to another": "3{–}5 people",
    "inside a word": "Covid{-}19",
    "behind a bracket": "(2024){-}5",
    "three points": "{...}5 people",
    "a full stop without a space": "They left{.}5 people stayed",
    "a full stop behind a mark": "They left.”{.}5",
    "an apostrophe": "the dockers{’} 5 demands",
    "a single quotation mark": "{‘}5 people",
    "an address": "ana{@}halvik",
    "a bracket": "{(}5 people",
}
SAID = {
    "a minus, which the tagger leaves outside": (
        "Ana Dangor said -5 degrees had been measured on the pier.",
        "-5 degrees had been measured on the pier",
    ),
    "a loss, whose minus the tagger leaves outside": (
        "-$5 million was the result of the year, Ana Dangor said.",
        "-$5 million was the result of the year",
    ),
    "a point": (
        "Ana Dangor said .5 percent of the fund was missing.",
        ".5 percent of the fund was missing",
    ),
    "a plus": (
        "Ana Dangor said that +5 percent was what the union asked for.",
        "+5 percent was what the union asked for",
    ),
    "a dash between clauses": (
        "“– 5 people were lost on Monday,” Ana Dangor said.",
        "5 people were lost on Monday",
    ),
}


@pytest.mark.parametrize("drawn", SIGNS.values(), ids=SIGNS)
def test_a_sign_is_kept_and_taken_in(drawn: str) -> None:
    text, sign = erased(drawn)
    assert all(is_sign(text, place) for place in range(*sign))
    assert clean(text, sign.start, len(text)) == Span(sign.start, len(text))
    assert with_sign(text, Span(sign.end, len(text))) == Span(sign.start, len(text))


@pytest.mark.parametrize("drawn", NO_SIGNS.values(), ids=NO_SIGNS)
def test_another_mark_is_none(drawn: str) -> None:
    text, mark = erased(drawn)
    assert not any(is_sign(text, place) for place in range(*mark))
    assert with_sign(text, Span(mark.end, len(text))) == Span(mark.end, len(text))


@pytest.mark.parametrize(("text", "content"), SAID.values(), ids=SAID)
def test_content_begins_with_its_sign(text: str, content: str) -> None:
    article = Article("a", text, "0" * 64, published="2026-06-04", language="en")
    found = find_statements(annotate(article, ENGLISH, load_tagger("en")), ENGLISH)
    assert [piece.of(text) for one in found for piece in one.content] == [content]


def erased(drawn: str) -> tuple[str, Span]:
    """The text without its braces, and where they stood."""
    start, end = drawn.index("{"), drawn.index("}") - 1
    return drawn.replace("{", "").replace("}", ""), Span(start, end)
