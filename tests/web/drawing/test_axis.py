"""Days on an axis: each has its place, no label covers another, far days are counted."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.languages import load
from onrecord.web.drawing.axis import MOST_STRETCHES, axis
from onrecord.web.drawing.words import width_of

TELLING = load("en").telling
LEFT, RIGHT = 44.0, 948.0

counts = st.dictionaries(
    st.dates(), st.integers(1, 50), min_size=1, max_size=400
) | st.dictionaries(
    st.dates(date(2025, 1, 1), date(2026, 12, 31)), st.integers(1, 5), min_size=1, max_size=300
)


def drawn(counted):
    return axis(counted, left=LEFT, right=RIGHT, telling=TELLING)


@given(counts)
def test_every_day_is_in_one_stretch_or_is_counted_as_left_out(counted):
    time = drawn(counted)
    left_out = 0
    for day, number in counted.items():
        place = time.place(day)
        if place is None:
            left_out += number
        else:
            assert time.stretches[place].first <= day <= time.stretches[place].last
    assert time.left_out == left_out <= sum(counted.values()) // 10


@given(counts)
def test_stretches_follow_one_another_from_left_to_right(counted):
    time = drawn(counted)
    assert 1 <= len(time.stretches) <= MOST_STRETCHES + 1
    for one, other in pairwise(time.stretches):
        assert one.first <= one.last == other.first - timedelta(days=1)
        assert one.x < other.x
    assert LEFT < time.stretches[0].x <= time.stretches[-1].x < RIGHT


@given(counts)
def test_labels_stay_on_the_axis_and_cover_none(counted):
    ticks = drawn(counted).ticks
    assert ticks
    places = [(t.label_x - width_of(t.label) / 2, t.label_x + width_of(t.label) / 2) for t in ticks]
    for (_, end), (start, _) in pairwise(places):
        assert end < start
    assert places[0][0] >= LEFT - 0.1
    assert places[-1][1] <= RIGHT + 0.1


def days(first, number, *, every=1):
    return {first + timedelta(days=n * every): 1 for n in range(number)}


@pytest.mark.parametrize(
    ("counted", "unit", "labels", "ticks"),
    {
        "one day": (days(date(2026, 6, 3), 1), "day", "3 June 2026", "3 June 2026"),
        "weeks, the first and the last cut to the days there are": (
            days(date(2026, 1, 1), 300), "week", "1–4 January 2026", "1 January 2026"
        ),
        "months": (days(date(2024, 1, 1), 100, every=12), "month", "January 2024", "January 2024"),
        "quarters": (
            days(date(2010, 1, 1), 80, every=60), "quarter", "January–March 2010", "January 2010"
        ),
        "years": (days(date(1980, 1, 1), 80, every=200), "year", "1980", "1980"),
        "decades": (days(date(1500, 1, 1), 90, every=2000), "decade", "1500–1509", "1500"),
    }.values(),
)  # fmt: skip
def test_a_stretch_is_as_long_as_it_must_be(counted, unit, labels, ticks):
    time = drawn(counted)
    assert (time.unit, time.stretches[0].label, time.ticks[0].label) == (unit, labels, ticks)


def test_a_year_is_named_where_it_begins():
    time = drawn(days(date(2025, 12, 20), 30))
    named = [tick.label for tick in time.ticks if tick.label[-4:].isdecimal()]
    assert [label[-4:] for label in named] == ["2025", "2026"]


def test_an_anniversary_does_not_press_the_news_together():
    time = drawn({date(1923, 10, 4): 1} | days(date(2026, 6, 1), 22))
    assert (time.unit, time.left_out) == ("day", 1)
    assert time.place(date(1923, 10, 4)) is None


def test_two_days_far_apart_are_both_shown():
    time = drawn({date(1923, 10, 4): 1, date(2026, 6, 1): 1})
    assert time.left_out == 0
