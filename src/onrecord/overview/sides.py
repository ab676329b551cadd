"""The side that an actor speaks for, where its name or role tells.

speakers -> Sides; actor -> "Norland" | None

The words that tell are a country's name or adjective in the name or role ("Kenyan President",
"Norland's foreign minister", "President of Norland"). Countries of the gazetteer are known;
others are learned from offices that only countries have ("Norland's foreign minister"), with their
adjectives ("Norlandic"), and a body ("the League's secretary") is one that speaks itself. Nothing
else is read into a role: an ambassador to a country does not speak for it, nor does a former
minister or an ally.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.languages.learning import adjective_of, sovereigns
from onrecord.languages.nations import POSSESSIVE, Nations

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.languages import Language
    from onrecord.model import Actor, Speaker

_WORDS = re.compile(r"[A-Z][\w-]*")


@dataclass(frozen=True, slots=True)
class Sides:
    """The countries and bodies that somebody may speak for."""

    nations: Nations

    @classmethod
    def learn(cls, speakers: Iterable[Speaker], language: Language) -> Sides:
        """The countries and bodies that the speakers' names and roles may tell of."""
        speakers = list(speakers)
        called = [text for speaker in speakers for text in _texts(speaker)]
        names = sovereigns(((None, text) for text in called), language, fewest=1)
        people = {word for one in speakers if _is_full(one) for word in one.name.split()}
        names = {name for name in names if people.isdisjoint(name.split())}
        words = {word for text in called for word in _WORDS.findall(text)}
        told = {word: adjective_of(word, names, language) for word in sorted(words)}
        learned = {word: name for word, name in told.items() if name}
        learned |= {name: name for name in sorted(names)}
        owners = {found[1] for text in called if (found := POSSESSIVE.search(text))}
        bodies = owners & {one.name for one in speakers if one.kind == "organization"}
        return cls(Nations.known(language, learned=learned, bodies=sorted(bodies)))

    def of(self, actor: Actor, speakers: Sequence[Speaker]) -> str | None:
        """The side of an actor, from all that its speakers are called; None where they differ."""
        if actor.kind == "place":
            return self.nations.owners.get(actor.name, actor.name)
        texts = dict.fromkeys(text for speaker in speakers for text in _texts(speaker))
        of_a_group = actor.kind == "group"
        told = (self.nations.told(text, of_a_group=of_a_group) for text in texts)
        sides = dict.fromkeys(side for side in told if side)
        return next(iter(sides)) if len(sides) == 1 else None


def _texts(speaker: Speaker) -> list[str]:
    """What tells of a side: the role of a person, the name of a body."""
    texts = [speaker.role] if speaker.kind == "person" else [speaker.name, speaker.role]
    return [text for text in texts if text]


def _is_full(speaker: Speaker) -> bool:
    """Whether it is a person under a full name: a country that is misread as one has one word."""
    return speaker.kind == "person" and " " in speaker.name
