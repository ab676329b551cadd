"""An article as the encoder reads it: a unit for each paragraph.

text, paragraphs, quotations -> units of words, wordpieces and features

A word is what the encoder's own pre-tokenizer takes for one: letters between white space
and punctuation; each mark is a word. Two features are added by rule, since the encoder knows
neither: where a word stands to quotation marks, and its capital letters.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model import Span
from onrecord.spans import within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tokenizers import Tokenizer

    from onrecord.model import Quotation

# Where a word stands to quotation marks.
UNQUOTED, QUOTED, NESTED, CONTINUED = range(4)
QUOTATION_COUNT = 4
# How a word is written.
LOWER, CAPITAL, ALL_CAPITALS, NO_LETTERS = range(4)
CAPITAL_COUNT = 4


@dataclass(frozen=True)
class Unit:
    """A paragraph.

    Attributes:
        words: their spans in the text.
        firsts: the place of the first wordpiece of each word.
        pieces: the id of every wordpiece, without those that open and close a sequence.
        quotations: of every wordpiece, from `UNQUOTED` on.
        capitals: of every wordpiece, from `LOWER` on.
    """

    paragraph: Span
    words: tuple[Span, ...]
    firsts: tuple[int, ...]
    pieces: tuple[int, ...]
    quotations: tuple[int, ...]
    capitals: tuple[int, ...]


def units_of(
    text: str,
    paragraphs: Iterable[Span],
    quotations: Sequence[Quotation],
    *,
    tokenizer: Tokenizer,
) -> Iterator[Unit]:
    """Every paragraph of a text."""
    for paragraph in paragraphs:
        here = within(quotations, paragraph, key=lambda quotation: quotation.outer)
        yield _unit(text, paragraph, here, tokenizer=tokenizer)


def _unit(
    text: str, paragraph: Span, quotations: Sequence[Quotation], *, tokenizer: Tokenizer
) -> Unit:
    encoding = tokenizer.encode(paragraph.of(text), add_special_tokens=False)
    places = list(_word_places(encoding.word_ids))
    at, offsets = paragraph.start, encoding.offsets
    words = [Span(at + offsets[first][0], at + offsets[last - 1][1]) for first, last in places]
    quoted = _places_in(words, quotations)
    written = [_writing(word.of(text)) for word in words]
    lengths = [last - first for first, last in places]
    return Unit(
        paragraph=paragraph,
        words=tuple(words),
        firsts=tuple(first for first, _ in places),
        pieces=tuple(encoding.ids),
        quotations=_repeated(quoted, lengths),
        capitals=_repeated(written, lengths),
    )


def _word_places(owners: Sequence[int | None]) -> Iterator[tuple[int, int]]:
    """The first wordpiece of every word, and the place behind its last."""
    first = 0
    for place in range(1, len(owners) + 1):
        if place == len(owners) or owners[place] != owners[first]:
            yield first, place
            first = place


def _places_in(words: Sequence[Span], quotations: Sequence[Quotation]) -> list[int]:
    """Where each word stands to quotations, the outer before the nested; marks stand inside."""
    places = [UNQUOTED] * len(words)
    for quotation in quotations:
        first = bisect_left(words, quotation.outer.start, key=lambda word: word.start)
        behind = bisect_right(words, quotation.outer.end, key=lambda word: word.end)
        place = CONTINUED if quotation.continues else QUOTED
        held = NESTED if quotation.nested else place
        places[first:behind] = [held] * max(behind - first, 0)
    return places


def _writing(word: str) -> int:
    if word.islower():
        return LOWER
    if not any(letter.isalpha() for letter in word):
        return NO_LETTERS
    if len(word) > 1 and word.isupper():
        return ALL_CAPITALS
    return CAPITAL if word[0].isupper() else LOWER


def _repeated(values: Sequence[int], lengths: Sequence[int]) -> tuple[int, ...]:
    """The value of a word for each of its wordpieces."""
    return tuple(
        value for value, length in zip(values, lengths, strict=True) for _ in range(length)
    )
