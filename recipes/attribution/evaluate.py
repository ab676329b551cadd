"""Score a run on PolNeAR's dev articles, on the gold articles and on the corpora of names.

    python -m attribution.evaluate runs/NAME.toml [--form torch|fp32|int8] [--limit N]

build/attribution/NAME -> NAME/dev.FORM.jsonl, NAME/gold.FORM.jsonl -> scores

The measures are those that lie with the data. Of the gold articles only the overlap of contents
means anything here: the tagger resolves no speaker.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from attribution.corpus import POLNEAR, read_polnear
from attribution.engines import load_tagger
from attribution.name_scores import name_table, scored_sets
from attribution.reliability import judge, table
from attribution.settings import read_settings
from onrecord.annotations.quotations import find_quotations
from onrecord.annotations.sentences import split_paragraphs
from shared import find_shared, say_skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from attribution.corpus import MarkedArticle
    from attribution.reliability import Judged
    from onrecord.model import Span, Tagged
    from onrecord.tagging.tagger import Tagger

GOLD = "gold/dev"


def main() -> int:
    """Predict, then let the measures print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("run", type=Path, help="a file of runs/")
    parser.add_argument("--form", choices=("torch", "fp32", "int8"), default="torch")
    parser.add_argument("--limit", type=int, help="only so many dev articles")
    arguments = parser.parse_args()
    shared = find_shared()
    if shared is None:
        return say_skipped("scores of the attribution engine")
    torch.set_num_threads(1)
    settings = read_settings(arguments.run)
    tagger = load_tagger(settings, arguments.form)
    predictions = settings.folder / f"dev.{arguments.form}.jsonl"
    dev = shared / POLNEAR / "dev.jsonl.gz"
    _write(predictions, _spans(tagger, islice(read_polnear(dev), arguments.limit)))
    score = shared / "score" / "score_attributions.py"
    subprocess.run([sys.executable, str(score), str(dev), str(predictions)], check=True)
    readings = settings.folder / f"gold.{arguments.form}.jsonl"
    _write(readings, _readings(tagger, shared / GOLD / "articles.jsonl"))
    print(f"gold, overlap of contents: {_overlap(shared, readings)}")
    if settings.naming:
        for name, texts in scored_sets(shared).items():
            print(f"names, {name}\n{name_table(tagger, texts)}")
    return 0


def tag(tagger: Tagger, text: str) -> tuple[Tagged, ...]:
    """What the tagger finds in a text as it stands."""
    paragraphs = split_paragraphs(text)
    return tagger.tag(text, paragraphs, find_quotations(text, paragraphs)).attributions


def _spans(tagger: Tagger, articles: Iterable[MarkedArticle]) -> Iterator[object]:
    """A line for each article; says the speed and how far a confidence can be trusted."""
    judged: list[Judged] = []
    words = 0
    took_s = 0.0
    for article in articles:
        began = time.monotonic()
        found = tag(tagger, article.text)
        took_s += time.monotonic() - began
        words += len(article.text.split())
        judged += judge(found, article.attributions)
        yield {"id": article.id, "attributions": [_as_polnear(a) for a in found]}
    print(f"{words} words in {took_s:.1f} s, one thread")
    print(table(judged))


def _as_polnear(attribution: Tagged) -> dict[str, object]:
    source = [attribution.source] if attribution.source else []
    return {
        "source": _pairs(source),
        "cue": _pairs([attribution.cue]),
        "content": _pairs(attribution.content),
        "confidence": attribution.confidence,
    }


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _readings(tagger: Tagger, articles: Path) -> Iterator[object]:
    """The gold articles with what is found in them, as readings with nothing resolved."""
    for line in articles.read_text("utf-8").splitlines():
        article = json.loads(line)
        found = tag(tagger, article["text"])
        yield {"article": article, "statements": _statements(found)}


def _statements(found: Iterable[Tagged]) -> list[object]:
    return [
        {
            "content": _pairs(a.content),
            "manner": "indirect",
            "speaker": None,
            "confidence": a.confidence,
        }
        for a in found
    ]


def _overlap(shared: Path, readings: Path) -> object:
    score = shared / "score" / "score.py"
    command = [sys.executable, str(score), str(shared / GOLD), str(readings), "--json"]
    scored = subprocess.run(command, check=True, capture_output=True)
    return json.loads(scored.stdout)["overlap"]


def _write(path: Path, rows: Iterable[object]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
