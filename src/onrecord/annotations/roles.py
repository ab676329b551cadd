"""Roles: who is "the minister" or "the Polish leader" in one article.

roles that the article gives to named people -> the holder of a role

Roles are compared by their content words, abbreviations written out ("Gov." is a governor). A
description fits a holder whose role has all of its words; where nobody’s has, one whose role has
its head and contradicts nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.annotations.actors import Actor, name_words
from onrecord.annotations.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from onrecord.annotations.lexicon import Lexicon
    from onrecord.model import Mention


def content_words(mention: Mention, lexicon: Lexicon) -> tuple[str, ...]:
    """The words of a description or role that tell something, singular and written out."""
    return _content(mention.role or mention.name, lexicon)


def head_of(words: tuple[str, ...], lexicon: Lexicon) -> str:
    """The noun that a description is built around: the last head before a preposition."""
    head = words[-1] if words else ""
    for word in words:
        if word in lexicon.who.joiners or word in lexicon.who.places.before:
            break
        if word in lexicon.heads:
            head = word
    return head


def is_office(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether one person at a time holds this role."""
    offices = lexicon.who.roles.offices
    return bool(words) and (words[-1] in offices or " ".join(words[-2:]) in offices)


def _content(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    words = (lexicon.who.roles.equal.get(word, word) for word in _written(text, lexicon))
    told = [part for word in words for part in word.split()]
    return tuple(
        lexicon.singulars.get(word, word) for word in told if word and word not in lexicon.empty
    )


def _written(text: str, lexicon: Lexicon) -> list[str]:
    """Words without the marks around them; "Gov." keeps its full stop until it is written out."""
    words = name_words(text, lexicon)
    return [word if word in lexicon.who.roles.equal else word.strip(".,;:") for word in words]


@dataclass(frozen=True, slots=True)
class Held:
    """A role by its content words and head, with its holder and the words of all his roles."""

    words: frozenset[str]
    head: str
    actor: Actor
    all_words: frozenset[str]


class Roles:
    """The roles that an article gives beside names."""

    def __init__(
        self, mentions: tuple[Mention, ...], whose: dict[int, Actor], lexicon: Lexicon
    ) -> None:
        self.lexicon = lexicon
        self.by_word: defaultdict[str, list[Held]] = defaultdict(list)
        self.led: list[Held] = []
        portfolios = lexicon.who.roles.portfolios
        self._parties = {fold(word) for word in lexicon.who.parties} - portfolios
        self._held: dict[tuple[str, ...], tuple[Actor, ...]] = {}
        told = _told(mentions, whose, lexicon)
        every: defaultdict[int, frozenset[str]] = defaultdict(frozenset)
        for words, actor in told:
            every[id(actor)] |= frozenset(words) - lexicon.who.joiners
        self.with_role = frozenset(every)
        for words, actor in told:
            self._enter(words, actor, every[id(actor)])

    def _enter(self, words: tuple[str, ...], actor: Actor, all_words: frozenset[str]) -> None:
        own, head = frozenset(words) - self.lexicon.who.joiners, head_of(words, self.lexicon)
        held = Held(own, head, actor, all_words)
        for word in own:
            self.by_word[word].append(held)
        if head in self.lexicon.who.roles.leaders:
            self.led.append(held)

    def of_actor(self, actor: Actor) -> bool:
        """Whether the article gives this actor a role beside his name."""
        return id(actor) in self.with_role

    def holders(self, words: tuple[str, ...]) -> tuple[Actor, ...]:
        """Who may hold a role; empty where nobody does."""
        if words not in self._held:
            also = self.lexicon.who.roles.also
            unheld = not any(word in self.by_word for word in words if word in also)
            called = tuple(also.get(word, word) for word in words) if unheld else words
            self._held[words] = tuple(self._holders(called))
        return self._held[words]

    def _holders(self, words: tuple[str, ...]) -> Iterable[Actor]:
        head = head_of(words, self.lexicon)
        wanted = frozenset(words) - self.lexicon.who.joiners
        lately = wanted - self.lexicon.who.roles.past
        tests: tuple[Callable[[Held], bool], ...] = (
            lambda held: held.words == wanted,
            lambda held: wanted <= held.words,
            lambda held: _is_like(wanted, head, held, lexicon=self.lexicon),
            lambda held: lately <= held.words,
            lambda held: _is_like(lately, head, held, lexicon=self.lexicon),
        )
        leading = self.led if head in self.lexicon.who.roles.leading else []
        may_be = [*self.by_word.get(head, ()), *leading] if head else []
        for test in tests if may_be else ():
            found = {id(held.actor): held.actor for held in may_be if test(held)}
            if found:
                return found.values()
        only = self._only(wanted - {head}, self.by_word.get(head, [])) if head else None
        return (only,) if only else ()

    def _only(self, others: frozenset[str], held: list[Held]) -> Actor | None:
        """The only one with a title, told more of: "the liberal icon justice".

        One of the other words must be a party's or a view's, and none may tell an office or body.
        """
        words, parties = self.lexicon, self._parties
        plain = all(
            word in parties
            or not any(
                word in telling for telling in (words.modifiers, words.heads, words.allegiances)
            )
            for word in others
        )
        actors = {id(one.actor): one.actor for one in held}
        if not plain or parties.isdisjoint(others) or len(actors) != 1:
            return None
        return next(iter(actors.values()))


def _told(
    mentions: tuple[Mention, ...], whose: dict[int, Actor], lexicon: Lexicon
) -> list[tuple[tuple[str, ...], Actor]]:
    """The words of each role that stands beside a name, with who bears the name."""
    told = []
    for index, actor in whose.items():
        for role in (mentions[index].role or "").split(", "):
            words = _content(role, lexicon)
            if words:
                told.append((words, actor))
    return told


def _is_like(wanted: frozenset[str], head: str, held: Held, *, lexicon: Lexicon) -> bool:
    """Whether the head is the same, or leads where "leader" is said, and nothing contradicts."""
    rest = wanted - {head}
    if (
        head in lexicon.who.roles.leading
        and held.head in lexicon.who.roles.leaders
        and rest <= held.words
    ):
        return True
    if held.head != head or not rest <= held.all_words | lexicon.allegiances:
        return False
    other = held.words - {head}
    at_odds = rest - other and other & lexicon.allegiances - rest and rest & lexicon.allegiances
    ranks = lexicon.modifiers - lexicon.allegiances
    return not at_odds and not ((rest - held.all_words) | (other - rest)) & ranks
