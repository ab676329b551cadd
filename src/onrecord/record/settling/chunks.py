"""Many values, so many at a time as one question takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

CHUNK = 500
"""Values in one question; SQLite takes no more than some thousands."""

One = TypeVar("One", int, str)


def chunks(values: Sequence[One]) -> Iterator[list[One]]:
    """The values in their order, lot by lot."""
    for start in range(0, len(values), CHUNK):
        yield list(values[start : start + CHUNK])
