"""How fast onrecord reads, on one core and on two, and how much memory it takes.

    make bench
    python recipes/bench.py [--articles N] [--only WORKLOAD]

pages -> articles -> annotations, tagging -> statements, with a clock between the stages

Each workload runs in a process of its own, pinned to one core, so that its peak memory is its
own; "both" runs two at once, each with every second article, and adds up what they read a second.
What is read once (the model, word lists, libraries) is read before the clock starts and shown
apart. Articles differ in length, so that speed is told in articles of 700 words: the words of all
by 700, by the seconds of all stages. "core" is how much of the time a process had its core for
itself: where it is far below 100 %, something else ran, and the speed says less. Memory is flat
where the long run ends with what it had after its first 200 articles. Articles in a language
without word lists cost less, so English pages are measured apart. Next to the speed stands what
the processor could do: see `roofline`.
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

from roofline import Work, float32_peak, kernel_line, metered, roofline_lines
from shared import find_shared, say_skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model import Page, Reading

# settings -----------------------------------------------------------------------------------
LONG_RUN = 1_000  # articles of the long run: more than memory needs to settle, in minutes
FIRST = 200  # articles after which every cache is warm: memory is taken here and at the end
GROWTH = 1.10  # the most that the long run may grow by: an allocator keeps some slack
MOST_MB = 600  # of memory a process, so that eight run beside each other in 8 GB with room left
ARTICLE_WORDS = 700  # of the article in which speed is told: a long news report
WARM = (  # long enough that its language is looked for, with something of every stage
    "“We are ready,” Mayor Ole Sund told reporters on Monday. According to the council, the "
    "harbour will open on 3 May, and he said that nobody had asked him since June 2, 2024."
)
TELL_EVERY_S = 5.0  # between two lines of progress
KIB, MB = 2**10, 10**6

STAGES = ("page", "article", "annotations", "tagging", "statements")


@dataclass(frozen=True)
class Workload:
    """Pages to read, and how many articles of 700 words a second are the least.

    Attributes:
        language: only articles in it are counted.
        processes: that read at once, each its share of the pages.
    """

    source: str
    floor: float
    language: str | None = None
    processes: int = 1


WORKLOADS = {
    "plain": Workload("corpora/basil/articles.jsonl.gz", 4.0),
    "both": Workload("corpora/basil/articles.jsonl.gz", 8.0, processes=2),
    "html": Workload("corpora/pages/*.html.gz", 3.0),
    "html-en": Workload("corpora/pages/*.html.gz", 3.0, language="en"),
    "long": Workload("corpora/allsides/articles.jsonl.gz", 4.0),
}


@dataclass(frozen=True)
class Share:
    """What one process reads of a workload: of the first `limit` pages every `step`-th."""

    workload: str
    limit: int
    first: int = 0
    step: int = 1


@dataclass
class Measure:
    """What one process took for its share.

    Attributes:
        words: of all articles.
        seconds: of each stage, all pages together.
        work: of the encoder.
        start_s: loading libraries, word lists and the model.
        model_s: loading the model, with the libraries that run it.
        core: the share of the time in which the process had its core for itself.
        first_mb: memory after the first articles, 0 where there were fewer.
    """

    pages: int = 0
    unread: int = 0
    words: int = 0
    statements: int = 0
    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STAGES, 0.0))
    work: Work = field(default_factory=Work)
    start_s: float = 0.0
    model_s: float = 0.0
    core: float = 0.0
    first_mb: float = 0.0
    last_mb: float = 0.0
    peak_mb: float = 0.0

    @property
    def total_s(self) -> float:
        """All stages together."""
        return sum(self.seconds.values())

    @property
    def articles_per_s(self) -> float:
        """Of 700 words, the whole way, from bytes to statements."""
        return self.words / ARTICLE_WORDS / self.total_s if self.total_s else 0.0

    def count(self, reading: Reading, seconds: dict[str, float]) -> None:
        """Add one page and the seconds that its stages took."""
        self.pages += 1
        self.unread += reading.unread is not None
        self.words += len(reading.article.text.split()) if reading.article else 0
        self.statements += len(reading.statements)
        for stage, stage_s in seconds.items():
            self.seconds[stage] += stage_s
        if self.pages == FIRST:
            self.first_mb = memory_mb()


def main() -> int:
    """Run the workloads and print the tables; 1 where a floor is missed."""
    arguments = parse_arguments()
    shared = find_shared()
    if shared is None:
        return say_skipped("the benchmark")
    measures = {}
    for name in arguments.only or WORKLOADS:
        if WORKLOADS[name].processes > len(os.sched_getaffinity(0)):
            print(f"skipped: {name}: it needs more cores than there are", file=sys.stderr)
            continue
        measures[name] = in_own_processes(shared, name, arguments.articles)
    print(speed_table(measures), stage_table(measures), memory_table(measures), sep="\n\n")
    print("", *both_lines(measures), *roofline(measures), kernel_line(), sep="\n")
    return 0 if all(is_good(name, parts) for name, parts in measures.items()) else 1


def parse_arguments() -> argparse.Namespace:
    """What to run."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=LONG_RUN, help="of a workload, at most")
    parser.add_argument("--only", action="append", choices=WORKLOADS, help="this workload")
    return parser.parse_args()


