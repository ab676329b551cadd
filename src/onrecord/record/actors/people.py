"""People under one surname, and who of them is one.

appearances of a block -> links, doubts

Full names first, each on its own; then those that differ but may be one person's; surnames alone
last, when it is known who bears them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.record.actors.block import Block
from onrecord.record.actors.forms import settle_forms
from onrecord.record.actors.namesakes import settle_namesakes
from onrecord.record.actors.surnames import settle_surnames

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.record.actors.given import GivenNames
    from onrecord.record.actors.parts import Link, Parts
    from onrecord.record.actors.person_names import PersonName
    from onrecord.record.actors.signs import Seen

# By how many different given names a surname is known to be common, and to be no family's own.
FEWEST_IF_COMMON, FEWEST_IF_BORNE = 6, 3
# Names of the block beside which somebody is quoted whom everybody is quoted beside.
FEWEST_IN_A_CROWD = 4


def settle_people(
    seen: list[Seen], parts: Parts, *, given: GivenNames, judged: frozenset[str]
) -> list[Link]:
    """Join the appearances of each person; what stays in doubt.

    Args:
        seen: people of one block, in the order of their ids.
        parts: who is one already.
        given: how given names are compared.
        judged: ids of those about whom people have said something.
    """
    if len(seen) == 1:
        return []
    full = [one for one in seen if one.name.given]
    borne = _borne(full)
    block = Block(
        seen={one.appearance.id: one for one in _without(_crowd(full), full)},
        parts=parts,
        given=given,
        judged=judged,
        common=_by_many(borne, given, FEWEST_IF_COMMON),
        borne=_by_many(borne, given, FEWEST_IF_BORNE),
        reigning=given.reigning,
    )
    names: dict[PersonName, list[Seen]] = defaultdict(list)
    for one in block.seen.values():
        names[one.name].append(one)
    for name in sorted(names):
        if not name.is_initial:
            settle_namesakes(block, names[name], many_bear_it=name.family in block.common)
    settle_forms(block, [one for name in sorted(names) for one in names[name]])
    block.seen = {one.appearance.id: one for one in full}
    settle_surnames(block, [one for one in seen if not one.name.given], block.people(full))
    return block.doubts


def _borne(full: Iterable[Seen]) -> dict[str, set[str]]:
    """Given names by surname."""
    borne: dict[str, set[str]] = defaultdict(set)
    for one in full:
        borne[one.name.family].add(one.name.given)
    return borne


def _by_many(borne: dict[str, set[str]], given: GivenNames, fewest: int) -> frozenset[str]:
    """Surnames that so many bear: the more, the less a full name tells."""
    return frozenset(family for family in borne if given.are_many(family, borne[family], fewest))


def _crowd(full: Iterable[Seen]) -> frozenset[str]:
    """People who are quoted beside so many that their company tells nothing."""
    beside: dict[str, set[PersonName]] = defaultdict(set)
    for one in full:
        for who in one.beside:
            beside[who].add(one.name)
    return frozenset(who for who, names in beside.items() if len(names) >= FEWEST_IN_A_CROWD)


def _without(crowd: frozenset[str], full: Iterable[Seen]) -> Iterator[Seen]:
    for one in full:
        yield replace(one, beside=one.beside - crowd) if one.beside & crowd else one
