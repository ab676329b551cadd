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
from onrecord.statements.speaker import resolve_speaker

ENGLISH = load("en")


def speaker_of(drawn: str) -> Speaker | None:
    before, _, rest = drawn.partition("[")
    inner, _, after = rest.partition("]")
    text = before + inner + after
    article = annotate(Article("a-1", text, "0" * 64), ENGLISH)
    return resolve_speaker(article, Span(len(before), len(before) + len(inner)), ENGLISH)


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
        "Then [—] said no.",
    ],
    ids=["nobody before", "first person", "two equally good", "no words"],
)
def test_no_guess(drawn):
    assert speaker_of(drawn) is None


_PIECES = st.sampled_from(
    ["Ilse Varen", "he", "the ministry", "said", ",", ".", "’s", "and", "a", "official", "“", "”"]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(_PIECES, min_size=2, max_size=12).map(" ".join), st.data())
def test_any_span_has_a_speaker_with_a_name_or_none(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    article = annotate(Article("a-1", text, "0" * 64), ENGLISH)
    speaker = resolve_speaker(article, Span(start, end), ENGLISH)
    assert speaker is None or speaker.name.strip()
