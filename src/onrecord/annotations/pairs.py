"""Two who are named together, so that "they" and "both men" may refer to them.

mentions that were read -> the two as one actor

"Varen and Lind met. They said …". Of three in a row the last two are no pair.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.annotations.actors import Actor
from onrecord.model import Mention, Span

if TYPE_CHECKING:
    from onrecord.annotations.antecedents import Seen
    from onrecord.annotations.lexicon import Lexicon

_LISTED = ", "


class Pairs:
    """The pairs of one article, as far as it was read."""

    def __init__(self, text: str, words: Lexicon) -> None:
        self.text = text
        self.words = words
        self.last: Seen | None = None
        self._known: dict[tuple[int, int], Actor] = {}

    def join(self, seen: list[Seen]) -> Seen | None:
        """The last two mentions as one, None where they are not named together."""
        *before, one, other = (None, None, *seen[-3:])[-3:]
        if one is None or other is None:
            return None
        named = one.mention.form == other.mention.form == "name"
        alike = one.actor is not other.actor and one.actor.side == other.actor.side
        listed = before[0] and self._between(before[0].mention, one.mention) == _LISTED
        joint = self._between(one.mention, other.mention)
        joins = joint.strip() in self.words.reporting.coordinators
        unclear = other.mention.plural or "unknown" in (one.actor.kind, other.actor.kind)
        if not (named and alike and joins) or listed or unclear:
            return None
        actor = self._known.setdefault(
            (id(one.actor), id(other.actor)),
            Actor((), "group", parts=(one.actor, other.actor), joint=joint),
        )
        both = Span(one.mention.span.start, other.mention.span.end)
        mention = Mention(both, "group", "name", self.text[both.start : both.end], plural=True)
        self.last = replace(
            one, mention=mention, actor=actor, credited=other.credited, introduced=False
        )
        return self.last

    def of(self, described: Mention, head: str, *, since: int) -> Actor | None:
        """Whom "both men" refers to: the last two people who were named together.

        Args:
            described: a description of several.
            head: its noun, in the singular where a list has it.
            since: index of the first sentence that is near enough.
        """
        last = self.last
        if last is None or last.sentence < since or last.actor.parts[0].side != "person":
            return None
        noun = self.words.heads.get(head)
        people = head in self.words.who.persons or bool(noun and noun.kind == "person")
        opener, *rest = described.name.casefold().split()
        definite = opener in self.words.who.definite
        counts = rest[:1] if definite else [opener] * (opener not in self.words.who.numbers)
        if not people or self.words.who.pairs.isdisjoint(counts):
            return None
        gender = noun.gender if noun else None
        agree = all(gender in (None, one.gender or gender) for one in last.actor.parts)
        return last.actor if agree else None

    def actors(self) -> list[Actor]:
        """Every pair as one actor, in the order in which they were named."""
        return [*self._known.values()]

    def _between(self, one: Mention, other: Mention) -> str:
        return self.text[one.span.end : other.span.start]
