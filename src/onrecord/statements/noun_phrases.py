"""The noun phrase at a place of a frame, as far as who or what it names is concerned.

a place after "told", "on", "quoted by" … -> the span of the phrase there

It runs to the next punctuation, blank, word of time or word that opens another phrase: "the BBC’s
Ana Ruiz ⟨on Monday⟩", "an interview ⟨with⟩", "reporters ⟨that⟩"; but "a meeting of ministers".
"""

from __future__ import annotations

import functools
import re

from onrecord.languages import Language, load
from onrecord.model import Span
from onrecord.statements.frames import BLANK, Frame

_TOKEN = re.compile(rf" ?((?:[^\s{BLANK},;:()“”\"—–]|,(?=\d))+)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")  # "U.N."
_MOST_WORDS = 9


def phrase_at(frame: Frame, place: int) -> Span | None:
    """The phrase that begins at a place of the text, None where none does."""
    ends = _ends(frame.language.code)
    spans: list[Span] = []
    while len(spans) < _MOST_WORDS:
        match = _TOKEN.match(frame.words, frame.index(spans[-1].end if spans else place))
        if match is None:
            break
        word = match[1] if _keeps_stop(match[1], frame.language) else match[1].rstrip(".,")
        span = Span(frame.place(match.start(1)), frame.place(match.start(1)) + len(word))
        if span.start == frame.anchor.start or not word[:1].isalnum():
            break
        if word in ends or word.lower() in ends:
            break
        spans.append(span)
        if word != match[1]:
            break
    return Span(spans[0].start, spans[-1].end) if spans else None


def _keeps_stop(word: str, language: Language) -> bool:
    return bool(_INITIALS.fullmatch(word)) or word in language.who.abbreviations


@functools.cache
def _ends(code: str) -> frozenset[str]:
    """Words at which a noun phrase ends."""
    language = load(code)
    when, where, who = language.when, language.where, language.who
    heads = (*where.occasions, *where.media, *where.on_air, *where.documents)
    inside = {*where.inside, *who.articles, *(word for head in heads for word in head.split())}
    return frozenset(
        {
            *(word for word in who.stops if word not in inside),
            *where.barriers,
            *where.speaking,
            *when.weekdays,
            *when.triggers,
            *when.bounds - inside,
            *when.issued,
            *(word for word in (*when.within, *when.shifts) if word not in inside),
        }
    )
