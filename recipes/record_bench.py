"""How fast a record of many articles answers, alone and while somebody writes: `make bench-record`.

    python recipes/record_bench.py [RECORD] [--questions N] [--server ADDRESS]

record -> seconds of a question, of its counts, and of the same while pages are added

Questions are drawn from the record itself, the same each time: single words from rare to common,
two words, phrases, beginnings of words, speakers, outlets, days, kinds, and mixtures of them; half
are sorted by relevance. A question is a page of twenty statements with its number of all that fit.
Its counts by facet are a second call, as a web page would make it. Next to the percentiles stands
what the database alone takes to find twenty rows by the same words (`bare`): the ratio is what
filters, order and articles cost. The writer adds pages of its own to a copy of the record, as fast
as it can, from another process. With an address of a PostgreSQL record of the same articles the
questions are drawn from the file and asked of the server; pages are then added to that record
itself, and there is no bare search. The record is `build/allsides/record.db`, made by

    onrecord add build/allsides/record.db ../shared/corpora/allsides/articles.jsonl.gz
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.record import Record, SaidQuery
from shared import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Iterator

# settings -----------------------------------------------------------------------------------
RECORD = CHECKOUT / "build" / "allsides" / "record.db"
QUESTIONS = 400
SEED = 20261126  # any; kept, so that two runs ask the same
COMMON = 100  # words that nobody looks for alone ("the"); the hundred commonest
PAGE = 20  # statements on a page
MOST_P95_MS = 100  # of a question, and of its counts
WRITER = """
import sys, time
from datetime import UTC, datetime
from onrecord.model import *
import hashlib
from onrecord.record import Record
with Record.open(sys.argv[1]) as record:
    number = 0
    while True:
        text = f"Number {number}. Ilse Varen said the harbour would open. " * 40
        page = Page(f"bench-{number}.txt", "text/plain", text.encode())
        sha = hashlib.sha256(page.body).hexdigest()
        article = Article(f"a-bench-{number}", text, sha, outlet="Radio Vesper",
                          published="2026-03-12")
        statements = tuple(Statement(f"s-bench-{number}-{n}", "indirect", "say",
            (Span(n * 10, n * 10 + 30),), None, None, Speaker("Ilse Varen", "person"), (), None,
            None, None, 0.9, "bench@1") for n in range(18))
        record.add(page, Reading(PageRef(page.origin, None, sha), article, statements),
                   method="bench@1", now=datetime.now(UTC))
        number += 1
        print(number, flush=True)
