"""What a tagger finds in an article, and what it finds once more within that.

text, paragraphs, quotations -> attributions, names; contents -> attributions inside them

A tagger marks the outermost attribution only, as PolNeAR does: in "Varen said that NTA had
reported a strike" it is Varen's. Its content is read again by itself, where it holds a reporting
word and is long enough to hold another's words; marks within it stand alone then, and those around
it are left out.
"""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from onrecord.languages import load
from onrecord.languages.patterns import either
from onrecord.spans import Overlaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.model import Quotation, Span, Tagged
    from onrecord.tagging import TaggedName, Tagger

# "aid groups had reported three landings": shorter content seldom holds another's words.
_SHORTEST_CODE_POINTS = 35


class Tags(NamedTuple):
    """What was tagged.

    Attributes:
        outermost: in the order of the text.
        nested: those inside the contents of the outermost.
        names: in the order of the text.
    """

    outermost: tuple[Tagged, ...] = ()
    nested: tuple[Tagged, ...] = ()
    names: tuple[TaggedName, ...] = ()


def find_tags(
    text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation], *, tagger: Tagger
) -> Tags:
    """Both passes over a text."""
    outermost, names = tagger.tag(text, paragraphs, quotations)
    pieces = sorted({piece for tagged in outermost for piece in tagged.content})
    return Tags(outermost, _inside(text, pieces, quotations, tagger=tagger), names)


def _inside(
    text: str, pieces: Iterable[Span], quotations: Sequence[Quotation], *, tagger: Tagger
) -> tuple[Tagged, ...]:
    pattern = _reports(tagger.language)
    worth = [
        piece
        for piece in pieces
        if piece.end - piece.start >= _SHORTEST_CODE_POINTS and pattern.search(piece.of(text))
    ]
    places = Overlaps(worth)
    alone = [
        replace(one, nested=False, continues=False)
        for one in quotations
        if not any(one.outer.contains(worth[index]) for index in places.of(one.outer))
    ]
    return tagger.tag(text, worth, alone).attributions if worth else ()


@functools.cache
def _reports(code: str) -> re.Pattern[str]:
    """Words by which content may hold another's words.

    The present tense of most verbs is a noun as often ("states", "rules"): it costs a second
    reading and finds little.
    """
    reporting = load(code).reporting
    verbs = [verb for verb in reporting.verbs.values() if "clause" in verb.takes]
    forms = {form for verb in verbs for form in (*verb.past, *verb.participle, *verb.ing)}
    forms |= {*reporting.verbs[reporting.plain_verb].present, *reporting.phrases}
    return re.compile(rf"\b{either(forms)}\b", re.IGNORECASE)
