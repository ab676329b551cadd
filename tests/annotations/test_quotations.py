"""Quotations: what stands between marks, drawn in the text as [outermost] and {nested}."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotations.quotations import find_quotations
from onrecord.annotations.sentences import split_paragraphs

CASES = {
    "curly": "“[Ships are safe,]” she said.",
    "straight": '"[Ships are safe,]" she said, "[and cheap.]"',
    "nested single": "“[He said ‘{never again}’ twice,]” she said.",
    "nested straight single": "\"[He told me '{never again}' twice,]\" she said.",
    "single marks outside": "‘[The dockers’ union agrees,]’ he said.",
    "double inside single": "‘[We call it “{the wall}” here,]’ he said.",
    "guillemets": "«[La mer monte]», dit-elle.",
    "guillemets turned inwards": "»[Das Meer steigt]«, sagte sie.",
    "low-high marks": "„[Das Meer steigt]“, sagte sie.",
    "corner brackets": "「[海が来る]」と言った。",
    "the apostrophe is no mark": "It's the dockers' hall; Varen's office didn’t open.",
    "a space before the mark that closes, behind one inside": (
        '"[I hate the term \'{ships,}\' ]" he said. "[No.]"'
    ),
    "a space before a mark that opens": '"[No,]" he said, "[ships.]"',
    "a curly mark that a straight one closes": '“[We have to do it.]" She left. “[No,]” he said.',
    "straight marks inside curly ones": '“[They call it "{the wall}" here,]” he said.',
    "a straight mark that a curly one closes": '"[We have to do it,]” he said. “[Now.]"',
    "inches inside curly marks": '“[A 5" nail, and a 6" one,]” he said.',
    "an elision is no mark": "The '90s were quiet.",
    "an elision inside a quotation": "\"[Rock 'n' roll isn't dead,]\" he said.",
    "a plural's possessive inside single marks": "‘[the states’ rights]’ he said",
    "a lone opening mark in mid-paragraph opens nothing": "He said “ships and “[boats]” left.",
    "a lone closing mark closes nothing": "He left.” She stayed.",
    "inches are no quotation": 'A 5" nail.',
    "a bracket may stand before": "(“[quoted]”)",
    "emoji do not shift": "😀 “[ships 🚢 sail]” 😀",
    "an unclosed quotation that opens its paragraph holds the rest": "“[No one came.]",
    "a quotation over paragraphs": "“[One.]\n\n“[Two.]\n\n“[Three,]” she said.",
}


@pytest.mark.parametrize("drawn", CASES.values(), ids=CASES)
def test_quotation(drawn: str) -> None:
    text, outermost = erase(drawn, "[]", also="{}")
    nested = erase(drawn, "{}", also="[]")[1]
    found = find_quotations(text, split_paragraphs(text))
    assert [q.inner.of(text) for q in found if not q.nested] == outermost
    assert [q.inner.of(text) for q in found if q.nested] == nested


def test_a_quotation_over_paragraphs_continues() -> None:
    text = "“One.\n\n“Two,” she said. “Three.”\n\n“Four.”"
    found = find_quotations(text, split_paragraphs(text))
    assert [q.continues for q in found] == [False, True, False, False]


def test_a_paragraph_without_an_opening_mark_does_not_continue() -> None:
    text = "“One.\n\nShe left. “Two.”"
    found = find_quotations(text, split_paragraphs(text))
    assert [q.continues for q in found] == [False, False]


@given(st.text(alphabet="ab s.,\n“”‘’'\"«»„", max_size=60))
def test_every_quotation_lies_in_its_paragraph_and_the_outermost_do_not_overlap(text: str) -> None:
    paragraphs = split_paragraphs(text)
    found = find_quotations(text, paragraphs)
    for quotation in found:
        assert quotation.outer.contains(quotation.inner)
        assert any(paragraph.contains(quotation.outer) for paragraph in paragraphs)
    outermost = [quotation.outer for quotation in found if not quotation.nested]
    assert all(a.end <= b.start for a, b in itertools.pairwise(outermost))


def erase(drawn: str, marks: str, *, also: str) -> tuple[str, list[str]]:
    """The text without drawn marks, and what stood between those of one kind."""
    found = []
    for part in drawn.split(marks[0])[1:]:
        inside = part.split(marks[1])[0]
        found.append(inside.replace(also[0], "").replace(also[1], ""))
    for mark in marks + also:
        drawn = drawn.replace(mark, "")
    return drawn, found
