"""A form that is left alone changes nothing; what is changed in it is changed alone."""

from dataclasses import replace

import pytest

from onrecord.model import Article, Relay, Said, Span, Speaker, Statement, Venue
from onrecord.record import Record
from onrecord.record.corrections.marks import MarkError, marked
from onrecord.web.fields import Fields, changed, marks_of

TEXT = (
    "🙂 Varen told NTA at the harbour on Monday that “the ice is thin”. She said the ice is thin."
    "\n\n"
    "“It will\u200e go out,” she said,\n“and soon.” Ole Sund agreed."
)
ARTICLE = Article(id="a-1", text=TEXT, sha256="0" * 64, language="en")


def span(words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


ICE = Statement(
    id="s-1", manner="direct", act="say", content=(span("the ice is thin"),), cue=span("told"),
    source=span("Varen"), speaker=Speaker("Ilse Varen", "person", "Foreign Minister"),
    relay=(Relay("Norland Telegraph Agency", span("NTA")),),
    said=Said("2026-03-09", "relative", span("Monday")),
    venue=Venue("harbour", span("at the harbour")), addressee=None, confidence=0.6,
    method="rules-en@1",
)  # fmt: skip
SHOWN = Fields.of(ICE, ARTICLE)


def left(**changes):
    """The statement after a person has left the form so."""
    return marked(marks_of(SHOWN.model_copy(update=changes), ARTICLE, shown=SHOWN), ARTICLE, ICE)


def test_a_form_that_is_left_alone_changes_nothing(story):
    assert left() == ICE
    with Record.open(story) as record:
        readings = [one for one in record.readings() if one.article]
    for reading in readings:
        for statement in reading.statements:
            shown = Fields.of(statement, reading.article)
            # As a browser sends it back.
            sent = Fields(
                **{
                    name: value.replace("\n", "\r\n") if isinstance(value, str) else value
                    for name, value in shown.model_dump().items()
                }
            )
            marks = marks_of(sent, reading.article, shown=shown)
            assert marked(marks, reading.article, statement) == statement


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"act": "deny"}, {"act": "deny"}),
        ({"manner": "mixed"}, {"manner": "mixed"}),
        ({"to": "NTA"}, {"addressee": "NTA"}),
        ({"cue": ""}, {"cue": None}),
        ({"cue": "said"}, {"cue": span("said")}),
        ({"source": "She"}, {"source": span("She")}),
        ({"said": ""}, {"said": None}),
        ({"venue": "on Monday"}, {"venue": Venue("on Monday", span("on Monday"))}),
        ({"through": ""}, {"relay": ()}),
        (
            {"through": "Norland Telegraph Agency\nOle Sund"},
            {"relay": (*ICE.relay, Relay("Ole Sund", span("Ole Sund")))},
        ),
        ({"speaker": ""}, {"speaker": None}),
        ({"role": ""}, {"speaker": replace(ICE.speaker, role=None)}),
        ({"anonymous": True}, {"speaker": replace(ICE.speaker, anonymous=True)}),
        (
            {"speaker": "Ole Sund", "role": "harbour master"},
            {"speaker": Speaker("Ole Sund", "person", "harbour master")},
        ),
        ({"speaker": "Ole Sund"}, {"speaker": Speaker("Ole Sund", "person", "Foreign Minister")}),
    ],
)
def test_what_is_changed_is_changed_alone(changes, expected):
    assert left(**changes) == replace(ICE, **expected)


def test_words_that_stand_twice_are_those_that_were_selected():
    second = span("the ice is thin", nth=1)
    assert left(content_at=f"{second.start}-{second.end}").content == (second,)
    assert left(content="the ice is thin\nthe ice is thin", content_at=(
        f"{second.start}-{second.end} {SHOWN.content_at}"
    )).content == (ICE.content[0], second)  # fmt: skip


@pytest.mark.parametrize("place", ["0-5", "99999-100000", "9-3", "1 2 3", "", "7"])
def test_a_place_that_holds_other_words_is_not_believed(place):
    assert left(cue="told", cue_at=place).cue == ICE.cue


def test_words_are_found_as_the_page_shows_them():
    it = span("It will\u200e go out,")
    shown = "It will go out,"
    assert left(content=shown, content_at=f"{it.start}-{it.end}").content == (it,)
    over = span("she said,\n“and")
    assert left(cue="she said, “and").cue == over


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"content": "the sea is deep"}, "content"),
        ({"cue": "shouted"}, "cue"),
        ({"said": "last week"}, "said"),
        ({"through": "Reuters"}, "through"),
        ({"venue": "in Paris"}, "venue"),
    ],
)
def test_what_cannot_stand_names_its_field(changes, field):
    with pytest.raises(MarkError) as error:
        left(**changes)
    assert error.value.field == field


def test_a_statement_that_is_added_has_what_was_filled_in():
    given = Fields(content="the ice is thin", content_at=SHOWN.content_at, speaker="Ole Sund")
    added = marked(marks_of(given, ARTICLE, shown=None), ARTICLE, None)
    assert added.content == ICE.content
    assert added.speaker == Speaker("Ole Sund", "person")
    assert (added.cue, added.said, added.relay, added.act) == (None, None, (), "say")
    with pytest.raises(MarkError, match="stands 2 times"):
        marked(marks_of(Fields(content="the ice is thin"), ARTICLE, shown=None), ARTICLE, None)
    with pytest.raises(MarkError, match="say which words were said"):
        marked(marks_of(Fields(cue="told"), ARTICLE, shown=None), ARTICLE, None)


def test_white_space_is_no_change():
    assert changed(SHOWN.model_copy(update={"role": " Foreign  Minister "}), SHOWN) == frozenset()
