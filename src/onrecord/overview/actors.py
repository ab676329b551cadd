"""Speakers across articles.

speakers -> Cast (which actor each speaker is)

Two names are one actor when they are the same name, when they differ by a middle name only, or
when one is a part of the other and their roles share a word ("Foreign Minister Varen" and "Ilse
Varen, Norland's foreign minister"). Where two actors would fit, none is chosen: an actor too many
misleads less than one too few. Unnamed speakers are told by the words that hide them; that two
articles use the same words does not make them one person, so they share a heading and no more.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.model import Actor
from onrecord.overview.names import commonest, fold
from onrecord.overview.roles import common_role
from onrecord.overview.sides import Sides

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.languages import Language
    from onrecord.model import Speaker
    from onrecord.overview.names import Key
    from onrecord.overview.select import Evidence

# "Teo" is a part of many names; a surname or an office has more letters.
TELLING_LETTERS = 4
_POSSESSED = "s"  # what is left of "'s" in a folded name
NOBODY = Actor("", "unknown")


@dataclass(frozen=True, slots=True)
class Cast:
    """Who speaks in each statement."""

    actors: dict[Speaker, Actor]

    def actor(self, evidence: Evidence) -> Actor:
        """The actor of a statement; `NOBODY` where the article credits none."""
        speaker = evidence.statement.speaker
        return self.actors[speaker] if speaker and speaker.kind != "unknown" else NOBODY


def find_actors(speakers: Iterable[Speaker | None], language: Language) -> Cast:
    """Merge speakers into actors."""
    known = [speaker for speaker in speakers if speaker and speaker.kind != "unknown"]
    named = [speaker for speaker in known if not hidden(speaker)]
    merged = _merge(named)
    sides = Sides.learn(dict.fromkeys(known), language)
    actors: dict[Speaker, Actor] = {}
    for speaker in dict.fromkeys(known):
        same = [speaker] if hidden(speaker) else merged[fold(speaker.name)]
        actor = _actor(same, language)
        actors[speaker] = replace(actor, side=sides.of(actor, same))
    return Cast(actors)


def hidden(speaker: Speaker) -> bool:
    """Whether the article keeps the name from the reader."""
    return speaker.anonymous or speaker.kind == "unnamed"


def _merge(speakers: Iterable[Speaker]) -> dict[Key, list[Speaker]]:
    """Every name with the speakers of its actor, in the order in which they were met."""
    groups: dict[Key, list[Speaker]] = {}
    for speaker in speakers:
        groups.setdefault(fold(speaker.name), []).append(speaker)
    people = [key for key, group in groups.items() if key and group[0].kind == "person"]
    by_end: dict[str, list[Key]] = {}
    for key in people:
        for word in dict.fromkeys((key[0], key[-1])):
            by_end.setdefault(word, []).append(key)
    found = {key: key for key in groups}
    for key in sorted(people, key=len, reverse=True):
        near = dict.fromkeys([*by_end[key[0]], *by_end[key[-1]]])
        fuller = {_end(other, found) for other in _fuller(key, near, groups)}
        found[key] = fuller.pop() if len(fuller) == 1 else key
    joined: dict[Key, list[Speaker]] = {}
    for key, group in groups.items():
        joined.setdefault(_end(key, found), []).extend(group)
    return {key: joined[_end(key, found)] for key in groups}


def _end(key: Key, found: dict[Key, Key]) -> Key:
    """Names grow longer along the way, so that it ends."""
    while found[key] != key:
        key = found[key]
    return key


def _fuller(key: Key, near: Iterable[Key], groups: dict[Key, list[Speaker]]) -> list[Key]:
    """The longer names that this name may be a form of."""
    roles = _role_words(groups[key])
    return [
        other
        for other in near
        if len(other) > len(key)
        and (_middle_only(key, other) or (_part(key, other) and roles & _role_words(groups[other])))
    ]


def _middle_only(short: Key, full: Key) -> bool:
    return (
        _POSSESSED not in full and len(short) > 1 and (short[0], short[-1]) == (full[0], full[-1])
    )


def _part(short: Key, full: Key) -> bool:
    """Whether one name begins or ends the other; "Ilse Varen's father" is somebody else."""
    size = len(short)
    return (full[-size:] == short or full[:size] == short) and _POSSESSED not in full


def _role_words(speakers: Iterable[Speaker]) -> set[str]:
    words = {word for speaker in speakers for word in fold(speaker.role or "")}
    return {word for word in words if len(word) >= TELLING_LETTERS}


def _actor(speakers: Sequence[Speaker], language: Language) -> Actor:
    names = Counter(speaker.name for speaker in speakers)
    kinds = Counter(speaker.kind for speaker in speakers)
    most_words = max(len(fold(name)) for name in names)
    fullest = Counter({name: names[name] for name in names if len(fold(name)) == most_words})
    return Actor(
        name=commonest(fullest),
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
        role=common_role((speaker.role for speaker in speakers if speaker.role), language),
        anonymous=hidden(speakers[0]),
    )
