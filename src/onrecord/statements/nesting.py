"""Attributions inside the words of another: "Varen said that NTA had reported a strike".

AnnotatedArticle, attributions -> those within their contents

The outer one stays as it is. What is found inside is a statement of its own, of which the outer
speaker is a relay. Nothing new is told where the outer speaker speaks of what he himself says or
thinks, so that the source must be another; and it must have a cue that reports.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.model import AnnotatedArticle, Attribution, Span, Tagged
from onrecord.spans import Overlaps
from onrecord.statements.speaker import Speakers
from onrecord.statements.tagged import Context, nested_attribution

_WORD = re.compile(r"\w+")
# "… at a conference after a rally".
_MOST_BESIDE = 8


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


def unwrap(attributions: tuple[Attribution, ...], speakers: Speakers) -> tuple[Attribution, ...]:
    """Without those that only say who passed another on.

    Of "“Y,” Varen said, according to the Vesper Post" the Post states nothing but that Varen said
    Y: there is one statement, hers, and the Post is its relay.
    """
    places = sorted(
        (piece, number) for number, one in enumerate(attributions) for piece in one.content
    )
    pieces = Overlaps(piece for piece, _ in places)
    kept: dict[int, Attribution] = dict(enumerate(attributions))
    for number, outer in enumerate(attributions):
        through = speakers.of(outer.source) if outer.source else None
        if outer.source is None or through is None or through.kind != "outlet":
            continue
        inside = sorted({places[at][1] for at in pieces.of(outer.content[0])} - {number})
        whole = (one for one in inside if _is_whole(attributions[one], outer, speakers.text))
        inner = next(whole, None)
        if inner is not None:
            kept.pop(number, None)
            relay = (*attributions[inner].relay, outer.source)
            kept[inner] = replace(attributions[inner], relay=relay)
    return tuple(kept.values())


def _is_whole(inner: Attribution, outer: Attribution, text: str) -> bool:
    """Whether content holds another attribution and hardly a word beside it."""
    if inner.cue is None or inner.source is None or len(outer.content) > 1:
        return False
    spans = sorted({inner.source, inner.cue, *inner.content})
    if not all(outer.content[0].contains(span) for span in spans):
        return False
    rest = outer.content[0].of(text)
    for span in spans:
        rest = rest.replace(span.of(text), " ", 1)
    return len(_WORD.findall(rest)) <= _MOST_BESIDE


def _is_anothers(tagged: Tagged, holder: Attribution, speakers: Speakers) -> bool:
    """Whether a source inside content is somebody else than who says the content."""
    if tagged.source is None:
        return False
    inner, outer = speakers.of(tagged.source), speakers.of(holder.source) if holder.source else None
    return inner is not None and inner != outer
