"""Chains: which mentions are one actor's, and when the text does not tell.

In a case every bracket is a mention; those in `[…]` belong to the first one, the actor's. A mention
in `{…}` does not. Brackets are taken out before the text is read.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotations import annotate
from onrecord.languages import load
from onrecord.model import AnnotatedArticle, Article, Chain, Span

ENGLISH = load("en")
_MARK = re.compile(r"[\[\]{}]")


def annotated(text: str) -> AnnotatedArticle:
    return annotate(Article("a-1", text, "0" * 64), ENGLISH)


def unmarked(drawn: str) -> tuple[str, list[Span], list[Span]]:
    """The text, the spans that belong together, and those that do not."""
    text, place = "", 0
    starts: list[int] = []
    inside: list[Span] = []
    outside: list[Span] = []
    for mark in _MARK.finditer(drawn):
        text += drawn[place : mark.start()]
        place = mark.end()
        if mark.group() in "[{":
            starts.append(len(text))
        else:
            spans = inside if mark.group() == "]" else outside
            spans.append(Span(starts.pop(), len(text)))
    return text + drawn[place:], inside, outside


def chain_of(article: AnnotatedArticle, span: Span) -> Chain | None:
    found = [i for i, mention in enumerate(article.mentions) if mention.span == span]
    assert found, f"no mention {span.of(article.article.text)!r}"
    return next((chain for chain in article.chains if found[0] in chain.mentions), None)


TOGETHER = [
    ("surname", "[Ilse Varen] spoke. Then [Varen] left."),
    ("surname before the full name", "[Varen] left. The crowd saw [Ilse Varen] go."),
    ("honorific and surname", "[Ilse Varen] spoke. Then [Ms. Varen] left."),
    ("first name where people use it", "[Anwar Tallan] spoke. Then [Anwar] left."),
    ("middle initial", "[Mara Holt] spoke. Then [Mara J. Holt] left."),
    ("acronym in brackets", "[The Harbour Law Institute] (HLI) met. Then [the HLI] left."),
    ("acronym by its letters", "[The Harbour Law Institute] met. Then [the HLI] left."),
    ("last words of a body", "[Norway’s Air Force] met. Then [the Air Force] left."),
    ("ministry", "[The Harbour Ministry] met. Then [the ministry] said no."),
    ("his own pronoun", "[Ilse Varen] spoke. Then [she] left."),
    ("subject before object", "[Otto Lind] met Igor Tallan. “No,” [he] said."),
    ("not who stands in between", "[Otto Lind] spoke. In talks with Igor Tallan, [he] said no."),
    ("speaker goes on", "[Otto Lind] said no. The crowd left. [He] said it was late."),
    ("gender decides", "[Maria Holt] met Otto Lind. [She] said no."),
    ("title", "[Harbour Minister Ilse Varen] spoke. Then [the minister] left."),
    ("abbreviated title", "[Gov. Mara Holt] spoke. Then [the governor] left."),
    ("party and title", "[Gov. Mara Holt] spoke. Then [the Republican governor] left."),
    ("leader of a state", "[Polish President Jan Dudek] spoke. Then [the Polish leader] left."),
    ("office, then the name", "[The prime minister] has left. [Ilse Varen] said it was late."),
    ("name, then the office", "[Ilse Varen] has left. [The prime minister] spoke in Vesper."),
    ("the official", "[A senior official] said no. Then [the official] left."),
    ("the source", "[A source close to the palace] said no. Then [the source] left."),
    ("that poll", "[A new poll] came out. Then [that poll] was wrong."),
    ("same words again", "[Norwegian authorities] said no. Then [Norwegian authorities] left."),
    ("they", "[Norwegian authorities] said no. [They] said it was late."),
    ("it", "[The Harbour Ministry] said no. Later [it] said yes."),
    ("the newspaper", "[The Vesper Times] reported it. Then [the newspaper] said no."),
    (
        "the website, by its apposition",
        "[Vesper Daily News, a website that tracks ports], met. [The website] said no.",
    ),
    (
        "secretary general by two roles",
        "[Harbour League chief Otto Lind] spoke. [Secretary General Lind] left. "
        "Then [the League’s secretary general] said no.",
    ),
    (
        "in between stands an object",
        "[Otto Lind] spoke. After a meeting with Igor Tallan and Jan Holt, [he] left.",
    ),
    ("who", "The crowd saw [Ilse Varen], [who] said no."),
    ("name behind", "[The minister] of tides, [Otto Lind], left. “No,” [he] said."),
    ("is", "[The captain] of the second boat was [Otto Lind]."),
    ("the only one with a title", "[Justice Ana Ruiz] left. [The liberal icon justice] spoke."),
    ("a surname that is an outlet’s", "[Vicente Fox] spoke. [Fox] said it was late."),
    ("a surname that is a place’s", "[Igor Naples] spoke. [Naples] said it was late."),
    (
        "not who stands in a clause below",
        "On the day that Otto Lind left, [Igor Tallan] denounced it. “Ships rust,” [he] said.",
    ),
    (
        "a surname that is a given name too",
        "[Elizabeth Warren] spoke. [Warren] met Otto Lind. [She] said it was late.",
    ),
    (
        "one of a couple, by title and honorific",
        "[President Obama] spoke, and so did Michelle Obama. [Mr. Obama] left.",
    ),
    ("a given name of women and men", "[Gov. Jan Holt] left. [She] said it was late."),
    ("what opens for a name", "[A Democrat], [Mr. Otto Lind] is running. [He] said no."),
    (
        "by an age that is told",
        "[Otto Lind], 61, sat. Judge Ana Ruiz asked why. “Ships rust,” [the 61-year-old] said.",
    ),
    ("by his age", "[Otto Lind] said so. “Ships rust,” [the 34-year-old] said."),
    ("told more as he goes on", "[Otto Lind] said no. [The former pilot] said it was late."),
    (
        "told more behind a long quotation",
        "[Otto Lind] said no.\n\n“Ships rust.\n\n“It is late,” [the union veteran] said.",
    ),
    (
        "introduced with his role right before",
        "Igor Tallan sailed. It troubles [Otto Lind, head of the union].\n\n“No,” [he] said.",
    ),
    (
        "whose record the sentence is about",
        "Igor Tallan’s heir is Jan Holt. [Otto Lind]’s record is mixed. [He] spoke twice.",
    ),
    (
        "who stands behind his verb",
        "Igor Tallan sailed. Ships rust, said [Otto Lind]. Still, [he] fears no rust.",
    ),
    (
        "not who stands behind a preposition and an article",
        "[The Harbour Ministry] met. By order of the Vesper Court, [it] said no.",
    ),
    (
        "two roles before a name",
        "Igor Tallan met [the actress and activist Ana Ruiz], and the crowd sang as [she] left.",
    ),
    (
        "what is told first of somebody",
        "Now [the boldest pilot in Vesper], [Otto Lind] rose. [He] flew.",
    ),
    ("the alliance", "[NATO] met. Then [the alliance] said no."),
    (
        "of two agencies the one that the sentence before is about",
        "The CIA met [the FBI]. [The FBI] was late. [The agency] said so.",
    ),
    ("the one who is known so far", "[Senator Lind] left. [The senator] spoke. Senator Ruiz sat."),
    (
        "of two with a role the one whom the sentence before is about",
        "Senator Ruiz met Senator Lind. [Lind] was late. [The senator] said so.",
    ),
    ("a judge by another word", "[Justice Otto Lind] sat. Then [the judge] said no."),
    (
        "his lawyer, who is named as his",
        "Otto Lind sat. [His lawyer Ana Ruiz] spoke. [His lawyer] left.",
    ),
    ("a lead’s official", "It rains, [a senior official] said. [Captain Otto Lind] said so too."),
    (
        "a spokesman who is named soon",
        "[A ministry spokesman] said no. It rained. [Harbour Ministry spokesman Otto Lind] spoke.",
    ),
    (
        "hidden still, under another word",
        "[A senior diplomat] said so. “Ships rust,” [the official] said.",
    ),
]


@pytest.mark.parametrize("drawn", [c[1] for c in TOGETHER], ids=[c[0] for c in TOGETHER])
def test_one_actor(drawn):
    text, inside, _ = unmarked(drawn)
    article = annotated(text)
    chains = {chain_of(article, span) for span in inside}
    assert len(chains) == 1, [chain and chain.name for chain in chains]
    assert None not in chains


APART = [
    ("two surnames alike", "[Ilse Varen] met Otto Varen. Then {Varen} left."),
    ("other gender", "[Otto Lind] spoke. Then {she} left."),
    ("honorific of the other gender", "[Otto Lind] spoke. Then {Mrs Lind} left."),
    ("other rank", "[Deputy Minister Ilse Varen] met him. Then {the foreign minister} left."),
    ("other state", "[Polish President Jan Dudek] spoke. Then {the Czech president} left."),
    ("two who lead", "[Minister Ilse Varen] met Minister Ana Holt. Then {the minister} left."),
    ("another official", "[A senior official] said no. Then {another official} left."),
    ("pronoun in a quotation", "[Otto Lind] spoke. “And {he} left,” Igor Tallan said."),
    ("who is hidden stays hidden", "{A senior official} left. [Ilse Varen] said it was late."),
    ("two before the office", "[Ilse Varen] met Otto Lind. {The prime minister} spoke in Vesper."),
    (
        "role of her own",
        "{The prime minister} has left. Then [Harbour Minister Ilse Varen] said no.",
    ),
    (
        "the office has its holder",
        "[President Ilse Varen] left. [The president] was late. {Otto Lind} spoke. Varen left.",
    ),
    (
        "one who is written to",
        "In a letter to {the minister} of tides, [Otto Lind, a sailor], left.",
    ),
    ("with, not is", "[The lawyer for the union] was with {Otto Lind}."),
    ("plural for one", "[Otto Lind] spoke. Then {they} left."),
    ("a place, not a surname", "[Igor Naples] spoke. It rained in {Naples}."),
    ("a state speaks, not a namesake", "[Steve Israel] left. {Israel} said it was late."),
    ("a capital speaks, not a namesake", "[Ana Lisbon] left. {Lisbon} said it was late."),
    (
        "the opposition’s leader",
        "[Prime Minister Ilse Varen] said it was late. {The opposition leader} said it was not.",
    ),
    (
        "another minister",
        "[Harbour Minister Ilse Varen] said it was late. {The foreign minister} said it was not.",
    ),
    (
        "a lawyer of the other side",
        "[President Otto Lind] said it was late. {The defence lawyer} said it was not.",
    ),
    ("an outlet, not a surname", "[Vicente Fox] spoke on Fox News. {Fox} said it was late."),
    (
        "the other of a couple",
        "[Michelle Obama] spoke. {President Obama} spoke. Then Mr. Obama left.",
    ),
    (
        "one of two with a title",
        "[Justice Ana Ruiz] met Justice Otto Lind. {The liberal icon justice} spoke.",
    ),
    ("a title of another body", "[Secretary Ana Ruiz] left. {The parish secretary} spoke."),
    ("a portfolio like a party", "[Minister Ana Ruiz] left. {The labour minister} spoke."),
    ("a judge may be another", "[Otto Lind] said no. {The judge} said it was late."),
    (
        "the head of something else",
        "[Otto Lind] said no. {The head of the union} said it was late.",
    ),
    (
        "a judge asked, and somebody answered",
        "[Judge Ana Ruiz] asked why. “Ships rust,” {the 61-year-old} replied.",
    ),
    ("somebody’s lawyer", "[Otto Lind] said so. {The brothers’ lawyer} said no."),
    ("another by age", "[Otto Lind] said so. Ana Holt left. {The 34-year-old} said yes."),
    ("by age, but of another gender", "[Otto Lind] said so. {The 34-year-old woman} said yes."),
    ("somebody between", "[Otto Lind] said it was so. Ana Holt left. {The former pilot} said yes."),
    (
        "the other in one sentence",
        "[Otto Lind] said no, though {the union veteran} said it was late.",
    ),
    ("other gender, told more", "[Mr Lind] said no. {The union spokeswoman} said it was late."),
    ("other body", "[The Harbour Ministry] met. Then {the agency} left."),
    (
        "introduced long before",
        "It troubles [Otto Lind, head of the union].\n\nIgor Tallan sat. {He} said no.",
    ),
    (
        "introduced, but another speaks in the sentence",
        "It troubles [Otto Lind, head of the union]. Igor Tallan left, and {he} said no.",
    ),
    ("whose heir it is about", "[Otto Lind]’s heir was late. {She} said no."),
    ("said that another did", "Ana Ruiz said [Otto Lind] rose. {She} sat."),
    ("two agencies", "Ana Ruiz met the CIA and [the FBI]. {The agency} said no."),
    ("the company of somebody else", "[Boeing] met. {The company} behind the ferry said no."),
    ("a lawyer of somebody else", "[Lawyer Ana Ruiz] spoke. Otto Lind sat. {His lawyer} said no."),
    (
        "a lead’s official whose name is kept back",
        "It rains, {a senior official} said on condition of anonymity. "
        "[Captain Otto Lind] said so.",
    ),
    (
        "an official who is not the lead’s",
        "Ana Ruiz said no. It rains, {a senior official} said. [Captain Otto Lind] said so.",
    ),
    (
        "a spokesman who is named long after",
        "{A ministry spokesman} sat. It is. It is. It is. It is. Then [union chief and ministry "
        "spokesman Otto Lind] spoke.",
    ),
    (
        "one of two spokesmen",
        "{A ministry spokesman} sat. Then [ministry spokesman Otto Lind] met ministry spokesman "
        "Jan Holt.",
    ),
    (
        "hidden, and somebody between",
        "[A senior diplomat] said so. Ana Ruiz said yes. {The official} left.",
    ),
    (
        "a judge, where there is one",
        "[Justice Otto Lind] sat. Judge Ana Ruiz left. {The judge} said no.",
    ),
]


@pytest.mark.parametrize("drawn", [c[1] for c in APART], ids=[c[0] for c in APART])
def test_no_guess(drawn):
    text, inside, outside = unmarked(drawn)
    article = annotated(text)
    assert chain_of(article, inside[0]) != chain_of(article, outside[0])


def test_a_caption_does_not_take_the_pronoun():
    text, spans, _ = unmarked(
        "[Otto Lind] spoke.\n\nIt was late.\n\n— Igor Tallan\n\n[He] said no."
    )
    article = annotated(text)
    assert chain_of(article, spans[0]) == chain_of(article, spans[1])


def test_two_equally_good_candidates_leave_a_pronoun_alone():
    text, spans, _ = unmarked("With Otto Lind and Igor Tallan gone, [he] left.")
    assert chain_of(annotated(text), spans[0]) is None


@pytest.mark.parametrize(
    ("drawn", "name"),
    {
        "both men": (
            "Otto Lind and Igor Tallan met. [Both men] left.",
            "Otto Lind and Igor Tallan",
        ),
        "they": ("Otto Lind sat. Lind and Ana Ruiz met. [They] left.", "Otto Lind and Ana Ruiz"),
        "the two leaders": ("Mr. Lind and Ms. Ruiz met. [The two leaders] left.", "Lind and Ruiz"),
        "two others": ("Otto Lind and Igor Tallan met. [Two sailors] left.", "two sailors"),
        "two of them": (
            "Otto Lind and Igor Tallan met. [Two of the sailors] left.",
            "two of the sailors",
        ),
        "named together again": (
            "Otto Lind and Igor Tallan met. Otto Lind and Igor Tallan sat. [Both men] left.",
            "Otto Lind and Igor Tallan",
        ),
        "two men are no women": ("John Lind and Paul Tallan met. [Both women] left.", "both women"),
        "others since": (
            "Ana Ruiz and Ilse Varen met. Police held two women. [Both women] left.",
            "both women",
        ),
        "two states are no men": ("Norway and Denmark met. [Both men] left.", "both men"),
        "of three the last two are no pair": (
            "Ana Ruiz, Otto Lind and Igor Tallan met. [Both men] left.",
            "both men",
        ),
    }.values(),
)
def test_two_who_are_named_together(drawn, name):
    text, spans, _ = unmarked(drawn)
    chain = chain_of(annotated(text), spans[0])
    assert chain is not None
    assert chain.name == name


def test_a_heading_names_nobody_by_its_verbs():
    article = annotated("Otto Lind Goes After The New Igor Tallan.\n\nOtto Lind sat.")
    assert {chain.name for chain in article.chains} == {"Otto Lind", "Igor Tallan"}


def test_what_another_calls_somebody_is_no_name():
    article = annotated("“Crooked Ana Holt lies,” Lind said. Ana Holt left.")
    assert "Ana Holt" in {chain.name for chain in article.chains}


def test_the_name_is_as_full_as_the_article_gives_it_and_the_role_too():
    text, spans, _ = unmarked("[Varen] left. Harbour Minister Ilse Varen, a lawyer, had spoken.")
    chain = chain_of(annotated(text), spans[0])
    assert (chain.name, chain.role) == ("Ilse Varen", "Harbour Minister, lawyer")


@pytest.mark.parametrize(
    ("drawn", "kind", "anonymous"),
    [
        ("[A senior official] left.", "unnamed", True),
        ("[The deputy spokesman] left.", "unnamed", True),
        ("[The prime minister] left.", "person", False),
        ("[Officials] left.", "group", False),
        ("[Ilse Varen] left.", "person", False),
    ],
)
def test_a_person_without_a_name_is_hidden_unless_the_office_tells(drawn, kind, anonymous):
    text, spans, _ = unmarked(drawn)
    chain = chain_of(annotated(text), spans[0])
    assert (chain.kind, chain.anonymous) == (kind, anonymous)


_PIECES = st.sampled_from(
    [
        "President Ilse Varen", "Varen", "Otto Lind", "the ministry", "The Harbour Ministry",
        "said no.", "He", "she", "they", "it", "who", "“", "”", ".", ",", "a senior official",
        "the official", "the president", "Reuters", "the newspaper", "was", "\n\n", "’s", "—",
        "Otto Lind and Ana Ruiz", "and", "both men",
    ]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, max_size=30).map(" ".join))
def test_every_mention_is_in_one_chain_at_most_and_chains_are_in_order(text):
    article = annotated(text)
    held = [index for chain in article.chains for index in chain.mentions]
    assert len(held) == len(set(held))
    assert all(0 <= index < len(article.mentions) for index in held)
    assert [chain.mentions for chain in article.chains] == sorted(
        c.mentions for c in article.chains
    )
    loose = set(range(len(article.mentions))) - set(held)
    assert all(article.mentions[index].form == "pronoun" for index in loose)
    assert article == annotated(text)
