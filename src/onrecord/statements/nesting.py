"""Attributions inside the words of another: "Varen said that NTA had reported a strike".

AnnotatedArticle, attributions -> those within their contents

The outer one stays as it is. What is found inside is a statement of its own, of which the outer
speaker is a relay. Nothing new is told where the outer speaker speaks of what he himself says or
thinks, so that the source must be another; and it must have a cue that reports.
"""

from __future__ import annotations

from onrecord.model import AnnotatedArticle, Attribution, Span, Tagged
from onrecord.spans import Overlaps
from onrecord.statements.speaker import Speakers
from onrecord.statements.tagged import Context, nested_attribution


def find_nested(
    annotated: AnnotatedArticle, attributions: tuple[Attribution, ...], speakers: Speakers
) -> list[Attribution]:
    """What is said by another within what is said, in the order of the text."""
    held = ((piece, one) for one in attributions for piece in one.content)
    holders = sorted(held, key=lambda pair: pair[0])
    places = Overlaps(piece for piece, _ in holders)
    context = Context(annotated, speakers.language, ())
    found: dict[tuple[Span, ...], Attribution] = {}
    for tagged in annotated.nested:
        around = [holders[index] for index in places.of(tagged.cue)]
        holder = next((one for piece, one in around if piece.contains(tagged.cue)), None)
        if holder and _is_anothers(tagged, holder, speakers):
            inner = nested_attribution(tagged, context)
            if inner and inner.content != holder.content:
                found.setdefault(inner.content, inner)
    return list(found.values())


def _is_anothers(tagged: Tagged, holder: Attribution, speakers: Speakers) -> bool:
    """Whether a source inside content is somebody else than who says the content."""
    if tagged.source is None:
        return False
    inner, outer = speakers.of(tagged.source), speakers.of(holder.source) if holder.source else None
    return inner is not None and inner != outer
