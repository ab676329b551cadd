"""Whom the record takes for one actor across articles, against what a reader judged.

judged/actors.tsv, readings of AllSides' articles -> precision and recall of joins, by how drawn

    python recipes/actor_scores.py [--wrong]     the table, and each wrong one

The readings are what the product makes of ../shared/corpora/allsides: one a line in
build/allsides/readings-*.jsonl. Precision is the share of the joined pairs that a reader calls
the same; recall the share of those pairs that are joined. Pairs drawn among the joined tell of
precision, pairs drawn among the others of recall; all of them together tell of neither alone.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from onrecord import codec
from onrecord.dates import day_of
from onrecord.languages import load
from onrecord.record.actors import SpeakerReader, appearances_of, settle
from shared import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.model import Reading
    from onrecord.record.actors import Appearance, Settlement

JUDGED = CHECKOUT / "recipes" / "judged" / "actors.tsv"
READINGS = CHECKOUT / "build" / "allsides"
PATTERN = "readings-*.jsonl"


class Speaking(NamedTuple):
    """A speaker of an article, as the file of judgements names it."""

    article: str
    name: str
    kind: str


class Judged(NamedTuple):
    """Two speakers, and whether a reader calls them one."""

    drawn: str
    left: Speaking
    right: Speaking
    same: bool


class Outcome(NamedTuple):
    """What became of one judgement."""

    judged: Judged
    joined: bool


class Score(NamedTuple):
    """Counts of judged pairs.

    Attributes:
        right: joined and the same.
    """

    pairs: int
    joined: int
    same: int
    right: int

    @property
    def precision(self) -> float:
        """Of the joined pairs, in percent."""
        return 100 * self.right / self.joined if self.joined else 100.0

    @property
    def recall(self) -> float:
        """Of the pairs that are the same, in percent."""
        return 100 * self.right / self.same if self.same else 100.0


def main(arguments: list[str]) -> int:
    """Print the table."""
    files = sorted(READINGS.glob(PATTERN))
    if not files:
        print(
            f"skipped: actors: there are no readings at {READINGS}/{PATTERN} "
            "(of ../shared/corpora/allsides, one a line)",
            file=sys.stderr,
        )
        return 0
    appearances = list(read_appearances(files))
    start = time.perf_counter()
    settlement = settle(appearances, [], SpeakerReader(load("en")))
    took_s = time.perf_counter() - start
    outcomes = list(compare(read_judged(JUDGED), appearances, settlement))
    print_table(outcomes)
    several = sum(len(actor.members) > 1 for actor in settlement.actors)
    print(
        f"{len(appearances)} appearances, {len(settlement.actors)} actors, {several} of them of "
        f"several articles, {len(settlement.unsure)} pairs unsure, settled in {took_s:.0f} s"
    )
    if "--wrong" in arguments:
        for outcome in outcomes:
            if outcome.joined != outcome.judged.same:
                print(_shown(outcome))
    return 0


def read_appearances(files: Iterable[Path]) -> Iterator[Appearance]:
    """The speakers of all readings; a line that is still being written is left out."""
    for path in files:
        with path.open("rb") as lines:
            for line in lines:
                if line.endswith(b"\n"):
                    yield from appearances_in(codec.decode(line))


def appearances_in(reading: Reading) -> tuple[Appearance, ...]:
    """The speakers of one article; nobody where a page gave none."""
    article = reading.article
    if article is None:
        return ()
    day = day_of(article.published)
    return appearances_of(
        (one.speaker for one in reading.statements if one.speaker),
        article=article.id,
        outlet=article.outlet,
        day=str(day) if day else None,
    )


def read_judged(path: Path) -> Iterator[Judged]:
    """The lines of the file."""
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            drawn, *pair, verdict = line.split("\t")
            yield Judged(drawn, Speaking(*pair[:3]), Speaking(*pair[3:]), verdict == "same")


def compare(
    judged: Iterable[Judged], appearances: Iterable[Appearance], settlement: Settlement
) -> Iterator[Outcome]:
    """Every judgement whose two speakers are in the readings, with what the product says."""
    ids = {Speaking(one.article, one.name, one.kind): one.id for one in appearances}
    actor = {one: number for number, of in enumerate(settlement.actors) for one in of.members}
    for one in judged:
        if one.left in ids and one.right in ids:
            yield Outcome(one, actor[ids[one.left]] == actor[ids[one.right]])


def score(outcomes: Iterable[Outcome]) -> Score:
    """The counts of some judgements."""
    outcomes = list(outcomes)
    return Score(
        pairs=len(outcomes),
        joined=sum(one.joined for one in outcomes),
        same=sum(one.judged.same for one in outcomes),
        right=sum(one.joined and one.judged.same for one in outcomes),
    )


def print_table(outcomes: list[Outcome]) -> None:
    """A line for each way in which pairs were drawn."""
    drawn: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        drawn[outcome.judged.drawn].append(outcome)
    print("drawn      pairs joined  same  precision  recall")
    for name, some in [*drawn.items(), ("all", outcomes)]:
        one = score(some)
        print(
            f"{name:10} {one.pairs:5} {one.joined:6} {one.same:5} "
            f"{one.precision:9.1f} % {one.recall:5.1f} %"
        )


def _shown(outcome: Outcome) -> str:
    judged = outcome.judged
    verdict = "joined, not the same" if outcome.joined else "the same, not joined"
    left, right = (f"{one.name} ({one.article})" for one in (judged.left, judged.right))
    return f"{judged.drawn}: {left} / {right}: {verdict}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
