"""A date, venue or relay that opens a speech or an interview holds for what follows of it.

occasions, what each tells of itself -> what each tells or goes on with

News names the day or the outlet once and goes on with "he said". What the opening attribution
tells is carried to the next ones of the same speaker while no more than two paragraphs lie
between them, and until one of them tells of another occasion. "He has said", "he had said
earlier", "a day after he said" and "he wants" are apart from any, and carry nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from onrecord.dates import day_of, interval_of
from onrecord.model import Act, Relay, Said, SpeakerKind, TimePhrase, Venue
from onrecord.statements.frames import Frame, last_word, words_of

_T = TypeVar("_T")
_Told = TypeVar("_Told", Said, Venue)
# Two paragraphs of something else, and the reader would want to be told again.
MOST_PARAGRAPHS = 2
_BODIES: frozenset[SpeakerKind] = frozenset({"organization", "place", "group"})
# A headline and the first paragraph: where news tell of their day.
HEAD = 2
FRESH_DAYS = 2
# What the article is about needs no telling again, for a page.
LONGEST_LEAD = 5
# What lies further back is told of as the past, not as what the article reports.
NEWS_DAYS = 7
# States of mind have no day and no place of utterance.
STATES: frozenset[Act] = frozenset({"believe", "intend"})
_BESIDE = 20  # code points beside the cue in which an adverb or an auxiliary belongs to it


@dataclass(frozen=True, slots=True)
class Attendance:
    """What an occasion has from a gathering that it is a part of; see `gatherings`.

    Attributes:
        place: where the gathering was last told of before the occasion.
    """

    venue: Venue
    said: Said
    place: int


@dataclass(frozen=True, slots=True)
class Occasion:
    """What one attribution itself tells of when, where, through whom and to whom.

    Attributes:
        time: the phrase that dates it, resolved or not.
        relays: nearest to the speaker first.
        apart: it belongs to no occasion that the article tells of.
        attendance: None where it is a part of no gathering.
    """

    frame: Frame
    time: TimePhrase | None
    venue: Venue | None
    relays: tuple[Relay, ...]
    addressee: str | None
    apart: bool
    attendance: Attendance | None = None


def carry(
    occasions: Sequence[Occasion], own: Sequence[_T | None], breaks: Sequence[bool]
) -> list[_T | None]:
    """What holds for each by what one before it told, None where it tells something itself.

    Args:
        occasions: in the order of the text.
        own: what each tells of itself.
        breaks: whether it opens another occasion without telling that.
    """
    carried: list[_T | None] = []
    opened: dict[str, tuple[int, _T]] = {}
    bodies: set[str] = set()
    for occasion, told, breaking in zip(occasions, own, breaks, strict=True):
        frame, key = occasion.frame, speaker_key(occasion)
        carried.append(None)
        if key is None or frame.holder is not None:
            continue
        body = _body_of(occasion, [one for one in opened if one in bodies])
        if body and key not in opened:
            opened[key] = opened[body]
        if told is not None and not occasion.apart:
            opened.pop(key, None)  # so that the last told of stands last
            opened[key] = frame.paragraphs[1], told
            if frame.speaker and frame.speaker.kind in _BODIES:
                bodies.add(key)
        elif told or breaking or occasion.apart or not is_fresh(opened.get(key), frame):
            opened.pop(key, None)
        elif frame.attribution.act not in STATES:
            carried[-1] = opened[key][1]
            opened[key] = frame.paragraphs[1], opened[key][1]
    return carried


def _body_of(occasion: Occasion, bodies: Sequence[str]) -> str | None:
    """The body whose spokesperson speaks: of "ministry spokesman" the ministry heard last."""
    speaker, where = occasion.frame.speaker, occasion.frame.language.where
    role = words_of(speaker.role or "") if speaker else []
    if not role or role[-1] not in where.spokespeople:
        return None
    of = set(role[:-1])
    named = (key for key in reversed(bodies) if of and of <= set(words_of(key)))
    return next(named, None)


def settle(
    occasion: Occasion, own: _Told | None, carried: _Told | None, *, there: _Told | None
) -> _Told | None:
    """What it tells itself, else what was told of last: its speaker's own occasion or a gathering.

    Args:
        occasion: an attribution's.
        own: what it tells.
        carried: what holds for it by what one before it told.
        there: what its gathering has.
    """
    if own is not None or there is None or occasion.attendance is None:
        return own if own is not None else carried
    if carried is None or carried.span is None or carried.span.start < occasion.attendance.place:
        return there
    return carried


def is_fresh(opening: tuple[int, _T] | None, frame: Frame) -> bool:
    """Whether what was told in a paragraph still holds in a frame.

    The day of the news, told of at its head, holds longer. One of long before is background, and
    holds beyond its paragraph only while the text goes on with "he said".
    """
    if opening is None:
        return False
    paragraph, told = opening
    return frame.paragraphs[0] - paragraph <= _reach(told, frame)


def _reach(told: object, frame: Frame) -> int:
    """For how many paragraphs something that was told holds."""
    published = day_of(frame.annotated.article.published)
    if published is None or not isinstance(told, Said):
        return MOST_PARAGRAPHS
    days = interval_of(told.edtf)
    if days is None or days.unit != "day":
        return MOST_PARAGRAPHS
    since = published - days.last
    if since > timedelta(days=NEWS_DAYS):
        return MOST_PARAGRAPHS if _is_pronoun(frame) else 0
    head = frame.annotated.paragraphs[:HEAD]
    of_news = days.first == days.last and timedelta(0) <= since <= timedelta(days=FRESH_DAYS)
    leads = told.span is not None and told.span.start < head[-1].end
    return LONGEST_LEAD if of_news and leads else MOST_PARAGRAPHS


def _is_pronoun(frame: Frame) -> bool:
    source, pronouns = frame.attribution.source, frame.language.who.pronouns
    words = source.of(frame.annotated.article.text).casefold() if source else ""
    return words in pronouns.m | pronouns.f | pronouns.neuter | pronouns.plural


def speaker_key(occasion: Occasion) -> str | None:
    """The same for the same speaker, None where nobody is known."""
    speaker = occasion.frame.speaker
    return speaker.name.casefold() if speaker else None


def by_attribution(
    occasions: Sequence[Occasion], values: Sequence[_T], *, unknown: _T
) -> tuple[_T, ...]:
    """The values of those that state something, in the order of the attributions."""
    known = {
        occasion.frame.number: value for occasion, value in zip(occasions, values, strict=True)
    }
    count = sum(occasion.frame.number is not None for occasion in occasions)
    return tuple(known.get(index, unknown) for index in range(count))


def is_apart(frame: Frame) -> bool:
    """Whether the words at the cue speak of some other occasion, or of none."""
    cue, language = frame.attribution.cue, frame.language
    if cue is None:
        return False
    before = last_word(frame.between(frame.zone.start, frame.anchor.start))
    if before in {*language.where.after, *language.when.bounds}:
        return True
    beside = frame.between(cue.start - _BESIDE, cue.end + _BESIDE)
    return not (language.when.loose | language.where.perfect).isdisjoint(words_of(beside))
