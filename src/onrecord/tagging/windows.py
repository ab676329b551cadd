"""A long paragraph in windows that overlap, so that nothing is cut off.

length -> windows, each with the part that it answers for

The encoder reads at most 510 wordpieces at once. In the overlap of two windows each answers for
the half that is nearer to its middle: there it has seen words on both sides.
"""

from __future__ import annotations

from typing import NamedTuple

# The encoder has 512 positions, two of them for the pieces that open and close a sequence; the
# overlap is a long sentence's.
WINDOW_PIECES = 510
OVERLAP_PIECES = 128


class Window(NamedTuple):
    """Wordpieces that are read together; half-open.

    Attributes:
        answers_from: the first wordpiece that this window answers for.
        answers_to: the place behind the last one.
    """

    start: int
    end: int
    answers_from: int
    answers_to: int


def windows_of(
    length: int, *, size: int = WINDOW_PIECES, overlap: int = OVERLAP_PIECES
) -> list[Window]:
    """Windows whose answers cover the length once; one where it fits, none where it is zero."""
    windows: list[Window] = []
    for start in range(0, max(length - overlap, min(length, 1)), size - overlap):
        end = min(start + size, length)
        answers_from = start + overlap // 2 if start else 0
        answers_to = end if end == length else end - overlap + overlap // 2
        windows.append(Window(start, end, answers_from, answers_to))
    return windows
