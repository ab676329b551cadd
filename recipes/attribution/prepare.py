"""Corpora into training examples.

    python -m attribution.prepare

../shared/corpora/polnear -> build/attribution/data/train.jsonl

What cannot be learned from is counted and said: paragraphs longer than a window, and spans that
the tags do not give back (they cross paragraphs, or share words with another role).
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

from attribution.corpus import POLNEAR, MarkedArticle, read_polnear
from attribution.encoder import load_tokenizer
from attribution.examples import write_examples
from attribution.labels import decode
from attribution.marking import example_of
from attribution.settings import DATA
from attribution.units import units_of
from attribution.windows import WINDOW_PIECES
from shared import find_shared, say_skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tokenizers import Tokenizer

    from attribution.examples import Example

TRAIN = DATA / "train.jsonl"


def main() -> int:
    """Write the examples and say what became of the spans."""
    shared = find_shared()
    if shared is None:
        return say_skipped("training examples")
    counts: Counter[str] = Counter()
    tokenizer = load_tokenizer()
    articles = read_polnear(shared / POLNEAR / "train.jsonl.gz")
    write_examples(
        TRAIN,
        (example for article in articles for example in _examples(article, tokenizer, counts)),
    )
    for what, count in sorted(counts.items()):
        print(f"{count:8} {what}")
    return 0


def _examples(
    article: MarkedArticle, tokenizer: Tokenizer, counts: Counter[str]
) -> Iterator[Example]:
    """The paragraphs of an article; `counts` is told what was kept and what was not."""
    counts["articles"] += 1
    wanted = set(article.spans)
    counts["spans"] += len(wanted)
    for unit in units_of(article.text, tokenizer):
        example = example_of(unit, article)
        wanted -= set(decode(unit.words, example.tags))
        if len(unit.pieces) > WINDOW_PIECES:
            counts["paragraphs left out: longer than a window"] += 1
            continue
        counts["paragraphs"] += 1
        counts["attributions"] += len(example.cues)
        yield example
    counts["spans that the tags change"] += len(wanted)


if __name__ == "__main__":
    sys.exit(main())
