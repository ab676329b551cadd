"""A person or body that the words were spoken to, never the outlet.

occasions -> addressee | None for each attribution

"told reporters", "told the court", "in a letter to Tusk", "speaking to students", "in response
to Ruiz". An outlet that is told something passes it on, and so is a relay. An audience holds for
what follows of the same speaker, as a date does; one person may be answered by the next.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from onrecord.languages import load
from onrecord.languages.patterns import either
from onrecord.model import Mention, Span, SpeakerKind
from onrecord.statements.frames import Frame, hangs, last_word
from onrecord.statements.naming import name_at
from onrecord.statements.noun_phrases import phrase_at
from onrecord.statements.outlets import outlet_in
from onrecord.statements.sessions import Occasion, by_attribution, carry

# "reporters in VESPER", "in response to the LETTER".
_DEAF: frozenset[SpeakerKind] = frozenset({"place", "document", "outlet"})
_OF_OUTLET = re.compile(r"['’]s? ")


def find_addressees(occasions: Sequence[Occasion]) -> tuple[str | None, ...]:
    """One for each attribution, in their order; None where the text does not tell."""
    own = [occasion.addressee for occasion in occasions]
    audiences = [_audience(occasion) for occasion in occasions]
    breaks = [occasion.time is not None or bool(occasion.relays) for occasion in occasions]
    carried = carry(occasions, audiences, breaks)
    told = [stated or before for stated, before in zip(own, carried, strict=True)]
    return by_attribution(occasions, told, unknown=None)


def addressee_in(frame: Frame) -> str | None:
    """Whom the attribution itself says it was spoken to."""
    people = (_person(frame, phrase) for phrase in _phrases(frame))
    return next(
        (_name(frame, person) for person in people if person and _hears(frame, person)), None
    )


def _phrases(frame: Frame) -> Iterator[Span]:
    """Where somebody may be named: after "told", "in a letter to", "in response to"."""
    cue, language = frame.attribution.cue, frame.language
    if cue is None:
        return
    if last_word(frame.between(*cue)) in language.where.telling:
        phrase = phrase_at(frame, cue.end)
        if phrase:
            yield phrase
    for match in _toward(language.code).finditer(frame.words):
        if match["speech"] and match["speech"].lower() not in _speech(language.code):
            continue
        phrase = phrase_at(frame, frame.place(match.end()))
        if phrase and hangs(frame, phrase):
            yield phrase


def _person(frame: Frame, phrase: Span) -> Span | None:
    """The phrase, or who of an outlet it names: "CNN's Ana Ruiz"."""
    source = frame.attribution.source
    if source and source.overlaps(phrase):
        return None  # "asks Ruiz"
    outlet = outlet_in(frame, phrase)
    if outlet is None:
        return phrase
    match = _OF_OUTLET.match(frame.words, frame.index(outlet.span.end))
    start = frame.place(match.end()) if match else phrase.end
    return Span(start, phrase.end) if start < phrase.end else None


def _hears(frame: Frame, phrase: Span) -> bool:
    """Whether it is somebody: a noun for those who listen, or a name."""
    words = frame.between(*phrase)
    if last_word(words) in frame.language.where.occasions:
        return False
    if last_word(words) in frame.language.where.hearers:
        return True
    return any(mention.form != "pronoun" for mention in _mentions(frame, phrase))


def _audience(occasion: Occasion) -> str | None:
    """The addressee, where it is one who goes on listening."""
    told, hearers = occasion.addressee, occasion.frame.language.where.hearers
    return told if told and last_word(told) in hearers else None


def _name(frame: Frame, person: Span) -> str:
    """The full name of whoever is named or meant; other words as they stand."""
    name, words = name_at(frame, person), frame.between(*person)
    named = any(mention.form == "name" for mention in _mentions(frame, person))
    return name if named or words.lower() not in name.lower() else words


def _mentions(frame: Frame, phrase: Span) -> list[Mention]:
    """Whom the phrase mentions, without what cannot hear."""
    return [
        mention for _, mention in frame.speakers.mentions_in(phrase) if mention.kind not in _DEAF
    ]


@functools.cache
def _toward(code: str) -> re.Pattern[str]:
    """What may stand before those spoken to: "letter to", "speaking to", "in response to"."""
    where = load(code).where
    return re.compile(
        rf"\b(?:(?P<speech>[\w-]+) {either(where.toward)}|{either(where.answering)}) ",
        re.IGNORECASE,
    )


@functools.cache
def _speech(code: str) -> frozenset[str]:
    """Nouns and verbs of speech, by their last words, in the singular and the plural."""
    where = load(code).where
    lasts = {word.split(" ")[-1] for word in (*where.media, *where.occasions, *where.speaking)}
    return frozenset({*lasts, *(f"{last}s" for last in lasts)})
