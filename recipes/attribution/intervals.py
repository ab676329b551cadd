"""How much a score depends on which articles it was measured on: a bootstrap over articles.

predictions, marked articles -> the middle 95 of 100 scores of articles drawn with replacement

The measures are those that lie with the data; an article that is drawn twice is given twice, with
another id.
"""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

DRAWS = 200
SEED = 1
TAIL = 0.025


class Interval(NamedTuple):
    """F1 in percent: of all articles, and the least and most of the middle 95 of 100 draws."""

    score: float
    low: float
    high: float


def of_attributions(shared: Path, marked: Path, predictions: Path) -> dict[str, Interval]:
    """For each score of `score_attributions.py`."""
    with gzip.open(marked, "rt", encoding="utf-8") as lines:
        wanted = {row["id"]: row for row in map(json.loads, lines)}
    found = {row["id"]: row for row in map(json.loads, predictions.read_text("utf-8").splitlines())}
    score = shared / "score" / "score_attributions.py"

    def scored(drawn: Sequence[str], folder: Path) -> dict[str, float]:
        gold = _written(folder / "gold.jsonl", _renamed(drawn, wanted))
        return _scores(score, gold, _written(folder / "found.jsonl", _renamed(drawn, found)))

    return _intervals(list(wanted), scored)


def of_statements(shared: Path, gold: Path, readings: Path) -> dict[str, Interval]:
    """For each score of `score.py`."""
    wanted = {
        row["id"]: row
        for row in (json.loads(p.read_text("utf-8")) for p in gold.glob("*.gold.json"))
    }
    rows = map(json.loads, readings.read_text("utf-8").splitlines())
    found = {row["article"]["id"]: row for row in rows}
    score = shared / "score" / "score.py"

    def scored(drawn: Sequence[str], folder: Path) -> dict[str, float]:
        for number, name in enumerate(drawn):
            row = {**wanted[name], "id": f"{name} {number}"}
            (folder / f"{number}.gold.json").write_text(json.dumps(row), "utf-8")
        given = (
            {**found[name], "article": {**found[name]["article"], "id": f"{name} {number}"}}
            for number, name in enumerate(drawn)
        )
        return _scores(score, folder, _written(folder / "found.jsonl", given))

    return _intervals(sorted(wanted), scored)


def _intervals(
    ids: Sequence[str], scored: Callable[[Sequence[str], Path], dict[str, float]]
) -> dict[str, Interval]:
    chance = random.Random(SEED)
    samples = [ids, *(chance.choices(ids, k=len(ids)) for _ in range(DRAWS))]
    draws: dict[str, list[float]] = {}
    for sample in samples:
        with tempfile.TemporaryDirectory() as folder:
            for name, value in scored(sample, Path(folder)).items():
                draws.setdefault(name, []).append(value)
    return {name: _interval(values) for name, values in draws.items()}


def _interval(values: Sequence[float]) -> Interval:
    """The first value is that of all articles."""
    whole, *drawn = values
    cut = int(TAIL * len(drawn))
    ordered = sorted(drawn)
    return Interval(whole, ordered[cut], ordered[-1 - cut])


def _renamed(drawn: Sequence[str], rows: dict[str, dict[str, object]]) -> Iterator[object]:
    return ({**rows[name], "id": f"{name} {number}"} for number, name in enumerate(drawn))


def _written(path: Path, rows: Iterator[object]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def _scores(score: Path, gold: Path, found: Path) -> dict[str, float]:
    command = [sys.executable, str(score), str(gold), str(found), "--json"]
    scored = subprocess.run(command, check=True, capture_output=True)
    parts = json.loads(scored.stdout).items()
    return {name: part["f1"] for name, part in parts if isinstance(part, dict)}
