"""What a statement is told as: the force of its cue, its grammar, its circumstances."""

from __future__ import annotations

import pytest

from onrecord.model import Speaker

OFFICIAL = Speaker("a senior official", "unnamed", None, anonymous=True)
MINISTRY = Speaker("harbour ministry", "organization")
QUIN = Speaker("Ada Quin", "person", "deputy director of the Institute for Harbour Law")
NORLAND = Speaker("Norland", "place")

FORCE = {
    "the article's verb is kept": (
        "{Varen} <ruled out> [a visit].",
        "Foreign Minister Ilse Varen ruled out a visit.",
    ),
    "a report in the present is told in the past": (
        "{Varen} <insists> [the lamp is safe].",
        "Foreign Minister Ilse Varen insisted the lamp is safe.",
    ),
    "the perfect, which goes with no date, too": (
        "{Varen} <has vowed> to [keep the lamp lit].",
        "Foreign Minister Ilse Varen vowed to keep the lamp lit.",
    ),
    "a wish keeps its tense": (
        "{Varen} <believes> [the lamp is safe].",
        "Foreign Minister Ilse Varen believes the lamp is safe.",
    ),
    "a negation comes along": (
        "{Varen} did not <rule out> [a visit].",
        "Foreign Minister Ilse Varen did not rule out a visit.",
    ),
    "a participle becomes finite": (
        "{Varen} left early, <saying> that [the lamp was safe].",
        "Foreign Minister Ilse Varen said that the lamp was safe.",
    ),
    "'that' of the cue is kept": (
        "{Varen} <warned that> [the lamp was failing].",
        "Foreign Minister Ilse Varen warned that the lamp was failing.",
    ),
    "an unlisted verb between its subject and its object stands": (
        "{Varen} <lampooned> [the plan].",
        "Foreign Minister Ilse Varen lampooned the plan.",
    ),
    "whom it was told is kept": (
        "{Varen} <told> the harbour council that [the lamp was safe].",
        "Foreign Minister Ilse Varen told the harbour council that the lamp was safe.",
    ),
    "a question stays one": (
        "{Varen} <asked> [why the lamp had failed].",
        "Foreign Minister Ilse Varen asked why the lamp had failed.",
    ),
    "a refusal to comment is a statement": (
        "{Varen} <declined> [to comment].",
        "Foreign Minister Ilse Varen declined to comment.",
    ),
}


@pytest.mark.parametrize(("drawn", "expected"), FORCE.values(), ids=FORCE.keys())
def test_the_force_of_the_cue_is_kept(draw, told, drawn, expected):
    assert told(draw(drawn, published=None)) == [f"In an undated report, {expected}"]


GRAMMAR = {
    "content first, as the article has it": (
        "[The lamp was safe], {Varen} <said>.",
        "The lamp was safe, Foreign Minister Ilse Varen said (report of 15 March).",
    ),
    "a lower-case clause gets its 'that'": (
        "But [the lamp was safe], {Varen} <said>.",
        "As reported on 15 March, Foreign Minister Ilse Varen said that the lamp was safe.",
    ),
    "a speaker inside the sentence stays inside": (
        "[The ministry], {Varen} <added>, [would publish every page].",
        "The ministry, Foreign Minister Ilse Varen added (report of 15 March), "
        "would publish every page.",
    ),
    "according to, before": (
        "<According to> {Varen}, [the lamp was safe].",
        "As reported on 15 March, according to Foreign Minister Ilse Varen, the lamp was safe.",
    ),
    "according to, after": (
        "[The lamp in the tower was safe], <according to> {Varen}.",
        "The lamp in the tower was safe, according to Foreign Minister Ilse Varen "
        "(report of 15 March).",
    ),
    "a noun for a cue: a colon, and no bent content": (
        "{Varen}’s <criticism of> [the late repair] grew.",
        "As reported on 15 March, Foreign Minister Ilse Varen made a statement: the late repair.",
    ),
    "a content without its subject: a colon": (
        "A lamp that {Varen} <said> [was broken].",
        "As reported on 15 March, Foreign Minister Ilse Varen made a statement: was broken.",
    ),
    "a pronoun in the cue is not taken out of its sentence": (
        "The crew landed, {Varen} <calling it> [an “act of piracy”].",
        "As reported on 15 March, Foreign Minister Ilse Varen made a statement: "
        "an “act of piracy”.",
    ),
}


