"""What a search finds, in what order, on how many pages: the same on both databases."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import SelectionError
from onrecord.model import Relay, Speaker
from onrecord.record import SaidQuery
from onrecord.record.search import facets as counting
from onrecord.record.search import finding

VAREN = "[Ilse Núñez-Varen] {said} <“We travel before the ice goes out.”>"
ARDEL = "[Tomas Ardel] {denied} <any visit to Norland before June>."
LIND = "[Sara Lind] {said} <the ice would hold>."


@pytest.fixture
def story(add, record, tell):
    """Three statements in three outlets; the second was passed on by NTA."""
    add(*tell(VAREN, origin="a", outlet="Radio Vesper", said="2026-03-12"))
    page, reading = tell(ARDEL, origin="b", outlet="Norland Post", published="2026-03-20")
    passed_on = replace(
        reading.statements[0],
        act="deny",
        manner="indirect",
        confidence=0.6,
        relay=(Relay("NTA news", reading.statements[0].source),),
    )
    add(page, replace(reading, statements=(passed_on,)))
    page, reading = tell(LIND, origin="c", outlet="Sarovia Times", published=None)
    unnamed = Speaker("an official", "unnamed", anonymous=True)
    add(page, replace(reading, statements=(replace(reading.statements[0], speaker=unnamed),)))
    return record


def speakers(found):
    return " ".join(match.statement.speaker.name.split()[0] for match in found)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param({"words": "ice"}, "Ilse an", id="words of the content"),
        pytest.param({"words": "varen"}, "Ilse", id="of the speaker"),
        pytest.param({"words": "nta"}, "Tomas", id="of who passed it on"),
        pytest.param({"words": "ice varen"}, "Ilse", id="in different places"),
        pytest.param({"words": '"before the ice"'}, "Ilse", id="a phrase"),
        pytest.param({"words": '"the ice before"'}, "", id="in its order"),
        pytest.param({"words": '"out ilse"'}, "", id="a phrase ends with its column"),
        pytest.param({"words": "trav*"}, "Ilse", id="a beginning"),
        pytest.param({"words": "trav"}, "", id="else words are whole"),
        pytest.param({"words": "before -ice"}, "Tomas", id="not this one"),
        pytest.param({"text": "varen"}, "", id="of the content alone"),
        pytest.param({"through": "nta"}, "Tomas", id="of who passed it on alone"),
        pytest.param({"article": "june"}, "Tomas", id="of the article"),
        pytest.param({"article": "ice -travel"}, "an", id="of the article, but not this one"),
        pytest.param({"act": "deny"}, "Tomas", id="an act"),
        pytest.param({"manner": "direct"}, "Ilse an", id="a manner"),
        pytest.param({"anonymous": True}, "an", id="unnamed"),
        pytest.param({"anonymous": False}, "Ilse Tomas", id="named"),
        pytest.param({"relayed": True}, "Tomas", id="passed on"),
        pytest.param({"relayed": False}, "Ilse an", id="not passed on"),
        pytest.param({"confidence": 0.7}, "Ilse an", id="certain enough"),
        pytest.param({"review": "accepted"}, "", id="reviewed"),
        pytest.param({"published_since": date(2026, 3, 16)}, "Tomas", id="published since"),
        pytest.param({"published_until": date(2026, 3, 16)}, "Ilse", id="published until"),
        pytest.param({"actor": "w-nobody"}, "", id="an actor that is none"),
        pytest.param({"country": "Norland"}, "", id="a country that nobody speaks for yet"),
    ],
)
def test_what_is_found(story, query, found):
    asked = SaidQuery(**query)
    assert speakers(story.said(asked)) == found
    for sort in ("said", "relevance"):
        page = story.search(asked, sort=sort)
        assert sorted(speakers(page.matches).split()) == sorted(found.split())
        assert page.total == len(found.split())
        assert page.after is None


def test_a_match_says_who_and_where(story):
    (match,) = story.search(SaidQuery(words="nta")).matches
    assert match.article.outlet == "Norland Post"
    assert match.statement.relay[0].name == "NTA news"
    assert match.actor is None


@pytest.fixture
def many(add, record, tell):
    """Forty statements on ten days; every fourth has no day."""

    def put(first, last):
        for number in range(first, last):
            day = f"2026-03-{number % 10 + 1:02}" if number % 4 else None
            told = tell(
                f"[Ilse Varen] {{said}} <ice number n{number}>.", origin=str(number), published=day
            )
            add(*told)

    put(0, 40)
    return put


@pytest.mark.parametrize("sort", ["said", "newest", "relevance"])
def test_pages_together_are_all_and_each_once(many, record, sort):
    query = SaidQuery(words="ice")
    whole = [m.statement.id for m in record.search(query, sort=sort, limit=100).matches]
    ids, after = [], None
    while True:
        page = record.search(query, sort=sort, limit=7, after=after)
        ids += [match.statement.id for match in page.matches]
        assert page.total == 40
        after = page.after
        if after is None:
            break
    assert ids == whole
    assert len(set(ids)) == 40


@pytest.mark.parametrize("words", ["ice", None])
def test_the_newest_come_first_and_what_has_no_day_last(many, record, words):
    query = SaidQuery(words=words)
    days = [m.article.published for m in record.search(query, sort="newest", limit=100).matches]
    dated = [day for day in days if day]
    assert dated == sorted(dated, reverse=True)
    assert days == dated + [None] * 10


@pytest.mark.parametrize("sort", ["said", "newest", "relevance"])
def test_what_is_added_between_two_pages_shifts_nothing(many, record, sort):
    query = SaidQuery(words="ice")
    before = [m.statement.id for m in record.search(query, sort=sort, limit=100).matches]
    first = record.search(query, sort=sort, limit=15)
    many(40, 60)
    ids, after = [match.statement.id for match in first.matches], first.after
    while after:
        page = record.search(query, sort=sort, limit=15, after=after)
        ids += [match.statement.id for match in page.matches]
        after = page.after
    assert len(ids) == len(set(ids))
    assert set(before) <= set(ids)


def test_by_day_and_what_has_no_day_last(many, record):
    found = record.search(SaidQuery(), limit=100).matches
    days = [(match.article.published or "~") for match in found]
    assert days == sorted(days)


def test_of_very_many_only_the_newest_are_ranked(many, record, monkeypatch):
    monkeypatch.setattr(finding, "RANKED_AT_MOST", 10)
    found = record.search(SaidQuery(words="ice"), sort="relevance", limit=100)
    assert found.total == 40
    numbers = {
        int(match.statement.content[0].of(match.article.text).split("n")[-1])
        for match in found.matches
    }
    assert numbers == set(range(30, 40)) | {29}


@pytest.mark.parametrize("after", ["", "zz", "7", "7.2026", "7_", f"{2**63}.~", "9" * 5_000 + "_1"])
def test_a_page_that_is_none_says_so(story, after):
    with pytest.raises(SelectionError, match="asks for no page"):
        story.search(SaidQuery(), after=after)


def test_what_asks_for_a_page_is_short_enough_to_type(many, record):
    by_day = record.search(SaidQuery(words="ice"), limit=3).after
    ranked = record.search(SaidQuery(words="ice"), sort="relevance", limit=3).after
    assert max(len(by_day), len(ranked)) <= len("40.2026-06-01.2026-06-30")


def test_a_page_of_another_order_says_so(many, record):
    page = record.search(SaidQuery(words="ice"), limit=3)
    with pytest.raises(SelectionError, match="sorted by said"):
        record.search(SaidQuery(words="ice"), sort="relevance", after=page.after)


def test_counts(story):
    counts = story.facets(SaidQuery()).counts
    assert sorted((one.label, one.statements) for one in counts["outlet"]) == [
        ("Norland Post", 1),
        ("Radio Vesper", 1),
        ("Sarovia Times", 1),
    ]
    assert {one.value: one.statements for one in counts["act"]} == {"say": 2, "deny": 1}
    assert {one.value: one.statements for one in counts["anonymous"]} == {"no": 2, "yes": 1}
    assert [one.value for one in counts["through"]] == ["NTA news"]
    assert {one.value: one.statements for one in counts["year"]} == {"2026": 2}
    assert {one.value: one.statements for one in counts["confidence"]} == {"0.9": 2, "0.5": 1}


def test_counts_of_what_is_asked(story):
    counts = story.facets(SaidQuery(words="ice")).counts
    assert {one.value: one.statements for one in counts["outlet"]} == {
        "Radio Vesper": 1,
        "Sarovia Times": 1,
    }


def test_of_very_many_a_share_is_counted_and_said(many, record, monkeypatch):
    monkeypatch.setattr(counting, "COUNTED_AT_MOST", 10)
    facets = record.facets(SaidQuery(words="ice"))
    assert facets.sampled == 4
    (act,) = facets.counts["act"]
    assert act.statements == 40


@given(typed=st.text("abcñ \"*-'():^%&|!<>\\", max_size=12))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_is_typed_is_a_fault(story, typed):
    # With a word of ours, so that it is never only what must not occur.
    asked = SaidQuery(words=f"ice {typed}", article=f"ice {typed}", outlet=typed)
    found = list(story.said(asked))
    assert len(found) <= 2
    assert story.search(asked, sort="relevance").total == len(found)


def test_without_words_the_best_fit_is_by_day_on_every_page(many, record):
    first = record.search(SaidQuery(act="say"), sort="relevance", limit=25)
    second = record.search(SaidQuery(act="say"), sort="relevance", limit=25, after=first.after)
    assert len({m.statement.id for m in (*first.matches, *second.matches)}) == 40


@pytest.mark.parametrize("number", [-1, 2**63])
def test_a_page_behind_no_number_says_so(story, number):
    after = f"9_{number}"
    with pytest.raises(SelectionError, match="asks for no page"):
        story.search(SaidQuery(words="ice"), sort="relevance", after=after)


@pytest.mark.parametrize("typed", [" ".join(f"w{n}" for n in range(2_000)), "w" * 5_000, '"' * 99])
def test_however_much_is_typed(story, typed):
    assert story.search(SaidQuery(words=f"ice {typed}")).total in {0, 2}


@pytest.mark.parametrize(
    "text", ["dog " * 400_000, " ".join(f"w{n}" for n in range(200_000))], ids=["one", "many"]
)
def test_an_article_of_a_book_s_length_is_kept(add, record, tell, text):
    add(*tell(f"[Ilse Varen] {{said}} <the ice would hold>. {text}"))
    assert record.search(SaidQuery(article='"the ice would"')).total == 1
