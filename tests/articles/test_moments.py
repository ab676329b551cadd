from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.articles.moments import find_moment, read_moment

READ = {
    "a day": ("2026-03-15", "en", "2026-03-15"),
    "a moment with its offset": ("2026-03-15T10:00:00+01:00", "en", "2026-03-15T10:00:00+01:00"),
    "an offset without its colon": ("2026-03-15T10:00:00+0100", "en", "2026-03-15T10:00:00+01:00"),
    "universal time": ("2026-03-15T10:00:00.123Z", "en", "2026-03-15T10:00:00Z"),
    "a space for the T": ("2026-03-15 10:00:00 +01:00", "en", "2026-03-15T10:00:00+01:00"),
    "no seconds": ("2026-03-15T10:00+0100", "en", "2026-03-15T10:00:00+01:00"),
    "no offset is supposed": ("2026-03-15T10:00:00", "en", "2026-03-15T10:00:00"),
    "digits alone": ("20260315", "en", "2026-03-15"),
    "as a server writes it": (
        "Sun, 15 Mar 2026 10:00:00 +0100", "en", "2026-03-15T10:00:00+01:00"),
    "as Unix writes it": ("Sun Mar 15 10:00:00 CET 2026", "de", "2026-03-15T10:00:00+01:00"),
    "seconds since 1970": ("1773565200", "en", "2026-03-15T09:00:00Z"),
    "English": ("15 March 2026", "en-GB", "2026-03-15"),
    "American": ("March 15, 2026 10:00 AM", "en-US", "2026-03-15T10:00:00"),
    "an afternoon": ("15 March 2026, 3:05 pm", "en", "2026-03-15T15:05:00"),
    "an afternoon with its dots": ("15 March 2026, 3:05 p.m. EST", "en",
                                   "2026-03-15T15:05:00-05:00"),
    "noon": ("15 March 2026, 12:05 PM.", "en", "2026-03-15T12:05:00"),
    "midnight": ("15 March 2026, 12:05 a.m", "en", "2026-03-15T00:05:00"),
    "a word that begins as a half of the day": ("15 March 2026, 3:05 among", "en",
                                                "2026-03-15T03:05:00"),
    "an ordinal": ("March 3rd, 2026", "en", "2026-03-03"),
    "a French first": ("1er mars 2026", "fr", "2026-03-01"),
    "a named zone": ("15 March 2026, 10:00 CET", "en", "2026-03-15T10:00:00+01:00"),
    "German": ("15. März 2026 um 10:00 Uhr", "de-AT", "2026-03-15T10:00:00"),
    "French": ("15 mars 2026 à 10h00", "fr", "2026-03-15T10:00:00"),
    "Spanish": ("15 de marzo de 2026", "es", "2026-03-15"),
    "Japanese": ("2026年3月15日 10時00分", "ja", "2026-03-15"),
    "Korean": ("2026.03.15 10:00", "ko", "2026-03-15T10:00:00"),
    "dots are day first": ("05.03.2026", "en", "2026-03-05"),
    "slashes in French are day first": ("05/03/2026", "fr", "2026-03-05"),
    "slashes in American English are month first": ("03/15/26", "en-US", "2026-03-15"),
    "slashes with one reading": ("15/03/2026", "en", "2026-03-15"),
    "slashes with two readings": ("05/03/2026", "en", None),
    "no such day": ("2026-02-30", "en", None),
    "no year": ("15 March", "en", None),
    "a duration": ("two hours ago", "en", None),
    "a number": ("42", "en", None),
    "nothing": ("", "en", None),
}  # fmt: skip


@pytest.mark.parametrize(("written", "language", "moment"), READ.values(), ids=READ.keys())
def test_a_date_as_pages_write_it(written, language, moment):
    assert read_moment(written, language) == moment


FOUND = {
    "after a byline": ("By Ilse Varen | 15 March 2026, 10:00", "2026-03-15T10:00:00"),
    "after a weekday": ("Sunday, 15 March 2026", "2026-03-15"),
    "time first": ("10:00, 15 March 2026", "2026-03-15T10:00:00"),
    "a price is no date": ("Herring 14.20, cod 61.00", None),
    "a score is no date": ("Vesper 3, Halvik 1", None),
}


@pytest.mark.parametrize(("line", "moment"), FOUND.values(), ids=FOUND.keys())
def test_a_date_in_a_line(line, moment):
    assert find_moment(line, "en") == moment


@given(st.text(max_size=60), st.none() | st.text(max_size=8))
def test_any_text_is_a_date_or_none(written, language):
    moment = read_moment(written, language)
    assert moment is None or moment[:4].isdigit()


@given(st.datetimes(min_value=datetime(1901, 1, 1), max_value=datetime(2098, 1, 1)))
def test_iso_8601_comes_back(moment):
    written = moment.replace(microsecond=0).isoformat()
    assert read_moment(written) == written
