"""Actors by the words by which an article may call them.

a name -> the few actors whose name it may be

A short name stands at the end of a full one ("Varen", "the Air Force"), is one of its first words
("Ilse") or its letters ("HLI"); an article that names thousands is read in the time that they
take.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.annotations.actors import Actor


class Directory:
    """The actors of one article, in the order in which they were entered."""

    def __init__(self) -> None:
        self.by_end: defaultdict[tuple[str, ...], list[Actor]] = defaultdict(list)
        self.by_rim: defaultdict[tuple[str, str], list[Actor]] = defaultdict(list)
        self.by_first: defaultdict[str, list[Actor]] = defaultdict(list)
        self.by_letters: defaultdict[str, list[Actor]] = defaultdict(list)

    def enter(self, actor: Actor, letters: set[str]) -> None:
        """Enter an actor under its words and the letters that may stand for it."""
        words = actor.words
        for place in range(len(words)):
            self.by_end[words[place:]].append(actor)
        if len(words) > 1:
            self.by_rim[words[0], words[-1]].append(actor)
        for word in set(words[:-1]):
            self.by_first[word].append(actor)
        self.alias(actor, letters)

    def alias(self, actor: Actor, letters: set[str]) -> None:
        """Enter an actor under more letters."""
        for spelt in letters:
            self.by_letters[spelt].append(actor)

    def alike(self, words: tuple[str, ...]) -> list[Actor]:
        """Whoever may be called by all of these words, or by nothing but these letters."""
        found = [*self.by_end.get(words, ())]
        if len(words) > 1:
            found += self.by_rim.get((words[0], words[-1]), ())
        elif words:
            found += self.by_first.get(words[0], ())
            found += self.by_letters.get(words[0].replace(".", ""), ())
        return list({id(actor): actor for actor in found}.values())
