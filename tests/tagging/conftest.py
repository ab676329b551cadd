"""Links to see through, and the model.

The real model of the package is opened once for all tests.
"""

import numpy as np
import pytest

from onrecord.annotations.quotations import find_quotations
from onrecord.annotations.sentences import split_paragraphs
from onrecord.tagging import load_tagger
from onrecord.tagging.links import DISTANCE_COUNT, LINK_WIDTH, Priors


@pytest.fixture
def nearest():
    """Priors of an untrained linker that has learned but one thing: nearer is better."""
    worth = -np.arange(DISTANCE_COUNT, dtype=np.float32)
    return Priors(source=worth, content=worth, no_source=np.zeros(LINK_WIDTH, np.float32))


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
