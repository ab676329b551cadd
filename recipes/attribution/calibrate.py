"""Fit how sure the tagger is on articles that it was not trained on.

    python -m attribution.calibrate runs/NAME.toml

build/attribution/NAME/export, the held-out articles -> the weights of confidence, in its rest.json

A logistic regression by Newton's method with a small ridge; see `onrecord.tagging.confidence` for
what goes in. Right is what `reliability.judge` calls right.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from attribution.corpus import POLNEAR, read_polnear_holdout
from attribution.evaluate import tag
from attribution.export import write_manifest
from attribution.reliability import judge, table
from attribution.settings import read_settings
from onrecord.tagging.confidence import features_of
from onrecord.tagging.loading import MANIFEST, REST, Manifest, Rest, open_tagger
from shared import find_shared, say_skipped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attribution.corpus import MarkedArticle
    from attribution.reliability import Judged
    from onrecord.model import Tagged
    from onrecord.tagging import Tagger
    from onrecord.tagging.confidence import Likely
    from onrecord.tagging.crf import Scores

RIDGE = 1.0
ROUNDS = 50


def main() -> int:
    """Fit, write, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("run", type=Path, help="a file of runs/")
    settings = read_settings(parser.parse_args().run)
    shared = find_shared()
    if shared is None:
        return say_skipped("how sure the engine is")
    articles = list(read_polnear_holdout(shared / POLNEAR / "train.jsonl.gz"))
    folder = settings.exported("int8")
    tagger = open_tagger(folder)
    rows, right = _evidence(tagger, articles)
    weights = fit(np.array(rows), np.array(right))
    for form in ("int8", "fp32"):
        _write(settings.exported(form), weights)
    print(table(_judged(open_tagger(folder), articles)))
    return 0


def _evidence(
    tagger: Tagger, articles: Iterable[MarkedArticle]
) -> tuple[list[list[float]], list[bool]]:
    """The features of every attribution found, and whether it is right."""
    rows: list[list[float]] = []

    def note(tagged: Tagged, likely: Likely) -> float:
        rows.append(features_of(tagged, likely))
        return 0.0

    return rows, [one.right for one in _judged(replace(tagger, sureness=note), articles)]


def _judged(tagger: Tagger, articles: Iterable[MarkedArticle]) -> list[Judged]:
    return [
        one
        for article in articles
        for one in judge(tag(tagger, article.text), article.attributions)
    ]


def fit(rows: Scores, right: Scores) -> Scores:
    """The intercept and a weight for each feature; rows are (attributions, features)."""
    given = np.column_stack((np.ones(len(rows)), rows))
    ridge = RIDGE * np.diag([0.0] + [1.0] * rows.shape[1])
    weights = np.zeros(given.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (likely - right) + ridge @ weights
        curve = (given * (likely * (1 - likely))[:, None]).T @ given + ridge
        weights -= np.linalg.solve(curve, slope)
    return weights


def _write(folder: Path, weights: Scores) -> None:
    """The weights into the model's folder, and its digests anew."""
    rest = msgspec.json.decode((folder / REST).read_bytes(), type=Rest)
    fitted = msgspec.structs.replace(rest, confidence=[round(float(w), 4) for w in weights])
    (folder / REST).write_bytes(msgspec.json.encode(fitted))
    manifest = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    write_manifest(folder, manifest.name)


if __name__ == "__main__":
    sys.exit(main())
