"""The side that an actor speaks for, where its name or role tells.

speakers, texts -> Sides; actor -> "Norland" | None

The words that tell are a country's name or adjective in the name or role ("Kenyan President",
"Norland's foreign minister", "President of Norland"). Countries of the gazetteer are known;
others are learned from the texts: a name in the possessive before an office, or an adjective
("Norlandic") whose name ("Norland") the texts use as one of a place. Nothing else is read into a
role: an ambassador to a country does not speak for it, nor does a former minister or an ally.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.languages.countries import countries
from onrecord.languages.patterns import either

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.languages import Language
    from onrecord.languages.telling import Telling
    from onrecord.model import Actor, Speaker

_NAME = r"(?:[A-Z]\.)+[A-Z]?|[A-Z][\w-]*(?: [A-Z][\w-]*){0,2}"
_FIRST = re.compile(_NAME)
_WORDS = re.compile(r"[A-Z][\w-]*")
_POSSESSIVE = re.compile(rf"^(?:[Tt]he )?({_NAME})(?:[’']s|s[’']) ")
_OF = re.compile(rf"\bof (?:the )?({_NAME})$")

# "Sarovia" of "Sarov-ian": a name has at most so many letters more than the stem they share,
# which is long enough to be no accident.
MOST_LETTERS_ADDED = 2
FEWEST_LETTERS_SHARED = 4


@dataclass(frozen=True, slots=True)
class Sides:
    """The words that tell.

    Attributes:
        countries: by name and adjective.
        owners: what an office may belong to, by the name in its possessive: capitals and bodies
            beside the countries.
        small: words that may stand before an adjective ("a senior Turkish official").
        former: words by which a role is one of the past.
    """

    countries: dict[str, str]
    owners: dict[str, str]
    small: frozenset[str]
    former: frozenset[str]

    @classmethod
    def learn(cls, speakers: Iterable[Speaker], texts: Iterable[str], language: Language) -> Sides:
        """The countries and bodies that the speakers' names and roles may tell of."""
        speakers = list(speakers)
        called = [text for speaker in speakers for text in _texts(speaker)]
        people = {word for one in speakers if one.kind == "person" for word in one.name.split()}
        in_places = re.compile(rf"\b(?i:{either(language.telling.places)}) ({_NAME})")
        placed = {place for text in texts for place in in_places.findall(text)} - people
        learned: dict[str, str] = {}
        for word in sorted({word for text in called for word in _WORDS.findall(text)}):
            if place := _place_of(word, placed, language.telling):
                learned |= {word: place, place: place}
        owners = {found[1] for text in called if (found := _POSSESSIVE.search(text))}
        bodies = {owner for owner in owners & placed if not people & set(owner.split())}
        known, capitals = _gazetteer()
        named = learned | known | language.telling.countries
        return cls(
            countries=named,
            owners={body: body for body in sorted(bodies)} | capitals | named,
            small=language.reporting.determiners
            | frozenset(language.who.roles.modifiers)
            | frozenset(language.who.hidden.modifiers),
            former=language.telling.former,
        )

    def of(self, actor: Actor, speakers: Sequence[Speaker]) -> str | None:
        """The side of an actor, from all that its speakers are called; None where they differ."""
        if actor.kind == "place":
            return self.owners.get(actor.name, actor.name)
        texts = dict.fromkeys(text for speaker in speakers for text in _texts(speaker))
        sides = dict.fromkeys(side for text in texts if (side := self._told(text, actor)))
        return next(iter(sides)) if len(sides) == 1 else None

    def _told(self, text: str, actor: Actor) -> str | None:
        if self.former & set(text.casefold().split()):
            return None
        possessive, of = _POSSESSIVE.search(text), _OF.search(text)
        if possessive and possessive[1] in self.owners:
            return self.owners[possessive[1]] if actor.kind != "group" else None
        if of and of[1] in self.countries:
            return self.countries[of[1]]
        return self._adjective(text)

    def _adjective(self, text: str) -> str | None:
        """The country whose adjective opens a role; "son of Cuban immigrants" tells of none."""
        found = _FIRST.search(text)
        if not found or not self.small.issuperset(text[: found.start()].casefold().split()):
            return None
        words = found[0].split()
        names = (" ".join(words[:size]) for size in range(len(words), 0, -1))
        return next((self.countries[name] for name in names if name in self.countries), None)


def _texts(speaker: Speaker) -> list[str]:
    """What tells of a side: the role of a person, the name of a body."""
    texts = [speaker.role] if speaker.kind == "person" else [speaker.name, speaker.role]
    return [text for text in texts if text]


def _place_of(word: str, placed: set[str], telling: Telling) -> str | None:
    """The place that an adjective is made of, where exactly one of the texts fits."""
    stems = {word.removesuffix(ending) for ending in telling.demonym_endings} - {word}
    fitting = {
        place
        for place in placed
        for stem in stems
        if len(stem) >= FEWEST_LETTERS_SHARED
        and place.startswith(stem)
        and len(place) - len(stem) <= MOST_LETTERS_ADDED
        and not place.startswith(word)
    }
    return fitting.pop() if len(fitting) == 1 else None


@functools.cache
def _gazetteer() -> tuple[dict[str, str], dict[str, str]]:
    """Countries by their names and adjectives, and by their capitals.

    A word of two countries (Congo, Korean) tells of neither.
    """
    words = [(word, one.names[0]) for one in countries() for word in one.names + one.adjectives]
    capitals = [(word, one.names[0]) for one in countries() for word in one.capitals]
    owners = Counter(word for word, _ in {*words, *capitals})
    return (
        {word: name for word, name in words if owners[word] == 1},
        {word: name for word, name in capitals if owners[word] == 1},
    )
