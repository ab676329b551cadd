"""A marked paragraph as numbers: what the tagger and the linker learn from.

unit, marked article -> example

Links are learned between spans that the tags give back whole and that stand in one paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attribution.examples import Example
from attribution.labels import decode, encode
from attribution.links import ranges_of, sentence_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attribution.corpus import MarkedArticle
    from attribution.labels import RoleSpan
    from attribution.linking import Attribution
    from attribution.units import Unit


def example_of(unit: Unit, article: MarkedArticle) -> Example:
    """The paragraph with its tags and links."""
    tags = encode(unit.words, article.spans)
    here = set(decode(unit.words, tags))
    attributions = [a for a in article.attributions if a.cue in here]
    cues = _distinct(a.cue for a in attributions)
    sources = _distinct(a.source for a in attributions if a.source in here)
    contents = _distinct(c for a in attributions for c in a.contents if c in here)
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
    )


def _distinct(spans: Iterable[RoleSpan | None]) -> list[RoleSpan]:
    """In the order of the text."""
    return sorted({span for span in spans if span is not None})


def _source_of(cue: RoleSpan, attributions: list[Attribution], sources: list[RoleSpan]) -> int:
    source = next(a.source for a in attributions if a.cue == cue)
    return sources.index(source) if source in sources else len(sources)


def _cue_of(content: RoleSpan, attributions: list[Attribution], cues: list[RoleSpan]) -> int:
    return cues.index(next(a.cue for a in attributions if content in a.contents))
