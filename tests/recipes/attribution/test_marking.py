"""A marked paragraph as numbers."""

from attribution.corpus import MarkedArticle
from attribution.labels import OUTSIDE, RoleSpan, begin, inside
from attribution.linking import Attribution
from attribution.marking import example_of
from attribution.units import Unit
from onrecord.model import Span

FAR = RoleSpan("source", 900, 904)


def unit_of(words):
    """Each word one wordpiece, without features."""
    zeros = (0,) * len(words)
    places = tuple(range(len(words)))
    return Unit(Span(words[0].start, words[-1].end), tuple(words), places, places, zeros, zeros)


def marked(text, spans, *attributions):
    return MarkedArticle("invented", text, tuple(spans), attributions)


def test_tags_and_links(read_drawing):
    text, words, spans = read_drawing(
        "{t It rained}, {s she} {c said}. {t It stopped}, {c knew} Orr."
    )
    first, she, said, second, knew = spans
    article = marked(
        text, spans, Attribution(said, she, (first,)), Attribution(knew, None, (second,))
    )
    example = example_of(unit_of(words), article)
    content = (begin("content"), inside("content"))
    assert example.tags == (
        *content, OUTSIDE, begin("source"), begin("cue"), OUTSIDE,
        *content, OUTSIDE, begin("cue"), OUTSIDE, OUTSIDE,
    )  # fmt: skip
    assert (example.cues, example.sources) == (((4, 4), (9, 9)), ((3, 3),))
    assert example.contents == ((0, 1), (6, 7))
    assert example.source_of == (0, len(example.sources))
    assert example.cue_of == (0, 1)


def test_a_source_in_another_paragraph_is_none_here(read_drawing):
    text, words, spans = read_drawing("He {c said} {t it rained}.")
    article = marked(text, [*spans, FAR], Attribution(spans[0], FAR, (spans[1],)))
    example = example_of(unit_of(words), article)
    assert (example.sources, example.source_of) == ((), (0,))


def test_a_cue_in_another_paragraph_has_no_links_here(read_drawing):
    text, words, spans = read_drawing("{t It rained}.")
    cue = RoleSpan("cue", 900, 904)
    article = marked(text, [*spans, cue], Attribution(cue, None, tuple(spans)))
    example = example_of(unit_of(words), article)
    assert (example.cues, example.contents, example.cue_of) == ((), (), ())
