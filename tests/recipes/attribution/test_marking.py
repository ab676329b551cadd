"""A marked paragraph as numbers."""

from attribution.corpus import MarkedArticle
from attribution.marking import example_of
from onrecord.model import Span, Tagged
from onrecord.tagging.labels import OUTSIDE, RoleSpan, begin, inside
from onrecord.tagging.units import Unit

FAR = RoleSpan("source", Span(900, 904))


def unit_of(words):
    """Each word one wordpiece, without features."""
    zeros = (0,) * len(words)
    places = tuple(range(len(words)))
    return Unit(Span(words[0].start, words[-1].end), tuple(words), places, places, zeros, zeros)


def joined(cue, source, *contents):
    return Tagged(source and source.span, cue.span, tuple(one.span for one in contents))


def marked(text, spans, *attributions):
    return MarkedArticle("invented", text, tuple(spans), attributions)


def test_tags_and_links(read_drawing):
    text, words, spans = read_drawing(
        "{t It rained}, {s she} {c said}. {t It stopped}, {c knew} Orr."
    )
    first, she, said, second, knew = spans
    article = marked(text, spans, joined(said, she, first), joined(knew, None, second))
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
    article = marked(text, [*spans, FAR], joined(spans[0], FAR, spans[1]))
    example = example_of(unit_of(words), article)
    assert (example.sources, example.source_of) == ((), (0,))


def test_a_cue_in_another_paragraph_has_no_links_here(read_drawing):
    text, words, spans = read_drawing("{t It rained}.")
    cue = RoleSpan("cue", Span(900, 904))
    article = marked(text, [*spans, cue], joined(cue, None, *spans))
    example = example_of(unit_of(words), article)
    assert (example.cues, example.contents, example.cue_of) == ((), (), ())
