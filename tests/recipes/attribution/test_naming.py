"""Names in a text as a tag for each word."""

import re

import pytest

from attribution.naming import UNJUDGED, NamedText, NameSpan, name_tags, without_overlaps
from onrecord.model import Span
from onrecord.tagging.labels import OUTSIDE
from onrecord.tagging.names import NAME_KINDS, begin_name, inside_name

TEXT = "Ilse Varen left the bank of Norland"
WORDS = [Span(*word.span()) for word in re.finditer(r"\w+", TEXT)]


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_names_and_what_is_not_judged():
    named = NamedText(
        id="invented",
        text=TEXT,
        names=(NameSpan("person", span("Ilse Varen")), NameSpan("place", span("Norland"))),
        marked=frozenset({"person", "place"}),
        unsure=(span("the bank of Norland"),),
    )
    unjudged = [UNJUDGED] * 3
    assert name_tags(WORDS, named) == (
        begin_name("person"), inside_name("person"), OUTSIDE, *unjudged, begin_name("place"),
    )  # fmt: skip
    kinds = [NAME_KINDS[number] for number in named.unmarked]
    assert kinds == ["organization", "group", "outlet", "role", "nationality"]


@pytest.mark.parametrize("first", [0, 1])
def test_of_two_that_overlap_the_earlier_given_stays(first):
    names = [NameSpan("organization", span("bank of Norland")), NameSpan("place", span("Norland"))]
    given = [names[first], names[1 - first]]
    assert without_overlaps(given) == (given[0],)
