"""What is put in comes back: every noun, every character, every null."""

import hashlib
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import SelectionError
from onrecord.model import (
    Act,
    Article,
    Basis,
    Manner,
    Page,
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
from onrecord.record import Record

NOW = datetime(2026, 3, 20, 9, 30, tzinfo=UTC)

words = st.text(max_size=20)
maybe_words = st.none() | words
spans = st.tuples(st.integers(0, 80), st.integers(1, 20)).map(lambda s: Span(s[0], sum(s)))
dates = st.sampled_from(["2026-03-12", "2026-03", "2026/2027", "not a date"]) | words

statements = st.builds(
    Statement,
    id=words,
    manner=st.sampled_from(get_args(Manner)),
    act=st.sampled_from(get_args(Act)),
    content=st.lists(spans, min_size=1, max_size=3).map(tuple),
    cue=st.none() | spans,
    source=st.none() | spans,
    speaker=st.none()
    | st.builds(
        Speaker,
        name=words,
        kind=st.sampled_from(get_args(SpeakerKind)),
        role=maybe_words,
        anonymous=st.booleans(),
    ),
    relay=st.lists(st.builds(Relay, name=words, span=spans), max_size=2).map(tuple),
    said=st.none()
    | st.builds(Said, edtf=dates, basis=st.sampled_from(get_args(Basis)), span=spans),
    venue=st.none() | st.builds(Venue, name=words, span=spans),
    addressee=maybe_words,
    confidence=st.floats(0, 1),
    method=words,
)
bodies = st.binary(max_size=200)
signals = st.dictionaries(words, st.sampled_from(get_args(Signal)), max_size=3)


@st.composite
def articles(draw, sha256):
    return Article(
        id=draw(words),
        text=draw(st.text(min_size=100, max_size=120)),
        sha256=sha256,
        url=draw(maybe_words),
        outlet=draw(maybe_words),
        title=draw(maybe_words),
        authors=tuple(draw(st.lists(words, max_size=3))),
        published=draw(st.none() | dates),
        language=draw(maybe_words),
        found=draw(signals),
    )


@st.composite
def readings(draw):
    """A page, or None where no byte was had, and a reading of it."""
    body = draw(st.none() | bodies)
    sha256 = hashlib.sha256(body).hexdigest() if body is not None else None
    ref = PageRef(draw(words), draw(maybe_words), sha256)
    page = None if body is None else Page(ref.origin, "text/html", body, ref.url)
    if sha256 is None or draw(st.booleans()):
        unread = Unread(draw(st.sampled_from(get_args(UnreadReason))), draw(words))
        return page, Reading(ref, unread=unread)
    said = tuple(draw(st.lists(statements, max_size=4)))
    return page, Reading(ref, draw(articles(sha256)), said)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(readings())
def test_a_reading_comes_back_as_it_was(added):
    page, reading = added
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "r.db") as record:
        assert record.add(page, reading, method="m@1", now=NOW)
        assert list(record.readings()) == [reading]
        if page:
            assert record.body(reading.page.sha256) == page.body
            assert record.holds(page, method="m@1")


def test_marks_and_emoji_keep_their_place(add, record, tell):
    told = tell("🇳🇱 Zwölf Büros… [Iłse Värén] {said}: <“Wir reisen” 🧊\u0001\u00ad\u200b>.")
    add(*told)
    (back,) = record.readings()
    assert (
        back.statements[0].content[0].of(back.article.text) == "“Wir reisen” 🧊\u0001\u00ad\u200b"
    )


def test_a_time_without_zone_is_refused(record, tell):
    with pytest.raises(ValueError, match="time zone"):
        record.add(*tell("Nothing."), method="m@1", now=datetime(2026, 3, 20))


def test_nul_is_kept_or_refused_with_a_word(place, add, record, tell):
    """PostgreSQL keeps it nowhere. What onrecord reads holds none; other programs' texts may."""
    told = tell("[Ilse Varen] {said}: <yes\0>.")
    if place.startswith("postgresql"):
        with pytest.raises(SelectionError, match="NUL"):
            add(*told)
        assert record.counts().pages == 0
    else:
        add(*told)
        assert list(record.readings()) == [told.reading]
