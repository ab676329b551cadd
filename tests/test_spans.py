"""Overlaps: found without looking at every span."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.spans import Overlaps

SPANS = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda p: Span(p[0], sum(p)))


@given(st.lists(SPANS).map(sorted), SPANS)
def test_those_found_are_those_that_overlap(spans, asked):
    expected = [index for index, span in enumerate(spans) if span.overlaps(asked)]
    assert Overlaps(spans).of(asked) == expected
