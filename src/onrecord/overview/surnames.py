"""What an article would call a person after the first mention.

"Teo Vantine", the texts -> "Vantine"

Which of several names is the surname differs from country to country. The last one is taken where
the texts use it alone, or where the first is known as a given name; a name that two actors share
names neither.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.overview.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.model import Actor


@dataclass(frozen=True, slots=True)
class Surnames:
    """The names of all actors.

    Attributes:
        shared: last words of names that several people bear, all told with another name before it.
        given: given names, in small letters.
    """

    shared: frozenset[str]
    given: frozenset[str]

    @classmethod
    def of(cls, actors: Iterable[Actor], given: frozenset[str]) -> Surnames:
        """Of all people with a name among the actors."""
        people = (actor for actor in actors if actor.kind == "person" and not actor.anonymous)
        counts = Counter(words[-1] for actor in people if len(words := fold(actor.name)) > 1)
        return cls(frozenset(word for word, count in counts.items() if count > 1), given)

    def is_shared(self, name: str) -> bool:
        """Whether its last word names somebody else as well."""
        words = fold(name)
        return bool(words) and words[-1] in self.shared

    def short(self, name: str, texts: set[str]) -> str:
        """The surname, the whole name where nothing tells which it is."""
        first, *others = name.split()
        if not others or not others[-1][0].isupper():
            return name
        surname = _with_small_words(others)
        as_surname = _alone(surname, texts, before=first)
        as_first = _alone(first, texts, behind=others[0])
        known = first.casefold() in self.given
        return surname if as_surname > as_first or (known and not as_first) else name


def _with_small_words(names: list[str]) -> str:
    """The last name with what belongs to it: "van der Berg"."""
    start = len(names) - 1
    while start and names[start - 1][0].islower():
        start -= 1
    return " ".join(names[start:])


def _alone(word: str, texts: set[str], *, before: str = "", behind: str = "") -> int:
    """How often a name stands without the other one beside it."""
    not_before = rf"(?<!{re.escape(before)} )" if before else ""
    not_behind = rf"(?! {re.escape(behind)})" if behind else ""
    found = re.compile(rf"{not_before}\b{re.escape(word)}\b{not_behind}")
    return sum(len(found.findall(text)) for text in texts)