@pytest.mark.parametrize(("drawn", "expected"), GRAMMAR.values(), ids=GRAMMAR.keys())
def test_grammar_is_mended_around_the_content(draw, told, drawn, expected):
    assert told(draw(drawn)) == [expected]


QUOTED = {
    "quotation first": (
        "“[We are neighbours],” {Varen} <said>.",
        "“We are neighbours”, Foreign Minister Ilse Varen said (report of 15 March).",
    ),
    "quotation last": (
        "{Varen} <warned>: “[We are watching.]”",
        "As reported on 15 March, Foreign Minister Ilse Varen warned: “We are watching.”",
    ),
    "an interrupted one stays interrupted": (
        "“[We will go],” {Varen} <said>, “[whatever happens].”",
        "“We will go”, Foreign Minister Ilse Varen said (report of 15 March), “whatever happens”.",
    ),
    "a quotation in the quotation keeps its marks": (
        "{Varen} <said>: “[He said ‘no’ twice].”",
        "As reported on 15 March, Foreign Minister Ilse Varen said: “He said ‘no’ twice”.",
    ),
    "mixed: inner marks are taken in again": (
        "{Varen} <called> [the plan “unworkable].”",
        "As reported on 15 March, Foreign Minister Ilse Varen called the plan “unworkable”.",
    ),
    "mixed: marks at both ends": (
        "{Varen} <called> it “[unworkable” and “mad].”",
        "As reported on 15 March, Foreign Minister Ilse Varen made a statement: “unworkable” "
        "and “mad”.",
    ),
}


@pytest.mark.parametrize(("drawn", "expected"), QUOTED.values(), ids=QUOTED.keys())
def test_quoted_words_stand_between_quotation_marks(draw, told, drawn, expected):
    assert told(draw(drawn)) == [expected]


CIRCUMSTANCES = {
    "the day opens the sentence, away from the content": (
        "{Varen} on |d 2026-03-03 Tuesday| <ruled out> [a visit].",
        "On 3 March, Foreign Minister Ilse Varen ruled out a visit.",
    ),
    "the day is taken out of the words that are kept": (
        "{Varen} <told> lawmakers on |d 2026-03-03 Tuesday| that [the lamp was safe].",
        "On 3 March, Foreign Minister Ilse Varen told lawmakers that the lamp was safe.",
    ),
    "a span of days": (
        "{Varen} <ruled out> [a visit] |d 2026-03-02/2026-03-05 last week|.",
        "Between 2 and 5 March, Foreign Minister Ilse Varen ruled out a visit.",
    ),
    "one of two days": (
        "{Varen} <ruled out> [a visit] |d 2026-03-02/2026-03-03 overnight|.",
        "On 2 or 3 March, Foreign Minister Ilse Varen ruled out a visit.",
    ),
    "another year is named": (
        "{Varen} <ruled out> [a visit] in |d 2024-11 November 2024|.",
        "In November 2024, Foreign Minister Ilse Varen ruled out a visit.",
    ),
    "an unknown day is not guessed": (
        "{Varen} <ruled out> [a visit].",
        "As reported on 15 March, Foreign Minister Ilse Varen ruled out a visit.",
    ),
    "the venue with the article's preposition": (
        "“[We are neighbours],” {Varen} <said> on |d 2026-03-03 Tuesday| at a |v rally in Halvik|.",
        "“We are neighbours”, Foreign Minister Ilse Varen said at a rally in Halvik on 3 March.",
    ),
    "a venue that goes with the verb is told once": (
        "{Varen} <said> in a |v statement| that [the lamp was safe].",
        "As reported on 15 March, Foreign Minister Ilse Varen said in a statement that "
        "the lamp was safe.",
    ),
    "who passed it on": (
        "{Varen} <ruled out> [a visit], the agency |r NTA| reported.",
        "As reported on 15 March, according to NTA, Foreign Minister Ilse Varen ruled out a visit.",
    ),
    "two links, the nearer to the reader first": (
        "{Varen} <ruled out> [a visit], |r NTA| said, as |r Harbour TV| had it.",
        "As reported on 15 March, according to Harbour TV, which cited NTA, "
        "Foreign Minister Ilse Varen ruled out a visit.",
    ),
    "whom she told is no second time who passed it on": (
        "{Varen} <told> |r NTA| that [the lamp was safe].",
        "As reported on 15 March, Foreign Minister Ilse Varen told NTA that the lamp was safe.",
    ),
}


