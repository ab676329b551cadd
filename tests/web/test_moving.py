"""Moves of statements, actors and sections, as a list of what comes first."""

import random

import pytest

from onrecord.errors import SelectionError
from onrecord.model import Selection
from onrecord.overview import compose_of
from onrecord.overview.listed import short
from onrecord.record import Record
from onrecord.web.moving import Move, moved, sentences_of, told_by


@pytest.fixture(scope="module")
def record(story):
    with Record.open(story) as opened:
        yield opened


def order_of(overview):
    """Ids of what is told, by section and block, with the headings."""
    return [
        (
            section.heading,
            [
                (block.heading, [told_by(overview, one) for one in sentences_of(block)])
                for block in section.blocks
            ],
        )
        for section in overview.sections
    ]


def expected(order, level, at):
    """The order in which the neighbours have changed places."""
    section, block, sentence = at
    rows = {"section": order, "block": order[section][1], "statement": order[section][1][block][1]}
    place = {"section": section, "block": block, "statement": sentence}[level]
    row = rows[level]
    row[place], row[place + 1] = row[place + 1], row[place]
    return order


def places(order, level):
    """Where something stands that has another one behind it."""
    for section, (_, blocks) in enumerate(order):
        for block, (_, told) in enumerate(blocks):
            for sentence in range(len(told)):
                behind = {
                    "section": (section, len(order), block == sentence == 0),
                    "block": (block, len(blocks), sentence == 0),
                    "statement": (sentence, len(told), True),
                }[level]
                if behind[2] and behind[0] + 1 < behind[1]:
                    yield section, block, sentence


@pytest.mark.parametrize("about", ["lighthouse", "ladder"])
@pytest.mark.parametrize("by", ["actor", "day", "outlet"])
def test_any_moves_one_after_the_other_give_what_they_say(record, by, about):
    chance = random.Random(f"{by} {about}")
    selection = Selection(about=about, by=by)
    for _ in range(12):
        overview = compose_of(record, selection)
        order = order_of(overview)
        level = chance.choice(["section", "block", "statement"])
        if not (standing := list(places(order, level))):
            continue
        at = chance.choice(standing)
        one = order[at[0]][1][at[1]][1][at[2]]
        move = Move(level, short(one), up=False)
        first = moved(overview, selection.first, move)
        selection = Selection(about=about, by=by, first=first)
        assert order_of(compose_of(record, selection)) == expected(order, level, at), (level, at)


def test_up_takes_back_what_down_did(record):
    whole = compose_of(record, Selection(about="lighthouse"))
    one = order_of(whole)[0][1][0][1][0]
    down = moved(whole, (), Move("statement", one, up=False))
    changed = compose_of(record, Selection(about="lighthouse", first=down))
    back = moved(changed, down, Move("statement", one, up=True))
    again = compose_of(record, Selection(about="lighthouse", first=back))
    assert order_of(again) == order_of(whole)


@pytest.mark.parametrize("level", ["section", "block", "statement"])
def test_what_is_first_cannot_be_moved_up(record, level):
    whole = compose_of(record, Selection(about="lighthouse"))
    one = order_of(whole)[0][1][0][1][0]
    assert moved(whole, (), Move(level, one, up=True)) == ()


def test_what_is_not_told_cannot_be_moved(record):
    whole = compose_of(record, Selection(about="lighthouse"))
    with pytest.raises(SelectionError, match="does not tell s-ffffffffffffffff"):
        moved(whole, (), Move("block", "s-ffffffffffffffff", up=True))
