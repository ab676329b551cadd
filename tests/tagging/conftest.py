"""Spans drawn in the text, {s source}, {c cue}, {t content}; a tokenizer and links to see through.

The real model of the package is opened once for all tests.
"""

import re
from types import SimpleNamespace

import numpy as np
import pytest

from onrecord.annotations.quotations import find_quotations
from onrecord.annotations.sentences import split_paragraphs
from onrecord.model import Span
from onrecord.tagging import load_tagger
from onrecord.tagging.labels import RoleSpan
from onrecord.tagging.links import DISTANCE_COUNT, LINK_WIDTH, Priors

ROLES = {"s": "source", "c": "cue", "t": "content"}
DRAWN = re.compile(r"\{([sct]) ([^}]*)\}")
WORD = re.compile(r"\w+|[^\w\s]")


@pytest.fixture
def read_drawing():
    """Drawing -> text, its words, the spans in the order of the text."""

    def read(drawing):
        text, spans, at = "", [], 0
        for match in DRAWN.finditer(drawing):
            text += drawing[at : match.start()]
            spans.append(RoleSpan(ROLES[match[1]], Span(len(text), len(text) + len(match[2]))))
            text, at = text + match[2], match.end()
        text += drawing[at:]
        return text, [Span(*word.span()) for word in WORD.finditer(text)], spans

    return read


@pytest.fixture
def nearest():
    """Priors of an untrained linker that has learned but one thing: nearer is better."""
    worth = -np.arange(DISTANCE_COUNT, dtype=np.float32)
    return Priors(source=worth, content=worth, no_source=np.zeros(LINK_WIDTH, np.float32))


@pytest.fixture
def letters():
    """Wordpieces that are letters, so that each can be told from its id."""
    return Letters()


class Letters:
    """A tokenizer that splits words as the encoder's does, and each word into its letters."""

    def encode(self, text, *, add_special_tokens):
        assert not add_special_tokens
        pieces = [
            (number, place)
            for number, word in enumerate(WORD.finditer(text))
            for place in range(*word.span())
        ]
        return SimpleNamespace(
            ids=[ord(text[place]) for _, place in pieces],
            offsets=[(place, place + 1) for _, place in pieces],
            word_ids=[number for number, _ in pieces],
        )


@pytest.fixture
def tag():
    """A tagger, the package's own where none is given, and a text -> attributions."""

    def tag(text, tagger=None):
        paragraphs = split_paragraphs(text)
        quotations = find_quotations(text, paragraphs)
        return (tagger or load_tagger("en")).tag(text, paragraphs, quotations).attributions

    return tag


@pytest.fixture
def words_of():
    """A text, an attribution of it -> the words of source, cue and each content."""

    def words_of(text, tagged):
        parts = (tagged.source, tagged.cue, *tagged.content)
        return [part and part.of(text) for part in parts]

    return words_of
