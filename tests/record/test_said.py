from dataclasses import replace
from datetime import date

import pytest

from onrecord.errors import SelectionError
from onrecord.model import Said
from onrecord.record import SaidQuery

WORDS = "[Ilse Núñez-Varen] {said} <“We travel before the ice goes out.”>"
DENIAL = "[Tomas Ardel] {denied} <any visit to Norland>."


@pytest.fixture
def story(add, record, tell):
    """Two statements: one dated and quoted, one that has only its article's date."""
    add(*tell(WORDS, origin="a.html", outlet="Radio Vesper", said="2026-03-12"))
    add(*tell(DENIAL, origin="b.html", outlet="Norland Post", published="2026-03-20T08:00:00Z"))
    return record


def speakers(record, **query):
    return [match.statement.speaker.name for match in record.said(SaidQuery(**query))]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param({}, "Ilse Tomas", id="nothing asked, all found, in order"),
        pytest.param({"speaker": "nunez"}, "Ilse", id="diacritics aside"),
        pytest.param({"speaker": "VAREN, Ilse"}, "Ilse", id="case, order and commas aside"),
        pytest.param({"speaker": "Var"}, "", id="words are whole"),
        pytest.param({"speaker": "Ilse Ardel"}, "", id="every word"),
        pytest.param({"speaker": " "}, "Ilse Tomas", id="nothing asked"),
        pytest.param({"text": "ice travel"}, "Ilse", id="words of the content"),
        pytest.param({"text": "denied"}, "", id="not of the cue"),
        pytest.param({"outlet": "norland"}, "Tomas", id="words of the outlet"),
        pytest.param({"outlet": "norland", "speaker": "varen"}, "", id="all that is asked"),
        pytest.param({"since": date(2026, 3, 13)}, "Tomas", id="since"),
        pytest.param({"since": date(2026, 3, 20)}, "Tomas", id="published where not said"),
        pytest.param({"until": date(2026, 3, 12)}, "Ilse", id="until, included"),
        pytest.param({"until": date(2026, 3, 11)}, "", id="said where known, not published"),
    ],
)
def test_what_fits(story, query, found):
    assert [name.split()[0] for name in speakers(story, **query)] == found.split()


@pytest.mark.parametrize(
    ("said", "since", "until", "fits"),
    [
        pytest.param("2026-03", date(2026, 3, 31), None, True, id="a month reaches its last day"),
        pytest.param("2026-03", None, date(2026, 3, 1), True, id="a month begins on its first"),
        pytest.param("2026-03-12/..", date(2027, 1, 1), None, True, id="an open end may fit"),
        pytest.param("2026-03", date(2026, 4, 1), None, False, id="after it"),
        pytest.param(
            "some day", date(2026, 3, 15), date(2026, 3, 15), True, id="no date: published"
        ),
    ],
)
def test_a_statement_that_may_fall_into_the_period_fits(
    add, record, tell, said, since, until, fits
):
    add(*tell(WORDS, said=said))
    assert bool(speakers(record, since=since, until=until)) is fits


def test_what_has_no_day_fits_no_period(add, record, tell):
    add(*tell(WORDS, published=None))
    assert speakers(record, since=date(1, 1, 1)) == []
    assert len(speakers(record)) == 1


def test_a_match_is_the_article_and_the_statement(story, tell):
    told = tell(WORDS, origin="a.html", outlet="Radio Vesper", said="2026-03-12").reading
    (match,) = story.said(SaidQuery(speaker="varen"))
    assert (match.article, match.statement) == (told.article, told.statements[0])


def test_only_current_readings_are_asked(add, record, tell):
    page, reading = tell(WORDS)
    said = Said("2026-03-01", "stated", reading.statements[0].content[0])
    newer = replace(reading.statements[0], said=said)
    add(page, reading, "rules-en@1")
    add(page, replace(reading, statements=(newer,)), "rules-en@2")
    assert [match.statement for match in record.said(SaidQuery())] == [newer]


def test_a_statement_without_speaker_is_nobodys(add, record, tell):
    page, reading = tell(WORDS)
    add(page, replace(reading, statements=(replace(reading.statements[0], speaker=None),)))
    assert speakers_or_none(record) == [None]
    assert list(record.said(SaidQuery(speaker="varen"))) == []


def speakers_or_none(record):
    return [match.statement.speaker for match in record.said(SaidQuery())]


@pytest.mark.parametrize("asked", ["%", "_", "-", '""', "*"])
def test_what_holds_no_word_asks_for_nothing_that_could_be_found(story, asked):
    with pytest.raises(SelectionError, match="holds no word"):
        speakers(story, text=asked)
