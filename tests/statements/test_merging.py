"""What stands where rules and tagger agree, and where they do not; the tagger's part is drawn."""

from dataclasses import replace

import pytest

from onrecord.annotations import annotate
from onrecord.languages import load
from onrecord.model import Article, Span, Tagged
from onrecord.statements import find_statements
from onrecord.statements.attributions import find_attributions
from onrecord.statements.nesting import unwrap
from onrecord.statements.speaker import Speakers

ENGLISH = load("en")

# rule, what the tagger finds ({source} <cue> [content]), how sure it is, what is found
CASES = [
    (
        "a clause ends where the tagger says",
        "{Varen} <said> [the road was closed], drawing on two reports by the harbour office.",
        0.9,
        [("Varen", "the road was closed")],
    ),
    (
        "a quotation is whole, whatever the tagger says",
        "“We [waited for nine years],” {Varen} <said>.",
        0.9,
        [("Varen", "We waited for nine years")],
    ),
    (
        "what stands in the sentence before is not what was reported",
        "[The tide rose. Ships would sail], {Radio Vesper} <reported>.",
        0.9,
        [("Radio Vesper", "Ships would sail")],
    ),
    (
        "'That' opens a sentence",
        "[That road was closed], {Varen} <said>.",
        0.9,
        [("Varen", "That road was closed")],
    ),
    (
        "'that' is no content",
        "{Varen} <is convinced> [that the road is closed].",
        0.95,
        [("Varen", "the road is closed")],
    ),
    (
        "who is named with the source is part of it",
        "{Ilse Varen, a pilot from Halvik,} <said> [the road was closed].",
        0.9,
        [("Ilse Varen, a pilot from Halvik", "the road was closed")],
    ),
    (
        "'who' leads on and is no source",
        "The letter was by {Ilse Varen who} <claimed> [the road was closed].",
        0.9,
        [("Ilse Varen", "the road was closed")],
    ),
    (
        "what only the tagger saw needs it to be sure",
        "{Varen} <is at pains to repeat> [that the road is closed].",
        0.5,
        [],
    ),
    (
        "a cue without a reporting word needs it to be surer",
        "{Varen} <has no time for> [the road].",
        0.8,
        [],
    ),
    ("the narrator is nobody's source", "{I} <think> [the road is closed].", 0.95, []),
    ("nobody said what nobody said", "{Nobody} <said> [the road is closed].", 0.95, []),
    (
        "who only cites says nothing by it",
        "{NTA}, <citing> [two harbour officials], put the cost at a million.",
        0.95,
        [],
    ),
    (
        "whom an agency cites is the source",
        "[The road is closed], {NTA} <reported> on Monday, citing two harbour officials.",
        0.95,
        [("two harbour officials", "The road is closed")],
    ),
    (
        "what an outlet reported of a source's words is the source's",
        "[Reuters reported on Friday that the road is closed], <according to> {a pilot}.",
        0.95,
        [("a pilot", "the road is closed")],
    ),
    (
        "what somebody else reported is all the source's",
        "[Two pilots reported on Friday that the road is closed], <according to> {Varen}.",
        0.95,
        [("Varen", "Two pilots reported on Friday that the road is closed")],
    ),
    (
        "a cue inside a quotation is another's",
        "“{They} <say> [the road is closed],” Varen said.",
        0.95,
        [("Varen", "They say the road is closed")],
    ),
    (
        "a new sentence in quotation marks is a new statement",
        "“[The road is closed],” {Varen} <said>. “[It will stay so].”",
        0.9,
        [("Varen", "The road is closed"), ("Varen", "It will stay so")],
    ),
]


def tagged_article(text, tagged, *, nested=()):
    article = Article("a", text, "0" * 64, language="en")
    annotated = annotate(article, ENGLISH)
    return replace(annotated, tagged=tagged, nested=nested, tagged_by="drawn@1")


def as_tagged(attribution, confidence):
    return Tagged(attribution.source, attribution.cue, attribution.content, confidence)


@pytest.mark.parametrize(
    ("drawn", "sure", "wanted"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_rules_and_tagger_make_one(erased, drawn, sure, wanted):
    text, attributions, _ = erased(drawn)
    annotated = tagged_article(text, tuple(as_tagged(one, sure) for one in attributions))
    found = [
        (one.source.of(text), " … ".join(piece.of(text) for piece in one.content))
        for one in find_attributions(annotated, ENGLISH)
    ]
    assert found == wanted


def test_a_clause_that_only_a_rule_found_does_not_stand(erased):
    text = "Varen said the road was closed. {Brel} <said> [the road was open]."
    text, attributions, _ = erased(text)
    annotated = tagged_article(text, tuple(as_tagged(one, 0.9) for one in attributions))
    assert [one.source.of(text) for one in find_attributions(annotated, ENGLISH)] == ["Brel"]


def test_who_only_passes_on_what_another_said_states_nothing(erased):
    text = "“[Ships sail],” {Varen} <said> at a rally, {2:Reuters} <2:reported>."
    text, (own, through), _ = erased(text)
    whole = replace(through, content=(Span(0, text.index(", Reuters")),))
    annotated = tagged_article(text, (as_tagged(own, 0.9), as_tagged(whole, 0.9)))
    told = find_statements(annotated, ENGLISH)
    assert [(one.speaker.name, [relay.name for relay in one.relay]) for one in told] == [
        ("Varen", ["Reuters"])
    ]


def test_two_who_are_credited_with_the_same_words_stay_two(erased):
    text = "“[Ships sail],” {Varen} <said>. And {2:Brel} <2:said> so."
    text, (own, another), _ = erased(text)
    same = replace(another, content=own.content)
    annotated = tagged_article(text, (as_tagged(own, 0.9), as_tagged(same, 0.9)))
    speakers = Speakers(annotated, ENGLISH)
    assert len(unwrap((own, same), speakers)) == 2


NESTED = [
    (
        "another's words inside one's words have one for a relay",
        "{Ilse Varen} <said> [that {2:NTA} <2:had reported> [2:a strike in Halvik]].",
        [("Ilse Varen", "NTA had reported a strike in Halvik", []),
         ("NTA", "a strike in Halvik", ["Ilse Varen"])],
    ),
    (
        "what one says of oneself is nothing new",
        "{Ilse Varen} <said> [that {2:she} <2:had reported> [2:a strike in Halvik]].",
        [("Ilse Varen", "she had reported a strike in Halvik", [])],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("drawn", "wanted"), [c[1:] for c in NESTED], ids=[c[0] for c in NESTED])
def test_attributions_nest(erased, drawn, wanted):
    text, (outer, inner), _ = erased(drawn)
    annotated = tagged_article(text, (as_tagged(outer, 0.95),), nested=(as_tagged(inner, 0.95),))
    found = [
        (
            one.speaker.name,
            " … ".join(piece.of(text) for piece in one.content),
            [relay.name for relay in one.relay],
        )
        for one in find_statements(annotated, ENGLISH)
    ]
    assert found == wanted


def test_a_colon_is_no_cue(erased):
    text, attributions, _ = erased("{Varen}<:> [No. We have done what we came for.]")
    annotated = tagged_article(text, tuple(as_tagged(one, 0.95) for one in attributions))
    (found,) = find_attributions(annotated, ENGLISH)
    assert (found.source.of(text), found.cue) == ("Varen", None)
