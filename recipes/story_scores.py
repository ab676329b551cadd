"""Which articles tell the same story, against BASIL's events: pairs that are right, pairs found.

corpora/basil, 80 events of three outlets each -> precision and recall of pairs, by threshold

    python recipes/story_scores.py

Pairs of articles that are put into one story are compared with those of one event. The second row
of each threshold takes all articles for those of one day, as a newsroom with many outlets would
see them: the days do not help then. Both are means over several orders within a day, on which a
single pass depends. The others are of records of a few events, two at a time to sixteen, since a
small record has few words by which to tell what is rare.
"""

from __future__ import annotations

import gzip
import itertools
import json
import random
import sys
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import onrecord
from onrecord.record.desk.grouping import THRESHOLD, Told, group
from onrecord.record.desk.sampling import OPENING
from onrecord.record.desk.stories import empty_words
from shared import find_shared, say_skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

ARTICLES = "corpora/basil/articles.jsonl.gz"
THRESHOLDS = (0.15, 0.19, THRESHOLD, 0.27)
ONE_DAY = date(2020, 1, 1)  # any
EVENTS = (2, 4, 8, 16)  # of small records
ORDERS = 12  # of the articles of a day
DRAWN = 40  # small records of each size
SEED = 4  # any; kept, so that two runs draw the same
NOBODY = {"unnamed", "unknown"}  # kinds of speakers that are nobody across articles


class Judged(NamedTuple):
    """An article and the event that it is of."""

    told: Told
    event: str


class Score(NamedTuple):
    """Pairs: put together and of one event, put together at all, of one event at all."""

    right: int
    found: int
    true: int

    def __str__(self) -> str:
        precision = self.right / self.found if self.found else 1.0
        return f"precision {precision:6.1%}  recall {self.right / self.true:6.1%}"


def main() -> int:
    """Print the scores."""
    shared = find_shared()
    if shared is None:
        return say_skipped("stories")
    articles = list(read(shared / ARTICLES))
    for threshold in THRESHOLDS:
        print(f"{threshold}  by their days        {score(in_orders(articles), threshold)}")
        print(
            f"{threshold}  all on one day       {score(in_orders(on_one_day(articles)), threshold)}"
        )
        for number in EVENTS:
            records = list(drawn(on_one_day(articles), number))
            print(f"{threshold}  records of {number:2} events  {score(records, threshold)}")
    return 0


def read(path: Path) -> Iterator[Judged]:
    """The articles with who speaks in them, as the product reads them; a minute or two."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        events = [json.loads(line)["event"] for line in lines]
    # By their places: four of the articles share the id `empty-HPO`.
    for event, reading in zip(events, onrecord.read_all(path), strict=True):
        article = reading.article
        assert article is not None
        speakers = [one.speaker for one in reading.statements if one.speaker]
        told = Told(
            title=article.title or "",
            opening=article.text[:OPENING],
            speakers=tuple(one.name for one in speakers if one.kind not in NOBODY),
            day=date.fromisoformat((article.published or str(ONE_DAY))[:10]),
        )
        yield Judged(told, event)


def on_one_day(articles: Iterable[Judged]) -> list[Judged]:
    """The same without their days."""
    return [one._replace(told=one.told._replace(day=ONE_DAY)) for one in articles]


def in_orders(articles: Sequence[Judged]) -> Iterator[list[Judged]]:
    """By day, those of one day in several orders."""
    for seed in range(ORDERS):
        shuffled = list(articles)
        random.Random(seed).shuffle(shuffled)
        yield sorted(shuffled, key=lambda one: one.told.day or ONE_DAY)


def drawn(articles: Sequence[Judged], events: int) -> Iterator[list[Judged]]:
    """Small records: of some events one article to three each, in any order."""
    rng = random.Random(SEED)
    by_event: defaultdict[str, list[Judged]] = defaultdict(list)
    for one in articles:
        by_event[one.event].append(one)
    for _ in range(DRAWN):
        chosen = rng.sample(sorted(by_event), events)
        record = [one for event in chosen for one in by_event[event][: rng.randint(1, 3)]]
        rng.shuffle(record)
        yield record


def score(records: Iterable[Sequence[Judged]], threshold: float) -> Score:
    """Pairs of all records together."""
    right = found = true = 0
    for record in records:
        groups = group([one.told for one in record], empty=empty_words(), threshold=threshold)
        together = {pair for one in groups for pair in itertools.combinations(one.members, 2)}
        places = range(len(record))
        of_one = {
            (left, right_)
            for left, right_ in itertools.combinations(places, 2)
            if record[left].event == record[right_].event
        }
        right += len(together & of_one)
        found += len(together)
        true += len(of_one)
    return Score(right, found, true)


if __name__ == "__main__":
    sys.exit(main())
