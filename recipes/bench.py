"""How fast onrecord reads, on one core, and how much memory it takes.

    make bench
    python recipes/bench.py [--articles N] [--only WORKLOAD]

pages -> articles -> annotations -> statements, with a clock between the stages

Each workload runs in a process of its own, so that its peak memory is its own. What is read once
(word lists, libraries) is read before the clock starts and shown apart. Memory is flat where the
long run ends with what it had after its first thousand articles. Articles in a language without
word lists cost less, so English pages are measured apart.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from shared import find_shared, say_skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model import Page, Reading

# settings -----------------------------------------------------------------------------------
LONG_RUN = 15_000  # articles of the long run: all that there are
FIRST = 1_000  # articles after which every cache is warm: memory is taken here and at the end
GROWTH = 1.10  # the most that the long run may grow by: an allocator keeps some slack
TELL_EVERY_S = 5.0  # between two lines of progress
KIB, MIB = 2**10, 2**20

STAGES = ("page", "article", "annotations", "statements")


@dataclass(frozen=True)
class Workload:
    """Pages to read, and how many a second are the least."""

    source: str
    floor: float
    language: str | None = None


WORKLOADS = {
    "plain": Workload("corpora/basil/articles.jsonl.gz", 20.0),
    "html": Workload("corpora/pages/*.html.gz", 8.0),
    "html-en": Workload("corpora/pages/*.html.gz", 8.0, language="en"),
    "long": Workload("corpora/allsides/articles.jsonl.gz", 20.0),
}


@dataclass
class Measure:
    """What one workload took.

    Attributes:
        seconds: of each stage, all pages together.
        start_s: loading libraries and word lists.
        first_mib: memory after the first thousand, 0 where there were fewer.
    """

    workload: str
    pages: int = 0
    unread: int = 0
    statements: int = 0
    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STAGES, 0.0))
    start_s: float = 0.0
    first_mib: float = 0.0
    last_mib: float = 0.0
    peak_mib: float = 0.0

    @property
    def total_s(self) -> float:
        """All stages together."""
        return sum(self.seconds.values())

    @property
    def pages_per_s(self) -> float:
        """The whole way, from bytes to statements."""
        return self.pages / self.total_s if self.total_s else 0.0

    def count(self, reading: Reading, seconds: dict[str, float]) -> None:
        """Add one page and the seconds that its stages took."""
        self.pages += 1
        self.unread += reading.unread is not None
        self.statements += len(reading.statements)
        for stage, stage_s in seconds.items():
            self.seconds[stage] += stage_s
        if self.pages == FIRST:
            self.first_mib = memory_mib()


def main() -> int:
    """Run the workloads and print the tables; 1 where a floor is missed."""
    arguments = parse_arguments()
    shared = find_shared()
    if shared is None:
        return say_skipped("the benchmark")
    names = arguments.only or list(WORKLOADS)
    measures = [in_own_process(shared, name, arguments.articles) for name in names]
    print(speed_table(measures), stage_table(measures), memory_table(measures), sep="\n\n")
    return 0 if all(is_fast(measure) and is_flat(measure) for measure in measures) else 1


def parse_arguments() -> argparse.Namespace:
    """What to run."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=LONG_RUN, help="of the long run")
    parser.add_argument("--only", action="append", choices=WORKLOADS, help="this workload")
    return parser.parse_args()


def in_own_process(shared: Path, name: str, articles: int) -> Measure:
    """Measure one workload in a process that has done nothing else."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as process:
        return process.submit(measure, shared, name, articles).result()


def measure(shared: Path, name: str, articles: int) -> Measure:
    """Read the pages of a workload on one core."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    workload, measured = WORKLOADS[name], Measure(name)
    measured.start_s = load_everything()
    told_s = time.monotonic()
    for reading, seconds in read_timed(str(shared / workload.source), articles):
        if workload.language in (None, reading.article.language if reading.article else None):
            measured.count(reading, seconds)
        if time.monotonic() - told_s > TELL_EVERY_S:
            told_s = time.monotonic()
            print(f"{name}: {measured.pages} of at most {articles}", file=sys.stderr)
    measured.last_mib = memory_mib()
    measured.peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIB / MIB
    return measured


