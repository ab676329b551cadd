"""Who is one with whom: a partition that can hold some apart.

links, pairs to keep apart -> parts

Union-find (Tarjan, 1975), each part with those that it must never be joined with. The
links form a tree in each part: one way of reasons leads from any member to any other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.model import Verdict


@dataclass(frozen=True, slots=True)
class Link:
    """A verdict on two appearances.

    Attributes:
        rule: by what it was reached, in a few words that are the same for all of its kind.
        why: the evidence, in a sentence without its full stop.
    """

    left: str
    right: str
    verdict: Verdict
    rule: str
    why: str


class Parts:
    """A partition of appearances, by id."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._above = {one: one for one in ids}
        self._size = dict.fromkeys(self._above, 1)
        self._apart: dict[str, set[str]] = {}
        self.links: list[Link] = []

    def root(self, one: str) -> str:
        """The member that stands for its part; another one after each join."""
        top = one
        while self._above[top] != top:
            top = self._above[top]
        while self._above[one] != top:
            self._above[one], one = top, self._above[one]
        return top

    def keep_apart(self, left: str, right: str) -> bool:
        """Never join these two; False where they are joined already."""
        one, other = self.root(left), self.root(right)
        if one == other:
            return False
        self._apart.setdefault(one, set()).add(other)
        self._apart.setdefault(other, set()).add(one)
        return True

    def may_join(self, left: str, right: str) -> bool:
        """Whether nothing keeps the parts of these two apart."""
        return self.root(right) not in self._apart.get(self.root(left), ())

    def join(self, link: Link) -> bool:
        """Make one part of two; False where they are one or are kept apart."""
        one, other = self.root(link.left), self.root(link.right)
        if one == other or not self.may_join(one, other):
            return False
        if self._size[one] < self._size[other]:
            one, other = other, one
        self._above[other] = one
        self._size[one] += self._size[other]
        for enemy in self._apart.pop(other, set()):
            self._apart[enemy].discard(other)
            self._apart[enemy].add(one)
            self._apart.setdefault(one, set()).add(enemy)
        self.links.append(link)
        return True

    def of(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """Members by the root of their part, both in the order given."""
        parts: dict[str, list[str]] = {}
        for one in ids:
            parts.setdefault(self.root(one), []).append(one)
        return parts