def in_own_processes(shared: Path, name: str, articles: int) -> list[Measure]:
    """Measure one workload in processes that have done nothing else, a core for each."""
    processes = WORKLOADS[name].processes
    shares = [Share(name, articles, first, processes) for first in range(processes)]
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        cores = sorted(os.sched_getaffinity(0))[:processes]
        jobs = [pool.submit(measure, shared, *pair) for pair in zip(shares, cores, strict=True)]
        return [job.result() for job in jobs]


def measure(shared: Path, share: Share, core: int) -> Measure:
    """Read the pages of a share on one core."""
    os.sched_setaffinity(0, {core})
    workload, measured = WORKLOADS[share.workload], Measure()
    load_everything(measured)
    started_s = told_s = time.monotonic()
    busy_s = time.process_time()
    for reading, seconds in read_timed(str(shared / workload.source), share, measured.work):
        if workload.language in (None, reading.article.language if reading.article else None):
            measured.count(reading, seconds)
        if time.monotonic() - told_s > TELL_EVERY_S:
            told_s = time.monotonic()
            told = f"{share.workload}: {measured.pages} of at most {share.limit // share.step}"
            print(told, file=sys.stderr)
    measured.core = (time.process_time() - busy_s) / (time.monotonic() - started_s)
    measured.last_mb = memory_mb()
    measured.peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIB / MB
    return measured


def load_everything(measured: Measure) -> None:
    """Note the seconds until the first article is read: libraries, model, words, patterns."""
    started = time.perf_counter()
    from onrecord.tagging import load_tagger

    load_tagger("en")
    measured.model_s = time.perf_counter() - started
    from onrecord.model import Page
    from onrecord.pipeline import read_page

    line = f'{{"id": "warm", "published": "2026-06-01", "text": "{WARM}"}}'
    html = f"<html><body><article><p>{WARM}</p></article></body>"
    read_page(Page("warm.jsonl:1", "application/json", line.encode()))
    read_page(Page("warm.html", "text/html", html.encode()))
    measured.start_s = time.perf_counter() - started


def read_timed(source: str, share: Share, work: Work) -> Iterator[tuple[Reading, dict[str, float]]]:
    """Each reading with the seconds that its stages took; the pipeline with clocks in it."""
    from onrecord.model import Reading
    from onrecord.pages import read_pages

    pages = iter(read_pages([source]))
    for number in range(share.limit):
        seconds: dict[str, float] = {}
        with clock(seconds, "page"):
            page = next(pages, None)
        if page is None:
            return
        if number % share.step == share.first:
            is_read = isinstance(page, Reading)
            yield page if is_read else read_stages(page, seconds, work), seconds


def read_stages(page: Page, seconds: dict[str, float], work: Work) -> Reading:
    """What `pipeline.read_page` does, with a clock on each stage."""
    from onrecord import languages
    from onrecord.annotations import annotate
    from onrecord.articles import extract
    from onrecord.model import PageRef, Reading, Unread
    from onrecord.statements import find_statements
    from onrecord.tagging import has_model

    with clock(seconds, "article"):
        article = extract(page)
    if isinstance(article, Unread):
        return Reading(PageRef(page.origin), unread=article)
    if article.language not in languages.available():
        return Reading(PageRef(page.origin), article)
    language = languages.load(article.language)
    tagger = metered(language.code, work) if has_model(language.code) else None
    before_s = work.tagging_s
    with clock(seconds, "annotations"):
        annotated = annotate(article, language, tagger)
    seconds["tagging"] = work.tagging_s - before_s
    seconds["annotations"] -= seconds["tagging"]
    with clock(seconds, "statements"):
        statements = find_statements(annotated, language)
    return Reading(PageRef(page.origin), article, statements)


@contextmanager
def clock(seconds: dict[str, float], stage: str) -> Iterator[None]:
    """Put the seconds of a block under the name of its stage."""
    started = time.perf_counter()
    yield
    seconds[stage] = time.perf_counter() - started


