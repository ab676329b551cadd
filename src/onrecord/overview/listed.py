"""Statements that a person lists by their ids, or by beginnings of these.

ids -> Listed; a statement's id -> its place in the list

Ids are long, and an address or a command that holds many is to stay short. So many letters of one
name no second statement among millions; anything shorter must be a whole id.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FEWEST_LETTERS = 10
"""Of a beginning: `s-` and 32 bits."""

LETTERS = 12
"""Of the beginning that stands for an id where it is to be short: `s-` and 40 bits."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Statements in the order in which a person listed them.

    Attributes:
        places: by what was written.
        lengths: of the beginnings among it.
    """

    places: Mapping[str, int]
    lengths: tuple[int, ...]

    @classmethod
    def of(cls, written: Iterable[str]) -> Listed:
        """The list as it was written; what is named twice has its first place."""
        places: dict[str, int] = {}
        for words in written:
            places.setdefault(words, len(places))
        lengths = {len(words) for words in places if len(words) >= FEWEST_LETTERS}
        return cls(places, tuple(sorted(lengths, reverse=True)))

    def place(self, statement_id: str) -> int | None:
        """Where in the list a statement stands, None where it does not."""
        exact = self.places.get(statement_id)
        if exact is not None:
            return exact
        beginnings = (statement_id[:length] for length in self.lengths)
        return next((self.places[one] for one in beginnings if one in self.places), None)

    def __contains__(self, statement_id: str) -> bool:
        return self.place(statement_id) is not None


def short(statement_id: str) -> str:
    """The beginning that stands for an id."""
    return statement_id[:LETTERS] if statement_id.startswith("s-") else statement_id
