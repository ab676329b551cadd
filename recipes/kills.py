"""Kill `onrecord add` twenty times, and prove after each that nothing was lost: `make kills`.

    python recipes/kills.py [--kills N] [--articles N] [RECORD]

pages -> what each kill left behind; 1 where anything was lost or halved

A run of the real command on all cores is killed with SIGKILL at a moment drawn anew each time: some
seconds after it began, so that readers, writer and settling are all met. After each kill
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

from onrecord.record import ActorQuery, Record
from shared import find_shared, say_skipped

# settings -----------------------------------------------------------------------------------
KILLS = 20
ARTICLES = 240  # about a minute on two cores, undisturbed
SEED = 20261126
LONGEST_S = 9.0  # a run is killed after at most so long; it needs three to load its models


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
        time.sleep(rng.uniform(0.2, LONGEST_S))
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
