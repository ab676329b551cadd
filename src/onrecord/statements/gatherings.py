"""Gatherings: debates, trials and hearings, at which those who take part spoke.

AnnotatedArticle, occasions -> for each occasion the gathering that it is a part of

News tell once of a gathering and its day ("during the first day of the trial", "met for the debate
on Saturday") and go on with who said what. Whoever is named beside the gathering takes part in it,
and so does whom a participant answers; what they are credited with was said there, until the text
tells of another day, place or audience. A gathering without a day is none, since "in the debate
over taxes" nobody met. One that the first paragraphs tell of holds for the summary before it too.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from onrecord.dates import day_of
from onrecord.languages import Language, load
from onrecord.languages.patterns import either
from onrecord.languages.where import Where
from onrecord.model import AnnotatedArticle, Said, Span, SpeakerKind, TimePhrase, Venue
from onrecord.spans import Overlaps, within
from onrecord.statements.frames import last_word, words_of
from onrecord.statements.sessions import (
    MOST_PARAGRAPHS,
    NEWS_DAYS,
    STATES,
    Attendance,
    Occasion,
    speaker_key,
)
from onrecord.statements.speaker import Speakers

# A headline, a line with the hour, and three of the text.
_LEAD_PARAGRAPHS = 5
# Code points before a gathering in which "will" makes it one to come.
_LOOKING_BACK = 200
_PRESENT: frozenset[SpeakerKind] = frozenset({"person", "group"})
_ANSWERED: frozenset[SpeakerKind] = frozenset({"person"})
# "’s ", and a word that may determine a name.
_OPENING = re.compile(r"(?:['’]s?)?\s+|(?P<word>[\w-]+)\s+")
_NEXT = re.compile(r" (?P<word>[a-z][\w’'-]*)")


class Mention(NamedTuple):
    """Where the narrator tells of a gathering: its name, and the index of the paragraph."""

    name: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Gathering:
    """One gathering.

    Attributes:
        kind: its noun, lower case ("debate").
        leads: the article is about it.
        mentions: the places of all that is told of it, in the order of the text.
    """

    kind: str
    venue: Venue
    said: Said
    leads: bool
    mentions: tuple[Mention, ...]

    def told_before(self, place: int) -> int:
        """How many of the mentions begin before a place."""
        return bisect.bisect_left(self.mentions, place, key=lambda mention: mention.name.start)


def find_attendances(
    annotated: AnnotatedArticle, occasions: Sequence[Occasion], language: Language
) -> tuple[Attendance | None, ...]:
    """One for each occasion, in their order; None where it is a part of none."""
    gatherings = find_gatherings(annotated, language)
    if not gatherings or not occasions:
        return (None,) * len(occasions)
    known = occasions[0].frame.speakers
    sessions = [_Session(gathering, known) for gathering in gatherings]
    return tuple(_attendance(sessions, occasion) for occasion in occasions)


class _Session:
    """A gathering as the text goes on.

    Attributes:
        participants: the names of who is known to take part, and has not left.
        last: the paragraph of who spoke there last, -1 before anybody has.
    """

    def __init__(self, gathering: Gathering, known: Speakers) -> None:
        self.gathering = gathering
        self.known = known
        self.participants: set[str] = set()
        self.last = -1
        self._reached = 0
        self._named: dict[int, set[str]] = {}
        self.reach(gathering.mentions[0].name.end)

    def reach(self, place: int) -> None:
        """Whoever is named in a paragraph that tells of the gathering takes part from there on."""
        told = self.gathering.told_before(place)
        for mention in self.gathering.mentions[self._reached : told]:
            self.participants |= self._beside(mention.paragraph)
        self._reached = max(self._reached, told)

    def _beside(self, paragraph: int) -> set[str]:
        """The names in a paragraph, which may tell of it many times."""
        if paragraph not in self._named:
            stretch = self.known.annotated.paragraphs[paragraph]
            self._named[paragraph] = _names(self.known, stretch, _PRESENT)
        return self._named[paragraph]


def _names(known: Speakers, stretch: Span, kinds: frozenset[SpeakerKind]) -> set[str]:
    """Of those of some kinds who are mentioned there."""
    chains = (known.chains.get(index) for index, _ in known.mentions_in(stretch))
    return {chain.name.casefold() for chain in chains if chain and chain.kind in kinds}


def _attendance(sessions: Sequence[_Session], occasion: Occasion) -> Attendance | None:
    session, key = _session_at(sessions, occasion), speaker_key(occasion)
    if session is None or key is None or occasion.frame.holder is not None or occasion.apart:
        return None
    frame, gathering = occasion.frame, session.gathering
    session.reach(frame.anchor.start)
    if occasion.venue and _is_part(occasion.venue.name.casefold(), gathering, frame.language.where):
        session.participants.add(key)  # "in his opening statement"
    if key not in session.participants or frame.attribution.act in STATES:
        return None
    if _is_elsewhere(occasion, gathering):
        session.participants.discard(key)
        return None
    session.last = frame.paragraphs[1]
    session.participants |= _names(frame.speakers, frame.zone, _ANSWERED)
    last = gathering.mentions[max(0, gathering.told_before(frame.anchor.start) - 1)]
    return Attendance(gathering.venue, gathering.said, last.name.start)


def _session_at(sessions: Sequence[_Session], occasion: Occasion) -> _Session | None:
    """The one that the text has told of last; what it is about, where there is none."""
    begins, paragraph = occasion.frame.anchor.start, occasion.frame.paragraphs[0]
    for session in reversed(sessions):
        told = session.gathering.told_before(begins)
        if told == 0:
            continue
        last = max(session.last, session.gathering.mentions[told - 1].paragraph)
        if session.gathering.leads or paragraph - last <= MOST_PARAGRAPHS:
            return session
    return next((session for session in sessions if session.gathering.leads), None)


def _is_elsewhere(occasion: Occasion, gathering: Gathering) -> bool:
    """Whether something tells of another day, place or audience, or of what came later."""
    frame, where = occasion.frame, occasion.frame.language.where
    if occasion.time is not None and occasion.time.edtf != gathering.said.edtf:
        return True
    if occasion.venue and not _is_part(occasion.venue.name.casefold(), gathering, where):
        return True
    words = words_of(frame.words)
    if occasion.relays or last_word(occasion.addressee or "") in where.press:
        return True
    if not (where.writing | where.later).isdisjoint(words):
        return True
    noun = gathering.kind.rpartition(" ")[2]
    before = words[: words.index(noun)] if noun in words else []
    return not set(where.over).isdisjoint(before)


def _is_part(venue: str, gathering: Gathering, where: Where) -> bool:
    """Whether a venue is the gathering, or a part of it: "in her opening statement"."""
    return any(venue == one or venue.endswith(f" {one}") for one in (gathering.kind, *where.parts))


def find_gatherings(annotated: AnnotatedArticle, language: Language) -> tuple[Gathering, ...]:
    """Those of an article that have a day, in the order of the text; one of each noun."""
    mentions: dict[str, list[Mention]] = {}
    for kind, mention in _mentions(annotated, language):
        mentions.setdefault(kind, []).append(mention)
    found = (
        _gathering(annotated, kind, told, language=language) for kind, told in mentions.items()
    )
    return tuple(gathering for gathering in found if gathering)


def _gathering(
    annotated: AnnotatedArticle, kind: str, mentions: Sequence[Mention], *, language: Language
) -> Gathering | None:
    day = _day_of(annotated, kind, mentions, language=language)
    if day is None or day.edtf is None:
        return None
    name = max((mention.name for mention in mentions), key=lambda name: name.end - name.start)
    return Gathering(
        kind=kind,
        venue=Venue(name.of(annotated.article.text), name),
        said=Said(day.edtf, "carried", day.span),
        leads=mentions[0].paragraph < _LEAD_PARAGRAPHS,
        mentions=tuple(mentions),
    )


def _mentions(annotated: AnnotatedArticle, language: Language) -> Iterator[tuple[str, Mention]]:
    """Each with its noun, lower case."""
    text = annotated.article.text
    said = Overlaps(quotation.outer for quotation in annotated.quotations)
    paragraph = 0
    for sentence in annotated.sentences:
        while annotated.paragraphs[paragraph].end <= sentence.start:
            paragraph += 1
        for match in _gathered(language.code).finditer(text, *sentence):
            before = text[max(sentence.start, match.start() - _LOOKING_BACK) : match.start()]
            if not language.when.coming.isdisjoint(words_of(before)):
                continue  # "will face him at the debate"
            name = _named(annotated, match, language)
            if not said.of(name) and _is_name(match, language):
                yield match["kind"].lower(), Mention(name, paragraph)


def _day_of(
    annotated: AnnotatedArticle, kind: str, mentions: Sequence[Mention], *, language: Language
) -> TimePhrase | None:
    """The day of the sentences near the mentions that tell of the gathering or of appearing.

    None where they name none, or several: then there were several gatherings.
    """
    telling = _telling(language.code, kind)
    near = {
        paragraph
        for mention in mentions
        for paragraph in range(mention.paragraph - 1, mention.paragraph + 2)
        if 0 <= paragraph < len(annotated.paragraphs)
    }
    days: list[TimePhrase] = []
    for paragraph in sorted(near):
        stretch = annotated.paragraphs[paragraph]
        for sentence in within(annotated.sentences, stretch, key=lambda sentence: sentence):
            if telling.search(annotated.article.text, *sentence):
                named = list(_news_days(annotated, sentence, language))
                days += named if len({day.edtf for day in named}) == 1 else []
    return days[0] if len({day.edtf for day in days}) == 1 else None


def _is_name(match: re.Match[str], language: Language) -> bool:
    """Not "a campaign that put him on debate stages"."""
    where, reporting = language.where, language.reporting
    small = {
        *where.barriers, *where.openers,
        *reporting.prepositions, *reporting.coordinators, *reporting.auxiliaries,
    }  # fmt: skip
    before = words_of(match["name"])[:-1]
    after = _NEXT.match(match.string, match.end())
    return {*where.barriers, *where.on, *where.at}.isdisjoint(before) and (
        after is None or after["word"] in small
    )


def _named(annotated: AnnotatedArticle, match: re.Match[str], language: Language) -> Span:
    """The name, of "day one of Friday's trial" the trial, with its house where that is named."""
    text, (start, end) = annotated.article.text, match.span("name")
    determined = _determined(language.code).match(text[start:end])
    start += determined.end() if determined else 0
    times = within(annotated.times, Span(start, end), key=lambda phrase: phrase.span)
    start = max((phrase.span.end for phrase in times), default=start)
    while (opening := _OPENING.match(text, start, end)) and (
        not opening["word"] or opening["word"].lower() in language.where.determiners
    ):
        start = opening.end()
    house = _house(language.code).match(text, end)
    return Span(start, house.end() if house else end)


def _news_days(
    annotated: AnnotatedArticle, stretch: Span, language: Language
) -> Iterator[TimePhrase]:
    """The single days of a stretch that lie in the week before the publication."""
    published = day_of(annotated.article.published)
    for phrase in within(annotated.times, stretch, key=lambda phrase: phrase.span):
        day = day_of(phrase.edtf) if phrase.edtf and len(phrase.edtf) == len("2026-05-24") else None
        if day is None or published is None:
            continue
        before = words_of(annotated.article.text[stretch.start : phrase.span.start])
        bound = bool(before) and before[-1] in language.when.bounds
        if not bound and timedelta(0) <= published - day <= timedelta(days=NEWS_DAYS):
            yield phrase


@functools.cache
def _gathered(code: str) -> re.Pattern[str]:
    where = load(code).where
    return re.compile(
        rf"\b(?:{either((*where.at, *where.gathered))})\s+(?P<name>(?:[\w’'.-]+ ){{0,8}}?"
        rf"(?P<kind>{either(where.gatherings)}))\b",
        re.IGNORECASE,
    )


@functools.cache
def _determined(code: str) -> re.Pattern[str]:
    """Up to the last word that determines what follows."""
    who = load(code).who
    return re.compile(rf".*\b{either((*who.articles, *who.possessives))}\s+", re.IGNORECASE)


@functools.cache
def _house(code: str) -> re.Pattern[str]:
    """Where it was held, by its name: " at the Club of Vesper"."""
    language = load(code)
    small = either((*language.who.articles, *language.who.joiners))
    name = r"[^\W\d_a-z][\w’'-]*"
    at = either(language.where.house)
    return re.compile(rf" {at} (?:{small} )?{name}(?: (?:{small} )?{name})*")


@functools.cache
def _telling(code: str, kind: str) -> re.Pattern[str]:
    words = either((kind, *load(code).where.openings, *load(code).where.attending))
    return re.compile(rf"\b{words}\b", re.IGNORECASE)
