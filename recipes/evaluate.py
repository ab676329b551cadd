"""Quality against its floors: `make eval`.

    python recipes/evaluate.py [--write]

gold articles, pages as fetched -> scores -> recipes/floors.toml, docs/finds.md

The statements are scored by the measure that lies with the gold articles, not by one of our own;
the pages by `page_scores`. The exit code is 1 where a score is below its floor, where the data
are not those that the floors were set on, or where the numbers in the docs are no longer these;
--write puts today's there.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import act_scores
import confidence_scores
import copy_scores
import page_scores
import quote_scores
import speaker_scores
from generated import Block
from shared import CHECKOUT, digest_of, find_shared, say_skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from attribution.reliability import Judged
    from onrecord.model import Reading

FLOORS = CHECKOUT / "recipes" / "floors.toml"
TABLE = Block(CHECKOUT / "docs" / "finds.md", "scores")
LIMITS = Block(CHECKOUT / "README.md", "limits")
DATA = {
    "statements": ("gold/dev", ("articles.jsonl", "*.gold.json")),
    "attributions": ("corpora/polnear", ("dev.jsonl.gz",)),
    "quotes": ("corpora/basil", ("articles.jsonl.gz",)),
    "pages": ("corpora/pages", ("*.html.gz", "*.json")),
}
"""Where each part of the data lies, and the files that its scores depend on."""

# What each score says; the order of the table.
MEANINGS = {
    ("statements", "overlap"): "statements found (F1; words overlap by half or more)",
    ("statements", "exact"): "statements found to the word (F1; overlap of 0.9 or more)",
    ("statements", "speaker"): "… of those found, with the right speaker",
    ("statements", "manner"): "… rightly direct, indirect or mixed",
    ("statements", "relay"): "who passed it on (F1)",
    ("statements", "said"): "the day it was said (F1)",
    ("statements", "venue"): "where it was said (F1)",
    ("statements", "complete"): "statements right in content, speaker, relay and day (F1)",
    ("acts", "right"): "what they do: denied, promised, asked … (the cue’s force; see below)",
    ("acts", "force"): "… of those that do more than say, rightly",
    ("attributions", "exact_source"): "the tagger alone: sources found to the word (F1)",
    ("attributions", "exact_cue"): "… cues",
    ("attributions", "exact_content"): "… contents",
    ("attributions", "attribution_exact"): "… source, cue and content all to the word",
    ("attributions", "attribution_overlap"): "… source, cue and content by half",
    ("speakers", "right"): "whom a pronoun or description refers to (200 in PolNeAR, judged)",
    ("confidence", "right"): "statements of confidence 0.9 or more: source and content are right",
    ("confidence", "share"): "… their share of all statements",
    ("quotes", "found"): "quotes by named persons in three US outlets (BASIL): found",
    ("quotes", "right"): "… of those found, with the right speaker",
    ("copies", "precision"): "articles said to carry the same words that do (169 judged pairs)",
    ("copies", "recall"): "… of those that do, found; one outlet’s follow-ups are left apart",
    ("copies", "origins"): "… agencies rightly credited with a text (50 judged)",
    ("pages", "published"): "pages with the right day of publication",
    ("pages", "title"): "pages with the right title",
    ("pages", "authors"): "pages with the right authors",
    ("pages", "body"): "pages whose text is as long as it should be, within a quarter",
}


@dataclass(frozen=True)
class Score:
    """One number, and the least that it may be, None where there is no floor."""

    part: str
    name: str
    percent: float
    floor: float | None

    @property
    def holds(self) -> bool:
        """Whether it reaches its floor."""
        return self.floor is None or self.percent >= self.floor


def main() -> int:
    """Measure, print the table, compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="put the numbers into docs/finds.md")
    shared = find_shared()
    arguments = parser.parse_args()
    if shared is None:
        return say_skipped("quality floors")
    floors = tomllib.loads(FLOORS.read_text("utf-8"))
    pages = page_scores.score_pages(shared / DATA["pages"][0])
    marked = shared / DATA["attributions"][0] / "dev.jsonl.gz"
    judged = confidence_scores.judge_statements(marked, read(marked))
    scores = measure(shared, Parts(pages, judged), floors)
    print(table(scores))
    complaints = [*other_data(shared, floors), *missed(scores)]
    for block, text in (
        (TABLE, markdown(scores)),
        (LIMITS, limits(scores)),
        (page_scores.TABLE, page_scores.table(pages)),
    ):
        if arguments.write:
            block.write(text)
        complaints += block.complaints(text)
    if arguments.write:
        confidence_scores.PICTURE.write_text(confidence_scores.picture(judged), "utf-8")
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 1 if complaints else 0


