"""How much of what a core can do the encoder gets: operations against the core's peak.

the encoder's positions and seconds -> GOP/s achieved, and GOP/s there are

Operations are those of the matrix products, two for each multiply and add, from their shapes. For
n positions and one layer: query, key, value and output take 8 n width^2, the inner products 4 n
width inner, scores and weighted sums 4 n^2 width. Norms, embeddings and heads are left out (under
2 %). The peak is measured in float32 (numpy, the shape of the encoder's own products) and int8 is
derived from it, since the project's environment has nothing that builds a graph of int8 products:
with VNNI one instruction multiplies and adds four times as many numbers as a float32 one; AVX2
without VNNI needs two where it multiplies (vpmaddubsw, vpmaddwd) and an add that runs beside them,
so twice as many. It is an estimate, good to tell a half from nine tenths.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from onrecord.model import Quotation, Span
    from onrecord.tagging import Tagger
    from onrecord.tagging.tagger import Heads, Scorer, TaggedText

# The encoder: MiniLM's layers, width and inner width, as in the graph's products.
LAYERS, WIDTH, INNER = 6, 384, 1536

# The product that is timed: a long paragraph through the first inner product.
ROWS = 256
TIMED_S = 1.0
GIGA = 1e9

VNNI_GAIN, AVX2_GAIN = 4.0, 2.0
VNNI_FLAGS = ("avx512_vnni", "avx_vnni")
KERNEL_FLAGS = ("avx2", "avx512f", *VNNI_FLAGS, "amx_int8")


@dataclass
class Work:
    """What the encoder was given, and how long it and the whole tagger took.

    Attributes:
        calls: sequences read.
        positions: wordpieces of all of them, with those that open and close.
        squares: the sum of the squares of their lengths.
    """

    calls: int = 0
    positions: int = 0
    squares: int = 0
    encoder_s: float = 0.0
    tagging_s: float = 0.0

    @property
    def operations(self) -> float:
        """Of all matrix products."""
        linear = 8 * WIDTH**2 + 4 * WIDTH * INNER
        return float(LAYERS * (linear * self.positions + 4 * WIDTH * self.squares))


@dataclass(frozen=True)
class MeteredScorer:
    """A scorer with a clock and a counter; see `onrecord.tagging.tagger.Scorer`."""

    scorer: Scorer
    work: Work

    def __call__(
        self, pieces: Sequence[int], quotations: Sequence[int], capitals: Sequence[int]
    ) -> Heads:
        """What the scorer says."""
        started = time.perf_counter()
        heads = self.scorer(pieces, quotations, capitals)
        self.work.encoder_s += time.perf_counter() - started
        self.work.calls += 1
        self.work.positions += len(pieces)
        self.work.squares += len(pieces) ** 2
        return heads


@dataclass(frozen=True)
class MeteredTagger:
    """A tagger with a clock around it; stands wherever a `Tagger` may."""

    tagger: Tagger
    work: Work

    @property
    def name(self) -> str:
        """The tagger's."""
        return self.tagger.name

    @property
    def language(self) -> str:
        """The tagger's."""
        return self.tagger.language

    def tag(
        self, text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]
    ) -> TaggedText:
        """What the tagger finds."""
        started = time.perf_counter()
        tagged = self.tagger.tag(text, paragraphs, quotations)
        self.work.tagging_s += time.perf_counter() - started
        return tagged


def metered(code: str, work: Work) -> MeteredTagger:
    """The tagger of a language, measured."""
    from onrecord.tagging import load_tagger

    tagger = load_tagger(code)
    return MeteredTagger(replace(tagger, scorer=MeteredScorer(tagger.scorer, work)), work)


def float32_peak() -> float:
    """Operations a second of one product, the best of those that fit in a second."""
    import numpy as np

    left, right = np.ones((ROWS, WIDTH), np.float32), np.ones((WIDTH, INNER), np.float32)
    product = np.empty((ROWS, INNER), np.float32)
    best_s, ends = float("inf"), time.perf_counter() + TIMED_S
    while (started := time.perf_counter()) < ends:
        np.matmul(left, right, out=product)
        best_s = min(best_s, time.perf_counter() - started)
    return 2 * ROWS * WIDTH * INNER / best_s


def int8_gain(flags: Collection[str]) -> float:
    """How many times the float32 peak int8 products may reach; see the header."""
    return VNNI_GAIN if any(flag in flags for flag in VNNI_FLAGS) else AVX2_GAIN


def kernel_line() -> str:
    """Which kernels the processor lets onnxruntime choose from."""
    flags = processor_flags()
    told = ", ".join(f"{flag} {'yes' if flag in flags else 'no'}" for flag in KERNEL_FLAGS)
    chosen = "VNNI" if any(flag in flags for flag in VNNI_FLAGS) else "no VNNI"
    return f"kernels: {told}; measured and tested here with {chosen}, others were not tested"


def processor_flags() -> frozenset[str]:
    """What the processor can do (Linux), none where that is not told."""
    described = Path("/proc/cpuinfo")
    lines = described.read_text("ascii", "replace").splitlines() if described.exists() else []
    flags = next((line for line in lines if line.startswith("flags")), "")
    return frozenset(flags.partition(":")[2].split())


def roofline_lines(work: Work, articles: float, peak: float) -> tuple[str, ...]:
    """Operations for an article, what is reached and what there is.

    Args:
        work: of all articles.
        articles: how many, of the length that speed is told in.
        peak: operations a second in float32.
    """
    reached, int8 = work.operations / work.encoder_s, peak * int8_gain(processor_flags())
    return (
        f"  an article takes {work.operations / articles / GIGA:.1f} GOP: "
        f"{work.positions / articles:.0f} positions in {work.calls / articles:.0f} sequences",
        f"  the encoder takes {work.encoder_s / work.tagging_s:.0%} of the tagging stage and "
        f"reaches {reached / GIGA:.0f} GOP/s, {work.operations / work.tagging_s / GIGA:.0f} over "
        "the whole stage",
        f"  one core: {peak / GIGA:.0f} GFLOP/s in float32 (numpy, {ROWS}x{WIDTH}x{INNER}), so "
        f"about {int8 / GIGA:.0f} GOP/s in int8: {reached / int8:.0%} of it is reached",
    )
