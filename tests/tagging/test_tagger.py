"""The tagger with an encoder that knows three words."""

import numpy as np
import pytest

from onrecord.model import Span
from onrecord.tagging import Tagger
from onrecord.tagging.crf import plain_chain
from onrecord.tagging.labels import OUTSIDE, TAG_COUNT, begin, inside
from onrecord.tagging.links import LINK_WIDTH, VECTOR_COUNT, Links
from onrecord.tagging.names import NAME_TAG_COUNT, begin_name
from onrecord.tagging.tagger import Heads

# By the first letter of a word; every letter is a wordpiece.
TAGS = {"V": begin("source"), "s": begin("cue"), "r": begin("content"), "o": inside("content")}


def knows_letters(pieces, quotations, capitals):
    """Each wordpiece is scored by itself; those that open and close a sequence are none."""
    assert len(pieces) == len(quotations) == len(capitals)
    scores = np.zeros((len(pieces), TAG_COUNT), np.float32)
    for place, piece in enumerate(pieces):
        scores[place, TAGS.get(chr(piece), OUTSIDE)] = 9
    vectors = np.zeros((len(pieces), VECTOR_COUNT * LINK_WIDTH), np.float32)
    names = np.zeros((len(pieces), NAME_TAG_COUNT), np.float32)
    names[:, begin_name("person")] = [chr(piece).isupper() for piece in pieces]
    return Heads(scores, vectors, names)


def doubts_cues(pieces, quotations, capitals):
    """As `knows_letters`, and a cue may almost as well be none."""
    heads = knows_letters(pieces, quotations, capitals)
    cues = heads.tags.argmax(1) == begin("cue")
    heads.tags[cues, OUTSIDE] = heads.tags[cues, begin("cue")] - 0.01
    return heads


@pytest.fixture
def tagger_with(letters, nearest):
    def tagger_with(scorer):
        return Tagger(
            name="letters@1",
            language="en",
            tokenizer=letters,
            scorer=scorer,
            chain=plain_chain(),
            linker=Links(nearest),
            sureness=lambda tagged, likely: likely.begins("cue", tagged.cue),
        )

    return tagger_with


def test_spans_are_of_the_whole_text(tag, tagger_with, words_of):
    text = "Head\n\nToday Vell said rain or.\n\nVell spoke."
    found = tag(text, tagger_with(knows_letters))
    assert [words_of(text, tagged) for tagged in found] == [["Vell", "said", "rain or"]]


def test_a_paragraph_that_is_longer_than_a_window_is_read_whole(tag, tagger_with, words_of):
    text = "Vell said rain. " * 200
    found = tag(text, tagger_with(knows_letters))
    assert [words_of(text, tagged) for tagged in found] == [["Vell", "said", "rain"]] * 200


def test_how_sure_an_attribution_is_comes_from_all_sequences(tag, tagger_with):
    (sure,) = tag("Vell said rain.", tagger_with(knows_letters))
    (unsure,) = tag("Vell said rain.", tagger_with(doubts_cues))
    assert sure.confidence > 0.99
    assert unsure.confidence == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize("text", ["", " \n\n", "Vell spoke."], ids=repr)
def test_a_text_without_a_cue_or_a_content_has_none(tag, tagger_with, text):
    assert tag(text, tagger_with(knows_letters)) == ()


def test_names_come_from_the_same_pass(tagger_with):
    text = "Today Vell said rain."
    found = tagger_with(knows_letters).tag(text, [Span(0, len(text))], [])
    assert [(one.kind, one.span.of(text)) for one in found.names] == [
        ("person", "Today"),
        ("person", "Vell"),
    ]
