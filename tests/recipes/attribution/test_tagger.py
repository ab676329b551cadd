"""The tagger with an encoder that knows three words."""

import numpy as np
import pytest

from attribution.crf import plain_chain
from attribution.labels import OUTSIDE, TAG_COUNT, begin, inside
from attribution.tagger import Tagger

# By the first letter of a word; every letter is a wordpiece.
TAGS = {"V": begin("source"), "s": begin("cue"), "r": begin("content"), "o": inside("content")}


def knows_letters(pieces, quotations, capitals):
    """Each wordpiece is scored by itself; those that open and close a sequence are none."""
    assert len(pieces) == len(quotations) == len(capitals)
    scores = np.zeros((len(pieces), TAG_COUNT), np.float32)
    for place, piece in enumerate(pieces):
        scores[place, TAGS.get(chr(piece), OUTSIDE)] = 1
    return scores


@pytest.fixture
def tagger(letters):
    return Tagger(tokenizer=letters, scorer=knows_letters, chain=plain_chain())


def words_of(text, attribution):
    parts = (attribution.source, attribution.cue, *attribution.contents)
    return [part and text[part.start : part.end] for part in parts]


def test_spans_are_of_the_whole_text(tagger):
    text = "Head\n\nToday Vell said rain or.\n\nVell spoke."
    found = tagger.find(text)
    assert [words_of(text, a) for a in found.attributions] == [["Vell", "said", "rain or"]]
    assert [text[span.start : span.end] for span in found.left_over] == ["Vell", "spoke"]


def test_a_paragraph_that_is_longer_than_a_window_is_read_whole(tagger):
    text = "Vell said rain. " * 200
    found = tagger.find(text)
    assert [words_of(text, a) for a in found.attributions] == [["Vell", "said", "rain"]] * 200


def test_a_text_without_words_has_none(tagger):
    assert tagger.find(" \n\n").attributions == ()
