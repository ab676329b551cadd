"""Where it was said.

occasions -> Venue | None for each attribution

A venue is an occasion ("in an interview with ARD", "told a news conference"), a medium ("in a
statement", "its letter said"), a platform ("on Telegram"), a station ("on MSNBC") or a house ("in
Parliament"), where it hangs on the cue. After "speaking", a place will do, or an occasion that is
over ("speaking after a meeting"). It holds for what follows of the same speaker, as a date does.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.languages import load
from onrecord.languages.patterns import either
from onrecord.model import Said, Span, Venue
from onrecord.statements.dating import time_at
from onrecord.statements.frames import BLANK, Frame, hangs, last_word, nearest, words_of
from onrecord.statements.noun_phrases import phrase_at
from onrecord.statements.outlets import outlet_in
from onrecord.statements.sessions import Occasion, by_attribution, carry, settle, speaker_key

_POSSESSIVE = re.compile(r"(?:['’]s?)? ")
_DAY = len("2026-05-07")  # of EDTF: a month or an interval is no day
_NEXT = re.compile(r"(\S+) ")


@dataclass(frozen=True, slots=True)
class Heads:
    """The nouns of venues, compiled; each matches at the end of a name.

    Attributes:
        before: a preposition, with what it stands before in its group's name.
        at: occasions, media and places, after "in" and the like.
        on: those after "on".
        told: occasions that are told something ("told a rally").
        platform: where one posts.
        joined: what ties an occasion to its people or its place.
        voiced: documents that speak for their owner.
    """

    before: re.Pattern[str]
    at: re.Pattern[str]
    on: re.Pattern[str]
    told: re.Pattern[str]
    platform: re.Pattern[str]
    joined: re.Pattern[str]
    voiced: re.Pattern[str]


def find_venue(
    occasions: Sequence[Occasion], said: Sequence[Said | None]
) -> tuple[Venue | None, ...]:
    """One for each attribution, in their order; None where the text does not tell.

    Args:
        occasions: in the order of the text.
        said: when, one for each attribution.
    """
    own = [occasion.venue for occasion in occasions]
    breaks = [occasion.time is not None or bool(occasion.relays) for occasion in occasions]
    carried = carry(occasions, own, breaks)
    told = [
        settle(
            occasion,
            stated,
            before,
            there=occasion.attendance.venue if occasion.attendance else None,
        )
        for occasion, stated, before in zip(occasions, own, carried, strict=True)
    ]
    return by_attribution(occasions, _before(occasions, told, said), unknown=None)


def _before(
    occasions: Sequence[Occasion], told: Sequence[Venue | None], said: Sequence[Said | None]
) -> list[Venue | None]:
    """With the venue that is named late: "X said today … During today’s briefing, she said …".

    It is that of what the same speaker said before on the same day, back to another venue.
    """
    venues = list(told)
    coming: dict[str, tuple[str, Venue | None]] = {}
    for place in reversed(range(len(occasions))):
        occasion, number = occasions[place], occasions[place].frame.number
        speaker, day = speaker_key(occasion), said[number] if number is not None else None
        if (
            speaker is None
            or day is None
            or len(day.edtf) != _DAY
            or occasion.frame.holder is not None
            or occasion.relays
        ):
            continue
        if venues[place] is not None:
            coming[speaker] = day.edtf, occasion.venue
        elif coming.get(speaker, ("", None))[0] == day.edtf:
            venues[place] = coming[speaker][1]
    return venues


def venue_in(frame: Frame) -> Venue | None:
    """The venue that hangs on the cue, the one nearest to it where there are several."""
    found = (venue for venue in _after_prepositions(frame) if hangs(frame, venue.span))
    return nearest(frame, found) or _told(frame) or _document(frame)


def _after_prepositions(frame: Frame) -> Iterator[Venue]:
    for match in _heads(frame.language.code).before.finditer(frame.words):
        venue = _fixed(frame, match) if match["fixed"] else _venue(frame, match)
        if venue:
            yield venue


def _fixed(frame: Frame, match: re.Match[str]) -> Venue:
    """A venue as it stands, without its preposition: "by phone"."""
    start = match.start() + match.group().find(" ") + 1
    return _whole(frame, Span(frame.place(start), frame.place(match.end())))


def _venue(frame: Frame, match: re.Match[str]) -> Venue | None:
    """What stands behind a preposition, if that is a venue."""
    phrase = phrase_at(frame, _skip(frame, frame.place(match.end())))
    if phrase is None:
        return None
    heads = _heads(frame.language.code)
    if match["over"]:
        return _over(frame, match, phrase)
    named = _named(frame, phrase, heads.on if match["on"] else heads.at)
    if named:
        return named
    outlet = outlet_in(frame, phrase)
    if outlet:
        return Venue(outlet.name, outlet.span)
    words = frame.between(*phrase)
    online = bool(match["on"]) and heads.platform.search(words)
    place = bool(match["at"]) and words[0].isupper() and _is_speaking(frame, match.start())
    return Venue(words, phrase) if online or place else None


def _over(frame: Frame, match: re.Match[str], phrase: Span) -> Venue | None:
    """An occasion that is over: "speaking after a meeting", with its preposition."""
    if not _is_speaking(frame, match.start()):
        return None
    named = _named(frame, phrase, _heads(frame.language.code).at)
    return _whole(frame, Span(frame.place(match.start()), named.span.end)) if named else None


def _is_speaking(frame: Frame, before: int) -> bool:
    clause = frame.words[:before].rpartition(BLANK)[2]
    return not frame.language.where.speaking.isdisjoint(words_of(clause))


def _skip(frame: Frame, place: int) -> int:
    """Past what a venue's name leaves out: "during ⟨last month's⟩ debate", "in ⟨his⟩ speech"."""
    while True:
        place += frame.between(place, place + 1) == " "
        phrase = time_at(frame, place)
        if phrase:
            match = _POSSESSIVE.match(frame.words, frame.index(phrase.span.end))
        else:
            match = _NEXT.match(frame.words, frame.index(place))
            if match and match[1].lower() not in _left_out(frame.language.code):
                return place
        if match is None:
            return place
        place = frame.place(match.end())


