from datetime import date

import pytest

from onrecord.dates import day_of, interval_of, moment_of


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        pytest.param("2026-03-12", "2026-03-12", "2026-03-12", id="a day"),
        pytest.param("2024-02", "2024-02-01", "2024-02-29", id="a month ends with its last day"),
        pytest.param("2026", "2026-01-01", "2026-12-31", id="a year"),
        pytest.param("2026-05-19/2026-05-20", "2026-05-19", "2026-05-20", id="an interval"),
        pytest.param("2025-12/2026", "2025-12-01", "2026-12-31", id="an interval of unlike ends"),
        pytest.param("2026-03-12?", "2026-03-12", "2026-03-12", id="doubt does not move a day"),
        pytest.param("202X", "2020-01-01", "2029-12-31", id="an unknown digit may be any"),
        pytest.param("2026-03-XX", "2026-03-01", "2026-03-31", id="an unknown day may be any"),
        pytest.param("2026-XX", "2026-01-01", "2026-12-31", id="an unknown month may be any"),
        pytest.param("2026-21", "2026-01-01", "2026-12-31", id="a season covers its year"),
        pytest.param("2026-03-12/..", "2026-03-12", "9999-12-31", id="an open end"),
        pytest.param("/2026-03-12", "0001-01-01", "2026-03-12", id="an unknown start"),
        pytest.param("0000", "0001-01-01", "0001-12-31", id="no days before the first"),
    ],
)
def test_days_of_edtf(edtf, first, last):
    found = interval_of(edtf)
    assert found
    assert (found.first, found.last) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "edtf",
    ["", "soon", "2026-13", "2026-02-30", "2026-03-12/2026-03-01", "2026-03-12/x", "12 March"],
)
def test_what_is_not_a_date_has_no_days(edtf):
    assert interval_of(edtf) is None


@pytest.mark.parametrize(
    ("published", "day", "moment"),
    [
        pytest.param("2026-03-12", "2026-03-12", "2026-03-12", id="a day"),
        pytest.param(
            "2026-03-12T00:30:00+02:00", "2026-03-12", "2026-03-11T22:30:00", id="the day it says"
        ),
        pytest.param("2026-03-12T09:30", "2026-03-12", "2026-03-12T09:30:00", id="no offset"),
        pytest.param("2026-03-12T09:30Z", "2026-03-12", "2026-03-12T09:30:00", id="Zulu"),
        pytest.param("2026-03-12 at noon", "2026-03-12", "2026-03-12 at noon", id="half a moment"),
        pytest.param("0001-01-01T00:00+01:00", "0001-01-01", "0001-01-01T00:00+01:00", id="first"),
    ],
)
def test_day_and_moment_of_publication(published, day, moment):
    assert (str(day_of(published)), moment_of(published)) == (day, moment)


@pytest.mark.parametrize("published", [None, "", "last week", "2026-02-30"])
def test_no_date_of_publication(published):
    assert day_of(published) is moment_of(published) is None


def test_moments_sort_by_time_not_by_wall_clock():
    early, late = "2026-03-12T10:00:00+05:00", "2026-03-12T09:00:00+01:00"
    assert sorted([late, "2026-03-12", early], key=moment_of) == ["2026-03-12", early, late]
