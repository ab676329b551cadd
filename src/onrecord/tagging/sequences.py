"""The pieces that open and close a sequence, as the encoder was trained with.

wordpieces -> [CLS] wordpieces [SEP]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Their ids in BERT's uncased vocabulary.
_OPENS, _CLOSES = 101, 102


def closed(pieces: Sequence[int]) -> list[int]:
    """The ids of a sequence; every piece moves up by one."""
    return [_OPENS, *pieces, _CLOSES]


def closed_features(features: Sequence[int]) -> list[int]:
    """Features of the same pieces; those that open and close have the first value of all."""
    return [0, *features, 0]
