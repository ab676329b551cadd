"""The reading format: what is written is what is read, and the published schema describes it."""

import contextlib
import json
from pathlib import Path
from typing import get_args

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.codec import FORMAT, decode, encode, schema, spans_of
from onrecord.errors import FormatError
from onrecord.model import (
    Act,
    Article,
    Basis,
    Manner,
    PageRef,
    Reading,
    Relay,
    Said,
    Signal,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Unread,
    UnreadReason,
    Venue,
)

PUBLISHED_SCHEMA = Path(__file__).parents[1] / "docs" / "reading.schema.json"

# The line that the format was decided on, with a text that its spans fit into.
DESIGN = {
    "format": FORMAT,
    "article": {
        "id": "a-0123456789abcdef",
        "url": "https://vesper.example/harbour",
        "outlet": "Radio Vesper",
        "title": "Harbour talks resume",
        "authors": ["Ana Ruiz"],
        "published": "2026-03-15T10:00:00+01:00",
        "language": "en",
        "text": "x" * 1100,
        "sha256": "0" * 64,
        "found": {"published": "json-ld"},
    },
    "statements": [
        {
            "id": "s-0123456789abcdef",
            "manner": "direct",
            "act": "say",
            "content": [[812, 1024]],
            "cue": [790, 797],
            "source": [768, 789],
            "speaker": {
                "name": "Ilse Varen",
                "kind": "person",
                "role": "Foreign Minister",
                "anonymous": False,
            },
            "relay": [{"name": "NTA", "span": [702, 705]}],
            "said": {"edtf": "2026-03-12", "basis": "stated", "span": [601, 612]},
            "venue": {"name": "harbour conference in Vesper", "span": [617, 645]},
            "addressee": None,
            "confidence": 0.94,
            "method": "attribution-en@1",
        }
    ],
    "unread": None,
}
UNREAD = {"format": FORMAT, "article": None, "statements": [], "unread": "empty: it has no text"}


def words(*, least: int = 0) -> st.SearchStrategy[str]:
    """Any text, emoji and control characters too; a lone surrogate is no text."""
    return st.text(st.characters(exclude_categories=["Cs"]), min_size=least, max_size=30)


def spans(length: int) -> st.SearchStrategy[Span]:
    starts = st.integers(0, length - 1)
    return starts.flatmap(
        lambda start: st.builds(Span, st.just(start), st.integers(start + 1, length))
    )


def one_of(literal: object) -> st.SearchStrategy[str]:
    return st.sampled_from(get_args(literal))


def maybe(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | strategy


def statements(length: int) -> st.SearchStrategy[Statement]:
    span = spans(length)
    speaker = st.builds(
        Speaker, words(), one_of(SpeakerKind), maybe(words()), st.booleans(), maybe(words())
    )
    return st.builds(
        Statement,
        id=words(),
        manner=one_of(Manner),
        act=one_of(Act),
        content=st.lists(span, min_size=1, max_size=3).map(tuple),
        cue=maybe(span),
        source=maybe(span),
        speaker=maybe(speaker),
        relay=st.lists(st.builds(Relay, words(), span), max_size=2).map(tuple),
        said=maybe(st.builds(Said, words(), one_of(Basis), span)),
        venue=maybe(st.builds(Venue, words(), span)),
        addressee=maybe(words()),
        confidence=st.floats(0, 1),
        method=words(),
    )


digests = st.binary(min_size=32, max_size=32).map(bytes.hex)
pages = st.builds(PageRef, words(), maybe(words()), maybe(digests))
articles = st.builds(
    Article,
    id=words(),
    text=words(least=1),
    sha256=digests,
    url=maybe(words()),
    outlet=maybe(words()),
    title=maybe(words()),
    authors=st.lists(words(), max_size=2).map(tuple),
    published=maybe(words()),
    language=maybe(words()),
    found=st.dictionaries(words(), one_of(Signal), max_size=2),
)
read_pages = articles.flatmap(
    lambda article: st.builds(
        Reading,
        page=pages,
        article=st.just(article),
        statements=st.lists(statements(len(article.text)), max_size=2).map(tuple),
    )
)
sentences = words(least=1).map(lambda text: " ".join(text.split())).filter(bool)
unread_pages = st.builds(
    Reading, page=pages, unread=st.builds(Unread, one_of(UnreadReason), sentences)
)


@given(read_pages | unread_pages)
def test_what_is_written_is_what_is_read(reading):
    assert decode(encode(reading)) == reading


@given(read_pages | unread_pages)
def test_a_reading_is_one_line(reading):
    assert b"\n" not in encode(reading)


@settings(max_examples=25)
@given(read_pages | unread_pages)
def test_every_reading_fits_the_schema(reading):
    jsonschema.Draft202012Validator(schema()).validate(json.loads(encode(reading)))


def test_the_published_schema_is_the_one_the_code_checks_by():
    published = json.loads(PUBLISHED_SCHEMA.read_text("utf-8"))
    assert published == schema(), "docs/reading.schema.json is out of date: run `make docs`"


def test_the_published_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("line", [DESIGN, UNREAD], ids=["the design's line", "an unread page"])
def test_the_design_is_read_and_fits_the_schema(line):
    jsonschema.validate(line, schema())
    reading = decode(json.dumps(line))
    again = json.loads(encode(reading))
    again.pop("page")
    assert again == line


def test_every_span_of_a_statement_is_found():
    (statement,) = decode(json.dumps(DESIGN)).statements
    assert sorted(spans_of(statement)) == [
        (601, 612),
        (617, 645),
        (702, 705),
        (768, 789),
        (790, 797),
        (812, 1024),
    ]


def changed(**changes: object) -> dict:
    """The design's line with fields of its statement changed."""
    return DESIGN | {"statements": [DESIGN["statements"][0] | changes]}


NOT_READINGS = {
    "not JSON": ("{", "not a reading"),
    "another format": (DESIGN | {"format": "onrecord.reading/9"}, "onrecord.reading/1"),
    "a field that the format has not": (DESIGN | {"mood": "calm"}, "mood"),
    "an act that is none": (changed(act="shout"), "act"),
    "no content": (changed(content=[]), "content"),
    "more than certain": (changed(confidence=1.5), "confidence"),
    "a span that ends before it begins": (changed(cue=[5, 4]), r"\[5, 4\] is not in the text"),
    "an empty span": (changed(cue=[5, 5]), r"\[5, 5\] is not in the text"),
    "a span that runs out of the text": (changed(cue=[5, 9999]), "1100 code points"),
    "neither article nor reason": (UNREAD | {"unread": None}, "either an article or the reason"),
    "both article and reason": (DESIGN | {"unread": "empty: x"}, "either an article or the reason"),
    "a reason that is none": (UNREAD | {"unread": "mislaid: x"}, "unread"),
    "a reason without its words": (UNREAD | {"unread": "empty: "}, "unread"),
}


@pytest.mark.parametrize(("line", "message"), NOT_READINGS.values(), ids=NOT_READINGS)
def test_what_is_no_reading_is_refused_with_the_reason(line, message):
    with pytest.raises(FormatError, match=message):
        decode(line if isinstance(line, str) else json.dumps(line))


@given(st.binary(max_size=200))
def test_bytes_of_any_kind_are_read_or_refused(line):
    with contextlib.suppress(FormatError):
        decode(line)
