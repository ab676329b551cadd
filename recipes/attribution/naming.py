"""Texts with marked names, as the mentions' head learns them: a tag for each word.

words, named spans -> tags

A corpus marks some kinds only. A word that it leaves outside may be of any kind that it does not
mark; one inside what it marked in a way that is not ours is judged not at all (`UNJUDGED`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import Span
from onrecord.tagging.labels import OUTSIDE
from onrecord.tagging.names import NAME_KINDS, begin_name, inside_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.tagging.names import NameKind

UNJUDGED = -1


class NameSpan(NamedTuple):
    """Words of a kind."""

    kind: NameKind
    span: Span


@dataclass(frozen=True)
class NamedText:
    """A text and the names in it.

    Attributes:
        names: in the order of the text; none overlap.
        marked: the kinds that its corpus marks.
        unsure: words that say nothing of what we call a name.
    """

    id: str
    text: str
    names: tuple[NameSpan, ...]
    marked: frozenset[NameKind]
    unsure: tuple[Span, ...] = ()

    @property
    def unmarked(self) -> tuple[int, ...]:
        """The numbers of the kinds that its corpus does not mark."""
        return tuple(i for i, kind in enumerate(NAME_KINDS) if kind not in self.marked)


def name_tags(words: Sequence[Span], named: NamedText) -> tuple[int, ...]:
    """The tag of every word; a word that a name cuts belongs to it."""
    tags = [OUTSIDE] * len(words)
    for span in named.unsure:
        for index in _held(words, span):
            tags[index] = UNJUDGED
    for kind, span in named.names:
        for number, index in enumerate(_held(words, span)):
            tags[index] = inside_name(kind) if number else begin_name(kind)
    return tuple(tags)


def without_overlaps(names: Iterable[NameSpan]) -> tuple[NameSpan, ...]:
    """Of names that overlap the earlier one; in the order of the text."""
    kept: list[NameSpan] = []
    for name in names:
        if not any(name.span.overlaps(other.span) for other in kept):
            kept.append(name)
    return tuple(sorted(kept, key=lambda name: name.span))


def _held(words: Sequence[Span], span: Span) -> list[int]:
    return [index for index, word in enumerate(words) if word.overlaps(span)]
