"""A text as copies are compared: its words, and which of them stand in quotation marks.

text -> Wording -> runs of eight words, each as a number

Words are folded as a search folds them: an outlet may set other quotation marks, drop diacritics
or print a name in capitals. What is quoted is told apart, since whoever reports a speech prints
the same words of it; only what an outlet says itself shows whose text it is.
"""

from __future__ import annotations

import functools
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from onrecord.annotations import find_quotations, split_paragraphs
from onrecord.folding import fold

Numbers: TypeAlias = NDArray[np.uint64]
Marks: TypeAlias = NDArray[np.bool_]

# Words. Of runs this long that two of 15,000 articles share, almost all are quoted, copied, or a
# box; at five, names and set phrases ("the House Committee on Oversight and Government Reform").
RUN = 8
# Code points, about 20,000 words: no news article is longer, and a text may be of any length.
_LONGEST = 120_000
# Two articles are compared with several others in a row.
_KEPT = 64
# Typography that no word holds, as a space: five texts in six are plain ASCII without it, and
# those are folded several times as fast.
_TYPOGRAPHY = str.maketrans(dict.fromkeys("“”„‟«»‘’‚‹›–—―…•\u00a0", " "))
_MIXED = np.uint64(0x9E3779B97F4A7C15)  # odd, from the golden ratio (Knuth, TAOCP 6.4)


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The words of a text in their order, `(words,)` each.

    Attributes:
        numbers: a number for each word, the same for equal words on every machine.
        quoted: whether it stands in quotation marks.
        whole: False where the text was too long to be read to its end.
    """

    numbers: Numbers
    quoted: Marks
    whole: bool

    @property
    def own(self) -> Numbers:
        """The words outside quotation marks."""
        return self.numbers[~self.quoted]


def wording_of(text: str) -> Wording:
    """The words of a text, or of the beginning of one that is too long."""
    return _read(text[:_LONGEST], whole=len(text) <= _LONGEST)


def runs_of(numbers: Numbers) -> Numbers:
    """Every run of eight words as a number; `(words - 7,)`, empty where there are fewer."""
    count = max(0, len(numbers) - RUN + 1)
    runs = np.zeros(count, np.uint64)
    for offset in range(RUN if count else 0):
        runs = runs * _MIXED + numbers[offset : offset + count]
    return _spread(runs)


@functools.lru_cache(maxsize=_KEPT)
def _read(text: str, *, whole: bool) -> Wording:
    numbers: list[int] = []
    quoted: list[bool] = []
    for piece, is_quoted in _pieces(text):
        words = fold(piece.translate(_TYPOGRAPHY)).encode().split()
        numbers += map(zlib.crc32, words)
        quoted += [is_quoted] * len(words)
    return Wording(np.array(numbers, np.uint64), np.array(quoted, np.bool_), whole)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text cut at its outer quotations, and whether each piece is one."""
    end = 0
    for quotation in find_quotations(text, split_paragraphs(text)):
        if quotation.outer.start >= end:
            yield text[end : quotation.outer.start], False
            yield quotation.outer.of(text), True
            end = quotation.outer.end
    yield text[end:], False


def _spread(numbers: Numbers) -> Numbers:
    """Numbers whose every bit depends on all bits (the finalizer of splitmix64)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))
