"""Whether statements do what a careful reader says that they do: acts, on the gold articles.

gold articles, readings -> the share of the acts that is right, and of those that are no plain "say"

The measure that lies with the gold articles pairs statements and does not score acts; they are
paired here as it pairs them. The reader gives the main force, which he reads off the content too
("said it was shocking" criticizes); onrecord gives the force that the cue has, and reads nothing
into "said". So the first number cannot reach 100; the second says how often a force is a right one.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypedDict, cast

from quote_scores import load_module

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from onrecord.model import Reading, Span

    Word = tuple[str, int, int]

    class GoldStatement(TypedDict):
        """A statement of a gold article, as far as it is read here."""

        content: list[tuple[int, int]]
        act: str
        optional: bool

    class Gold(TypedDict):
        """A gold article."""

        id: str
        text: str
        statements: list[GoldStatement]


# Of the words that two contents have together, this share must be common to both.
_SHARED = 0.5
_PLAIN = "say"


class Measure(Protocol):
    """What is used of the measure that lies with the gold articles."""

    def words(self, text: str) -> list[Word]:
        """The words of a text, folded, with where they begin and end."""
        ...

    def covered(self, spans: Sequence[Sequence[int]], table: list[Word]) -> frozenset[int]:
        """The indices of the words that spans touch."""
        ...

    def aligner(self, own: list[Word], gold: list[Word]) -> Callable[[int], int | None]:
        """From the words of one text to those of another."""
        ...


class Pair(NamedTuple):
    """The act that the reader gave a statement, and the one that it was read with."""

    wanted: str
    found: str


def percentages(gold: Path, score: Path, readings: Iterable[Reading]) -> dict[str, float]:
    """The share of all acts that is right, and of those found that are no plain "say"."""
    measure = cast("Measure", load_module(score))
    golds: dict[str, Gold] = {
        one["id"]: one for one in map(_read, sorted(gold.glob("*.gold.json")))
    }
    pairs = [
        pair
        for reading in readings
        if reading.article and reading.article.id in golds
        for pair in match(golds[reading.article.id], reading, measure)
    ]
    forceful = [pair for pair in pairs if pair.found != _PLAIN]
    return {"right": _share(pairs), "force": _share(forceful)}


def match(gold: Gold, reading: Reading, measure: Measure) -> Iterator[Pair]:
    """The required statements that were found, the best pairs first, one to one."""
    if reading.article is None:
        return
    own, wanted = measure.words(reading.article.text), measure.words(gold["text"])
    to_gold = measure.aligner(own, wanted)
    golds = [measure.covered(one["content"], wanted) for one in gold["statements"]]
    found = [_place(one.content, own, to_gold, measure) for one in reading.statements]
    pairs = sorted(
        (
            (len(one & other) / len(one | other), number, place)
            for number, one in enumerate(golds)
            for place, other in enumerate(found)
            if one & other
        ),
        reverse=True,
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    for shared, number, place in pairs:
        if shared >= _SHARED and number not in taken[0] and place not in taken[1]:
            taken[0].add(number)
            taken[1].add(place)
            statement = gold["statements"][number]
            if not statement["optional"]:
                yield Pair(statement["act"], reading.statements[place].act)


def _place(
    content: Sequence[Span],
    own: list[Word],
    to_gold: Callable[[int], int | None],
    measure: Measure,
) -> frozenset[int]:
    """The words of the gold text that a content covers; those that it lacks count as others."""
    return frozenset(
        -index - 1 if (place := to_gold(index)) is None else place
        for index in measure.covered(content, own)
    )


def _share(pairs: Sequence[Pair]) -> float:
    right = sum(pair.found == pair.wanted for pair in pairs)
    return 100 * right / len(pairs) if pairs else 0.0


def _read(path: Path) -> Gold:
    gold: Gold = json.loads(path.read_text("utf-8"))
    return gold