class Parts(NamedTuple):
    """What is shown in the docs too, beside its scores."""

    pages: page_scores.PageScores
    judged: list[Judged]


def measure(shared: Path, parts: Parts, floors: dict[str, dict[str, float]]) -> list[Score]:
    """Every score, with its floor."""
    folder = {part: shared / place for part, (place, _) in DATA.items()}
    found = {
        "statements": statement_scores(folder["statements"], shared / "score" / "score.py"),
        "acts": act_scores.percentages(
            folder["statements"],
            shared / "score" / "score.py",
            read(folder["statements"] / "articles.jsonl"),
        ),
        "attributions": attribution_scores(
            folder["attributions"], shared / "score" / "score_attributions.py"
        ),
        "speakers": speaker_scores.percentages(
            speaker_scores.compare(
                folder["attributions"] / "dev.jsonl.gz", shared / "score" / "score.py"
            )
        ),
        "confidence": confidence_scores.percentages(parts.judged),
        "quotes": quote_scores.percentages(
            folder["quotes"] / "articles.jsonl.gz",
            shared / "score" / "score.py",
            read(folder["quotes"] / "articles.jsonl.gz"),
        ),
        "copies": copy_scores.percentages(shared),
        "pages": parts.pages.percentages(),
    }
    return [
        Score(part, name, found[part][name], floors.get(part, {}).get(name))
        for part, name in MEANINGS
    ]


def statement_scores(gold: Path, score: Path) -> dict[str, float]:
    """Whole statements, on the articles that are annotated for them."""
    from onrecord.codec import encode

    return scored_by(score, gold, map(encode, read(gold / "articles.jsonl")))


def attribution_scores(polnear: Path, score: Path) -> dict[str, float]:
    """The tagger's own spans, on articles that it was not trained on."""
    from onrecord import pipeline
    from onrecord.codec import encode_attributions
    from onrecord.model import Reading

    gold = polnear / "dev.jsonl.gz"
    lines = (
        encode_attributions(tagging.article, tagging.tagged or ())
        for tagging in pipeline.tag([str(gold)])
        if not isinstance(tagging, Reading)
    )
    return scored_by(score, gold, lines)


def read(path: Path) -> Iterator[Reading]:
    """What the product makes of a file of articles."""
    from onrecord import pipeline

    return pipeline.read([str(path)])


def scored_by(score: Path, gold: Path, lines: Iterable[bytes]) -> dict[str, float]:
    """F1 of each part, by a measure that lies with the data."""
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as predictions:
        predictions.writelines(line + b"\n" for line in lines)
        predictions.flush()
        command = [sys.executable, str(score), str(gold), predictions.name, "--json"]
        scored = subprocess.run(command, check=True, capture_output=True)
    parts = json.loads(scored.stdout).items()
    return {name: part["f1"] for name, part in parts if isinstance(part, dict)}


def missed(scores: list[Score]) -> list[str]:
    """The scores that are below their floors."""
    return [
        f"{score.part}.{score.name}: {score.percent:.1f} is below the floor of {score.floor}"
        for score in scores
        if not score.holds
    ]


def other_data(shared: Path, floors: dict[str, dict[str, float]]) -> list[str]:
    """The parts of the data that the floors were not set on."""
    digests = {part: digest_of(shared / folder, files) for part, (folder, files) in DATA.items()}
    return [
        f"{part}: not the data that the floors were set on; if they are right, pin {digest}"
        for part, digest in digests.items()
        if floors["data"][part] != digest
    ]


def table(scores: list[Score]) -> str:
    """The scores for a terminal."""
    rows = (
        f"{s.part:13} {s.name:20} {s.percent:7.1f}  {s.floor or '':>6}  "
        f"{'' if s.holds else 'BELOW'}".rstrip()
        for s in scores
    )
    return "\n".join(("part          score                percent   floor", *rows))


def markdown(scores: list[Score]) -> str:
    """The scores for the docs."""
    rows = (f"| {MEANINGS[s.part, s.name]} | {s.percent:.1f} | {s.floor or ''} |" for s in scores)
    return "\n".join(("| what | percent | floor |", "|---|--:|--:|", *rows))


def limits(scores: list[Score]) -> str:
    """The two numbers that a reader should know first."""
    percent = {(score.part, score.name): score.percent for score in scores}
    found, right = (percent["statements", name] for name in ("overlap", "speaker"))
    return (
        "- It misses statements, and finds some that are none: "
        f"F1 {found:.0f} % on annotated articles.\n"
        f"  Of those that it finds, {right:.0f} % have the right speaker. "
        "Every one is shown in its words."
    )


if __name__ == "__main__":
    sys.exit(main())
