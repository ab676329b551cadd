"""Training examples: a paragraph as numbers.

units, tags -> data/train.jsonl -> examples, batches
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from onrecord.tagging.links import WordRange

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

Origin: TypeAlias = Literal["article", "names", "carrier", "taught"]

# Batches that are sorted together: enough for batches of equal length, few enough for chance.
POOL_UNITS = 2000


@dataclass(frozen=True)
class Example:
    """One paragraph; see `units.Unit`.

    Attributes:
        tags: of every word.
        sentences: the number of every word's.
        cues: first and last word of each; so for sources and contents.
        source_of: for each cue the number of its source, that of `sources` where it has none.
        cue_of: for each content the number of its cue.
        names: of every word the tag of its name, or `naming.UNJUDGED`; empty where none is known.
        unmarked: numbers of the kinds of names that may stand unmarked in it.
        origin: what it is made from; see `choosing`.
        annotator: the number of who marked it, and how many marked it.
        held_out: it is kept back to fit confidence on.
        weight: of its tags and links in the loss.
    """

    pieces: tuple[int, ...]
    quotations: tuple[int, ...]
    capitals: tuple[int, ...]
    firsts: tuple[int, ...]
    tags: tuple[int, ...]
    sentences: tuple[int, ...]
    cues: tuple[WordRange, ...]
    sources: tuple[WordRange, ...]
    contents: tuple[WordRange, ...]
    source_of: tuple[int, ...]
    cue_of: tuple[int, ...]
    names: tuple[int, ...] = ()
    unmarked: tuple[int, ...] = ()
    origin: Origin = "article"
    annotator: int = 0
    annotators: int = 1
    held_out: bool = False
    weight: float = 1.0


def write_examples(path: Path, examples: Iterable[Example]) -> None:
    """One example a line; what is there is always whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    with beside.open("wb") as lines:
        lines.writelines(msgspec.json.encode(example) + b"\n" for example in examples)
    beside.replace(path)


def read_examples(path: Path) -> list[Example]:
    """What `write_examples` wrote."""
    decoder = msgspec.json.Decoder(Example)
    with path.open("rb") as lines:
        return [decoder.decode(line) for line in lines]


def batches_of(examples: Sequence[Example], *, seed: int, pieces: int) -> list[list[Example]]:
    """The batches of an epoch, by a seed: each holds paragraphs of like length.

    None is larger than so many pieces, padding included, unless a single paragraph is.
    """
    chance = random.Random(seed)
    order = chance.sample(examples, len(examples))
    pools = (order[at : at + POOL_UNITS] for at in range(0, len(order), POOL_UNITS))
    batches = [batch for pool in pools for batch in _cut(pool, pieces)]
    chance.shuffle(batches)
    return batches


def _cut(pool: Iterable[Example], pieces: int) -> Iterator[list[Example]]:
    batch: list[Example] = []
    for example in sorted(pool, key=lambda example: len(example.pieces)):
        if batch and (len(batch) + 1) * len(example.pieces) > pieces:
            yield batch
            batch = []
        batch.append(example)
    yield batch
