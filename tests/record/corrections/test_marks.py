"""Words are looked for near the statement; who knows the place gives it; errors name the field."""

from dataclasses import replace

import pytest

from onrecord.errors import SelectionError
from onrecord.model import Article, Relay, Said, Span, Speaker, Venue
from onrecord.record.corrections.marks import MarkError, Marks, marked

TEXT = "She said yes. Varen said no in Vesper, NTA reported. He said no."
ARTICLE = Article(id="a-1", text=TEXT, sha256="0" * 64)


def span(words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


NO = marked(Marks(content=(span("no"),), cue=span("said", 1), speaker="Varen"), ARTICLE, None)


def test_a_new_statement_is_what_was_said_of_it():
    assert (NO.content, NO.cue, NO.source) == ((span("no"),), span("said", 1), None)
    assert NO.speaker == Speaker("Varen", "person")
    assert (NO.act, NO.manner, NO.confidence) == ("say", "indirect", 1.0)


def test_the_nearest_place_is_taken_and_none_where_nothing_is_near():
    assert marked(Marks(content=("said",)), ARTICLE, NO).content == (span("said", 1),)
    assert marked(Marks(cue="said"), ARTICLE, replace(NO, content=(span("yes"),))).cue.start == 4
    with pytest.raises(MarkError, match="stands 3 times"):
        marked(Marks(content=("said",)), ARTICLE, None)


def test_pieces_stand_in_the_order_of_the_text():
    pieces = Marks(content=(span("Vesper"), "yes"))
    assert marked(pieces, ARTICLE, NO).content == (span("yes"), span("Vesper"))


def test_nothing_given_leaves_all_as_it_is():
    assert marked(Marks(), ARTICLE, NO) == NO


def test_an_empty_text_makes_unknown():
    full = marked(
        Marks(source="Varen", through=("NTA",), said="2026-05", venue="in Vesper", to="you"),
        ARTICLE,
        NO,
    )
    assert full.relay == (Relay("NTA", span("NTA")),)
    assert full.said == Said("2026-05", "stated", span("said", 1))
    assert full.venue == Venue("in Vesper", span("in Vesper"))
    empty = Marks(source="", through=("",), said="", venue=" ", to="", cue="", speaker="")
    bare = replace(NO, cue=None, speaker=None)
    assert marked(empty, ARTICLE, full) == bare


def test_another_speaker_is_somebody_else():
    known = replace(NO, speaker=Speaker("Varen", "person", "minister", anonymous=True))
    assert marked(Marks(speaker="Ole"), ARTICLE, known).speaker == Speaker("Ole", "person")
    assert marked(Marks(role="judge"), ARTICLE, known).speaker.role == "judge"
    hidden = marked(Marks(speaker="a source", kind="unnamed"), ARTICLE, NO).speaker
    assert hidden.anonymous


@pytest.mark.parametrize(
    ("marks", "field", "told"),
    [
        (Marks(content=("x", " ")), "content", "content is empty"),
        (Marks(content=("nowhere",)), "content", "“nowhere” is not in a-1"),
        (Marks(content=(span("said no"), "no")), "content", "content: two pieces share words"),
        (Marks(source="nowhere"), "source", "“nowhere” is not in a-1"),
        (Marks(through=("NTA", "")), "through", "through '' says that nobody passed it on"),
        (Marks(said="soon"), "said", "said 'soon' is no date"),
        (Marks(speaker="", role="judge"), "role", "role: nobody is credited"),
    ],
)
def test_what_cannot_stand_names_its_field(marks, field, told):
    with pytest.raises(MarkError, match=told) as error:
        marked(marks, ARTICLE, NO)
    assert error.value.field == field
    assert isinstance(error.value, SelectionError)
    assert error.value.called("--it").startswith(told.replace(field, "--it", 1))
