"""How a served record answers fifty people at once: `make load`.

    python recipes/load.py [RECORD] [--people N] [--seconds N]

record -> seconds of each kind of page, and of a save; 1 where an answer failed

Each person has a name, given by a header as a proxy gives it, and works as people do: the stories,
a search, an article, an actor, the review, where they accept what they are shown; between two pages
they read for one to three seconds. Requests go to a server of this machine that the recipe starts
on loopback and stops; there are at most people x seconds of them. Next to the percentiles stands
what the server takes to hand out a file (`bare`): the ratio is what the record, the views and the
templates cost. RECORD is copied, but for the address of a PostgreSQL record: what fifty people
accept stays accepted there. Without one it is made of the example story, and where
`build/allsides/record.db` is there (recipes/record_bench.py tells how it is made) of that.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from urllib.parse import quote

import httpx2

from shared import CHECKOUT

# settings -----------------------------------------------------------------------------------
PEOPLE = 50
SECONDS = 60
ALONE_S = 30
THINK_S = (1.0, 3.0)  # who looks for less has not read the page
THINK_ALONE_S = (0.1, 0.3)  # nobody else waits: only to have more answers
SEED = 20261126  # any; kept, so that two runs ask alike
HEADER = "X-Load-Person"
RECORD = CHECKOUT / "build" / "allsides" / "record.db"
WORDS = ("president", "court", "border", "lamp", "tax* -cut", '"white house"', "health", "vote*")
MOST_P95_S = 1.0  # of a page, for fifty people on two cores; a save is told apart
MOST_SAVE_P95_S = 0.1  # of who works alone; among fifty people it waits its turn

Times = defaultdict[str, list[float]]


def main() -> int:
    """Serve, load, report."""
    arguments = parse_arguments()
    with tempfile.TemporaryDirectory() as folder:
        place = prepare(arguments.record, Path(folder) / "record.db")
        (Path(folder) / "roles.toml").write_text('others = "editor"\n', "utf-8")
        server = serve(place, Path(folder) / "roles.toml")
        try:
            address = address_of(server)
            alone, _ = asyncio.run(load(address, people=1, seconds=ALONE_S, think_s=THINK_ALONE_S))
            times, failures = asyncio.run(
                load(address, people=arguments.people, seconds=arguments.seconds)
            )
        finally:
            server.terminate()
            server.wait()
    report("one person", alone)
    report(f"{arguments.people} people", times)
    slow = [kind for kind, seconds in times.items() if p95_of(seconds) > MOST_P95_S]
    print(f"slower than {MOST_P95_S:g} s in 95 of 100: {', '.join(slow) or 'none'}")
    is_held = "" if p95_of(alone["save"]) <= MOST_SAVE_P95_S else "not "
    print(f"a save alone {is_held}within {1000 * MOST_SAVE_P95_S:g} ms")
    for failure in failures[:10]:
        print(f"FAILED {failure}")
    print(f"{sum(map(len, times.values()))} answers, {len(failures)} failed")
    return 1 if failures else 0


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("record", nargs="?")
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--seconds", type=int, default=SECONDS)
    return parser.parse_args()


def prepare(record: str | None, place: Path) -> str:
    """A record that may be written to."""
    if record and "://" in record:
        print(f"record: {record.partition('://')[0]}://…")
        return record
    source = record or (RECORD if RECORD.exists() else None)
    if source:
        print(f"record: {source}")
        shutil.copy(source, place)
        os.sync()  # else the first save that reaches the disk waits for all of the copy
        return str(place)
    print("record: the example story")
    command = [sys.executable, "-m", "onrecord", "add", place, CHECKOUT / "examples" / "pages"]
    subprocess.run(command, check=False, stderr=subprocess.DEVNULL)
    return str(place)


def serve(place: str, roles: Path) -> subprocess.Popen[str]:
    """The server, believing the header of whoever asks from this machine."""
    options = ["--port", "0", "--proxy-header", HEADER, "--roles", str(roles)]
    command = [sys.executable, "-m", "onrecord", "serve", place, *options]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


def address_of(server: subprocess.Popen[str]) -> str:
    """Where it listens."""
    assert server.stderr is not None
    line = server.stderr.readline()
    found = re.search(r"http://\S+", line)
    if not found:
        raise SystemExit(line + server.stderr.read())
    return found[0]


async def load(
    address: str, *, people: int, seconds: int, think_s: tuple[float, float] = THINK_S
) -> tuple[Times, list[str]]:
    """Seconds of every answer by its kind, and what failed."""
    times: Times = defaultdict(list)
    failures: list[str] = []
    until = time.monotonic() + seconds
    limits = httpx2.Limits(max_connections=people)
    async with httpx2.AsyncClient(base_url=address, limits=limits, timeout=30) as client:
        visitors = (
            Visitor(client, number, times, failures, think_s=think_s) for number in range(people)
        )
        await asyncio.gather(*(visitor.work(until) for visitor in visitors))
    return times, failures


class Visitor:
    """One of the people."""

    def __init__(
        self,
        client: httpx2.AsyncClient,
        number: int,
        times: Times,
        failures: list[str],
        *,
        think_s: tuple[float, float],
    ) -> None:
        self.client, self.times, self.failures = client, times, failures
        self.headers = {HEADER: f"person {number}"}
        self.random = random.Random(SEED + number)
        self.think_s = think_s

    async def work(self, until: float) -> None:
        """Go from page to page until the time is over."""
        while time.monotonic() < until:
            for step in (self.stories, self.search, self.review, self.review):
                await step()
                if time.monotonic() > until:
                    return

    async def stories(self) -> None:
        """The newest stories, and one of them."""
        await self.ask("bare", "/static/icon.svg", think=False)
        await self.ask("stories", "/")

    async def search(self) -> None:
        """A search, an article that it finds and who speaks in it."""
        words = quote(self.random.choice(WORDS))
        await self.ask("search", f"/statements?q={words}")
        answer = await self.ask("search as JSON", f"/statements.json?q={words}&limit=20")
        cards = json.loads(answer.text)["cards"] if answer else []
        if not cards:
            return
        card = self.random.choice(cards)
        await self.ask("article", f"/article?id={quote(card['article']['id'], safe='')}")
        if card["actor"]:
            await self.ask("actor", f"/actors/{card['actor']['id']}")

    async def review(self) -> None:
        """What waits for review, accepted."""
        answer = await self.ask("review", "/review")
        found = answer and re.search(r'data-id="(s-[0-9a-f]+)"', answer.text)
        if found:
            await self.ask("save", f"/statements/{found[1]}/accept.json", save=True)

    async def ask(
        self, kind: str, address: str, *, think: bool = True, save: bool = False
    ) -> httpx2.Response | None:
        """One request; None where it failed."""
        began = time.perf_counter()
        try:
            asked = (
                self.client.post(address, json={}, headers=self.headers)
                if save
                else (self.client.get(address, headers=self.headers))
            )
            answer = await asked
        except httpx2.HTTPError as error:
            self.failures.append(f"{address}: {error!r}")
            return None
        self.times[kind].append(time.perf_counter() - began)
        if answer.status_code >= 400:
            self.failures.append(f"{address}: {answer.status_code} {answer.text[:200]}")
            return None
        if think:
            await asyncio.sleep(self.random.uniform(*self.think_s))
        return answer


def report(who: str, times: Times) -> None:
    """Percentiles by kind, and the ratio to handing out a file."""
    bare = statistics.median(times["bare"])
    print(f"\n{who}\n{'':16}{'n':>6}{'p50 ms':>9}{'p95 ms':>9}{'max ms':>9}{'p50 : bare':>12}")
    for kind, seconds in times.items():
        p50, p95, most = statistics.median(seconds), p95_of(seconds), max(seconds)
        row = f"{1000 * p50:9.0f}{1000 * p95:9.0f}{1000 * most:9.0f}{p50 / bare:12.1f}"
        print(f"{kind:16}{len(seconds):6}{row}")


def p95_of(seconds: list[float]) -> float:
    """What 95 of 100 are not slower than; 0 of none."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))] if ordered else 0.0


if __name__ == "__main__":
    sys.exit(main())
