"""Let trained runs mark articles that nobody marked, for another run to learn from.

    python -m attribution.teach runs/NAME.toml [runs/NAME.toml …] [--articles N]

exported runs, ../shared/corpora/allsides -> build/attribution/data/taught.jsonl

The runs mark together: the scores of tags and the chains are averaged, links and names are the
first one's. What they mark is taken at its word, whatever its confidence (self-training; with
several, distillation: Hinton et al., 2015); a run with `taught` reads it first and what people
marked afterwards.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from attribution.corpus import MarkedArticle
from attribution.examples import write_examples
from attribution.marking import example_of
from attribution.naming import NamedText, NameSpan, name_tags
from attribution.settings import DATA, read_settings
from onrecord.annotations.quotations import find_quotations
from onrecord.annotations.sentences import split_paragraphs
from onrecord.tagging.crf import TagChain
from onrecord.tagging.labels import RoleSpan
from onrecord.tagging.loading import open_tagger
from onrecord.tagging.names import NAME_KINDS
from onrecord.tagging.tagger import Heads
from onrecord.tagging.units import units_of
from onrecord.tagging.windows import WINDOW_PIECES
from shared import find_shared, say_skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from attribution.examples import Example
    from onrecord.model import Tagged
    from onrecord.tagging.tagger import Scorer, Tagger

TAUGHT = DATA / "taught.jsonl"
ALLSIDES = "corpora/allsides/articles.jsonl.gz"
# Twice as many as people marked: a pass over them takes as long as two over those.
ARTICLES = 1600
CHOOSING_SEED = 1
REPORT_ARTICLES = 200


def main() -> int:
    """Mark, write, and say how much was marked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("runs", type=Path, nargs="+", help="files of runs/, exported; first leads")
    parser.add_argument("--articles", type=int, default=ARTICLES, help=f"default: {ARTICLES}")
    arguments = parser.parse_args()
    shared = find_shared()
    if shared is None:
        return say_skipped("articles marked by trained runs")
    teachers = [open_tagger(read_settings(run).exported("int8")) for run in arguments.runs]
    texts = read_texts(shared / ALLSIDES, number=arguments.articles)
    counts: Counter[str] = Counter()
    write_examples(TAUGHT, taught(together(teachers), texts, counts))
    for what, count in sorted(counts.items()):
        print(f"{count:8} {what}")
    return 0


def read_texts(path: Path, *, number: int) -> list[tuple[str, str]]:
    """So many articles, evenly by chance: each one's id and text."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [(row["id"], row["text"]) for row in map(json.loads, lines)]
    return random.Random(CHOOSING_SEED).sample(rows, min(number, len(rows)))


def together(teachers: Sequence[Tagger]) -> Tagger:
    """A tagger whose tags all of them choose; what else it says is the first one's."""
    chain = TagChain(*(_mean(parts) for parts in zip(*(t.chain for t in teachers), strict=True)))
    return replace(teachers[0], scorer=Joined([t.scorer for t in teachers]), chain=chain)


@dataclass(frozen=True)
class Joined:
    """The mean of several scorers' tags; see `tagger.Scorer`."""

    scorers: Sequence[Scorer]

    def __call__(
        self, pieces: Sequence[int], quotations: Sequence[int], capitals: Sequence[int]
    ) -> Heads:
        """The scores of one closed sequence."""
        heads = [scorer(pieces, quotations, capitals) for scorer in self.scorers]
        return heads[0]._replace(tags=_mean([one.tags for one in heads]))


def _mean(scores: Sequence[np.ndarray]) -> np.ndarray:
    return np.mean(scores, axis=0, dtype=np.float32)


def taught(
    tagger: Tagger, texts: Iterable[tuple[str, str]], counts: Counter[str]
) -> Iterator[Example]:
    """The paragraphs of texts as the tagger marks them; `counts` is told how much that is."""
    for id_, text in texts:
        paragraphs = split_paragraphs(text)
        quotations = find_quotations(text, paragraphs)
        found = tagger.tag(text, paragraphs, quotations)
        article = MarkedArticle(id_, text, tuple(_spans(found.attributions)), found.attributions)
        names = tuple(NameSpan(name.kind, name.span) for name in found.names)
        named = NamedText(id_, text, names, frozenset(NAME_KINDS))
        for unit in units_of(text, paragraphs, quotations, tokenizer=tagger.tokenizer):
            if not 0 < len(unit.pieces) <= WINDOW_PIECES:
                counts["paragraphs left out: no window holds them"] += 1
                continue
            counts["paragraphs"] += 1
            example = example_of(unit, article)
            yield replace(example, names=name_tags(unit.words, named), origin="taught")
        counts["articles"] += 1
        counts["attributions"] += len(found.attributions)
        counts["names"] += len(names)
        if counts["articles"] % REPORT_ARTICLES == 0:
            print(f"{counts['articles']} articles marked", flush=True)


def _spans(attributions: Iterable[Tagged]) -> Iterator[RoleSpan]:
    """Each once, as several cues may share a source."""
    found = {
        RoleSpan(role, span)
        for one in attributions
        for role, spans in (
            ("source", [one.source] if one.source else []),
            ("cue", [one.cue]),
            ("content", one.content),
        )
        for span in spans
    }
    yield from sorted(found, key=lambda marked: marked.span)


if __name__ == "__main__":
    sys.exit(main())
