"""Which statements are told: topic, period, and what is refused."""

from __future__ import annotations

import dataclasses

import pytest

from onrecord.errors import SelectionError
from onrecord.model import PageRef, Reading, Selection, Span, Speaker, Unread

LAMP = "{Varen} <ruled out> [repairs to the harbours].\n\n{2:Varen} <2:praised> [2:the crew]."
DATED = "{Varen} on |d 2026-03-03 Tuesday| <ruled out> [a visit]."

TOPICS = {
    "a word of the passage": ("harbour", 1),
    "the beginning of a word": ("repair", 1),
    "all words asked for": ("repair harbour", 1),
    "words of two passages": ("crew harbour", 0),
    "the speaker": ("ilse varen", 2),
    "the title": ("vesper", 2),
    "not inside a word": ("arbour", 0),
    "a character that means something to a pattern": ("crew.*", 1),
}


@pytest.mark.parametrize(("about", "count"), TOPICS.values(), ids=TOPICS.keys())
def test_topic(told, draw, about, count):
    assert len(told(draw(LAMP), about=about)) == count


PERIODS = {
    "on the first day": ({"since": "2026-03-03"}, 1),
    "on the last day": ({"until": "2026-03-03"}, 1),
    "before": ({"since": "2026-03-04"}, 0),
    "after": ({"until": "2026-03-02"}, 0),
    "in a month": ({"since": "2026-03", "until": "2026-03"}, 1),
    "in a year": ({"since": "2026", "until": "2026"}, 1),
}


@pytest.mark.parametrize(("period", "count"), PERIODS.values(), ids=PERIODS.keys())
def test_period_is_that_of_the_words(told, draw, period, count):
    assert len(told(draw(DATED), **period)) == count


def test_where_the_day_is_unknown_the_report_counts(told, draw):
    assert told(draw(LAMP), since="2026-03-15", until="2026-03-15")
    assert not told(draw(LAMP, published=None), since="2026-03-15")


WRONG = [
    Selection(since="soon"),
    Selection(until="2026-02-30"),
    Selection(since="2026-05", until="2026-04"),
    Selection(about=" – "),
]


@pytest.mark.parametrize("selection", WRONG, ids=str)
def test_what_cannot_be_understood_is_said(compose, selection):
    with pytest.raises(SelectionError):
        compose([], selection)


def test_pages_that_were_not_read_are_listed_once(compose):
    unread = Reading(PageRef("a.html"), unread=Unread("empty", "there is nothing in it"))
    overview = compose([unread, unread])
    assert [page.origin for page in overview.unread] == ["a.html"]
    assert overview.facts.unread == 1


def test_an_article_that_is_read_twice_is_told_once(told, draw):
    assert len(told(draw(DATED), draw(DATED))) == 1


def numbered(reading, number, **fields):
    """The reading with an id as files of JSON Lines have them, its statements named after it."""
    article = dataclasses.replace(reading.article, id=number, **fields)
    statements = tuple(
        dataclasses.replace(one, id=f"s-{number}-{place}")
        for place, one in enumerate(reading.statements)
    )
    return dataclasses.replace(reading, article=article, statements=statements)


def test_two_files_that_both_number_from_1_are_both_told(compose, draw, words):
    """And no quotation is verified against the text of the other article."""
    files = [
        [("{Varen} <ruled out> [a visit].", "NTA"), ("{Varen} <praised> [the crew].", "NTA")],
        [("{Varen} <denied> [a long report].", "Post"), ("{Varen} <hailed> [soup].", "Post")],
    ]
    readings = [
        numbered(draw(drawn, outlet=outlet), str(number))
        for file in files
        for number, (drawn, outlet) in enumerate(file, 1)
    ]
    overview = compose(readings)
    assert (overview.facts.articles, overview.facts.statements, overview.refused) == (4, 4, ())
    texts = {
        one.id: {part.text for part in parts_of(overview, one.id)} for one in overview.articles
    }
    assert sorted(texts.values(), key=min) == [
        {"a long report"},
        {"a visit"},
        {"soup"},
        {"the crew"},
    ]
    assert {passage.article for passage in overview.passages} == set(texts)
    assert all(one.split("~")[0] in ("1", "2") for one in texts)


def parts_of(overview, article):
    blocks = (block for section in overview.sections for block in section.blocks)
    told = (
        sentence for block in blocks for paragraph in block.paragraphs for sentence in paragraph
    )
    return [part for sentence in told for part in sentence.parts if part.article == article]


def test_of_an_article_that_is_read_twice_the_known_day_counts(compose, draw):
    dated = numbered(draw(LAMP), "1")
    undated = numbered(draw(LAMP), "1", published=None)
    for readings in ([dated, undated], [undated, dated]):
        (article,) = compose(readings).articles
        assert (article.id, article.published) == ("1", "2026-03-15")


def test_a_refusal_names_the_article_that_it_is_of(compose, draw):
    outlet = Speaker("NTA", "outlet")
    readings = [
        numbered(draw("{NTA} <says> [the lamp is out].", outlet, outlet="NTA"), "1"),
        numbered(draw("{NTA} <says> [the lamp is lit].", outlet, outlet="NTA"), "1"),
    ]
    assert len({refusal.article for refusal in compose(readings).refused}) == 2


def test_an_outlet_in_its_own_voice_is_nobodys_statement(compose, draw):
    outlet = Speaker("The Radio Vesper", "outlet")
    overview = compose([draw("{Radio Vesper} <says> [the lamp is out].", outlet)])
    assert not overview.passages
    assert [refusal.reason for refusal in overview.refused] == [
        "the outlet speaks in its own voice"
    ]


def test_another_outlet_may_be_quoted(told, draw):
    assert told(draw("{NTA} <said> [the lamp was out].", Speaker("NTA", "outlet")))


BROKEN = {
    "outside the text": Span(10_000, 10_010),
    "without a word": Span(5, 6),
}


@pytest.mark.parametrize("span", BROKEN.values(), ids=BROKEN.keys())
def test_a_statement_that_is_not_in_its_article_is_refused(compose, draw, span):
    reading = draw("{Varen} <said> [a visit].")
    (statement,) = reading.statements
    broken = dataclasses.replace(statement, content=(span,))
    overview = compose([dataclasses.replace(reading, statements=(broken,))])
    assert not overview.passages
    assert len(overview.refused) == 1


def test_the_doubtful_waits_in_a_list_of_its_own(compose, draw, words):
    overview = compose([draw("{Varen} <said> [the lamp was safe].", confidence=0.3)])
    assert not overview.sections
    assert not overview.brief
    (sentence,) = overview.doubtful
    assert words(sentence) == "Ilse Varen (said): the lamp was safe."
    assert len(overview.passages) == 1
