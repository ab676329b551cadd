"""The body of an article among the blocks of its page.

HTML tree, list of Block -> list of Block

Trafilatura says where the body is; the blocks say what stands there, word for word. Its known
faults are mended by comparing the two: it stops at the first of two containers (a page that breaks
its body for an advertisement), so blocks that stand in the same place of the layout as many of its
paragraphs are taken in; it runs on into what follows the body, so blocks outside the container of
the paragraphs are left out. Furniture and lines that are links go; what a page holds twice is kept
once. Where JSON-LD holds the body too (`articleBody`) and we found far less, that decides.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING

from trafilatura import bare_extraction
from trafilatura.settings import Document

from onrecord.articles.blocks import Block
from onrecord.articles.characters import bare, one_line
from onrecord.articles.repeats import once, without_loose_end
from onrecord.articles.words import any_of, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

_SURE = 20  # letters; a shorter block may stand anywhere by chance
_ENDS = 40  # letters at both ends by which a long paragraph is known
_STRONG = 0.2  # share of the body that one place of the layout must hold to be the body's
_ALL_LINKED = 0.95  # share of links at which a block of any length is a teaser
_MOST = 0.6  # of what Trafilatura found; below it our marks are wrong
_LINKED = 0.75  # share of links above which a short block leads elsewhere
_LINE = 200  # characters; a longer block is a paragraph whatever it links to
_FURNITURE_LINE = 120  # characters; a longer line with such words says more than they do
_FAR_LESS = 0.4  # of `articleBody`; below it we have missed the body
_CLAIM = 300  # letters; a shorter `articleBody` is a summary
_SENTENCE_ENDS = tuple('.!?…:。！？”»"’\u0964')
_FURNITURE = re.compile(any_of(words().furniture.lines))


def find_body(tree: HtmlElement, blocks: list[Block], claimed: str | None) -> list[Block]:
    """The paragraphs and subheads of the article, in the order of the page.

    Args:
        tree: the page, which is left as it is.
        blocks: all blocks of the page.
        claimed: the `articleBody` of the page's JSON-LD.
    """
    read = bare_extraction(tree, with_metadata=False, include_comments=False)
    lines = (read.text or "").split("\n") if isinstance(read, Document) else []
    agreed = _agreed([block for block in blocks if not _leads_elsewhere(block)], lines)
    core = {block for block in agreed if not block.furniture}
    if _length(core) < _MOST * _length(agreed):  # then the marks have hit the article itself
        core = set(agreed)
    return without_loose_end(once(_claimed(_grown(blocks, core), blocks, claimed)))


def _leads_elsewhere(block: Block) -> bool:
    """A line or teaser that is a link, or whose words are those of a page's furniture."""
    if block.link_share >= _ALL_LINKED:
        return True
    if block.link_share >= _LINKED and len(block.text) < _LINE:
        return True
    return (
        len(block.text) < _FURNITURE_LINE and _FURNITURE.fullmatch(block.text.lower()) is not None
    )


def _grown(blocks: list[Block], core: set[Block]) -> list[Block]:
    """The core with its kin, the blocks in the same places of the layout, cut off at its ends."""
    marked = any(block.furniture for block in core)
    places = _strong_places(core)
    homes = {block.home for block in core if block.path in places}
    kin = {block for block in blocks if block.path in places and block.home in homes}
    kin -= {block for block in kin - core if _leads_elsewhere(block)}
    if not marked:
        kin = {block for block in kin if not block.furniture}
    if not kin:
        return [block for block in blocks if block in core]
    indices = [index for index, block in enumerate(blocks) if block in kin]
    first, last = indices[0], indices[-1]
    inside = _between(blocks[first : last + 1], core, kin)
    before = takewhile(
        lambda block: _leads_in(block, core, blocks[first]), reversed(blocks[:first])
    )
    after = takewhile(lambda block: _goes_on(block, core), blocks[last + 1 :])
    return [*reversed(list(before)), *inside, *after]


def _between(blocks: list[Block], core: set[Block], kin: set[Block]) -> list[Block]:
    """The kin, the subheads between them, and of the core what is not in a box of its own."""
    containers = {block.path[:-1] for block in kin}
    headings = {block for block in blocks if block.is_heading and not _leads_elsewhere(block)}
    boxes = {block.path[:-1] for block in headings} - containers
    subheads = {
        block for block in headings if block.path[:-1] in containers and not block.furniture
    }
    loose = {block for block in core if block.path[:-1] not in boxes}
    return [block for block in blocks if block in kin or block in subheads or block in loose]


def _leads_in(block: Block, core: set[Block], first: Block) -> bool:
    """A sentence in other type right before the first paragraph, or the subhead over it."""
    if block.is_heading:
        return block.tag != "h1" and block.path[:-1] == first.path[:-1] and not block.furniture
    return block in core and block.text.endswith(_SENTENCE_ENDS)


def _goes_on(block: Block, core: set[Block]) -> bool:
    """Sentences in other type right after the last paragraph."""
    return block in core and not block.is_heading and block.text.endswith(_SENTENCE_ENDS)


def _agreed(blocks: list[Block], lines: list[str]) -> list[Block]:
    """The blocks that Trafilatura's text holds; each is looked for behind the one before it."""
    letters = [bare(line) for line in lines]
    whole, each = "".join(letters), set(letters)
    agreed, place = [], 0
    for block in blocks:
        if block.bare in each:
            agreed.append(block)
        elif len(block.bare) >= _SURE and (found := _place(block.bare, whole, place)) >= 0:
            agreed.append(block)
            place = found
    return agreed


def _place(letters: str, whole: str, place: int) -> int:
    """Where a paragraph stands, from a place on if it does; -1 where it does not."""
    if (found := whole.find(letters, place)) >= 0 or (found := whole.find(letters)) >= 0:
        return found
    # Trafilatura drops words of a paragraph now and then, seldom at both of its ends.
    whole_ends = len(letters) > 2 * _ENDS and letters[-_ENDS:] in whole
    return whole.find(letters[:_ENDS]) if whole_ends else -1


def _strong_places(core: set[Block]) -> set[tuple[str, ...]]:
    """The places of the layout that hold much of the body."""
    lengths: Counter[tuple[str, ...]] = Counter()
    for block in core:
        lengths[block.path] += len(block.bare)
    return {path for path, length in lengths.items() if length >= _STRONG * lengths.total()}


def _claimed(chosen: list[Block], blocks: list[Block], claimed: str | None) -> list[Block]:
    """The blocks that `articleBody` holds, or itself, where we have far less than it says."""
    letters = bare(claimed or "")
    if claimed is None or len(letters) < _CLAIM or _length(chosen) >= _FAR_LESS * len(letters):
        return chosen
    held = [block for block in blocks if len(block.bare) >= _SURE and block.bare in letters]
    if _length(held) < _FAR_LESS * len(letters):
        held = [Block.of_line(text) for line in claimed.split("\n") if (text := one_line(line))]
    return held if _length(held) > _length(chosen) else chosen


def _length(blocks: Iterable[Block]) -> int:
    return sum(len(block.bare) for block in blocks)
