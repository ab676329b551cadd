"""Names and roles as one tag for each word, and back: the numbering of the mentions' head.

scores of words -> typed spans, each with a probability

Fifteen tags: outside, and begin and inside of each kind. The best sequence is the one of the
highest sum of scores among those in which an inside follows a begin or inside of its kind; there
is no learned chain, since names are short. How sure a name is, is the least softmax probability
among its words' tags.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, get_args

import numpy as np

from onrecord.model import Span
from onrecord.tagging.crf import best_tags, plain_chain
from onrecord.tagging.labels import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.tagging.crf import Scores

NameKind: TypeAlias = Literal[
    "person", "organization", "group", "place", "outlet", "role", "nationality"
]

NAME_KINDS: tuple[NameKind, ...] = get_args(NameKind)
NAME_TAG_COUNT = 1 + 2 * len(NAME_KINDS)


class TaggedName(NamedTuple):
    """Words that name somebody or something, or say somebody's role.

    Attributes:
        confidence: from 0 to 1, the probability of its least sure word.
    """

    kind: NameKind
    span: Span
    confidence: float


def begin_name(kind: NameKind) -> int:
    """The tag of the first word of a kind."""
    return 1 + 2 * NAME_KINDS.index(kind)


def inside_name(kind: NameKind) -> int:
    """The tag of its further words."""
    return begin_name(kind) + 1


def decode_names(words: Sequence[Span], scores: Scores) -> list[TaggedName]:
    """The names in the order of the text; scores are (words, `NAME_TAG_COUNT`)."""
    found: list[TaggedName] = []
    tags = _best(scores)
    for word, tag, likely in zip(words, tags, _likely(scores, tags), strict=True):
        if tag == OUTSIDE:
            continue
        kind = NAME_KINDS[(tag - 1) // 2]
        if tag % 2:
            found.append(TaggedName(kind, word, likely))
        else:
            begun = found.pop()
            span = Span(begun.span.start, word.end)
            found.append(TaggedName(kind, span, min(begun.confidence, likely)))
    return found


def _best(scores: Scores) -> list[int]:
    # Where the best tag of each word makes a sequence that may stand, none can be better.
    if not len(scores):
        return []
    tags = scores.argmax(1)
    before = np.concatenate(([OUTSIDE], tags[:-1]))
    if _STANDS[before, tags].all():
        return [int(tag) for tag in tags]
    return best_tags([scores], _CHAIN)[0]


def _likely(scores: Scores, tags: Sequence[int]) -> list[float]:
    """The softmax probability of each word's tag."""
    if not tags:
        return []
    shares = np.exp(scores - scores.max(1, keepdims=True))
    chosen = shares[np.arange(len(tags)), list(tags)] / shares.sum(1)
    return [float(share) for share in chosen]


_CHAIN = plain_chain(NAME_TAG_COUNT)
_STANDS = _CHAIN.transitions == 0