def memory_mb() -> float:
    """What the process holds now (Linux: the second field of statm, in pages)."""
    resident = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return resident * resource.getpagesize() / MB


def peak_alone() -> float:
    """What one core can do, measured in a process that has one."""
    core = {min(os.sched_getaffinity(0))}
    with ProcessPoolExecutor(1, get_context("spawn"), os.sched_setaffinity, (0, core)) as process:
        return process.submit(float32_peak).result()


# tables ---------------------------------------------------------------------------------------


def articles_per_s(parts: list[Measure]) -> float:
    """Of all processes together."""
    return sum(part.articles_per_s for part in parts)


def is_good(name: str, parts: list[Measure]) -> bool:
    """Whether a workload reaches its floor, and no process of it takes too much or grows."""
    fast = articles_per_s(parts) >= WORKLOADS[name].floor
    return fast and all(is_flat(part) and is_small(part) for part in parts)


def is_flat(part: Measure) -> bool:
    """Whether memory stayed where it was; a short run has nothing to compare."""
    return not part.first_mb or part.last_mb <= part.first_mb * GROWTH


def is_small(part: Measure) -> bool:
    """Whether a process took no more than it may."""
    return part.peak_mb <= MOST_MB


def speed_table(measures: dict[str, list[Measure]]) -> str:
    """Articles of 700 words a second against the floors; pages as they are."""
    head = (
        "workload   pages  unread  words/page  statements  pages/s  700 words/s  floor  ratio  core"
    )
    return "\n".join((head, *(speed_row(name, parts) for name, parts in measures.items())))


def speed_row(name: str, parts: list[Measure]) -> str:
    """One workload, its processes added up."""
    pages, speed = sum(part.pages for part in parts), articles_per_s(parts)
    pages_per_s = sum(part.pages / part.total_s for part in parts if part.pages)
    words, floor = sum(part.words for part in parts), WORKLOADS[name].floor
    core = min(part.core for part in parts)
    return (
        f"{name:9} {pages:6}  {sum(part.unread for part in parts):6}  {words / max(pages, 1):10.0f}"
        f"  {sum(part.statements for part in parts):10}  {pages_per_s:7.2f}  {speed:11.2f}"
        f"  {floor:5.1f}  {speed / floor:5.2f}  {core:4.0%}{'' if speed >= floor else '  NO'}"
    )


def stage_table(measures: dict[str, list[Measure]]) -> str:
    """The milliseconds of each stage for 700 words; they add up to all that was timed."""
    head = "ms for 700 words" + "".join(f"{stage:>13}" for stage in (*STAGES, "all"))
    return "\n".join((head, *(stage_row(name, parts) for name, parts in measures.items())))


def stage_row(name: str, parts: list[Measure]) -> str:
    """One workload, its processes added up."""
    articles = max(sum(part.words for part in parts) / ARTICLE_WORDS, 1e-9)
    taken = [sum(part.seconds[stage] for part in parts) for stage in STAGES]
    cells = (f"{1000 * seconds / articles:13.1f}" for seconds in (*taken, sum(taken)))
    return f"{name:16}" + "".join(cells)


def memory_table(measures: dict[str, list[Measure]]) -> str:
    """Memory of each process, and what it took to start."""
    head = (
        f"workload   peak MB  at most {MOST_MB} MB  after {FIRST} MB  at the end MB  flat"
        "  start s  of it the model s"
    )
    rows = (
        f"{name:9} {m.peak_mb:8.0f}  {_yes(is_small(m)):>14}  {_mb(m.first_mb):>12}"
        f"  {m.last_mb:13.0f}  {_yes(is_flat(m)):>4}  {m.start_s:7.2f}  {m.model_s:17.2f}"
        for name, parts in measures.items()
        for m in parts
    )
    return "\n".join((head, *rows))


def both_lines(measures: dict[str, list[Measure]]) -> list[str]:
    """What a second process brings, where both runs were made."""
    if not {"plain", "both"} <= set(measures):
        return []
    ratio = articles_per_s(measures["both"]) / articles_per_s(measures["plain"])
    return [f"two processes on two cores read {ratio:.2f} times what one does"]


def roofline(measures: dict[str, list[Measure]]) -> list[str]:
    """Of the first workload that has one process and only English articles."""
    for name in ("plain", "long", "html-en"):
        if name in measures:
            (part,) = measures[name]
            articles = part.words / ARTICLE_WORDS
            return [f"roofline of {name!r}:", *roofline_lines(part.work, articles, peak_alone())]
    return []


def _mb(value: float) -> str:
    return f"{value:.0f}" if value else "-"


def _yes(value: bool) -> str:
    return "yes" if value else "NO"


if __name__ == "__main__":
    sys.exit(main())
