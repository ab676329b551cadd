"""Statements of a stretch of time, by how they are told.

Day, … -> Tally
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onrecord.record.desk import Day


@dataclass(frozen=True, slots=True)
class Tally:
    """How many statements there are, and how many of them are of which manner.

    Attributes:
        unnamed: of all, by speakers without a name.
    """

    direct: int = 0
    mixed: int = 0
    indirect: int = 0
    unnamed: int = 0

    @property
    def statements(self) -> int:
        """All of them."""
        return self.direct + self.mixed + self.indirect


def tally(days: Iterable[Day]) -> Tally:
    """The sum of several days."""
    counted = {"direct": 0, "mixed": 0, "indirect": 0, "unnamed": 0}
    for one in days:
        counted[one.manner] += one.statements
        counted["unnamed"] += one.statements if one.anonymous else 0
    return Tally(**counted)


def by_date(days: Iterable[Day]) -> dict[date, int]:
    """Statements by day."""
    counted: dict[date, int] = {}
    for one in days:
        day = date.fromisoformat(one.day)
        counted[day] = counted.get(day, 0) + one.statements
    return counted
