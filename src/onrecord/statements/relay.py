"""Who passed the words on.

occasions -> relays for each attribution, nearest to the speaker first

An outlet that was told ("told CNN", "in an interview with ARD", "on MSNBC"), one that quotes
("quoted by Tass", "…, Radio Vesper reported"), a spokesman through whom somebody speaks; and,
for words within another's words, that other and whoever passed those on. What an outlet was told
holds for what follows of the same speaker. The article's own outlet is no relay: it is the page.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.languages import Language, load
from onrecord.languages.patterns import either
from onrecord.model import Relay, Span
from onrecord.statements.frames import BLANK, Frame, hangs, last_word, words_of
from onrecord.statements.naming import name_at
from onrecord.statements.noun_phrases import phrase_at
from onrecord.statements.outlets import outlet_in
from onrecord.statements.own_outlet import is_own
from onrecord.statements.sessions import Occasion, by_attribution, carry, is_fresh

_NOBODY: tuple[Relay, ...] = ()
_BESIDE_CUE = len(" reportedly ")  # code points
_MOST_MORE = 3  # words of a longer name
_MOST_LINKS = 4  # from the speaker to the page; more are a fault of the spans
_OWNED = re.compile(r"['’]s? [^\W\d_a-z]")  # a name after "the AP's"
_STRETCH = re.compile(rf"[^{BLANK},;:()“”\"—–]+$")


def find_relays(occasions: Sequence[Occasion]) -> tuple[tuple[Relay, ...], ...]:
    """One for each attribution, in their order, nearest to the speaker first."""
    own = [occasion.relays or None for occasion in occasions]
    breaks = [occasion.time is not None for occasion in occasions]
    carried = carry(occasions, own, breaks)
    told = [relays or before or () for relays, before in zip(own, carried, strict=True)]
    told = _through_paragraph(occasions, told)
    places = {occasion.frame.number: place for place, occasion in enumerate(occasions)}
    chains = [
        _foreign(_chain(place, occasions, told, places=places), occasion.frame)
        for place, occasion in enumerate(occasions)
    ]
    return by_attribution(occasions, chains, unknown=())


def relays_in(frame: Frame) -> tuple[Relay, ...]:
    """What the attribution itself tells, each name once."""
    relays: dict[str, Relay] = {}
    for relay in (*_given(frame), *_found(frame)):
        relays.setdefault(relay.name.casefold(), relay)
    return tuple(relays.values())


def _given(frame: Frame) -> Iterator[Relay]:
    """Those that were found with the attribution, by their names."""
    for span in frame.attribution.relay:
        outlet = outlet_in(frame, span)
        yield outlet or Relay(name_at(frame, span), span)


def _found(frame: Frame) -> Iterator[Relay]:
    yield from _spokespeople(frame)
    for phrase in (*_told(frame), *_after_links(frame)):
        outlet = outlet_in(frame, phrase)
        if outlet:
            yield outlet
    for phrase in _reporting(frame):
        outlet = outlet_in(frame, phrase)
        if outlet and not _is_source(frame, outlet):
            yield outlet
    yield from _employers(frame)


def _is_source(frame: Frame, outlet: Relay) -> bool:
    source = frame.attribution.source
    return source is not None and source.overlaps(outlet.span)


def _employers(frame: Frame) -> Iterator[Relay]:
    """Outlets that the source works for: "the AP's Ana Ruiz", "a Reuters correspondent"."""
    source, text = frame.attribution.source, frame.annotated.article.text
    outlet = outlet_in(frame, source) if source else None
    if source is None or outlet is None or not source.contains(outlet.span):
        return
    rest = text[outlet.span.end : source.end]
    works = not frame.language.where.newsroom.isdisjoint(words_of(rest))
    if works or _OWNED.match(rest):
        yield outlet


def _told(frame: Frame) -> Iterator[Span]:
    """Who is told: "told CNN"."""
    cue = frame.attribution.cue
    if cue and last_word(frame.between(*cue)) in frame.language.where.telling:
        phrase = phrase_at(frame, cue.end)
        if phrase:
            yield phrase


def _after_links(frame: Frame) -> Iterator[Span]:
    """Who is named after "to", "in an interview with", "on", "quoted by"."""
    for match in _links(frame.language.code).finditer(frame.words):
        phrase = phrase_at(frame, frame.place(match.end()))
        if phrase and (hangs(frame, phrase) or _quotes_source(frame, match)):
            yield phrase


def _quotes_source(frame: Frame, match: re.Match[str]) -> bool:
    """Whether it is part of the source: "officials quoted by state media"."""
    source, place = frame.attribution.source, frame.place(match.start())
    inside = source is not None and source.start < place < source.end
    return inside and match.group().strip().lower() in frame.language.where.carried_by


def _spokespeople(frame: Frame) -> Iterator[Relay]:
    """Those through whom somebody speaks: "through a spokesman"."""
    for match in _through(frame.language.code).finditer(frame.words):
        phrase = phrase_at(frame, frame.place(match.end()))
        if phrase is None or not hangs(frame, phrase):
            continue
        if not set(frame.language.where.spokespeople).isdisjoint(words_of(frame.between(*phrase))):
            yield Relay(name_at(frame, phrase), phrase)


def _reporting(frame: Frame) -> Iterator[Span]:
    """Who reports or quotes: "X said ▢, Radio Vesper reported"."""
    for match in _reports(frame.language.code).finditer(frame.words):
        before = _STRETCH.search(frame.words[: match.start()].rstrip())
        if before and (_is_cue(frame, match) or _goes_on(before.group(), frame.language)):
            words = before.group()
            start = before.end() - len(words.lstrip())
            yield Span(frame.place(start), frame.place(before.end()))


def _is_cue(frame: Frame, match: re.Match[str]) -> bool:
    cue = frame.attribution.cue
    return cue is not None and cue.start <= frame.place(match.start()) < cue.end


def _goes_on(words: str, language: Language) -> bool:
    """Whether they open no clause of their own: not "▢ after Reuters reported a storm"."""
    return {*language.where.barriers, *language.where.after}.isdisjoint(words_of(words))


def _through_paragraph(
    occasions: Sequence[Occasion], told: Sequence[tuple[Relay, ...]]
) -> list[tuple[Relay, ...]]:
    """Whoever stays unnamed speaks to the outlet on which the paragraph rests.

    "Dozens died, the Vesper Post reports. An official said that …": the official is the Post's.
    """
    through: list[tuple[Relay, ...]] = []
    paragraph, outlet = -1, _NOBODY
    for occasion, relays in zip(occasions, told, strict=True):
        frame, speaker = occasion.frame, occasion.frame.speaker
        if frame.paragraphs[0] != paragraph:
            paragraph, outlet = frame.paragraphs[1], _NOBODY
        source = frame.attribution.source
        if relays:
            outlet = relays
        elif speaker and source and speaker.kind == "outlet":
            outlet = (Relay(speaker.name, source),)
        unnamed = speaker and speaker.kind == "unnamed" and frame.holder is None
        through.append(relays or (outlet if unnamed else _NOBODY))
    return through


def by_hearsay(occasions: Sequence[Occasion]) -> tuple[tuple[Relay, ...], ...]:
    """The relays of each: who "reportedly said" something said it to the outlet told before.

    "Two officials told NTA that … The minister reportedly left the room."
    """
    through: list[tuple[Relay, ...]] = []
    told: tuple[int, tuple[Relay, ...]] | None = None
    for occasion in occasions:
        frame, relays = occasion.frame, occasion.relays
        told = told if is_fresh(told, frame) else None
        before = told[1] if told else _NOBODY
        passed = relays or (before if _is_hearsay(frame) and frame.holder is None else _NOBODY)
        outlets = tuple(relay for relay in passed if not _is_spokesperson(relay, frame))
        if outlets:
            told = frame.paragraphs[1], outlets
        through.append(passed)
    return tuple(through)


def _is_hearsay(frame: Frame) -> bool:
    """Whether the adverb stands at the cue, and not in another clause."""
    cue = frame.attribution.cue
    if cue is None:
        return False
    beside = frame.between(cue.start - _BESIDE_CUE, cue.end + _BESIDE_CUE)
    return not frame.language.where.hearsay.isdisjoint(words_of(beside))


def _is_spokesperson(relay: Relay, frame: Frame) -> bool:
    return not set(frame.language.where.spokespeople).isdisjoint(words_of(relay.name))


def _chain(
    place: int,
    occasions: Sequence[Occasion],
    told: Sequence[tuple[Relay, ...]],
    *,
    places: Mapping[int | None, int],
) -> list[Relay]:
    """With those in whose words this one stands, and who passed those on."""
    links = list(told[place])
    inner = occasions[place].frame
    for _ in range(_MOST_LINKS):
        if inner.holder is None:
            break
        outer = occasions[places[inner.holder]].frame
        source = outer.attribution.source
        if source and outer.speaker and outer.speaker != inner.speaker:
            links.append(Relay(outer.speaker.name, source))
        links.extend(told[places[inner.holder]])
        inner = outer
    return links


def _foreign(links: Iterable[Relay], frame: Frame) -> tuple[Relay, ...]:
    """Each once, by a longer or shorter name; not the article's own outlet, not the speaker."""
    named: list[Relay] = []
    speaker = frame.speaker.name.casefold() if frame.speaker else ""
    for link in links:
        name = link.name.casefold()
        if (
            not is_own(frame.annotated.article, link.name, frame.language)
            and not (frame.speaker and frame.speaker.kind == "outlet" and speaker.endswith(name))
            and not any(_is_same(link.name, other.name) for other in named)
        ):
            named.append(link)
    return tuple(named)


def _is_same(one: str, other: str) -> bool:
    """Whether a name is the other with a few words more: "Norland’s state-run Interfax"."""
    short, full = sorted((words_of(one), words_of(other)), key=len)
    if not short or len(full) - len(short) > _MOST_MORE:
        return short == full
    return short in (full[: len(short)], full[-len(short) :])


@functools.cache
def _links(code: str) -> re.Pattern[str]:
    where = load(code).where
    words = (*where.at, *where.on, *where.with_whom, *where.carried_by)
    return re.compile(rf"\b{either(words)} ", re.IGNORECASE)


@functools.cache
def _through(code: str) -> re.Pattern[str]:
    return re.compile(rf"\b{either(load(code).where.through)} ", re.IGNORECASE)


@functools.cache
def _reports(code: str) -> re.Pattern[str]:
    return re.compile(rf"\b{either(load(code).where.reports)}\b")
