"""Speakers: whom the words of a source refer to.

The source of a case is in brackets, which are taken out before the text is read.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotations import annotate
from onrecord.languages import load
from onrecord.model import Article, Span, Speaker
from onrecord.statements.speaker import Speakers

ENGLISH = load("en")


def speaker_of(drawn: str) -> Speaker | None:
    before, _, rest = drawn.partition("[")
    inner, _, after = rest.partition("]")
    text = before + inner + after
    article = annotate(Article("a-1", text, "0" * 64), ENGLISH)
    return Speakers(article, ENGLISH).of(Span(len(before), len(before) + len(inner)))


NAMED = [
    ("as full as the article gives it", "Ilse Varen spoke. “No,” [Varen] said.", "Ilse Varen"),
    ("full name given later", "[Varen] said no. Ilse Varen is 40.", "Ilse Varen"),
    ("without title", "[Harbour Minister Ilse Varen] said no.", "Ilse Varen"),
    ("with its comma", "[Ilse Varen, the harbour minister,] said no.", "Ilse Varen"),
    ("role before a comma", "[The ministry’s spokeswoman, Ilse Varen,] said no.", "Ilse Varen"),
    ("pronoun", "Ilse Varen spoke. “No,” [she] said.", "Ilse Varen"),
    ("possessive pronoun", "Ilse Varen spoke. In [her] view it was late.", "Ilse Varen"),
    ("role word", "Harbour Minister Ilse Varen spoke. “No,” [the minister] said.", "Ilse Varen"),
    ("owner is no speaker", "[Norway’s Ilse Varen] said no.", "Ilse Varen"),
    ("who", "The crowd saw Ilse Varen, [who] said no.", "Ilse Varen"),
    (
        "ministry by its noun",
        "Norway’s Harbour Ministry met. [It] said no.",
        "Norway’s Harbour Ministry",
    ),
    ("body without article", "“No,” [the Harbour Law Institute] said.", "Harbour Law Institute"),
    ("acronym", "The Harbour Law Institute (HLI) met. [The HLI] said no.", "Harbour Law Institute"),
    ("letter of a body", "[The Harbour Party’s letter] said no.", "Harbour Party"),
    ("report of an outlet", "[A CNN report] said no.", "CNN"),
    ("poll speaks for itself", "[A CNN poll] said no.", "a CNN poll"),
    ("a couple", "[Nils and Marit Ekholt] said no.", "Nils and Marit Ekholt"),
    ("a couple by titles", "[Mr. and Mrs. Ekholt] said no.", "Mr. and Mrs. Ekholt"),
    ("one of a couple", "Nils and Marit Ekholt sat. [Marit Ekholt] said no.", "Marit Ekholt"),
    (
        "two people, told what both are",
        "[The neighbours, Otto Lind and Ana Ruiz,] said no.",
        "Otto Lind and Ana Ruiz",
    ),
    (
        "what a description is completed by",
        "[The mayors of the twin cities, Halvik and Vesper,] said no.",
        "the mayors of the twin cities",
    ),
    (
        "two people",
        "Ilse Varen met Otto Lind. [Varen and Lind] said no.",
        "Ilse Varen and Otto Lind",
    ),
    ("apposition alone", "Ilse Varen, [74, a farmer from Vesper], said no.", "Ilse Varen"),
    ("her office", "Ilse Varen spoke. [Her office] said no.", "Ilse Varen’s office"),
    (
        "report of a body",
        "[A report by the Harbour Law Institute] said no.",
        "a report by the Harbour Law Institute",
    ),
    ("capital", "[Ankara] said no.", "Ankara"),
    (
        "name behind a description that goes on",
        "[The harbour chief at the time, Jan Stolten,] said no.",
        "Jan Stolten",
    ),
    (
        "name behind a portfolio",
        "[Minister of Maritime Affairs Josip Maldan] said no.",
        "Josip Maldan",
    ),
    ("surname that is a trade", "[Lee Baker, a planner in Vesper,] said no.", "Lee Baker"),
    ("name behind a small role", "[the rapper Solar Boy] said no.", "Solar Boy"),
    ("two who are joined by or", "[Ilse Varen or Otto Lind] said no.", "Ilse Varen or Otto Lind"),
    (
        "who speaks goes on, not whom he accuses",
        "Otto Lind accused Igor Tallan of fraud. [He] said no.",
        "Otto Lind",
    ),
    (
        "the plaintiff goes on",
        "Otto Lind, the plaintiff, spoke of Igor Tallan, the accused. [He] said no.",
        "Otto Lind",
    ),
    (
        "subject of another paragraph before objects",
        "Otto Lind said no.\n\nIgor Tallan had hit Jan Holt.\n\n“It was late,” [he] said.",
        "Igor Tallan",
    ),
    ("a person may be called Bay", "Ana Bay was calm. “No,” [she] said.", "Ana Bay"),
    ("poll goes on", "A poll said no. [It] said it was late.", "a poll"),
]


@pytest.mark.parametrize(("drawn", "name"), [c[1:] for c in NAMED], ids=[c[0] for c in NAMED])
def test_named(drawn, name):
    speaker = speaker_of(drawn)
    assert speaker is not None
    assert speaker.name == name
    assert not speaker.anonymous


DESCRIBED = [
    (
        "first word in small letters",
        "[A senior Turkish official] said no.",
        "a senior Turkish official",
        "unnamed",
        True,
    ),
    (
        "with what he knows",
        "[A source familiar with the talks] said no.",
        "a source familiar with the talks",
        "unnamed",
        True,
    ),
    (
        "the same source again",
        "[A source close to the palace] said no.",
        "a source close to the palace",
        "unnamed",
        True,
    ),
    ("critics", "[Critics] said no.", "critics", "group", False),
    ("authorities", "[Russian authorities] said no.", "Russian authorities", "group", False),
    (
        "more words than its mention",
        "[About 3 in 10 independents] said no.",
        "About 3 in 10 independents",
        "group",
        False,
    ),
    (
        "a name is kept back",
        "[Officials] said no, speaking on condition of anonymity.",
        "officials",
        "unnamed",
        True,
    ),
    ("the office tells", "[The prime minister] said no.", "the prime minister", "person", False),
    (
        "a place only completes it",
        "[A zookeeper in Oslo] said no.",
        "zookeeper in Oslo",
        "unknown",
        False,
    ),
    ("no list has the word", "[The wind] said no.", "wind", "unknown", False),
    (
        "what is owned and unknown",
        "Ilse Varen spoke. [Her entourage] said no.",
        "Her entourage",
        "unknown",
        False,
    ),
]


@pytest.mark.parametrize(
    ("drawn", "name", "kind", "anonymous"),
    [c[1:] for c in DESCRIBED],
    ids=[c[0] for c in DESCRIBED],
)
def test_described(drawn, name, kind, anonymous):
    assert speaker_of(drawn) == Speaker(name, kind, None, anonymous)


@pytest.mark.parametrize(
    "drawn",
    [
        "Storms ruined [what gusts have done to it] said no.",
        "[in front of my toddler] said no.",
        "[then, as gusts grew] said no.",
        "The laws do [not cover people] said no.",
        "Boys are [forced to share boats with the girl] said no.",
    ],
)
def test_a_clause_that_was_read_as_a_source_is_nobody(drawn):
    assert speaker_of(drawn) is None


def test_a_share_of_people_is_somebody():
    assert speaker_of("[about half of parents] said no.").name.startswith("about half")


def test_the_source_leads_back_to_what_was_said_of_it_first():
    text = "A source close to the palace spoke. “No,” [the source] said."
    assert speaker_of(text) == Speaker("a source close to the palace", "unnamed", None, True)


def test_the_role_is_as_the_article_gives_it():
    speaker = speaker_of("Harbour Minister Ilse Varen spoke. “No,” [she] said.")
    assert speaker == Speaker("Ilse Varen", "person", "Harbour Minister", False)


@pytest.mark.parametrize(
    "drawn",
    [
        "“No,” [he] said.",
        "“It was late and [I] said so,” Otto Lind said.",
        "With Otto Lind and Igor Tallan gone, [he] said no.",
        "In talks with Otto Lind and near Igor Tallan it was late. [He] said no.",
        "The Harbour Treaty was signed. Article 5 is short. [It] says no.",
        "Villiers Bay was calm. “No,” [he] said.",
        "Abraham Villiers Bay was calm. “No,” [he] said.",
        "[Ankara, who has written ten books,] said no.",
        "Then [—] said no.",
    ],
    ids=[
        "nobody before",
        "first person",
        "two equally good",
        "two, neither of them a subject",
        "an article of a treaty says nothing",
        "a place is not he",
        "a bay that has a given name is not he",
        "a place is not who",
        "no words",
    ],
)
def test_no_guess(drawn):
    assert speaker_of(drawn) is None


HIDDEN = [
    ("aide of somebody", "[An aide to Ana Holt] said no.", "an aide to Ana Holt"),
    ("lawyer of somebody", "[Ana Holt’s lawyer] said no.", "Ana Holt’s lawyer"),
    ("a small head of a portfolio", "[A minister of trade] said no.", "a minister of trade"),
]


@pytest.mark.parametrize(("drawn", "name"), [c[1:] for c in HIDDEN], ids=[c[0] for c in HIDDEN])
def test_a_name_inside_a_description_is_not_who_speaks(drawn, name):
    assert speaker_of(drawn) == Speaker(name, "unnamed", None, True)


ROLES = [
    ("office", "Harbour Minister Ilse Varen left. [Varen] said no.", "Harbour Minister"),
    ("with its article", "The Prime Minister Ilse Varen left. [Varen] said no.", "Prime Minister"),
    ("apposition", "[A Vesper minister, Otto Lind,] said no.", "Vesper minister"),
    ("of the past", "Otto Lind, a former minister, left. [Lind] said no.", "former minister"),
    ("hypothetical", "A President Varen would raise tolls. “No,” [Varen] said.", None),
    ("conditional", "If a Prime Minister Lind came, all would go. [Lind] said no.", None),
    ("would-be", "Would-be minister Otto Lind left. “No,” [Lind] said.", None),
    ("child", "Ilse Varen, then a child, met him. “No,” [Varen] said.", None),
    ("sister", "His sister Ilse Varen left. “No,” [Varen] said.", None),
    ("father behind", "Otto Lind, a father of two, left. “No,” [Lind] said.", None),
    ("elder", "Otto Lind, the elder, left. “No,” [Lind] said.", None),
    ("person", "Otto Lind, a person of political influence, left. [Lind] said no.", None),
    ("verb between two names", "Otto Lind accused Igor Tallan. [Tallan] said no.", None),
]


@pytest.mark.parametrize(("drawn", "role"), [c[1:] for c in ROLES], ids=[c[0] for c in ROLES])
def test_a_role_is_an_office_that_the_text_asserts(drawn, role):
    speaker = speaker_of(drawn)
    assert speaker is not None
    assert (speaker.kind, speaker.role) == ("person", role)


_PIECES = st.sampled_from(
    ["Ilse Varen", "he", "the ministry", "said", ",", ".", "’s", "and", "a", "official", "“", "”"]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(_PIECES, min_size=2, max_size=12).map(" ".join), st.data())
def test_any_span_has_a_speaker_with_a_name_or_none(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    article = annotate(Article("a-1", text, "0" * 64), ENGLISH)
    speaker = Speakers(article, ENGLISH).of(Span(start, end))
    assert speaker is None or speaker.name.strip()
