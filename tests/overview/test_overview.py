"""What an overview holds, and in which order."""

from __future__ import annotations

import pytest

from onrecord.model import Selection, Speaker

LAND = "There was rain in Norland and in Sarovia. "
VAREN = Speaker("Ilse Varen", "person", "Norland’s foreign minister")
HALDER = Speaker("Yvo Halder", "person", "Norland’s government spokesman")
BRENN = Speaker("Tor Brenn", "person", "Norland’s chancellor")
QUELL = Speaker("Amara Quell", "person", "Sarovia’s prime minister")
QUIN = Speaker("Ada Quin", "person", "pilot")
OFFICIAL = Speaker("an official", "unnamed", None, anonymous=True)
TWO = (
    "{Somebody} <said> [the %s lamp in the tower was safe]. "
    "{2:Somebody} <2:demanded> [2:a %s commission of six members from both shores]."
)


@pytest.fixture
def story(draw, compose):
    def read(speaker, outlet):
        text = LAND + TWO % (outlet, speaker.name)
        return draw(text, speaker, outlet=outlet, acts=("say", "demand"))

    readings = [read(speaker, "NTA") for speaker in (VAREN, HALDER, BRENN, QUELL, QUIN, OFFICIAL)]
    readings.append(read(VAREN, "Harbour Post"))
    return lambda **selection: compose(readings, Selection(**selection))


def test_facts_are_counts(story):
    facts = story().facts
    assert (facts.articles, facts.outlets, facts.statements) == (7, 2, 14)
    assert (facts.people, facts.speakers, facts.unnamed) == (5, 5, 2)
    assert facts.since == facts.until


def test_sides_by_weight_then_those_of_no_side_then_the_unnamed(story):
    headings = [section.heading for section in story().sections]
    assert headings == ["Norland", "Sarovia", "Other voices", "Unnamed sources"]


def test_inside_a_side_who_more_outlets_carry_comes_first(story):
    blocks = story().sections[0].blocks
    assert [block.heading for block in blocks] == ["Ilse Varen", "Tor Brenn", "Yvo Halder"]


def test_who_says_one_thing_gets_no_heading(draw, compose):
    readings = [
        draw(LAND + TWO % ("new", "new"), VAREN),
        draw(LAND + "{Quell} <said> [the lamp was safe].", QUELL),
        draw(LAND + "{Halder} <said> [the lamp was safe].", HALDER),
    ]
    overview = compose(readings)
    headings = [
        (section.heading, [block.heading for block in section.blocks])
        for section in overview.sections
    ]
    assert headings == [("Norland", ["Ilse Varen", None]), ("Other voices", [None])]


def test_a_single_actor_is_no_side_of_its_own(draw, compose):
    readings = [draw(LAND + TWO % ("new", "new"), VAREN)]
    assert [section.heading for section in compose(readings).sections] == ["Other voices"]


def test_in_brief_the_strongest_act_two_of_a_side_at_most(story, words):
    brief = [words(sentence) for sentence in story().brief]
    assert len(brief) == 4
    assert all("demanded" in sentence for sentence in brief)
    assert [name for name in ("Varen", "Brenn", "Quell", "Quin") if name in "".join(brief)] == [
        "Varen",
        "Brenn",
        "Quell",
        "Quin",
    ]


def test_passages_are_numbered_as_they_are_cited(story, all_sentences):
    overview = story()
    cited = [number for sentence in all_sentences(overview) for number in sentence.citations]
    assert list(dict.fromkeys(cited)) == [passage.number for passage in overview.passages]


def test_by_day_a_section_for_each_day_or_span(draw, compose):
    reading = draw(
        "{Varen} on |d 2026-03-03 Tuesday| <ruled out> [a visit]. "
        "In |2d 2024 2024|, {2:she} <2:praised> [2:the crew]. "
        "{3:She} <3:criticized> [3:the delay].",
    )
    headings = [section.heading for section in compose([reading], Selection(by="day")).sections]
    assert headings == ["In 2024", "3 March 2026", "15 March 2026"]


def test_by_outlet_a_section_for_each(story):
    headings = [section.heading for section in story(by="outlet").sections]
    assert headings == ["NTA", "Harbour Post"]


def test_voices_count_manners_outlets_and_relays(draw, compose):
    reading = draw(
        "“[We stay],” {Varen} <told> |r NTA|. {2:She} <2:said> [2:the lamp was safe].",
    )
    (voice,) = compose([reading]).voices
    assert (voice.direct, voice.mixed, voice.indirect, voice.total) == (1, 0, 1, 2)
    assert (voice.through, voice.outlets) == ((("NTA", 1),), 1)


def test_a_path_leads_from_the_speaker_to_the_outlet(draw, compose):
    reading = draw("{Varen} <ruled out> [a visit], |r NTA| said, as |r Harbour TV| had it.")
    (passage,) = compose([reading]).passages
    assert passage.path == ("Ilse Varen", "NTA", "Harbour TV", "Radio Vesper")


def test_a_name_that_leans_on_its_page_is_to_be_checked(draw, compose, words):
    overview = compose(
        [draw("{His office} <denied> [the report].", Speaker("his office", "group"))]
    )
    assert not overview.sections
    (sentence,) = overview.doubtful
    assert words(sentence) == "His office (denied): the report."


def test_a_denial_that_is_to_be_checked_stays_one(draw, compose, words):
    office = Speaker("his office", "group")
    reading = draw("{His office} <denied> that [a visit was near].", office, acts=("deny",))
    (sentence,) = compose([reading]).doubtful
    assert words(sentence) == "His office issued a denial: a visit was near."


def test_a_question_of_nobody_stays_one(draw, told):
    reading = draw("It was <asked> [whether a visit was near].", None, acts=("ask",))
    assert told(reading) == [
        "Radio Vesper reported on 15 March, naming no source, that somebody asked a question: "
        "whether a visit was near."
    ]
