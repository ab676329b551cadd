"""Time phrases: *the words that name days*, drawn, and the days they name.

The articles are of Thursday, 12 March 2026.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotations.quotations import find_quotations
from onrecord.annotations.sentences import split_paragraphs, split_sentences
from onrecord.annotations.times import find_times
from onrecord.languages import load
from onrecord.model import Article, TimePhrase

ENGLISH = load("en")
PUBLISHED = "2026-03-12"

CASES = {
    # full dates
    "day month year": ("on *7 May 2025*", "2025-05-07"),
    "month day, year": ("on *May 7, 2025*,", "2025-05-07"),
    "the 7th of May 2025": ("on *the 7th of May 2025*", "2025-05-07"),
    "a weekday before it": ("on *Tuesday, 4 August 2026*", "2026-08-04"),
    "an abbreviated month": ("on *Sept. 3, 2024*.", "2024-09-03"),
    "ISO": ("on *2026-03-01*", "2026-03-01"),
    "no such day": ("on *31 April 2025*", None),
    "since a full date": ("since *May 7, 2025*", "2025-05-07"),
    # days without a year
    "a recent day": ("on *7 March*", "2026-03-07"),
    "a day soon": ("on *3 April*", "2026-04-03"),
    "a day of last year": ("on *30 December*", "2025-12-30"),
    "a far day is last year's": ("on *Oct. 27*", "2025-10-27"),
    "29 February is in a leap year or nowhere": ("on *29 February*", None),
    # months and years
    "month and year": ("in *May 2025*", "2025-05"),
    "in a month": ("in *February*", "2026-02"),
    "in this month": ("in *March*", "2026-03"),
    "in a month that is past the last one": ("in *April*", "2025-04"),
    "it will be in a month": ("It will open in *April*", "2026-04"),
    "last December": ("*last December*", "2025-12"),
    "since a month": ("since *May*", "2025-05"),
    "a month ends the sentence": ("He left in *February*. She stayed.", "2026-02"),
    "in a year": ("in *2023*", "2023"),
    # weekdays
    "on Monday": ("on *Monday*", "2026-03-09"),
    "the day of publication itself": ("on *Thursday*", "2026-03-12"),
    "the day after it is last week's": ("on *Friday*", "2026-03-06"),
    "part of a day": ("on *Tuesday night*", "2026-03-10"),
    "it will be on Monday": ("The vote will be held on *Monday*", "2026-03-16"),
    "a vote due on Monday": ("a vote due on *Monday*", "2026-03-16"),
    "will, before a comma": ("It will pass, she said on *Monday*", "2026-03-09"),
    "next Monday": ("*next Monday*", "2026-03-16"),
    "last Thursday": ("*last Thursday*", "2026-03-05"),
    "Monday last week": ("*Monday last week*", "2026-03-02"),
    # days told from today
    "today": ("*today*", "2026-03-12"),
    "yesterday evening": ("*yesterday evening*", "2026-03-11"),
    "last night": ("*last night*", "2026-03-11"),
    "the day before yesterday": ("*the day before yesterday*", "2026-03-10"),
    "tomorrow": ("*tomorrow*", "2026-03-13"),
    # spans
    "last week": ("*last week*", "2026-03-02/2026-03-08"),
    "this week": ("*this week*", "2026-03-09/2026-03-12"),
    "next week": ("*next week*", "2026-03-16/2026-03-22"),
    "over the weekend": ("over the *weekend*", "2026-03-07/2026-03-08"),
    "this weekend": ("*this weekend*", "2026-03-14/2026-03-15"),
    "last month": ("*last month*", "2026-02"),
    "last year": ("*last year*", "2025"),
    # counts
    "three days ago": ("*three days ago*", "2026-03-09"),
    "a week ago": ("*a week ago*", "2026-03-05"),
    "two weeks ago": ("*two weeks ago*", "2026-02-23/2026-03-01"),
    "two months ago": ("*two months ago*", "2026-01"),
    "12 years ago": ("*12 years ago*", "2014"),
    "about two weeks ago": ("*about two weeks ago*", None),
    "a few days ago": ("*a few days ago*", None),
    "months ago": ("*months ago*", None),
    "hours later": ("*hours later*", None),
    "two days later, from no day": ("*two days later*", None),
}

NONE = {
    "may is a verb": "He may go in a march.",
    "May opens a sentence": "May said so.",
    "Theresa May": "Theresa May left.",
    "every Monday": "He prays every Monday.",
    "Mondays": "He prays on Mondays.",
    "a holiday": "On Good Friday he rested.",
    "a paper": "The Sunday Times wrote.",
    "a show": "She spoke on Vesper News Tonight.",
    "a score": "They won March 5-7 games.",
    "a number": "On March 30,000 people came.",
    "a price": "It cost 2,026 crowns.",
    "a count": "There were 2023 of them.",
    "a word inside a word": "The Fridays sundayed mondayish.",
}

ANCHORED = {
    "two days later": ("On *Monday* he left. *Two days later* she did.", "2026-03-11"),
    "earlier in the day": ("On *Monday* he left. *Earlier in the day* she did.", "2026-03-09"),
    "the same day": ("On *Monday* he left. *The same day* she did.", "2026-03-09"),
    "the next day": ("On *Monday* he left. *The next day* she did.", "2026-03-10"),
    "the previous night": ("On *Monday* he left, as on *the previous night*.", "2026-03-08"),
    "a week earlier": ("On *Monday* he left. *A week earlier* she did.", "2026-03-02"),
    "from the paragraph above": ("On *Monday* he left.\n\n*A day later* she did.", "2026-03-10"),
    "not from far above": ("On *Monday* he left.\n\nIt rained.\n\n*A day later* it froze.", None),
    "not from a span": ("*Last week* he left. *A day later* she did.", None),
    "not from a quotation": ("“We met on *Monday*.” *Two days later* she left.", None),
}

# One of each family that counts from the day of publication by days and weeks.
RELATIVE = (
    "on Monday",
    "late Thursday",
    "next Friday",
    "last Sunday",
    "it will be on Tuesday",
    "Monday last week",
    "today",
    "yesterday",
    "last night",
    "tomorrow",
    "last week",
    "this week",
    "next week",
    "over the weekend",
    "last weekend",
    "three days ago",
    "a week ago",
    "two weeks ago",
)


def times(text: str, published: str | None = PUBLISHED) -> tuple[TimePhrase, ...]:
    paragraphs = split_paragraphs(text)
    sentences = split_sentences(text, paragraphs, language=load("en"))
    article = Article("a", text, "0" * 64, published=published)
    quotations = find_quotations(text, paragraphs)
    return find_times(article, sentences, ENGLISH, quotations=quotations)


def erase(drawn: str) -> tuple[str, list[str]]:
    return drawn.replace("*", ""), re.findall(r"\*([^*]+)\*", drawn)


@pytest.mark.parametrize(("drawn", "edtf"), (CASES | ANCHORED).values(), ids=CASES | ANCHORED)
def test_time(drawn: str, edtf: str | None) -> None:
    text, marked = erase(drawn)
    found = times(text)
    assert [phrase.span.of(text) for phrase in found] == marked
    assert found[-1].edtf == edtf


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_no_time(text: str) -> None:
    assert times(text) == ()


def test_a_full_date_is_stated_and_any_other_relative() -> None:
    found = times("On 7 May 2025, in May 2025, on 7 May, on Monday, a week ago.")
    assert [phrase.basis for phrase in found] == ["stated", "stated", *["relative"] * 3]


def test_in_a_quotation_only_full_dates_are_known() -> None:
    found = times("“We met yesterday, on Monday, and on 7 May 2025,” she said.")
    assert [phrase.edtf for phrase in found] == [None, None, "2025-05-07"]


@pytest.mark.parametrize("published", [None, "", "soon", "2026-02-31"])
def test_without_a_day_of_publication_only_full_dates_are_known(published: str | None) -> None:
    found = times("On Monday, on 7 May, in May 2025 and on 7 May 2025.", published)
    assert [phrase.edtf for phrase in found] == [None, None, "2025-05", "2025-05-07"]


def test_the_moment_of_publication_counts_by_its_day() -> None:
    assert times("today", "2026-03-12T23:30:00-05:00")[0].edtf == "2026-03-12"


@given(
    st.sampled_from(RELATIVE),
    st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)),
    st.integers(min_value=1, max_value=60),
)
def test_a_week_later_every_relative_day_is_a_week_later(
    text: str, published: date, weeks: int
) -> None:
    shift = timedelta(weeks=weeks)
    before, after = times(text, str(published))[0].edtf, times(text, str(published + shift))[0].edtf
    assert before is not None
    assert after == "/".join(str(date.fromisoformat(d) + shift) for d in before.split("/"))


@given(st.sampled_from(RELATIVE), st.dates(min_value=date(1990, 1, 1)))
def test_an_interval_runs_forward(text: str, published: date) -> None:
    edtf = times(text, str(published))[0].edtf
    assert edtf is None or edtf.split("/") == sorted(edtf.split("/"))


_PIECES = st.sampled_from(
    [
        *(
            "Monday",
            "May",
            "7",
            "31",
            "2026",
            "March",
            "last",
            "next",
            "week",
            "days",
            "ago",
            "the",
        ),
        *("later", "two", "a few", "night", "in", "on", ",", ".", "\n\n", "“", "”", "Sept.", "ago"),
        *("same", "day", "-", "2026-03-12", "every", "will", "weekend", "year", "over", "0", "😀"),
    ]
)


@settings(max_examples=300)
@given(
    st.lists(_PIECES, max_size=30).map(" ".join) | st.text(max_size=80),
    st.dates().map(str) | st.none(),
)
def test_spans_lie_in_the_text_in_order(text: str, published: str | None) -> None:
    found = times(text, published)
    ends = [0, *(place for phrase in found for place in phrase.span)]
    assert ends == sorted(ends)
    assert all(0 <= phrase.span.start < phrase.span.end <= len(text) for phrase in found)
    assert times(text, published) == found
