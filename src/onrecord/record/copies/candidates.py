"""Which articles are worth comparing with a new one.

fingerprint -> the articles that hold it -> the articles that share most

A fingerprint counts the more the fewer articles hold it: what stands in hundreds is an outlet's
box, or one of a story that was printed everywhere. Then the rarest that the article has are
still asked for, and those who hold them are copies that know of each other.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

# Articles; a fingerprint that more of them hold is a box's. The most printed story of the corpora
# stands in two, a large agency's in some hundreds.
COMMON = 500
# Fingerprints that are asked for however common they are, the rarest: a story that more than 500
# outlets print has no others.
_RAREST = 8
# Fingerprints; one alone is a sentence.
_SHARED = 2
# Articles. A copy shares more, and rarer, than those that hold the same box.
_MOST = 20


def sought(frequencies: Mapping[int, int]) -> tuple[int, ...]:
    """The fingerprints of an article to look for.

    Args:
        frequencies: how many articles hold each fingerprint; a count may stop above `COMMON`.
    """
    rarest = sorted(frequencies, key=lambda print_: (frequencies[print_], print_))
    rare = [print_ for print_ in rarest if frequencies[print_] <= COMMON]
    return tuple(rare if len(rare) >= _RAREST else rarest[:_RAREST])


def closest(holders: Mapping[int, Collection[Key]]) -> tuple[Key, ...]:
    """The articles to compare, those that share most first, at most 20.

    Args:
        holders: who else holds each of the fingerprints sought.
    """
    shared: defaultdict[Key, list[float]] = defaultdict(list)
    for keys in holders.values():
        for key in keys:
            shared[key].append(1 / len(keys))
    enough = [key for key, weights in shared.items() if len(weights) >= _SHARED]
    return tuple(heapq.nsmallest(_MOST, enough, key=lambda key: (-math.fsum(shared[key]), key)))
