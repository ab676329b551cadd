"""The time phrase that dates an utterance.

frame, the time phrases of the article -> the phrase that hangs on the cue

"On Monday, X said", "X on Friday denounced", "told reporters late Tuesday"; and where the name of
the occasion holds it: "during the Saturday debate". Not "since Monday", and not "Monday's attack".
"""

from __future__ import annotations

import bisect

from onrecord.languages import Language
from onrecord.model import Span, TimePhrase
from onrecord.statements.frames import Frame, hangs, nearest, words_of

_POSSESSIVE = ("’s ", "'s ", "’ ", "' ")
# The occasion must come soon after "Saturday": "the Saturday TV debate".
_WORDS_TO_HEAD = 4
# The participle stands right before the date: "released late in July".
_WORDS_TO_PARTICIPLE = 3

# Code points in which a phrase that governs a sentence opens it.
_LONGEST_FRONT = 400


def time_in(frame: Frame) -> TimePhrase | None:
    """The phrase that dates the utterance, the one nearest to the cue where there are several."""
    dating = [
        phrase
        for phrase in _within(frame, frame.zone)
        if _dates(frame, phrase.span)
        and (hangs(frame, phrase.span) or _is_report(frame, phrase.span))
    ]
    return nearest(frame, dating) or nearest(frame, _of_document(frame)) or _fronted(frame)


def time_at(frame: Frame, place: int) -> TimePhrase | None:
    """The phrase that begins at a place."""
    times = frame.annotated.times
    index = bisect.bisect_left(times, place, key=lambda phrase: phrase.span.start)
    found = times[index : index + 1]
    return found[0] if found and found[0].span.start == place else None


def _within(frame: Frame, zone: Span) -> list[TimePhrase]:
    times = frame.annotated.times
    first = bisect.bisect_left(times, zone.start, key=lambda phrase: phrase.span.start)
    last = bisect.bisect_left(times, zone.end, key=lambda phrase: phrase.span.start)
    return list(times[first:last])


def _dates(frame: Frame, span: Span) -> bool:
    before = words_of(frame.between(frame.zone.start, span.start))
    if before and before[-1] in frame.language.when.bounds:
        return False
    after = frame.between(span.end, frame.zone.end)
    if after.startswith(_POSSESSIVE) or (before and before[-1] in frame.language.where.determiners):
        return _names_occasion(after, frame.language)
    return True


def _names_occasion(after: str, language: Language) -> bool:
    head = words_of(after.split(",", 1)[0])[: _WORDS_TO_HEAD + 1]
    return any(word in language.where.occasions for word in head)


def _is_report(frame: Frame, span: Span) -> bool:
    """Whether it dates a report: "Radio Vesper reported on Friday that ▢, according to X"."""
    before = words_of(frame.between(frame.zone.start, span.start))
    while before and before[-1] in _beside(frame.language):
        before = before[:-1]
    return bool(before) and frame.holds(span) and before[-1] in frame.language.where.reports


def _fronted(frame: Frame) -> TimePhrase | None:
    """One before the source, which governs all: "On Monday, X dodged the question, saying ▢"."""
    source, sentence = frame.attribution.source, frame.sentence
    if source is None or not sentence.contains(source):
        return None
    text = frame.annotated.article.text
    front = Span(sentence.start, min(source.start, sentence.start + _LONGEST_FRONT))
    for phrase in _within(frame, front):
        lead = words_of(text[sentence.start : phrase.span.start])
        tail = text[phrase.span.end : source.start].strip(" ,")
        if not tail and {*lead} <= _beside(frame.language):
            return phrase
    return None


def _beside(language: Language) -> set[str]:
    """Words that may stand at a phrase without parting it from its clause: "late on Monday"."""
    return {*language.where.on, *language.where.openers}


def _of_document(frame: Frame) -> list[TimePhrase]:
    """Dates inside the source: "figures released in July", "the ministry on Monday"."""
    source = frame.attribution.source
    text = frame.annotated.article.text
    if source is None or not frame.language.where.barriers.isdisjoint(words_of(source.of(text))):
        return []  # "Ruiz, who resigned on Monday"
    return [
        phrase
        for phrase in _within(frame, source)
        if phrase.span.end == source.end
        or not frame.language.when.issued.isdisjoint(
            words_of(text[source.start : phrase.span.start])[-_WORDS_TO_PARTICIPLE:]
        )
    ]
