"""Scores of names, with a tagger that reads capital letters and what is drawn."""

import numpy as np
import pytest

from attribution.name_scores import find_names, name_table
from attribution.naming import NamedText, NameSpan
from onrecord.model import Span
from onrecord.tagging import Tagger
from onrecord.tagging.crf import plain_chain
from onrecord.tagging.labels import OUTSIDE, TAG_COUNT
from onrecord.tagging.names import NAME_TAG_COUNT, begin_name
from onrecord.tagging.tagger import Heads
from onrecord.tagging.units import CAPITAL

TEXT = "yesterday Vell met Orr in June"


@pytest.fixture
def tagger(letters):
    """It takes every capitalized word for an outlet."""

    def scorer(pieces, quotations, capitals):
        tags = [begin_name("outlet") if one == CAPITAL else OUTSIDE for one in capitals]
        names = np.eye(NAME_TAG_COUNT, dtype=np.float32)[tags]
        nothing = np.zeros((len(pieces), TAG_COUNT), np.float32)
        return Heads(tags=nothing, vectors=nothing, names=names)

    return Tagger(
        name="capitals@1",
        language="en",
        tokenizer=letters,
        scorer=scorer,
        chain=plain_chain(),
        linker=lambda paragraph, spans: [],
        sureness=lambda tagged, likely: 0.0,
    )


def named(*names, marked, unsure=()):
    spans = [
        NameSpan(kind, Span(TEXT.index(words), TEXT.index(words) + len(words)))
        for kind, words in names
    ]
    return NamedText("invented", TEXT, tuple(spans), frozenset(marked), unsure)


def rows(table):
    return [row.split() for row in table.splitlines()]


def test_names_are_found(tagger):
    found = [(name.kind, name.span.of(TEXT)) for name in find_names(tagger, TEXT)]
    assert found == [("outlet", "Vell"), ("outlet", "Orr"), ("outlet", "June")]


def test_an_outlet_counts_as_a_body_where_nobody_marks_outlets(tagger):
    table = name_table(tagger, [named(("organization", "Vell"), marked={"organization"})])
    line = ["n", "1", "P", "33.3", "R", "100.0", "F1", "50.0"]
    assert rows(table) == [["organization", *line], ["all", *line]]


def test_words_that_say_nothing_are_not_scored(tagger):
    unsure = (Span(TEXT.index("Orr"), len(TEXT)),)
    text = named(("outlet", "Vell"), marked={"outlet"}, unsure=unsure)
    assert rows(name_table(tagger, [text]))[0][-1] == "100.0"


def test_kinds_that_nobody_marked_are_not_scored(tagger):
    table = name_table(tagger, [named(("person", "Vell"), marked={"person"})])
    assert rows(table)[-1] == ["all", "n", "1", "P", "0.0", "R", "0.0", "F1", "0.0"]
