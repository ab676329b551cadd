"""A marked paragraph as numbers: what the tagger and the linker learn from.

unit, marked article -> example

Links are learned between spans that the tags give back whole and that stand in one paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attribution.examples import Example
from attribution.naming import name_tags
from onrecord.tagging.labels import OUTSIDE, ROLES, decode, encode, of_role
from onrecord.tagging.links import ranges_of, sentence_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attribution.corpus import MarkedArticle
    from attribution.naming import NamedText
    from onrecord.model import Span, Tagged
    from onrecord.tagging.units import Unit


def example_of_names(unit: Unit, named: NamedText) -> Example:
    """A paragraph of which only the names are known."""
    return Example(
        pieces=unit.pieces,
        quotations=unit.quotations,
        capitals=unit.capitals,
        firsts=unit.firsts,
        tags=(OUTSIDE,) * len(unit.words),
        sentences=(0,) * len(unit.words),
        cues=(),
        sources=(),
        contents=(),
        source_of=(),
        cue_of=(),
        names=name_tags(unit.words, named),
        unmarked=named.unmarked,
        origin="names",
        weight=0.0,
    )


def example_of(unit: Unit, article: MarkedArticle) -> Example:
    """The paragraph with its tags and links."""
    tags = encode(unit.words, article.spans)
    whole = decode(unit.words, tags)
    here = {role: set(of_role(role, whole)) for role in ROLES}
    attributions = [a for a in article.attributions if a.cue in here["cue"]]
    cues = _distinct(a.cue for a in attributions)
    sources = _distinct(a.source for a in attributions if a.source in here["source"])
    contents = _distinct(c for a in attributions for c in a.content if c in here["content"])
    return Example(
        pieces=unit.pieces,
        quotations=unit.quotations,
        capitals=unit.capitals,
        firsts=unit.firsts,
        tags=tuple(tags),
        sentences=tuple(sentence_numbers(article.text, unit.words)),
        cues=tuple(ranges_of(unit.words, cues)),
        sources=tuple(ranges_of(unit.words, sources)),
        contents=tuple(ranges_of(unit.words, contents)),
        source_of=tuple(_source_of(cue, attributions, sources) for cue in cues),
        cue_of=tuple(_cue_of(content, attributions, cues) for content in contents),
        annotator=article.annotator,
        annotators=article.annotators,
    )


def _distinct(spans: Iterable[Span | None]) -> list[Span]:
    """In the order of the text."""
    return sorted({span for span in spans if span is not None})


def _source_of(cue: Span, attributions: list[Tagged], sources: list[Span]) -> int:
    source = next(tagged.source for tagged in attributions if tagged.cue == cue)
    return sources.index(source) if source in sources else len(sources)


def _cue_of(content: Span, attributions: list[Tagged], cues: list[Span]) -> int:
    return cues.index(next(tagged.cue for tagged in attributions if content in tagged.content))
