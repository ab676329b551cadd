"""The order that a person wishes, laid over the one that weight and days give.

utterances, statements listed first -> utterances in their order

What is named stands first, in the order of the list; the rest follows as it would stand anyway. A
group stands where the first of it does.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from onrecord.overview.listed import Listed
    from onrecord.overview.variants import Utterance

_Group = TypeVar("_Group")

BEHIND = sys.maxsize
"""The place of what nobody named."""


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a person wishes utterances to stand."""

    listed: Listed

    def place(self, utterance: Utterance) -> int:
        """Of any of the statements that report it, the first."""
        if not self.listed.places:
            return BEHIND
        places = (self.listed.place(one.statement.id) for one in utterance.evidence)
        return min((place for place in places if place is not None), default=BEHIND)

    def in_order(self, utterances: Iterable[Utterance]) -> list[Utterance]:
        """Those that are named, then the others as they come."""
        return sorted(utterances, key=self.place)

    def groups_in_order(
        self, groups: Iterable[_Group], utterances_of: Callable[[_Group], Iterable[Utterance]]
    ) -> tuple[_Group, ...]:
        """Groups by the first of their utterances that is named, then the others as they come."""
        return tuple(
            sorted(groups, key=lambda group: min(map(self.place, utterances_of(group)))),
        )

    def named(self, utterances: Iterable[Utterance]) -> list[Utterance]:
        """Only those that are named, in the order of the list."""
        return [one for one in self.in_order(utterances) if self.place(one) != BEHIND]

    def others(self, utterances: Iterable[Utterance]) -> list[Utterance]:
        """Only those that are not named, as they come."""
        return [one for one in utterances if self.place(one) == BEHIND]
