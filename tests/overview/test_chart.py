"""The timeline: every dot in the drawing, none over another of its row."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.languages import load
from onrecord.model import Dot, TimelineRow
from onrecord.overview.chart import LABELS, MOST_TICKS, WIDTH, draw

TELLING = load("en").telling
# Of a letter of a label on the axis, at most, in the units of the drawing.
LETTER = 6.5
DOTS = st.builds(
    Dot,
    day=st.dates(date(2025, 9, 1), date(2026, 3, 1)),
    stated=st.booleans(),
    manner=st.sampled_from(["direct", "indirect", "mixed"]),
    unnamed=st.booleans(),
    citation=st.integers(1, 99),
)
ROWS = st.lists(
    st.builds(TimelineRow, st.text(min_size=1), st.lists(DOTS, min_size=1, max_size=15)),
    min_size=1,
    max_size=5,
)


def test_no_day_no_chart():
    assert draw([], TELLING) is None


@given(ROWS)
def test_dots_lie_in_the_drawing_and_apart(rows):
    chart = draw(rows, TELLING)
    assert chart
    spots = [spot for line in chart.lines for spot in line.spots]
    assert len(spots) == sum(len(row.dots) for row in rows)
    assert all(LABELS < spot.x < WIDTH and 0 < spot.y < chart.height for spot in spots)
    assert len({(spot.x, spot.y) for spot in spots}) == len(spots)


@given(ROWS)
def test_the_axis_begins_with_the_first_day_and_is_not_crowded(rows):
    chart = draw(rows, TELLING)
    assert chart
    assert 1 <= len(chart.ticks) <= MOST_TICKS
    assert chart.ticks[0].x == min(spot.x for line in chart.lines for spot in line.spots)


@given(ROWS)
def test_no_day_on_the_axis_runs_into_the_next(rows):
    chart = draw(rows, TELLING)
    assert chart
    for one, other in itertools.pairwise(chart.ticks):
        assert other.x - one.x >= LETTER * (len(one.label) + len(other.label)) / 2


@pytest.mark.parametrize(
    ("said", "dot"),
    {
        "a day": ("|d 2026-03-12 on Thursday|", (date(2026, 3, 12), True)),
        "a month is no day": ("|d 2026-02 in February|", (date(2026, 3, 15), False)),
        "not told": ("", (date(2026, 3, 15), False)),
    }.values(),
)
def test_a_dot_stands_at_the_day_of_the_words_or_of_the_report(draw, compose, said, dot):
    (row,) = compose([draw(f"{{Varen}} <said> {said} [ships sail].")]).timeline
    assert [(one.day, one.stated) for one in row.dots] == [dot]
