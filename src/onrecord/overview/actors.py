"""Speakers across articles.

speakers -> Cast (which actor each speaker is)

Two names are one actor when they are the same name, when they differ by a middle name only, or
when one is a part of the other and their roles share a word ("Foreign Minister Varen" and "Ilse
Varen, Norland's foreign minister"). Where two actors would fit, none is chosen: an actor too many
misleads less than one too few. Unnamed speakers are told by the words that hide them; that two
articles use the same words does not make them one person, so they share a heading and no more.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from onrecord.model import Actor
from onrecord.overview.sides import Sides

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.languages import Language
    from onrecord.model import Speaker
    from onrecord.overview.select import Evidence

Key: TypeAlias = tuple[str, ...]
"""A name, folded, in words."""

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


def find_actors(
    speakers: Iterable[Speaker | None], texts: Iterable[str], language: Language
) -> Cast:
    """Merge speakers into actors; the texts tell which names are those of places."""
    known = [speaker for speaker in speakers if speaker and speaker.kind != "unknown"]
    named = [speaker for speaker in known if not hidden(speaker)]
    merged = _merge(named)
    sides = Sides.learn(dict.fromkeys(known), texts, language)
    actors: dict[Speaker, Actor] = {}
    for speaker in dict.fromkeys(known):
        same = [speaker] if hidden(speaker) else merged[fold(speaker.name)]
        actor = _actor(same)
        actors[speaker] = replace(actor, side=sides.of(actor, same))
    return Cast(actors)


def hidden(speaker: Speaker) -> bool:
    """Whether the article keeps the name from the reader."""
    return speaker.anonymous or speaker.kind == "unnamed"


def fold(name: str) -> Key:
    """A name without case, accents, punctuation and article."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    words = tuple(letters.split())
    return words[1:] if words[:1] == ("the",) and len(words) > 1 else words


def _merge(speakers: Iterable[Speaker]) -> dict[Key, list[Speaker]]:
    """Every name with the speakers of its actor, in the order in which they were met."""
    groups: dict[Key, list[Speaker]] = {}
    for speaker in speakers:
        groups.setdefault(fold(speaker.name), []).append(speaker)
    people = [key for key, group in groups.items() if group[0].kind == "person"]
    found = {key: _fuller(key, people, groups) or key for key in groups}
    joined: dict[Key, list[Speaker]] = {}
    for key, group in groups.items():
        joined.setdefault(_end(key, found), []).extend(group)
    return {key: joined[_end(key, found)] for key in groups}


def _end(key: Key, found: dict[Key, Key]) -> Key:
    """Names grow longer along the way, so that it ends."""
    while found[key] != key:
        key = found[key]
    return key


def _fuller(key: Key, people: Iterable[Key], groups: dict[Key, list[Speaker]]) -> Key | None:
    """The one longer name that this name is a form of."""
    if key not in groups or groups[key][0].kind != "person":
        return None
    roles = _role_words(groups[key])
    fuller = [
        other
        for other in people
        if len(other) > len(key)
        and (_middle_only(key, other) or (_part(key, other) and roles & _role_words(groups[other])))
    ]
    return fuller[0] if len(fuller) == 1 else None


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


def _actor(speakers: Sequence[Speaker]) -> Actor:
    names = Counter(speaker.name for speaker in speakers)
    roles = Counter(speaker.role for speaker in speakers if speaker.role)
    kinds = Counter(speaker.kind for speaker in speakers)
    fullest = max(names, key=lambda name: (len(fold(name)), names[name]))
    return Actor(
        name=fullest,
        kind=kinds.most_common(1)[0][0],
        role=roles.most_common(1)[0][0] if roles else None,
        anonymous=hidden(speakers[0]),
    )
