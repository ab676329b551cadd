"""Days: what EDTF means, and how it is said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.languages import load
from onrecord.showing import bounded, in_words, moment, period

TELLING = load("en").telling

IN_WORDS = {
    "2026-03-12": "on 12 March",
    "2025-03-12": "on 12 March 2025",
    "2026-03-12~": "on or about 12 March",
    "2026-05-19/2026-05-20": "on 19 or 20 May",
    "2026-05-31/2026-06-01": "on 31 May or 1 June",
    "2026-05-22/2026-05-28": "between 22 and 28 May",
    "2026-05-22/2026-06-03": "between 22 May and 3 June",
    "2025-12-30/2026-01-04": "between 30 December 2025 and 4 January",
    "2026-12": "in December",
    "2026-12-XX": "in December",
    "2024-07/2024-08": "between July and August 2024",
    "2023": "in 2023",
    "2023/2024": "in 2023–2024",
    "2024-21": "in 2024",
}


@pytest.mark.parametrize(("edtf", "expected"), IN_WORDS.items())
def test_in_words(edtf, expected):
    found = bounded(edtf)
    assert found
    assert in_words(found, TELLING, year=2026) == expected


@pytest.mark.parametrize(
    "edtf", ["", "soon", "2026-13", "2026-02-30", "2026-05/..", "2026-05/2025"]
)
def test_what_names_no_bounded_span_of_days_is_none(edtf):
    assert bounded(edtf) is None


@given(st.text(max_size=24))
def test_no_string_breaks_it(text):
    assert bounded(text) is None or bounded(text).first <= bounded(text).last


@given(st.dates(), st.dates())
def test_a_span_holds_its_ends(one, other):
    first, last = sorted((one, other))
    found = bounded(f"{first}/{last}")
    assert found
    assert (found.first, found.last) == (first, last)


MOMENTS = {
    "2026-06-12": "12 June 2026",
    "2026-06-12T09:30:00+03:00": "12 June 2026, 09:30 +03:00",
    "2026-06-12T09:30:00.120Z": "12 June 2026, 09:30 UTC",
    "2026-06-12T09:30": "12 June 2026, 09:30",
    "last week": "last week",
}


@pytest.mark.parametrize(("published", "expected"), MOMENTS.items())
def test_when_an_article_appeared(published, expected):
    assert moment(published, TELLING) == expected


def test_a_period_names_month_and_year_once():
    assert period(date(2026, 6, 1), date(2026, 6, 22), TELLING) == "1–22 June 2026"
    assert period(date(2026, 5, 1), date(2026, 6, 22), TELLING) == "1 May – 22 June 2026"
    assert period(date(2026, 5, 1), date(2026, 5, 1), TELLING) == "1 May 2026"
