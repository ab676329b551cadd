"""How sure an attribution is, from how likely its spans are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from onrecord.model import Span, Tagged
from onrecord.tagging.confidence import FEATURE_COUNT, Confidence, Likely, features_of
from onrecord.tagging.labels import TAG_COUNT, encode

WORDS = [Span(place, place + 3) for place in range(0, 32, 4)]
DRAWING = "{s Ilse Varen} {c said} {t the port is closed} today"


@pytest.fixture
def drawn(read_drawing):
    """The words of the drawing, their tags, and the attribution."""
    _, words, spans = read_drawing(DRAWING)
    source, cue, content = (one.span for one in spans)
    return words, encode(words, spans), Tagged(source, cue, (content,))


def sure_of(tags, share=0.9):
    """Each tag as likely as said, what is left shared by the others."""
    likely = np.full((len(tags), TAG_COUNT), (1 - share) / (TAG_COUNT - 1), np.float32)
    likely[range(len(tags)), tags] = share
    return likely


def test_features_are_as_many_as_there_are_weights(drawn):
    words, tags, tagged = drawn
    assert len(features_of(tagged, Likely(words, sure_of(tags)))) == FEATURE_COUNT


def test_a_span_begins_goes_on_and_ends(drawn):
    words, tags, tagged = drawn
    likely = Likely(words, sure_of(tags))
    (content,) = tagged.content
    assert likely.begins("content", content) == pytest.approx(0.9)
    assert likely.goes_on("content", content) == pytest.approx(0.9)
    assert likely.ends("content", content) == pytest.approx(1 - 0.1 / (TAG_COUNT - 1))
    assert likely.goes_on("cue", tagged.cue) == 1.0


def test_what_ends_the_paragraph_ends_for_certain(drawn):
    words, tags, tagged = drawn
    likely = Likely(words[:-1], sure_of(tags[:-1]))
    assert likely.ends("content", tagged.content[0]) == 1.0


def test_it_is_as_sure_as_it_was_fitted_to_be(drawn):
    words, tags, tagged = drawn
    likely = Likely(words, sure_of(tags))
    weights = np.zeros(1 + FEATURE_COUNT, np.float32)
    assert Confidence(weights)(tagged, likely) == 0.5
    weights[1] = 1  # the odds that the cue begins where it does, and nothing else
    assert Confidence(weights)(tagged, likely) == pytest.approx(0.9, abs=1e-4)


@given(
    arrays.arrays(
        np.float32, (len(WORDS), TAG_COUNT), elements=st.floats(0, 1.0000001192092896, width=32)
    )
)
def test_whatever_is_likely_confidence_is_a_share(likely):
    """Shares that were rounded to a little more than one, too."""
    tagged = Tagged(WORDS[0], WORDS[1], (WORDS[3], WORDS[-1]))
    weights = np.linspace(-3, 3, 1 + FEATURE_COUNT).astype(np.float32)
    assert 0 <= Confidence(weights)(tagged, Likely(WORDS, likely)) <= 1