"""


@dataclass
class Measure:
    """Seconds of each question, of its counts, and of the bare search for its words."""

    questions: list[float] = field(default_factory=list)
    counts: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)


def main() -> int:
    """Ask, print the table; 1 where a percentile is above its bound."""
    arguments = parse_arguments()
    place = Path(arguments.record)
    if not place.exists():
        print(f"skipped: no {place}; its header says how to make it", file=sys.stderr)
        return 0
    questions = list(drawn(place, arguments.questions))
    with Record.open(arguments.server or place, create=False) as record:
        counts = record.counts()
        size_kb = place.stat().st_size / counts.articles / 1000
        kept = "" if arguments.server else f", {size_kb:.1f} kB an article"
        print(f"{counts.articles:,} articles, {counts.statements:,} statements{kept}")
        alone = asked(record, None if arguments.server else place, questions)
    beside = asked_beside_a_writer(place, questions, server=arguments.server)
    print(f"{'':24}{'p50':>8}{'p95':>8}{'max':>8}  ms")
    rows = {
        "question": alone.questions,
        "counts": alone.counts,
        "bare search": alone.bare,
        "question, writing": beside.questions,
        "counts, writing": beside.counts,
    }
    for name, seconds in rows.items():
        if seconds:
            print(f"{name:24}" + "".join(f"{1000 * part:8.1f}" for part in percentiles(seconds)))
    if alone.bare:
        ratio = statistics.median(alone.questions) / statistics.median(alone.bare)
        print(f"a question takes {ratio:.1f} times the bare search (medians)")
    over = [
        n for n, s in rows.items() if n != "bare search" and percentiles(s)[1] > MOST_P95_MS / 1000
    ]
    for name in over:
        print(f"missed: p95 of {name} is above {MOST_P95_MS} ms", file=sys.stderr)
    return 1 if over else 0


def drawn(place: Path, number: int) -> Iterator[tuple[SaidQuery, str]]:
    """Questions, each with its order."""
    rng = random.Random(SEED)
    connection = sqlite3.connect(place)
    rows = connection.execute(
        "SELECT s.content_words, s.speaker, s.act, s.manner, f.first_day, o.name FROM facet f "
        "JOIN statement s ON s.key = f.statement LEFT JOIN outlet o ON o.key = f.outlet "
        "WHERE f.statement % 97 = 0"
    ).fetchall()
    connection.close()
    counted = Counter(word for row in rows for word in row[0].split())
    common = {word for word, _ in counted.most_common(COMMON)}
    rows = [row for row in rows if set(row[0].split()) - common]
    for place_ in range(number):
        words, speaker, act, manner, day, outlet = rng.choice(rows)
        said = [word for word in words.split() if word not in common]
        kind = place_ % 10
        start = rng.randrange(max(1, len(words.split()) - 3))
        first = date.fromisoformat(day) if day else date(2016, 1, 1)
        query = {
            0: SaidQuery(words=rng.choice(said)),
            1: SaidQuery(words=" ".join(rng.sample(said, min(2, len(said))))),
            2: SaidQuery(words='"' + " ".join(words.split()[start : start + 3]) + '"'),
            3: SaidQuery(words=rng.choice(said)[:4] + "*"),
            4: SaidQuery(speaker=speaker or "obama"),
            5: SaidQuery(speaker=speaker or "obama", text=rng.choice(said)),
            6: SaidQuery(words=rng.choice(said), outlet=outlet, since=first),
            7: SaidQuery(since=first, until=first),
            8: SaidQuery(words=rng.choice(said), act=act, manner=manner),
            9: SaidQuery(outlet=outlet, anonymous=True),
        }[kind]
        yield query, rng.choice(["said", "relevance"])


def asked(record: Record, place: Path | None, questions: list[tuple[SaidQuery, str]]) -> Measure:
    """Ask every question once, after a few to warm up; of a file also the bare search."""
    measure = Measure()
    bare = sqlite3.connect(place) if place else None
    for number, (query, sort) in enumerate([*questions[:10], *questions]):
        began = time.perf_counter()
        record.search(query, sort=sort, limit=PAGE)  # type: ignore[arg-type]
        answered = time.perf_counter()
        record.facets(query)
        counted = time.perf_counter()
        words = " ".join(
            (query.words or query.speaker or query.text or "").replace('"', " ").split()
        )
        if words and bare:
            phrase = words if words.endswith("*") else f'"{words}"'
            bare.execute(
                "SELECT rowid FROM statement_words WHERE statement_words MATCH ? LIMIT 20",
                (phrase,),
            ).fetchall()
        if number >= 10:
            measure.questions.append(answered - began)
            measure.counts.append(counted - answered)
            if words and bare:
                measure.bare.append(time.perf_counter() - counted)
    if bare:
        bare.close()
    return measure


def asked_beside_a_writer(
    place: Path, questions: list[tuple[SaidQuery, str]], *, server: str | None
) -> Measure:
    """The same questions to a copy of the record, or the server, to which another adds pages."""
    copy = place.with_name("bench-copy.db")
    if server is None:
        shutil.copy(place, copy)
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, server or str(copy)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert writer.stdout is not None
        writer.stdout.readline()
        began = time.perf_counter()
        with Record.open(server or copy, create=False) as record:
            before = record.counts().pages
            measure = asked(record, None if server else copy, questions)
            added = record.counts().pages - before
        print(
            f"beside a writer that added {added / (time.perf_counter() - began):.0f} pages a second"
        )
        return measure
    finally:
        writer.kill()
        writer.communicate()
        for file in copy.parent.glob("bench-copy.db*"):
            file.unlink()


def percentiles(seconds: list[float]) -> tuple[float, float, float]:
    """Median, 95th percentile, the most."""
    ordered = sorted(seconds)
    return statistics.median(ordered), ordered[int(0.95 * (len(ordered) - 1))], ordered[-1]


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("record", nargs="?", default=str(RECORD))
    parser.add_argument("--questions", type=int, default=QUESTIONS)
    parser.add_argument("--server", help="a PostgreSQL record of the same articles")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
