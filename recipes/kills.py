"""Kill `onrecord add` twenty times, and prove after each that nothing was lost: `make kills`.

    python recipes/kills.py [--kills N] [--articles N] [RECORD]

pages -> what each kill left behind; 1 where anything was lost or halved

A run of the real command on all cores is killed with SIGKILL at a moment drawn anew each time: some
pages after it began to keep any, and some milliseconds, so that readers, writer and settling are
all met. After each kill
`Record.check` proves digests, spans, references and indexes, and every page that had been there
before is still there with its statements. In the end the run is let finish, and the record must
hold what one undisturbed run makes of the same pages. RECORD is a file that is made, or the address
of an empty PostgreSQL database.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from onrecord.errors import RecordError
from onrecord.record import ActorQuery, Record
from shared import find_shared, say_skipped

# settings -----------------------------------------------------------------------------------
KILLS = 20
ARTICLES = 120  # half a minute on two cores, undisturbed
SEED = 20261126
MOST_PAGES = 10  # a run is killed when it has kept so many, or fewer
MOST_S = 0.4  # and at most so much later: adding a page takes some milliseconds, reading it 260
LONGEST_S = 60.0  # a run that keeps nothing more, since all is there, is killed after so long


def main() -> int:
    """Kill, check, and compare."""
    arguments = parse_arguments()
    shared = find_shared()
    if shared is None:
        return say_skipped("the kills")
    rng = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        news = Path(folder) / "news.jsonl"
        with gzip.open(shared / "corpora" / "allsides" / "articles.jsonl.gz", "rt") as lines:
            news.write_text("".join(itertools.islice(lines, arguments.articles)), "utf-8")
        place = arguments.record or str(Path(folder) / "record.db")
        lost = killed_often(place, news, rng, arguments.kills)
        run(place, news).wait()
        whole = str(Path(folder) / "whole.db")
        run(whole, news).wait()
        same = told(place) == told(whole)
    print(f"in the end the record is {'the same as' if same else 'OTHER than'} an undisturbed one")
    return 1 if lost or not same else 0


def killed_often(place: str, news: Path, rng: random.Random, kills: int) -> int:
    """How many kills lost anything."""
    before: dict[str, int] = {}
    lost = 0
    for number in range(1, kills + 1):
        process = run(place, news)
        wait_for(place, len(before) + rng.randint(0, MOST_PAGES), process)
        time.sleep(rng.uniform(0, MOST_S))
        ended = process.poll() is not None
        process.send_signal(signal.SIGKILL)
        process.wait()
        try:
            with Record.open(place, create=True) as record:
                problems = list(record.check())
                after = {row.origin: row.statements for row in record.pages()}
        except Exception as error:
            problems, after = [repr(error)], {}
        gone = [origin for origin, count in before.items() if after.get(origin) != count]
        lost += bool(problems or gone)
        print(
            f"kill {number:2}: {'(ended before) ' if ended else ''}{len(after)} pages, "
            f"{len(after) - len(before)} new, {len(gone)} lost, {len(problems)} problems",
            flush=True,
        )
        for problem in problems[:5]:
            print(f"  {problem}")
        before = after
    return lost


def wait_for(place: str, pages: int, process: subprocess.Popen[bytes]) -> None:
    """Until the record holds so many pages, or the run has ended."""
    end = time.monotonic() + LONGEST_S
    while process.poll() is None and time.monotonic() < end:
        try:
            with Record.open(place, create=False) as record:
                if record.counts().pages >= pages:
                    return
        except RecordError:  # it is being made
            time.sleep(0.1)
        time.sleep(0.02)


def run(place: str, news: Path) -> subprocess.Popen[bytes]:
    """The command, as a user starts it."""
    command = [sys.executable, "-m", "onrecord", "add", place, str(news)]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


def told(place: str) -> list[object]:
    """What a record holds, but for the times at which it came."""
    with Record.open(place, create=False) as record:
        actors = [
            (one.name, one.statements, one.articles)
            for one in record.actors(ActorQuery(), limit=10**6)
        ]
        return [list(record.readings()), sorted(actors), record.copies()]


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("record", nargs="?")
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
