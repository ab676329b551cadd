"""The real model on texts that are not as they should be: it reads on, and spans stay exact."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.tagging.windows import WINDOW_PIECES

CLAUSE = (
    "the harbour board of Halvik, which has met in the old customs house since the storm of "
    "last winter, went through its accounts line by line, "
)
LONG = f"After {CLAUSE * 22}Mayor Ole Sund said that the port would open on Friday."

# Each text with the source and the words of a content that must be among what is found.
TEXTS = {
    "a sentence longer than a window": (LONG, "Mayor Ole Sund", "the port would open on Friday"),
    "all capitals": (
        "MAYOR OLE SUND SAID THAT THE PORT WOULD STAY CLOSED.",
        "MAYOR OLE SUND",
        "THE PORT WOULD STAY CLOSED",
    ),
    "closing quotation marks are missing": (
        "“The port stays closed, Mayor Ole Sund said.\n\nVaren said “nothing is decided",
        "Varen",
        "nothing is decided",
    ),
    "a table": (
        "Port\tTons 2024\tTons 2025\nHalvik\t12,400\t9,800\nNorvik\t8,100\t8,300\n\n"
        "The port authority said that the figures were final.\n\nTotal\t20,500\t18,100",
        "The port authority",
        "the figures were final",
    ),
    "a live blog": (
        "09:14 The port is closed.\n\n10:02\n\n10:05 The council says it will meet at 11:00.",
        "The council",
        "it will meet at 11:00",
    ),
    "emoji and combining characters": (
        "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f6a2\n\nMayor Jose\u0301 Sund said the "
        "port was “u\u0308berfu\u0308llt” on Monday.",
        "Mayor Jose\u0301 Sund",
        "u\u0308berfu\u0308llt",
    ),
    "control characters": (
        "\x00\x07\x1b[2J\n\nVaren\x00 said\x1b that the\x9b port was\u2028 closed.\x0b\x0c\ufeff",
        "Varen",
        "closed",
    ),
}


@pytest.mark.parametrize(("text", "source", "content"), TEXTS.values(), ids=TEXTS)
def test_it_is_read_to_its_end(tag, text, source, content):
    found = tag(text)
    holds(text, found)
    assert any(
        tagged.source
        and source in tagged.source.of(text)
        and any(content in piece.of(text) for piece in tagged.content)
        for tagged in found
    )


def test_the_long_sentence_is_longer_than_a_window():
    """Every word is at least one wordpiece."""
    assert len(LONG) > 3_000
    assert len(LONG.split()) > WINDOW_PIECES


@pytest.mark.parametrize(
    "text", ["", "\n\n", "\x00", "\u0301", "\u200b\ufeff", "“", "\U0001f6a2", "said"], ids=ascii
)
def test_where_nothing_is_said_nothing_is_found(tag, text):
    assert tag(text) == ()


# Pieces of news that make attributions, so that there are spans to look at.
pieces = st.sampled_from(
    [
        *("“We are ready,” ", "Ilse Varen ", "said ", "that the port ", "was closed. "),
        *("according to ", "he told NTA", "‘", "”", "\n\n", "\t", "'", "''", "e\u0301"),
        *("\U0001f6a2", "\x00", "İ", "ﬁ"),
    ]
)
texts = st.lists(pieces | st.text(max_size=8), max_size=40).map("".join)


@settings(max_examples=100)
@given(text=texts)
def test_any_text_is_read_and_its_spans_are_sound(text):
    holds(text, tag_text(text))


def tag_text(text):
    """As the fixture `tag`; hypothesis wants none that lasts for one test only."""
    from onrecord.annotations.quotations import find_quotations
    from onrecord.annotations.sentences import split_paragraphs
    from onrecord.tagging import load_tagger

    paragraphs = split_paragraphs(text)
    return load_tagger("en").tag(text, paragraphs, find_quotations(text, paragraphs)).attributions


def holds(text, found):
    """Spans lie in the text, hold something, and share no code point within an attribution."""
    for tagged in found:
        spans = [span for span in (tagged.source, tagged.cue, *tagged.content) if span]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(span.of(text).strip() == span.of(text) for span in spans)
        assert not any(a.overlaps(b) for a in spans for b in spans if a is not b)
        assert list(tagged.content) == sorted(tagged.content)
        assert 0 <= tagged.confidence <= 1
