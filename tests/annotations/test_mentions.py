"""Mentions: which words refer to somebody, as what, and with which role.

A case is a sentence with the expected mention in brackets, then what is known of it. Brackets are
taken out before the sentence is read, so that no offset is counted by hand.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotations.mentions import find_mentions
from onrecord.annotations.sentences import split_paragraphs, split_sentences
from onrecord.languages import load
from onrecord.model import Article, Mention, Span

ENGLISH = load("en")


def mentions_of(text: str) -> tuple[Mention, ...]:
    sentences = split_sentences(text, split_paragraphs(text), language=load("en"))
    return find_mentions(Article("a-1", text, "0" * 64), sentences, ENGLISH)


def marked(drawn: str) -> tuple[str, Span]:
    before, _, rest = drawn.partition("[")
    inner, _, after = rest.partition("]")
    return before + inner + after, Span(len(before), len(before) + len(inner))


def mention_at(drawn: str) -> Mention:
    text, span = marked(drawn)
    found = [mention for mention in mentions_of(text) if mention.span == span]
    assert len(found) == 1, [mention.span.of(text) for mention in mentions_of(text)]
    return found[0]


PEOPLE = [
    ("title before", "[Kenyan President Amara Oduya] spoke.", "Amara Oduya", "Kenyan President"),
    ("small title", "Then [harbour minister Ilse Varen] left.", "Ilse Varen", "harbour minister"),
    (
        "apposition behind",
        "[Ana Ruiz, deputy director of the Institute for Harbour Law], said no.",
        "Ana Ruiz",
        "deputy director of the Institute for Harbour Law",
    ),
    (
        "role before a comma",
        "[The ministry’s spokeswoman, Ilse Varen], said no.",
        "Ilse Varen",
        "ministry’s spokeswoman",
    ),
    (
        "body, role, rank and name",
        "[Defence Ministry spokesman Maj. Gen. Igor Tallan] said no.",
        "Igor Tallan",
        "Defence Ministry spokesman Maj. Gen.",
    ),
    (
        "two offices in one hand",
        "[Deputy Prime Minister and Transport Minister Ona Brandt] said no.",
        "Ona Brandt",
        "Deputy Prime Minister and Transport Minister",
    ),
    ("age and role", "[Otto Lind, 74, a farmer], said no.", "Otto Lind", "farmer"),
    ("initial", "Then [Gov. Mara J. Holt] said no.", "Mara J. Holt", "Gov."),
    ("honorific is no role", "Then [Mr Smith] said no.", "Smith", None),
    (
        "honorific behind a role",
        "Then [Health Commissioner Dr. Ada Blom] left.",
        "Ada Blom",
        "Health Commissioner",
    ),
    ("surname that is a title", "Then [Mr King] said no.", "King", None),
    ("particle", "Then [Hanna van der Meer] said no.", "Hanna van der Meer", None),
    (
        "joined particle",
        "Then [Deputy Minister Faisal al-Rashid] spoke.",
        "Faisal al-Rashid",
        "Deputy Minister",
    ),
    ("title with of", "[Secretary of State Paula Grey] spoke.", "Paula Grey", "Secretary of State"),
    (
        "leader of a party",
        "[Harbour Party of Norland leader Ida Quist] spoke.",
        "Ida Quist",
        "Harbour Party of Norland leader",
    ),
    ("no role of another", "[Ilse Varen], the report said, left.", "Ilse Varen", None),
    (
        "state senator",
        "[Republican state Sen. Otto Lind] spoke.",
        "Otto Lind",
        "Republican state Sen.",
    ),
    (
        "state, party and office",
        "[Vesper’s Green Gov. Otto Lind] spoke.",
        "Otto Lind",
        "Vesper’s Green Gov.",
    ),
    (
        "bare role behind",
        "[Ada Blom, founder of the institute], left.",
        "Ada Blom",
        "founder of the institute",
    ),
    (
        "apposition with a clause",
        "[Otto Lind, a farmer who said no], left.",
        "Otto Lind",
        "farmer",
    ),
    ("where from", "[Ada Blom, of Vesper], said no.", "Ada Blom", None),
    (
        "role with a state between",
        "[The president of Iceland Ola Berg] left.",
        "Ola Berg",
        "president of Iceland",
    ),
    ("month as surname", "Then [Theresa May] left.", "Theresa May", None),
    ("month as surname alone", "Theresa May came. “No,” [May] said.", "May", None),
    ("bill that is a man", "Then [Bill Holt] left.", "Bill Holt", None),
    ("no list, but a cue", "“No,” said [Ekene Okoro].", "Ekene Okoro", None),
    ("no list, but an age", "[Ekene Okoro, 41, a farmer], left.", "Ekene Okoro", "farmer"),
    (
        "no list, but a later surname",
        "Then [Ekene Okoro] left. Okoro was late.",
        "Ekene Okoro",
        None,
    ),
    ("surname that is a trade", "Tim Baker left. Then [Baker] said no.", "Baker", None),
    (
        "two roles joined",
        "Then [the actress and activist Ana Ruiz] left.",
        "Ana Ruiz",
        "actress, activist",
    ),
    (
        "not joined: he accused her",
        "The singer and [accused Ana Ruiz] left.",
        "Ana Ruiz",
        "accused",
    ),
    (
        "no other body in a title",
        "Then [Secretary of State Ana Ruiz] and Democratic allies left.",
        "Ana Ruiz",
        "Secretary of State",
    ),
    ("a role to come", "Then [Speaker-to-be Ana Ruiz] left.", "Ana Ruiz", "Speaker-to-be"),
    ("a plural title", "Then [Senators Ana Ruiz] and Otto Lind left.", "Ana Ruiz", "Senators"),
    ("a share is no role", "Then 5 percent prefer [pilot Ana Ruiz].", "Ana Ruiz", "pilot"),
]


@pytest.mark.parametrize(
    ("drawn", "name", "role"), [c[1:] for c in PEOPLE], ids=[c[0] for c in PEOPLE]
)
def test_people(drawn, name, role):
    mention = mention_at(drawn)
    assert (mention.kind, mention.form, mention.name) == ("person", "name", name)
    assert mention.role == role


KINDS = [
    ("ministry of a state", "[Norland’s Harbour Ministry] said no.", "organization"),
    ("institute", "Then [the Institute for Harbour Law] said no.", "organization"),
    ("listed body", "Then [the Kremlin] said no.", "organization"),
    ("acronym", "Then [the HLA] said no.", "organization"),
    ("body described", "Then [the central bank] said no.", "organization"),
    ("police need no article", "The crowd left, [police] said.", "organization"),
    ("listed outlet", "Then [Reuters] said no.", "outlet"),
    ("outlet by its last word", "Then [the Vesper Times] said no.", "outlet"),
    ("outlet described", "Then [the newspaper] said no.", "outlet"),
    ("capital that speaks", "Then [Ankara] said no.", "place"),
    ("state that speaks", "Then [the United States] said no.", "place"),
    (
        "adjectives before a body",
        "Then [the Oslo-based, nonpartisan Harbour Watch Group] met.",
        "organization",
    ),
    ("agency of a state", "Then [Norway’s Harbour Law Agency] met.", "organization"),
    ("poll", "Then [the latest poll] said no.", "document"),
    ("authorities", "Then [Norwegian authorities] said no.", "group"),
    ("critics", "[Critics] said no.", "group"),
    ("people of a party", "Then [some Republicans] said no.", "group"),
    ("several states", "Then [US and South Korean officials] said no.", "group"),
    ("some of", "Then [some of the residents] said no.", "group"),
    ("senior official", "Then [a senior Turkish official] said no.", "unnamed"),
    ("source that knows", "Then [a source familiar with the talks] said no.", "unnamed"),
    ("people who know", "Then [people close to the minister] said no.", "unnamed"),
    ("counted officials", "Then [two American defense officials] said no.", "unnamed"),
    ("one of several", "Then [one of the officials] said no.", "unnamed"),
    ("role with its owner", "Then [the agency’s deputy director] said no.", "person"),
    ("role with its complement", "Then [the head of the observatory] said no.", "person"),
]


@pytest.mark.parametrize(("drawn", "kind"), [c[1:] for c in KINDS], ids=[c[0] for c in KINDS])
def test_kinds(drawn, kind):
    assert mention_at(drawn).kind == kind


NAMELESS = [
    ("weekday", "He left on Monday."),
    ("month", "It was over in March."),
    ("first word", "Privately, nothing changed."),
    ("bare noun", "There was no minister."),
    ("first word of a quotation", "He left. “We did. Our plan was late.”"),
    ("prize", "It was given the Vesper Harbour Prize."),
    ("adjective that is no one", "It was a relative show of strength."),
    ("heading", "Harbour Plans Move On After Long Delay"),
    ("dateline", "VESPER, Norland (NTA) — Nothing changed."),
]


@pytest.mark.parametrize("text", [c[1] for c in NAMELESS], ids=[c[0] for c in NAMELESS])
def test_no_name_no_mention(text):
    assert not [mention for mention in mentions_of(text) if mention.form != "pronoun"]


@pytest.mark.parametrize(
    ("drawn", "gender"),
    [
        ("[Mrs Okoro] left.", "f"),
        ("[Sir Okoro] left.", "m"),
        ("[Maria Okoro] left.", "f"),
        ("[spokeswoman Ekene Okoro] left.", "f"),
        ("[Congressman Ekene Okoro] left.", "m"),
        ("[Minister Ekene Okoro] left.", None),
        ("[The chairwoman] left.", "f"),
    ],
)
def test_gender_is_told_by_words_alone(drawn, gender):
    assert mention_at(drawn).gender == gender


@pytest.mark.parametrize(
    ("drawn", "anonymous"),
    [
        ("Then [a spokesman] said no.", True),
        ("Then [the spokesman] said no.", False),
        ("Then [senior officials] said no.", True),
        ("Then [officials] said no.", False),
        ("Then [residents] said no.", False),
        ("Then [the ministry’s spokesman] said no.", False),
        ("Then [an insider] said no.", True),
    ],
)
def test_who_is_hidden(drawn, anonymous):
    assert mention_at(drawn).anonymous is anonymous


def test_the_capital_of_a_first_word_is_no_part_of_a_description():
    assert mention_at("[A senior official] said no.").name == "a senior official"
    assert mention_at("[Norwegian officials] said no.").name == "Norwegian officials"


def test_mentions_inside_a_mention_keep_their_place():
    text = "Varen senior adviser David Holt said no. Ida Varen left."
    assert [m.name for m in mentions_of(text)] == ["David Holt", "Varen", "Ida Varen"]


def test_a_name_derived_from_another_is_nobody():
    text = "Stravo grew fast. Later Super Stravo opened."
    assert {m.kind for m in mentions_of(text) if m.form == "name"} <= {"unknown", "organization"}


@pytest.mark.parametrize("several", ["Think Tanks", "First Ladies", "Historic Sites"])
def test_a_body_of_several_words_is_no_title(several):
    names = {m.name for m in mentions_of(f"Researchers at {several} Ana Ruiz runs met.")}
    assert any(name.endswith("Ana Ruiz") for name in names)


def test_scientists_report_is_no_document():
    assert [m.name for m in mentions_of("Climate scientists report that it is late.")] == [
        "climate scientists",
        "it",
    ]


def test_an_outlet_with_its_article():
    assert mention_at("It was late, according to [The Hill].").kind == "outlet"
    assert mention_at("They met near [The Hill Country] again.").kind != "outlet"


def test_an_outlet_that_reports_is_no_document():
    for text in (
        "Ships sail, the Vesper Times reports.",
        "The Vesper Times reports that it is so.",
    ):
        assert mentions_of(text)[0].kind == "outlet"
        assert mentions_of(text)[0].span.of(text).endswith("Times")


def test_a_station_that_accused_somebody_is_no_accused():
    text = "Tallan state TV accused Lind of it."
    assert not any("accused" in mention.span.of(text) for mention in mentions_of(text))


def test_said_that_opens_a_clause_and_no_phrase():
    assert mention_at("He said that [officials] left.").kind == "group"
    assert mention_at("He said that [harbour minister Ilse Varen] left.").name == "Ilse Varen"
    assert mention_at("Then [that official] left.").kind == "person"


def test_plural_and_pronouns_agree():
    mentions = {m.name: m for m in mentions_of("They met the officials. She left and it closed.")}
    assert mentions["They"].plural
    assert mentions["the officials"].plural
    assert mentions["She"].gender == "f"
    assert (mentions["it"].kind, mentions["it"].gender) == ("organization", None)


_PIECES = st.sampled_from(
    [
        "President", "Ilse Varen", "the ministry", "said", ",", ".", "’s", "of", "and", "Gov.",
        "a", "senior", "official", "(FIU)", "“", "”", "Norland", "al-Rashid", "he", "—", "\n\n",
        "Reuters", "two", "U.S.", "74", "who", "familiar with", "é😀", "‘", "’",
    ]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, max_size=30).map(" ".join) | st.text(max_size=80))
def test_every_mention_lies_in_the_text_in_order_and_once(text):
    mentions = mentions_of(text)
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in mentions)
    assert list(mentions) == sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
    assert len(set(mentions)) == len(mentions)
    assert mentions == mentions_of(text)
