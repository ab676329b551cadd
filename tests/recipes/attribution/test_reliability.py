"""Whether a confidence keeps its word."""

import pytest

from attribution.reliability import Judged, judge, table
from onrecord.model import Span, Tagged

CUE = Span(5, 9)


def attribution(source, *contents):
    return Tagged(
        source=source and Span(*source),
        cue=CUE,
        content=tuple(Span(*span) for span in contents),
        confidence=0.7,
    )


MARKED = attribution((0, 4), (10, 30))
CASES = {
    "the same": ((0, 4), (10, 30), True),
    "half of the content": ((0, 4), (10, 20), True),
    "less than half of it": ((0, 4), (10, 19), False),
    "another source": ((40, 44), (10, 30), False),
    "no source": (None, (10, 30), False),
}


@pytest.mark.parametrize(("source", "content", "right"), CASES.values(), ids=CASES)
def test_right_is_what_overlaps(source, content, right):
    assert judge([attribution(source, content)], [MARKED]) == [Judged(0.7, right)]


def test_without_a_source_agrees_with_one_without():
    assert judge([attribution(None, (0, 4))], [attribution(None, (0, 4))])[0].right


def test_a_bin_ends_where_the_next_begins():
    rows = table([Judged(0.9, True), Judged(0.93, False), Judged(0.95, True)]).splitlines()
    assert [row.split() for row in rows[-2:]] == [
        ["0.90", "2", "50.0", "3", "66.7"],
        ["0.95", "1", "100.0", "1", "100.0"],
    ]