@pytest.mark.parametrize(("drawn", "expected"), CIRCUMSTANCES.values(), ids=CIRCUMSTANCES.keys())
def test_when_where_and_through_whom(draw, told, drawn, expected):
    assert told(draw(drawn)) == [expected]


SPEAKERS = {
    "an unnamed source by the article's words": (
        OFFICIAL,
        "{A senior official} <said> [a visit was being prepared].",
        "As reported on 15 March, a senior official said a visit was being prepared.",
    ),
    "a body with its article": (
        MINISTRY,
        "{The harbour ministry} <denied> [the report].",
        "As reported on 15 March, the harbour ministry denied the report.",
    ),
    "a long role follows the name": (
        QUIN,
        "{Ada Quin} <denied> [the report].",
        "As reported on 15 March, Ada Quin, deputy director of the Institute for Harbour Law, "
        "denied the report.",
    ),
    "a place speaks": (
        NORLAND,
        "{Norland} <denied> [the report].",
        "As reported on 15 March, Norland denied the report.",
    ),
    "words that nobody is credited with": (
        None,
        "It is <said> that [a visit is near].",
        "Radio Vesper reported on 15 March, naming no source: a visit is near.",
    ),
}


@pytest.mark.parametrize(("speaker", "drawn", "expected"), SPEAKERS.values(), ids=SPEAKERS.keys())
def test_speakers_are_introduced_as_the_article_does(draw, told, speaker, drawn, expected):
    assert told(draw(drawn, speaker)) == [expected]


def test_a_source_that_cites_an_unnamed_one_is_named(draw, told):
    drawn = "|r NTA| reported, citing a source, that {a senior official} <said> [a visit was near]."
    assert told(draw(drawn, OFFICIAL)) == [
        "As reported on 15 March, NTA reported, citing a senior official, a visit was near."
    ]


NEGATED = {
    "nobody spoke": "{Neither side} <said> [the lamp was safe].",
    "a negation apart from the verb": "{Varen} left without ever <saying> [the lamp was safe].",
    "a negation that cannot come along": "{Varen} has never <been heard to claim> [it failed].",
}


@pytest.mark.parametrize("drawn", NEGATED.values(), ids=NEGATED.keys())
def test_what_would_come_out_as_its_opposite_is_refused(draw, compose, drawn):
    overview = compose([draw(drawn)])
    assert not overview.sections
    (refusal,) = overview.refused
    assert refusal.reason == "it cannot be told without bending it"


def test_a_day_is_told_when_it_changes_and_a_report_is_not_taken_for_it(draw, told):
    reading = draw(
        "{Varen} on |d 2026-03-03 Tuesday| <ruled out> [a visit]. "
        "{2:She} <2:warned> of [2:a long winter] on |2d 2026-03-03 that day|. "
        "{3:She} <3:praised> [3:the crew].",
    )
    assert told(reading) == [
        "On 3 March, Foreign Minister Ilse Varen ruled out a visit.",
        "She warned of a long winter.",
        "As reported on 15 March, she praised the crew.",
    ]


def test_a_venue_is_not_read_on_into_words_said_elsewhere(draw, compose):
    reading = draw(
        "At a |v rally|, {Varen} <ruled out> [a visit]. {2:She} <2:praised> [2:the crew].",
    )
    (section,) = compose([reading]).sections
    assert [len(paragraph) for paragraph in section.blocks[0].paragraphs] == [1, 1]


def test_a_long_quotation_is_cut_at_the_end_of_a_sentence(draw, told):
    sentence = "We have kept this lamp for a hundred years and will keep it for another hundred. "
    (told_once,) = told(draw(f"{{Varen}} <said>: “[{(sentence * 6).strip()}]”"))
    assert told_once.endswith("for another hundred. […]”.")
    assert told_once.count("We have kept") == 3
