"""What a tagger finds in an article, and what it finds once more within that.

text, paragraphs, quotations -> attributions, names; contents -> attributions inside them

A tagger marks the outermost attribution only, as PolNeAR does: in "Varen said that NTA had
reported a strike" it is Varen's. Its content is read again by itself, where it holds a reporting
word and is long enough to hold another's words; marks that were nested there stand alone now.
"""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from onrecord.languages import load
from onrecord.languages.patterns import either
from onrecord.spans import within

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
    return Tags(outermost, tuple(_inside(text, pieces, quotations, tagger=tagger)), names)


def _inside(
    text: str, pieces: Sequence[Span], quotations: Sequence[Quotation], *, tagger: Tagger
) -> Iterable[Tagged]:
    pattern = _reports(tagger.language)
    for piece in pieces:
        words = piece.of(text)
        if len(words) >= _SHORTEST_CODE_POINTS and pattern.search(words):
            begun = within(quotations, piece, key=lambda quotation: quotation.outer)
            alone = [replace(q, nested=False, continues=False) for q in begun if q.nested]
            yield from tagger.tag(text, [piece], alone).attributions


@functools.cache
def _reports(code: str) -> re.Pattern[str]:
    """Words by which content may hold another's words.

    The present tense of most verbs is a noun as often ("states", "rules"): it costs a second
    reading and finds little.
    """
    reporting = load(code).reporting
    verbs = [verb for verb in reporting.verbs.values() if verb.takes & {"clause", "that", "person"}]
    forms = {form for verb in verbs for form in (*verb.past, *verb.participle, *verb.ing)}
    forms |= {*reporting.verbs[reporting.plain_verb].present, *reporting.phrases}
    return re.compile(rf"\b{either(forms)}\b", re.IGNORECASE)
