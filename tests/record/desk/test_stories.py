"""The newest stories, each with its articles, its voices, and what is new in it."""

from datetime import UTC, datetime

import pytest

from onrecord.record import SaidQuery

READ = datetime(2026, 3, 20, 9, 30, tzinfo=UTC)
FERRY = "The ferry Aurora lay in thick ice off Halvik."
TAXES = "The chamber voted for new taxes after a night of talks."
COMET = "A comet passes the moon and shepherds look up from the meadow."
OTHERS = (
    "Our orchestra tours the south with an old conductor.",
    "A bakery burned down and neighbours helped to carry bread.",
    "The striker leaves his club for a better paid one abroad.",
    "An engineer opened the longest bridge across a fjord.",
    "Its director closed the museum of clocks for repairs.",
)


@pytest.fixture
def news(put):
    """Two articles on a ferry, one on taxes, and others that make words rare."""
    for number, opening in enumerate(OTHERS):
        put(opening=opening, title=f"Other {number}", published="2026-03-01", outlet="Old Times")
    return {
        "ferry": put(
            ("Ilse Varen", "“we wait for the icebreaker”"),
            ("Tomas Ardel", "it is cold"),
            opening=FERRY,
            title="Ferry stuck in ice off Halvik",
            published="2026-03-12T08:00:00+01:00",
            url="https://vesper.example/ferry",
        ),
        "again": put(
            ("Ilse Varen", "nobody is hurt"),
            ("an official", "all are safe"),
            opening=f"On Thursday too {FERRY}",
            title="Ice holds ferry Aurora",
            outlet="Norland Post",
            published="2026-03-13",
        ),
        "taxes": put(("Sara Lind", "taxes rise"), opening=TAXES, published="2026-03-10"),
    }


def test_articles_of_one_event_are_a_story(desk, news):
    first, second, *_ = desk.stories()
    assert [one.id for one in first.articles] == [news["ferry"], news["again"]]
    assert (first.first_day, first.last_day) == ("2026-03-12", "2026-03-13")
    assert (first.outlets, first.statements) == (2, 4)
    assert first.title in {"Ferry stuck in ice off Halvik", "Ice holds ferry Aurora"}
    assert first.articles[0].url == "https://vesper.example/ferry"
    assert first.articles[0].published == "2026-03-12T08:00:00+01:00"
    assert [one.id for one in second.articles] == [news["taxes"]]
    assert second.title.startswith(TAXES[:40])


def test_voices_are_the_most_quoted_named_ones(desk, news):
    first = desk.stories()[0]
    assert [(one.name, one.statements) for one in first.voices] == [
        ("Ilse Varen", 2),
        ("Tomas Ardel", 1),
    ]
    varen = first.voices[0]
    assert varen.actor is None
    assert varen.match.statement.speaker.name == "Ilse Varen"


def test_a_voice_has_its_actor_and_what_was_said_verbatim(record, desk, put, settle):
    put(
        ("Ilse Varen", "it may snow"),
        opening=FERRY,
        manner="indirect",
        confidence=0.99,
        role="mayor",
    )
    put(("Ilse Varen", "“It will snow”"), opening=FERRY, confidence=0.5, role="mayor", outlet="B")
    settle()
    (voice,) = desk.stories()[0].voices
    assert voice.actor == record.actor("Ilse Varen").id
    assert (voice.role, voice.statements) == ("mayor", 2)
    assert voice.match.statement.manner == "direct"
    assert voice.match.actor.id == voice.actor


def test_when_an_article_was_read_is_told(desk, news):
    assert {one.read_at for story in desk.stories() for one in story.articles} == {READ}


def test_only_the_newest_are_shown(desk, news):
    assert len(desk.stories(limit=1)) == 1
    days = [story.last_day for story in desk.stories()]
    assert days == sorted(days, reverse=True)


def test_of_a_topic_only_articles_that_hold_a_statement_of_it(desk, news):
    (story,) = desk.stories(topic=SaidQuery(words="taxes"))
    assert [one.id for one in story.articles] == [news["taxes"]]
    stories = desk.stories(topic=SaidQuery(speaker="varen"))
    assert {one.id for story in stories for one in story.articles} == {news["ferry"], news["again"]}


def test_each_article_is_in_one_story(record, desk, news):
    ids = [one.id for story in desk.stories(limit=100) for one in story.articles]
    assert sorted(ids) == sorted(row.article for row in record.pages())


def test_a_day_that_had_not_come_is_left_out_and_no_day_is_alone(desk, put):
    put(opening=COMET, published="2050-01-01")
    undated = put(opening=FERRY, published=None)
    (story,) = desk.stories()
    assert [one.id for one in story.articles] == [undated]
    assert (story.first_day, story.last_day) == (None, None)


def test_ids_stay_when_more_comes(desk, news, put):
    before = {story.id for story in desk.stories()}
    put(opening=f"Still {FERRY}", title="Ferry free", published="2026-03-14")
    assert before == {story.id for story in desk.stories()}


def test_an_empty_record_has_none(desk):
    assert desk.stories() == ()
