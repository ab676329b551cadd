"""Actors by name: which names in one article are one actor's.

mentions -> groups of their indices, one an actor

News name people in full once and by surname after that, bodies in full and by acronym or last
words ("the Air Force"). A short name belongs to the one full name that it fits; where it fits
several and neither honorific nor gender decides, it stays alone.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from onrecord.annotations.directory import Directory
from onrecord.annotations.tokens import fold

if TYPE_CHECKING:
    from onrecord.annotations.lexicon import Gender, Lexicon
    from onrecord.model import Mention, SpeakerKind

Side = Literal["person", "body"]
_WORD = re.compile(r"[^\s’'-]+(?:['’](?!s\b)[^\s’'-]+)*")
# Initials tell less than names: "Mara J. Holt".
LONGEST_INITIAL = 2
SHORTEST_ACRONYM = 2
_BODIES = frozenset({"organization", "outlet", "place", "document", "group"})


@dataclass(slots=True)
class Actor:
    """Somebody in one article, while the article is read.

    Attributes:
        words: the folded words of the fullest name.
        mentions: indices, in the order of the text.
        aliases: acronyms by which the article calls it.
        parts: the two who are one here, since the article names them together and goes on with
            "they"; empty for anybody else.
        joint: what stands between their names.
    """

    words: tuple[str, ...]
    kind: SpeakerKind
    mentions: list[int] = field(default_factory=list)
    genders: Counter[str] = field(default_factory=Counter)
    aliases: set[str] = field(default_factory=set)
    parts: tuple[Actor, ...] = ()
    joint: str = ""

    @property
    def gender(self) -> Gender:
        """As most of the mentions tell; None where they tell nothing or contradict each other."""
        if self.genders["f"] == self.genders["m"]:
            return None
        return "f" if self.genders["f"] > self.genders["m"] else "m"

    @property
    def side(self) -> Side:
        """Whether it is called he or she, or it."""
        return "body" if self.kind in _BODIES else "person"


def name_words(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The folded words of a name without articles, initials, endings and hyphens."""
    words = [fold(word) for word in _WORD.findall(name)]
    kept = [word for word in words if word != "s" and word not in lexicon.who.articles]
    full = [
        word
        for word in kept
        if word not in lexicon.who.name_suffixes
        and not (word.endswith(".") and len(word) <= LONGEST_INITIAL)
    ]
    return tuple(full or kept)


def named_actors(
    text: str, mentions: tuple[Mention, ...], lexicon: Lexicon
) -> tuple[list[Actor], dict[int, Actor]]:
    """The actors that are named, and whose name each mention is; full names make the actors."""
    named = [i for i, mention in enumerate(mentions) if mention.form == "name"]
    words = {i: name_words(mentions[i].name, lexicon) for i in named}
    actors: list[Actor] = []
    whose: dict[int, Actor] = {}
    owners: dict[tuple[tuple[str, ...], SpeakerKind, Gender], Actor] = {}
    directory = Directory()
    surnames = _surnames(mentions, words)
    sure = {i: _surely(mentions[i], words[i], surnames) for i in named}
    # Of one word "Mr Lind" before "President Lind", since it tells which Lind.
    for index in sorted(named, key=lambda i: (-len(words[i]), sure[i].gender is None, i)):
        mention = sure[index]
        key = (words[index], mention.kind, mention.gender)
        actor = owners.get(key) or _owner(directory, mention, words[index], lexicon=lexicon)
        if actor is None:
            actor = Actor(words[index], mention.kind)
            actors.append(actor)
            directory.enter(actor, _letters(actor, lexicon))
        owners[key] = actor
        _join(actor, mention)
        aliases = _alias_behind(text, mention, words[index])
        directory.alias(actor, aliases - actor.aliases)
        actor.aliases |= aliases
        whose[index] = actor
    for index in named:
        whose[index].mentions.append(index)
    return actors, whose


