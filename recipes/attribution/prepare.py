"""Corpora into training examples.

    python -m attribution.prepare

../shared/corpora -> build/attribution/data/train.jsonl

One file for all runs (see `choosing`). What cannot be learned from is counted and said: paragraphs
longer than a window, and spans that the tags do not give back (they cross paragraphs, or share
words with another role).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from attribution.carrying import carry, read_carriers
from attribution.corpus import POLNEAR, MarkedArticle, held_out_of, read_polnear
from attribution.encoder import load_tokenizer
from attribution.examples import write_examples
from attribution.marking import example_of, example_of_names
from attribution.naming import name_tags
from attribution.ner import NER, read_crossner, read_re3d, read_uner
from attribution.settings import DATA
from attribution.silver import read_entities, silver_of
from onrecord.annotations.quotations import find_quotations
from onrecord.annotations.sentences import split_paragraphs
from onrecord.tagging.labels import decode
from onrecord.tagging.names import NAME_KINDS
from onrecord.tagging.units import units_of
from onrecord.tagging.windows import WINDOW_PIECES
from shared import find_shared, say_skipped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tokenizers import Tokenizer

    from attribution.examples import Example
    from attribution.naming import NamedText
    from onrecord.tagging.units import Unit

TRAIN = DATA / "train.jsonl"
# Enough to be learned, too few to teach that every sentence is carried.
CARRIED_SHARE = 0.08
CARRYING_SEED = 1


def main() -> int:
    """Write the examples and say what became of the spans."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--if-absent", action="store_true", help="not where they lie there already")
    if parser.parse_args().if_absent and TRAIN.exists():
        return 0
    shared = find_shared()
    if shared is None:
        return say_skipped("training examples")
    preparing = Preparing(load_tokenizer())
    write_examples(
        TRAIN,
        chain(
            preparing.articles(shared / POLNEAR),
            preparing.named(shared / NER),
            preparing.carried(shared / POLNEAR),
        ),
    )
    for what, count in sorted(preparing.counts.items()):
        print(f"{count:8} {what}")
    return 0


def read_named(folder: Path) -> Iterator[NamedText]:
    """The texts with names to learn from."""
    yield from read_crossner(folder / "crossner-politics-train.conll.gz")
    yield from read_crossner(folder / "crossner-politics-dev.conll.gz")
    yield from read_uner(folder / "uner-ewt-dev.iob2.gz")
    yield from read_re3d(folder / "re3d.jsonl.gz", scored=False)


@dataclass(frozen=True)
class Preparing:
    """Makes examples; `counts` is told what was kept and what was not."""

    tokenizer: Tokenizer
    counts: Counter[str] = field(default_factory=Counter)

    def articles(self, folder: Path) -> Iterator[Example]:
        """PolNeAR's paragraphs, once for each who marked them."""
        path = folder / "train.jsonl.gz"
        entities = read_entities(folder / "train.corenlp.jsonl.gz")
        kept_back = held_out_of(path)
        for article in read_polnear(path, every_annotator=True):
            here = entities.get(article.id)
            silver = None if here is None else silver_of(article.id, article.text, here)
            for example in self._examples(article, silver):
                yield replace(example, held_out=article.id in kept_back)

    def named(self, folder: Path) -> Iterator[Example]:
        """The paragraphs of the corpora of names."""
        for named in read_named(folder):
            self.counts["texts with names"] += 1
            for unit in self._units(named.text):
                yield example_of_names(unit, named)
            self._count_names("corpora", named)

    def carried(self, folder: Path) -> Iterator[Example]:
        """PolNeAR's sentences within sentences of our own; none of what is held out."""
        path = folder / "train.jsonl.gz"
        kept_back = held_out_of(path)
        articles = [article for article in read_polnear(path) if article.id not in kept_back]
        number = round(self.counts["paragraphs of articles"] * CARRIED_SHARE)
        for carrier in carry(articles, read_carriers(), number=number, seed=CARRYING_SEED):
            self.counts["carriers"] += 1
            for unit in self._units(carrier.text):
                yield replace(example_of(unit, carrier), origin="carrier")

    def _examples(self, article: MarkedArticle, silver: NamedText | None) -> Iterator[Example]:
        wanted = set(article.spans)
        self.counts["spans"] += len(wanted)
        self.counts["articles" if article.annotator == 0 else "articles marked again"] += 1
        for unit in self._units(article.text):
            example = example_of(unit, article)
            wanted -= set(decode(unit.words, example.tags))
            self.counts["attributions"] += len(example.cues)
            # Names of an article that was marked again are the same: they count once.
            self.counts["paragraphs of articles"] += article.annotator == 0
            is_named = silver and article.annotator == 0
            yield replace(example, names=name_tags(unit.words, silver) if is_named else ())
        if silver is None:
            self.counts["articles without silver names"] += 1
        elif article.annotator == 0:
            self._count_names("silver", silver)
        self.counts["spans that the tags change"] += len(wanted)

    def _units(self, text: str) -> Iterator[Unit]:
        """The paragraphs that a window can hold."""
        paragraphs = split_paragraphs(text)
        quotations = find_quotations(text, paragraphs)
        for unit in units_of(text, paragraphs, quotations, tokenizer=self.tokenizer):
            fits = 0 < len(unit.pieces) <= WINDOW_PIECES
            self.counts["paragraphs" if fits else "paragraphs left out: no window holds them"] += 1
            if fits:
                yield unit

    def _count_names(self, corpus: str, named: NamedText) -> None:
        for kind in NAME_KINDS:
            found = sum(name.kind == kind for name in named.names)
            self.counts[f"names, {corpus}: {kind}"] += found


if __name__ == "__main__":
    sys.exit(main())
