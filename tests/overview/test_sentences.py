"""What a statement is told as: the force of its cue, its grammar, its circumstances."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Speaker

OFFICIAL = Speaker("a senior official", "unnamed", None, anonymous=True)
WITHHELD = replace(OFFICIAL, withheld="because the talks were private")
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
    assert told(draw(drawn, published=None)) == [f"Undated report – {expected}"]


GRAMMAR = {
    "content first, as the article has it": (
        "[The lamp was safe], {Varen} <said>.",
        "Reported 15 March – The lamp was safe, Foreign Minister Ilse Varen said.",
    ),
    "a lower-case clause gets its 'that'": (
        "But [the lamp was safe], {Varen} <said>.",
        "Reported 15 March – Foreign Minister Ilse Varen said that the lamp was safe.",
    ),
    "a speaker inside the sentence stays inside": (
        "[The ministry], {Varen} <added>, [would publish every page].",
        "Reported 15 March – The ministry, Foreign Minister Ilse Varen added, "
        "would publish every page.",
    ),
    "according to, before": (
        "<According to> {Varen}, [the lamp was safe].",
        "Reported 15 March – According to Foreign Minister Ilse Varen, the lamp was safe.",
    ),
    "according to, after": (
        "[The lamp in the tower was safe], <according to> {Varen}.",
        "Reported 15 March – The lamp in the tower was safe, "
        "according to Foreign Minister Ilse Varen.",
    ),
}


@pytest.mark.parametrize(("drawn", "expected"), GRAMMAR.values(), ids=GRAMMAR.keys())
def test_grammar_is_mended_around_the_content(draw, told, drawn, expected):
    assert told(draw(drawn)) == [expected]


QUOTED = {
    "quotation first": (
        "“[We are neighbours],” {Varen} <said>.",
        "Reported 15 March – “We are neighbours”, Foreign Minister Ilse Varen said.",
    ),
    "quotation last": (
        "{Varen} <warned>: “[We are watching.]”",
        "Reported 15 March – Foreign Minister Ilse Varen warned: “We are watching.”",
    ),
    "an interrupted one stays interrupted": (
        "“[We will go],” {Varen} <said>, “[whatever happens].”",
        "Reported 15 March – “We will go”, Foreign Minister Ilse Varen said, “whatever happens”.",
    ),
    "a quotation in the quotation keeps its marks": (
        "{Varen} <said>: “[He said ‘no’ twice].”",
        "Reported 15 March – Foreign Minister Ilse Varen said: “He said ‘no’ twice”.",
    ),
    "mixed: inner marks are taken in again": (
        "{Varen} <called> [the plan “unworkable].”",
        "Reported 15 March – Foreign Minister Ilse Varen called the plan “unworkable”.",
    ),
}


@pytest.mark.parametrize(("drawn", "expected"), QUOTED.values(), ids=QUOTED.keys())
def test_quoted_words_stand_between_quotation_marks(draw, told, drawn, expected):
    assert told(draw(drawn)) == [expected]


UNFIT = {
    "a noun for a cue": (
        "{Varen}’s <criticism of> [the late repair] grew.",
        "Ilse Varen (criticism of): the late repair.",
    ),
    "a content without its subject": (
        "A lamp that {Varen} <said> [was broken].",
        "Ilse Varen (said): was broken.",
    ),
    "a pronoun in the cue": (
        "The crew landed, {Varen} <calling it> [an “act of piracy”].",
        "Ilse Varen (calling it): an “act of piracy”.",
    ),
    "a name for something before the verb": (
        "It is a standard that {Varen} <called> [not hard to meet].",
        "Ilse Varen (called): not hard to meet.",
    ),
    "two quotations taken for one": (
        '“[We have a lamp," the minister said. "We have a boat]”, {Varen} <said>.',
        'Ilse Varen (said): “We have a lamp," the minister said. "We have a boat”.',
    ),
    "marks that open and close twice": (
        "{Varen} <called> it “[unworkable” and “mad].”",
        "Ilse Varen (called): “unworkable” and “mad”.",
    ),
}


@pytest.mark.parametrize(("drawn", "listed"), UNFIT.values(), ids=UNFIT.keys())
def test_what_fits_no_sentence_is_listed_to_be_checked(draw, compose, words, drawn, listed):
    overview = compose([draw(drawn)])
    assert not overview.sections
    assert [words(sentence) for sentence in overview.doubtful] == [listed]


def test_of_several_wordings_the_first_that_fits_is_told(draw, told):
    unfit = draw("A lamp that {Varen} <said> [was broken since the winter and would stay so].")
    fit = draw(
        "{Varen} <said> that [the lamp was broken since the winter and would stay so].",
        outlet="Harbour Post",
    )
    (sentence,) = told(unfit, fit)
    assert sentence.endswith("said that the lamp was broken since the winter and would stay so.")


ONE_QUOTATION = {
    "over two paragraphs": (
        "{Varen} <said>: “[We have a lamp].\n\n“[We have a boat].”",
        "said: “We have a lamp. We have a boat”.",
    ),
    "two that nothing but marks divides": (
        "{Varen} <said>: “[We have a lamp].” “[We have a boat.]”",
        "said: “We have a lamp. We have a boat.”",
    ),
    "words between are a cut outside the marks": (
        "{Varen} <said>: “[We have a lamp]” and then “[we have a boat].”",
        "said: “We have a lamp” […] “we have a boat”.",
    ),
}


@pytest.mark.parametrize(("drawn", "ending"), ONE_QUOTATION.values(), ids=ONE_QUOTATION.keys())
def test_pieces_of_one_quotation_read_as_one(draw, told, drawn, ending):
    (sentence,) = told(draw(drawn))
    assert sentence.endswith(ending)


NEUTRAL = {
    "a call is no demand": ("A call by {Varen} that [the lamp be lit].", "demand", "asked that"),
    "a warning is no threat": (
        "{Varen}’s <warning> that [the lamp would fail] was heard.",
        "threaten",
        "said that",
    ),
    "a plan is no promise": (
        "{Varen}’s <hint> that [the lamp would be lit] was heard.",
        "promise",
        "said that",
    ),
}


@pytest.mark.parametrize(("drawn", "act", "verb"), NEUTRAL.values(), ids=NEUTRAL.keys())
def test_a_verb_of_ours_never_sharpens(draw, told, drawn, act, verb):
    (sentence,) = told(draw(drawn, acts=(act,)))
    assert f"Ilse Varen {verb} the lamp" in sentence


ROLES = {
    "a capital that opened the sentence": ("Harbour ministry spokeswoman", "harbour ministry"),
    "a title": ("Foreign Minister", "Foreign Minister"),
    "an office": ("Captain", "Captain"),
    "what says that a title is over": ("Former Minister", "former Minister"),
    "a name": ("Norlandic skipper", "Norlandic skipper"),
    "an owner": ("Norland’s foreign minister", "Norland’s foreign minister"),
}


@pytest.mark.parametrize(("role", "expected"), ROLES.values(), ids=ROLES.keys())
def test_a_role_inside_a_sentence(draw, told, role, expected):
    speaker = Speaker("Ilse Varen", "person", role)
    (sentence,) = told(draw(f"“[We stay],” {{{role} Ilse Varen}} <said>.", speaker))
    assert f"”, {expected}" in sentence


def test_the_role_of_most_articles_in_the_form_that_most_give(draw, told):
    roles = ("Foreign ministry aide", "foreign ministry aide", "Foreign Ministry aide", "lawyer")
    drawn = "{Varen} <ruled out> [visit number %d]."
    readings = [
        draw(drawn % n, Speaker("Ilse Varen", "person", role)) for n, role in enumerate(roles)
    ]
    assert "Ilse Varen, foreign ministry aide, ruled" in told(*readings)[0]


SURNAMES = {
    "the one that the articles use": ("Ilse Varen", "Lamps, Varen knew, fail. ", "Varen"),
    "a given name that is known tells the other": ("Anna Quin", "", "Quin"),
    "a family name may come first": ("Quan Vuong", "Lamps, Quan knew, fail. ", "Quan Vuong"),
    "where nothing tells, the whole": ("Quan Vuong", "", "Quan Vuong"),
    "a small word belongs to it": ("Anna van der Berg", "", "van der Berg"),
}


@pytest.mark.parametrize(("name", "text", "short"), SURNAMES.values(), ids=SURNAMES.keys())
def test_after_the_first_mention_the_surname(draw, told, name, text, short):
    drawn = f"{text}{{{name}}} <ruled out> [a visit]. {{2:{name}}} <2:praised> [2:the crew]."
    _, second = told(draw(drawn, Speaker(name, "person")))
    assert second == f"{short[:1].upper()}{short[1:]} praised the crew."


def test_a_verb_of_a_relative_clause_is_not_that_of_the_sentence(draw, compose, words):
    drawn = "{Varen}, who had <spoken of> [the boat in the morning], left."
    (sentence,) = compose([draw(drawn)]).doubtful
    assert words(sentence) == "Ilse Varen (spoken of): the boat in the morning."


def test_who_is_named_is_not_told_as_nobody(draw, compose, words):
    """The reading does not know who "Strait Ferries" is; the article does not hide it."""
    unknown = Speaker("Strait Ferries", "unknown")
    overview = compose([draw("{Strait Ferries} <said> [the crossing was off].", unknown)])
    assert not overview.sections
    (sentence,) = overview.doubtful
    assert words(sentence) == "Strait Ferries (said): the crossing was off."


def test_a_day_of_the_report_leads_its_paragraph_once(draw, compose, words):
    readings = [
        draw(f"{{Varen}} <ruled out> [{one}]. {{2:She}} <2:praised> [2:{other}].", published=day)
        for one, other, day in (
            ("a visit", "the crew", "2026-03-15"),
            ("a call", "us", "2026-03-16"),
        )
    ]
    (section,) = compose(readings).sections
    assert [[words(one) for one in paragraph] for paragraph in section.blocks[0].paragraphs] == [
        [
            "Reported 15 March – Foreign Minister Ilse Varen ruled out a visit.",
            "She praised the crew.",
        ],
        ["Reported 16 March – Varen ruled out a call.", "She praised us."],
    ]


def test_in_brief_the_day_of_the_report_is_a_note(draw, compose, words):
    drawn = "{Varen} <ruled out> [a visit to the harbour of the other shore]."
    (sentence,) = compose([draw(drawn)]).brief
    assert words(sentence).endswith("of the other shore (report of 15 March).")


def test_a_surname_of_two_is_nobodys_short_name(draw, told):
    drawn = "{Somebody} <ruled out> [visit %d]. {2:Varen} <2:praised> [2:crew %d]."
    readings = [
        draw(drawn % (n, n), Speaker(name, "person"))
        for n, name in enumerate(("Anna Varen", "Olga Varen"))
    ]
    assert [one for one in told(*readings) if one.startswith("Anna Varen praised")]


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
        "Reported 15 March – Foreign Minister Ilse Varen ruled out a visit.",
    ),
    "the venue with the article's preposition": (
        "“[We are neighbours],” {Varen} <said> on |d 2026-03-03 Tuesday| at a |v rally in Halvik|.",
        "“We are neighbours”, Foreign Minister Ilse Varen said at a rally in Halvik on 3 March.",
    ),
    "a venue that goes with the verb is told once": (
        "{Varen} <said> in a |v statement| that [the lamp was safe].",
        "Reported 15 March – Foreign Minister Ilse Varen said in a statement that "
        "the lamp was safe.",
    ),
    "who passed it on": (
        "{Varen} <ruled out> [a visit], the agency |r NTA| reported.",
        "Reported 15 March – According to NTA, Foreign Minister Ilse Varen ruled out a visit.",
    ),
    "two links, the nearer to the reader first": (
        "{Varen} <ruled out> [a visit], |r NTA| said, as |r Harbour TV| had it.",
        "Reported 15 March – According to Harbour TV, which cited NTA, "
        "Foreign Minister Ilse Varen ruled out a visit.",
    ),
    "whom she told is no second time who passed it on": (
        "{Varen} <told> |r NTA| that [the lamp was safe].",
        "Reported 15 March – Foreign Minister Ilse Varen told NTA that the lamp was safe.",
    ),
}


@pytest.mark.parametrize(("drawn", "expected"), CIRCUMSTANCES.values(), ids=CIRCUMSTANCES.keys())
def test_when_where_and_through_whom(draw, told, drawn, expected):
    assert told(draw(drawn)) == [expected]


SPEAKERS = {
    "an unnamed source by the article's words": (
        OFFICIAL,
        "{A senior official} <said> [a visit was being prepared].",
        "Reported 15 March – A senior official said a visit was being prepared.",
    ),
    "an unnamed source, and why it is": (
        WITHHELD,
        "{A senior official} <said> [a visit was being prepared].",
        "Reported 15 March – A senior official (unnamed because the talks were private) said a "
        "visit was being prepared.",
    ),
    "a body with its article": (
        MINISTRY,
        "{The harbour ministry} <denied> [the report].",
        "Reported 15 March – The harbour ministry denied the report.",
    ),
    "a long role follows the name": (
        QUIN,
        "{Ada Quin} <denied> [the report].",
        "Reported 15 March – Ada Quin, deputy director of the Institute for Harbour Law, "
        "denied the report.",
    ),
    "a place speaks": (
        NORLAND,
        "{Norland} <denied> [the report].",
        "Reported 15 March – Norland denied the report.",
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
        "Reported 15 March – NTA reported, citing a senior official, a visit was near."
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
        "Reported 15 March – Varen praised the crew.",
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
