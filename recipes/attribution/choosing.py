"""Which of the prepared examples a run learns from, and how much each counts.

examples, settings -> examples

One file of examples serves all runs, another holds what trained runs marked. An article that
several people marked lies in it once for each of them: with `annotators` each counts its share, so
that where they differ the labels are soft; without it the first counts whole.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attribution.examples import Example
    from attribution.settings import Settings


def chosen(examples: Iterable[Example], settings: Settings) -> list[Example]:
    """The examples of a run, in their order."""
    return [_weighed(one, settings) for one in examples if _is_wanted(one, settings)]


def _is_wanted(example: Example, settings: Settings) -> bool:
    if example.held_out and settings.holdout:
        return False
    wanted = {
        "article": True,
        "names": settings.naming,
        "carrier": settings.carriers,
        "taught": settings.taught,
    }
    return wanted[example.origin] and (settings.annotators or example.annotator == 0)


def _weighed(example: Example, settings: Settings) -> Example:
    if settings.annotators and example.annotators > 1:
        return replace(example, weight=example.weight / example.annotators)
    return example
