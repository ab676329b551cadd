"""What holds for every test; what those of the tagger and of its recipe share.

Attributions are drawn in the text: {s source}, {c cue}, {t content}.
"""

import re
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, settings

from onrecord.model import Span
from onrecord.tagging.labels import RoleSpan

# A busy machine is slow, which says nothing of the code; speed has a benchmark of its own.
settings.register_profile("onrecord", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("onrecord")

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
