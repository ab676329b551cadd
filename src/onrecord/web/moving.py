"""Moves of an overview's statements, actors and sections, as a list of what comes first.

overview, what came first, a move -> what comes first then

`Selection.first` says the whole order by statements that are named; a move names what it needs and
keeps what was named. So what is named is always the beginning: of the sections, of the blocks in a
section, of the statements in a block.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, TypeVar

from onrecord.errors import SelectionError
from onrecord.model import Block, Overview, Sentence
from onrecord.overview.building import Listed, short

_Item = TypeVar("_Item")

Level: TypeAlias = Literal["section", "block", "statement"]
Order: TypeAlias = list[list[list[str]]]
"""Ids by section and block, each of the statement whose words a sentence tells."""


@dataclass(frozen=True, slots=True)
class Move:
    """One step up or down.

    Attributes:
        level: what is moved: a statement, its block or its section.
        statement: id of any statement in it, or a beginning.
    """

    level: Level
    statement: str
    up: bool


@dataclass(frozen=True, slots=True)
class _Place:
    section: int
    block: int
    sentence: int


def told_by(overview: Overview, sentence: Sentence) -> str:
    """Id of the statement whose words a sentence tells."""
    return overview.passages[sentence.citations[0] - 1].statement


def sentences_of(block: Block) -> Iterator[Sentence]:
    """Those of all its paragraphs."""
    for paragraph in block.paragraphs:
        yield from paragraph


def moved(overview: Overview, first: Sequence[str], move: Move) -> tuple[str, ...]:
    """What comes first after a move; what stands at the end already stays there.

    Raises:
        SelectionError: the overview does not tell the statement.
    """
    order = _order(overview)
    named = _named(overview, Listed.of(first))
    here = _place_of(order, move.statement)
    there = _swap(order, here, move)
    named |= _needed(order, here, there, level=move.level) if there != here else set()
    return tuple(
        short(one) for section in order for block in section for one in block if one in named
    )


def _order(overview: Overview) -> Order:
    return [
        [[told_by(overview, one) for one in sentences_of(block)] for block in section.blocks]
        for section in overview.sections
    ]


def _named(overview: Overview, first: Listed) -> set[str]:
    """What came first so far, each sentence by the statement that it tells."""
    sentences = [
        one
        for section in overview.sections
        for block in section.blocks
        for one in sentences_of(block)
    ]
    return {
        told_by(overview, one)
        for one in sentences
        if any(overview.passages[number - 1].statement in first for number in one.citations)
    }


def _place_of(order: Order, statement: str) -> _Place:
    wanted = Listed.of([statement])
    for section, blocks in enumerate(order):
        for block, told in enumerate(blocks):
            for sentence, one in enumerate(told):
                if one in wanted:
                    return _Place(section, block, sentence)
    raise SelectionError(
        f"the overview does not tell {statement}; go back to it, and see what it tells"
    )


def _swap(order: Order, here: _Place, move: Move) -> _Place:
    """Change places with the neighbour; where it stood is where the other stands now."""
    step = -1 if move.up else 1
    if move.level == "section":
        section = _changed(order, here.section, step)
        return _Place(section, 0, 0) if section != here.section else here
    blocks = order[here.section]
    if move.level == "block":
        block = _changed(blocks, here.block, step)
        return _Place(here.section, block, 0) if block != here.block else here
    return _Place(here.section, here.block, _changed(blocks[here.block], here.sentence, step))


def _changed(row: list[_Item], place: int, step: int) -> int:
    """The new place of one that changed with its neighbour; the old where there is none."""
    other = place + step
    if not 0 <= other < len(row):
        return place
    row[place], row[other] = row[other], row[place]
    return other


def _needed(order: Order, here: _Place, there: _Place, *, level: Level) -> set[str]:
    """What must be named for the order to hold: the first of each that stands before."""
    last = max(here.section, there.section)
    needed = {section[0][0] for section in order[: last + 1]}
    if level == "section":
        return needed
    blocks = order[here.section]
    last = max(here.block, there.block)
    needed |= {block[0] for block in blocks[: last + 1]}
    if level == "block":
        return needed
    last = max(here.sentence, there.sentence)
    return needed | set(blocks[here.block][: last + 1])
