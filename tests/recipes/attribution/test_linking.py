"""Which source and contents belong to a cue."""

import pytest

from attribution.linking import link
from onrecord.tagging.links import Paragraph

# A drawing, then for each attribution the order numbers of cue, source and contents in it.
CASES = {
    "one of each": ("{s Vell} {c said} {t the road was open}.", [(1, 0, [2])]),
    "contents on both sides": ("{t “Yes}, {s she} {c said}. {t “Always.”}", [(2, 1, [0, 3])]),
    "no source": ("It was {c alleged} {t that he lied}.", [(0, None, [1])]),
    "two cues share a source": (
        "{s Vell} {c said} {t the road was open} and {c hoped} {t it would stay so}.",
        [(1, 0, [2]), (3, 0, [4])],
    ),
    "a sentence's end keeps apart": (
        "{s Vell} {c said} {t it was open}. {t It was closed}, as far as {s Orr} {c knew}.",
        [(1, 0, [2]), (5, 4, [3])],
    ),
    "a source out of reach is none": (
        "{s Vell} left. " + "The day went on. " * 8 + "It was {c said} {t that he lied}.",
        [(1, None, [2])],
    ),
}


@pytest.mark.parametrize(("drawing", "expected"), CASES.values(), ids=CASES)
def test_the_nearest(read_drawing, drawing, expected):
    text, _, spans = read_drawing(drawing)
    found = link(Paragraph(text, (), (), None), spans)
    places = [one.span for one in spans]
    assert [(a.cue, a.source, list(a.content)) for a in found] == [
        (places[cue], None if source is None else places[source], [places[c] for c in contents])
        for cue, source, contents in expected
    ]


LEFT_OVER = {
    "a cue without a content": "{s Vell} {c spoke}.",
    "a content without a cue": "{t “The road is open.”}",
    "a source alone": "{s Vell}.",
}


@pytest.mark.parametrize("drawing", LEFT_OVER.values(), ids=LEFT_OVER)
def test_what_joins_nothing_makes_none(read_drawing, drawing):
    text, _, spans = read_drawing(drawing)
    assert link(Paragraph(text, (), (), None), spans) == []