def load_everything() -> float:
    """Seconds until the first article is read: libraries, word lists, compiled patterns."""
    started = time.perf_counter()
    from onrecord.model import Page
    from onrecord.pipeline import read_page

    line = '{"id": "warm", "published": "2026-06-01", "language": "en", "text": "“Yes,” she said."}'
    html = "<html><body><article><p>“We are ready,” the mayor said on Monday.</p></article></body>"
    read_page(Page("warm.jsonl:1", "application/json", line.encode()))
    read_page(Page("warm.html", "text/html", html.encode()))
    return time.perf_counter() - started


def read_timed(source: str, limit: int) -> Iterator[tuple[Reading, dict[str, float]]]:
    """Each reading with the seconds that its stages took; the pipeline with clocks in it."""
    from onrecord.model import Reading
    from onrecord.pages import read_pages

    pages = iter(read_pages([source]))
    for _ in range(limit):
        seconds: dict[str, float] = {}
        with clock(seconds, "page"):
            page = next(pages, None)
        if page is None:
            return
        yield (page if isinstance(page, Reading) else read_stages(page, seconds)), seconds


def read_stages(page: Page, seconds: dict[str, float]) -> Reading:
    """What `pipeline.read_page` does, with a clock on each stage."""
    from onrecord import languages
    from onrecord.annotations import annotate
    from onrecord.articles import extract
    from onrecord.model import PageRef, Reading, Unread
    from onrecord.statements import find_statements

    with clock(seconds, "article"):
        article = extract(page)
    if isinstance(article, Unread):
        return Reading(PageRef(page.origin), unread=article)
    if article.language not in languages.available():
        return Reading(PageRef(page.origin), article)
    language = languages.load(article.language)
    with clock(seconds, "annotations"):
        annotated = annotate(article, language)
    with clock(seconds, "statements"):
        statements = find_statements(annotated, language)
    return Reading(PageRef(page.origin), article, statements)


@contextmanager
def clock(seconds: dict[str, float], stage: str) -> Iterator[None]:
    """Put the seconds of a block under the name of its stage."""
    started = time.perf_counter()
    yield
    seconds[stage] = time.perf_counter() - started


def memory_mib() -> float:
    """What the process holds now (Linux: the second field of statm, in pages)."""
    resident = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return resident * resource.getpagesize() / MIB


# tables ---------------------------------------------------------------------------------------


def is_fast(measure: Measure) -> bool:
    """Whether the workload reaches its floor."""
    return measure.pages_per_s >= WORKLOADS[measure.workload].floor


def is_flat(measure: Measure) -> bool:
    """Whether memory stayed where it was; a short run has nothing to compare."""
    return not measure.first_mib or measure.last_mib <= measure.first_mib * GROWTH


def speed_table(measures: list[Measure]) -> str:
    """Pages a second against the floors."""
    head = "workload   pages  unread  statements  pages/s  ms/page  floor  ratio  start s"
    rows = (
        f"{m.workload:9} {m.pages:6}  {m.unread:6}  {m.statements:10}  {m.pages_per_s:7.1f}  "
        f"{1000 * m.total_s / max(m.pages, 1):7.1f}  {WORKLOADS[m.workload].floor:5.0f}  "
        f"{m.pages_per_s / WORKLOADS[m.workload].floor:5.1f}  {m.start_s:7.2f}"
        for m in measures
    )
    return "\n".join((head, *rows))


def stage_table(measures: list[Measure]) -> str:
    """The share of each stage in the time."""
    head = "workload " + "".join(f"{stage:>13}" for stage in STAGES)
    rows = (
        f"{m.workload:9}"
        + "".join(f"{m.seconds[stage] / max(m.total_s, 1e-9):13.0%}" for stage in STAGES)
        for m in measures
    )
    return "\n".join((head, *rows))


def memory_table(measures: list[Measure]) -> str:
    """Memory: the most, after the first thousand, at the end."""
    head = f"workload   peak MiB  after {FIRST} MiB  at the end MiB  flat"
    rows = (
        f"{m.workload:9} {m.peak_mib:9.0f}  {_mib(m.first_mib):>14}  {m.last_mib:14.0f}  "
        f"{'yes' if is_flat(m) else 'NO'}"
        for m in measures
    )
    return "\n".join((head, *rows))


def _mib(value: float) -> str:
    return f"{value:.0f}" if value else "-"


if __name__ == "__main__":
    sys.exit(main())
