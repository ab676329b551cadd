"""Learned links: what distance says, what vectors say."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Tagged
from onrecord.tagging.links import (
    AS_CONTENT,
    AS_SOURCE,
    DISTANCE_COUNT,
    LINK_WIDTH,
    SEEKS_CONTENT,
    SEEKS_SOURCE,
    VECTOR_COUNT,
    Links,
    Paragraph,
    distances,
    ranges_of,
    sentence_numbers,
)

# Large enough that vectors outweigh what the priors of these tests give.
STRONG = 10.0
ranges = st.tuples(st.integers(0, 90), st.integers(0, 9)).map(lambda r: (r[0], r[0] + r[1]))


def paragraph_of(text, words):
    vectors = np.zeros((len(words), VECTOR_COUNT, LINK_WIDTH), np.float32)
    return Paragraph(text, words, sentence_numbers(text, words), vectors)


def attract(paragraph, one, other):
    """Make two words, each with what it is asked for, fit."""
    axis = int(np.count_nonzero(paragraph.vectors.any(axis=(0, 1))))
    for word, kind in (one, other):
        paragraph.vectors[word, kind, axis] = STRONG


def test_a_sentence_ends_behind_its_closing_mark(read_drawing):
    text, words, _ = read_drawing("“It rained.” She left. Why? He stayed.")
    numbers = dict(
        zip((word.of(text) for word in words), sentence_numbers(text, words), strict=True)
    )
    assert [numbers[word] for word in ("It", "She", "Why", "He")] == [0, 1, 2, 3]


@given(st.lists(ranges, max_size=4), st.lists(ranges, max_size=4))
def test_every_distance_has_a_prior(rows, columns):
    kinds = distances(rows, columns, sentences=[place // 7 for place in range(100)])
    assert kinds.shape == (len(rows), len(columns))
    assert all(0 <= kind < DISTANCE_COUNT for kind in kinds.flat)


def test_farther_words_and_sentences_are_other_distances():
    sentences = [0] * 20 + [1] * 20
    spans = [(1, 1), (3, 3), (15, 15), (21, 21)]
    assert len(set(distances([(0, 0)], spans, sentences)[0])) == len(spans)


def test_before_is_not_behind():
    assert distances([(0, 0)], [(2, 2)], [0] * 3) != distances([(2, 2)], [(0, 0)], [0] * 3)


def test_by_distance_alone_the_nearest_is_taken(read_drawing, nearest):
    drawing = "{c said} {t it rained} and much later {c thought} {t it would stop}"
    text, words, spans = read_drawing(drawing)
    said, rained, thought, stop = (one.span for one in spans)
    linked = Links(nearest)(paragraph_of(text, words), spans)
    assert linked == [Tagged(None, said, (rained,)), Tagged(None, thought, (stop,))]


def test_a_cue_has_all_its_contents_in_the_order_of_the_text(read_drawing, nearest):
    text, words, spans = read_drawing("{t “It rained,”} {s Vell} {c said}, {t “all day.”}")
    rained, vell, said, all_day = (one.span for one in spans)
    linked = Links(nearest)(paragraph_of(text, words), spans)
    assert linked == [Tagged(vell, said, (rained, all_day))]


def test_vectors_outweigh_distance(read_drawing, nearest):
    text, words, spans = read_drawing("{s Orr} and {s Vell} {c said} {t rain} {c fell}")
    paragraph = paragraph_of(text, words)
    orr, _, said, rain, fell = (first for first, _ in ranges_of(words, [s.span for s in spans]))
    attract(paragraph, (fell, SEEKS_SOURCE), (orr, AS_SOURCE))
    attract(paragraph, (fell, SEEKS_CONTENT), (rain, AS_CONTENT))
    linked = Links(nearest)(paragraph, spans)
    assert linked == [Tagged(spans[0].span, spans[4].span, (spans[3].span,))]
    assert said != fell


def test_having_no_source_may_win(read_drawing, nearest):
    text, words, spans = read_drawing("{s Vell} {c said} {t rain}")
    paragraph = paragraph_of(text, words)
    paragraph.vectors[1, SEEKS_SOURCE] = 1
    priors = nearest._replace(no_source=np.full(LINK_WIDTH, STRONG, np.float32))
    assert [tagged.source for tagged in Links(priors)(paragraph, spans)] == [None]


@pytest.mark.parametrize("drawing", ["{t rain}", "{s Vell} {c spoke}", "rain"])
def test_what_lacks_a_cue_or_a_content_is_no_attribution(read_drawing, nearest, drawing):
    text, words, spans = read_drawing(drawing)
    assert Links(nearest)(paragraph_of(text, words), spans) == []
