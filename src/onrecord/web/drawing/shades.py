"""How dark a number stands in a table.

a number among others -> 0 to 5
"""

from __future__ import annotations

import math

DARKEST = 5


def shade(number: int, most: int) -> int:
    """By the root of its share, so that small numbers can be told apart; nothing is bare."""
    return math.ceil(DARKEST * math.sqrt(number / most)) if number else 0
