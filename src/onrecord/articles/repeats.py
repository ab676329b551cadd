"""What a page says twice is said once.

list of Block -> list of Block

The known fault of body extraction: a page holds its body a second time for printing, or as one
flat block, or sets a line of its own between all paragraphs; one outlet's repeated body once made
a quotation count twenty-five times.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.articles.blocks import Block

_REPEATED = 40  # letters; a shorter block may be repeated on purpose
_REFRAIN = 3  # times; a line that often is the page's ("Article content")
_GREAT = 0.3  # share of the text; only so great a block can be the whole body once more
_MADE_OF = 0.8  # share of a block that others hold, above which it repeats them


def once(blocks: list[Block]) -> list[Block]:
    """A long block once, a refrain not at all, and no block that is made of others."""
    times = Counter(block.bare for block in blocks)
    seen: set[str] = set()
    kept = []
    for block in blocks:
        is_long = len(block.bare) >= _REPEATED
        if block.bare in seen if is_long else _is_refrain(block, times):
            continue
        kept.append(block)
        seen.add(block.bare)
    great = _GREAT * _length(kept)
    return [one for one in kept if len(one.bare) < great or not _is_made_of(one, kept)]


def without_loose_end(blocks: list[Block]) -> list[Block]:
    """Without the headings and the lines ending in a colon that nothing follows."""
    end = len(blocks)
    while end > 1 and (blocks[end - 1].is_heading or blocks[end - 1].text.endswith(":")):
        end -= 1
    return blocks[:end]


def _is_refrain(block: Block, times: Counter[str]) -> bool:
    """A line that a page sets between paragraphs again and again; a speaker's name is none."""
    return times[block.bare] >= _REFRAIN and not block.text.endswith((":", ".", "!", "?"))


def _is_made_of(block: Block, others: list[Block]) -> bool:
    parts = [other for other in others if other is not block and len(other.bare) >= _REPEATED]
    return _length([part for part in parts if part.bare in block.bare]) > _MADE_OF * len(block.bare)


def _length(blocks: Iterable[Block]) -> int:
    return sum(len(block.bare) for block in blocks)