@functools.cache
def _left_out(code: str) -> frozenset[str]:
    """Words at the head of a venue that its name leaves out: "a lengthy and angry speech"."""
    language = load(code)
    return frozenset((*language.where.determiners, *language.reporting.coordinators))


def _named(frame: Frame, phrase: Span, head: re.Pattern[str]) -> Venue | None:
    """The phrase up to its last head, and whom or what it was with."""
    words = frame.between(*phrase)
    heads = list(head.finditer(words))
    if not heads:
        return None
    end = phrase.start + heads[-1].end()
    follows = words_of(words[heads[-1].end() :])
    if follows and follows[0] in frame.language.where.inside:
        end = phrase.end
    return _whole(frame, Span(phrase.start, _with_whom(frame, end)))


def _with_whom(frame: Frame, end: int) -> int:
    """Where a name ends that goes on with another: "interview with ARD", "debate at the Club"."""
    match = _heads(frame.language.code).joined.match(frame.words, frame.index(end))
    whom = phrase_at(frame, frame.place(match.end())) if match else None
    if whom is None or frame.between(*whom).islower():
        return end
    return whom.end


def _whole(frame: Frame, span: Span) -> Venue:
    return Venue(frame.between(*span), span)


def _told(frame: Frame) -> Venue | None:
    """An occasion that is told something: "told a news conference"."""
    cue = frame.attribution.cue
    if cue is None or last_word(frame.between(*cue)) not in frame.language.where.telling:
        return None
    phrase = phrase_at(frame, _skip(frame, cue.end))
    return _named(frame, phrase, _heads(frame.language.code).told) if phrase else None


def _document(frame: Frame) -> Venue | None:
    """Somebody's words, in the noun for them: "The party's letter said"."""
    source, speaker = frame.attribution.source, frame.speaker
    if source is None or (speaker and speaker.kind == "document"):
        return None
    text = frame.annotated.article.text
    match = _heads(frame.language.code).voiced.search(source.of(text))
    if match is None:
        return None
    return Venue(match.group(), Span(source.start + match.start(), source.start + match.end()))


@functools.cache
def _heads(code: str) -> Heads:
    language = load(code)
    where = language.where
    at = (*where.occasions, *where.media, *where.places)
    before = "|".join(
        f"(?P<{name}>{either(words)})"
        for name, words in (
            ("fixed", where.fixed),
            ("at", where.at),
            ("on", where.on),
            ("over", where.over),
        )
    )
    return Heads(
        before=re.compile(rf"\b(?:{before})(?= |\b)", re.IGNORECASE),
        at=_plural(at),
        on=_plural(where.on_air),
        told=_plural(where.occasions),
        platform=re.compile(rf"\b{either(where.platforms)}\b"),
        joined=re.compile(rf" {either(where.with_whom)} "),
        voiced=re.compile(rf"\b{either(where.documents)}(?=$|,| {either(where.with_whom)} )"),
    )


def _plural(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b{either(words)}s?\b", re.IGNORECASE)