def _surnames(mentions: tuple[Mention, ...], words: dict[int, tuple[str, ...]]) -> set[str]:
    """The last words of people's names, where nobody is called so by the first."""
    people = [words[i] for i in words if mentions[i].kind == "person" and len(words[i]) > 1]
    return {name[-1] for name in people} - {name[0] for name in people}


def _surely(mention: Mention, words: tuple[str, ...], surnames: set[str]) -> Mention:
    """Without a gender where a surname has it from the given name that it is too: "Warren"."""
    bare = len(words) == 1 and mention.span.end - mention.span.start == len(mention.name)
    return replace(mention, gender=None) if bare and words[0] in surnames else mention


def _join(actor: Actor, mention: Mention) -> None:
    if mention.gender:
        actor.genders[mention.gender] += 1
    if actor.kind == "unknown":
        actor.kind = mention.kind


def _alias_behind(text: str, mention: Mention, words: tuple[str, ...]) -> set[str]:
    """An acronym in brackets behind a name of several words."""
    behind = re.compile(r"\s\(([^\s()]{2,8})\)").match(text, mention.span.end)
    return {fold(behind[1]).replace(".", "")} if behind and len(words) > 1 else set()


def _owner(
    directory: Directory, mention: Mention, words: tuple[str, ...], *, lexicon: Lexicon
) -> Actor | None:
    """The one actor whose name these words are; None where there is none, or more than one."""
    alike = [actor for actor in directory.alike(words) if _agree(actor, mention)]
    for fits in (_same, _fits_end, _fits_start):
        found = [actor for actor in alike if fits(actor, words, mention, lexicon)]
        if found:
            exact = [actor for actor in found if mention.gender and actor.gender == mention.gender]
            found = exact if len(found) > 1 and exact else found
            return found[0] if len(found) == 1 else None
    return None


def _agree(actor: Actor, mention: Mention) -> bool:
    if mention.gender and actor.gender and mention.gender != actor.gender:
        return False
    if "unknown" in (actor.kind, mention.kind):
        return True
    return (mention.kind == "person") == (actor.kind == "person")


def _same(actor: Actor, words: tuple[str, ...], _mention: Mention, lexicon: Lexicon) -> bool:
    """The same words, the same full name with another middle, or an acronym of it."""
    if words == actor.words:
        return True
    if actor.kind == "person" and len(words) > 1 and len(actor.words) > 1:
        return (words[0], words[-1]) == (actor.words[0], actor.words[-1])
    return len(words) == 1 and _is_acronym(actor, words[0], lexicon)


def _is_acronym(actor: Actor, word: str, lexicon: Lexicon) -> bool:
    letters = word.replace(".", "")
    if letters in actor.aliases:
        return True
    return actor.side == "body" and letters in _letters(actor, lexicon)


def _letters(actor: Actor, lexicon: Lexicon) -> set[str]:
    """The acronyms that the words of a name make."""
    content = [w for w in actor.words if w not in lexicon.who.joiners]
    initials = {"".join(w[0] for w in content), "".join(w[0] for w in actor.words)}
    # "Vesper’s Air Force" may also be the AF.
    initials |= {"".join(w[0] for w in content[1:])} if len(content) > SHORTEST_ACRONYM else set()
    return {letters for letters in initials if len(letters) >= SHORTEST_ACRONYM}


def _fits_end(actor: Actor, words: tuple[str, ...], mention: Mention, lexicon: Lexicon) -> bool:
    """The last words of it: a surname, or "the Air Force"."""
    if "place" in (actor.kind, mention.kind) or actor.kind == "unknown":
        return False
    if len(words) >= len(actor.words) or actor.words[-len(words) - 1] in lexicon.who.joiners:
        return False
    return actor.words[-len(words) :] == words


def _fits_start(actor: Actor, words: tuple[str, ...], mention: Mention, _lexicon: Lexicon) -> bool:
    """The first word of a person’s name, where people are called by it."""
    if mention.kind not in ("person", "unknown") or actor.kind not in ("person", "unknown"):
        return False
    return len(words) == 1 < len(actor.words) and words[0] in actor.words[:-1]
