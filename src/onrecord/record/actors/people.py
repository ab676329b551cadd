"""People under one surname, and who of them is one.

appearances of a block -> links, doubts

Full names first, each on its own; then those that differ but may be one person's; surnames alone
last, when it is known who bears them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.record.actors.block import Block
from onrecord.record.actors.forms import settle_forms
from onrecord.record.actors.namesakes import settle_namesakes
from onrecord.record.actors.surnames import settle_surnames

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.record.actors.given import GivenNames
    from onrecord.record.actors.parts import Link, Parts
    from onrecord.record.actors.person_names import PersonName
    from onrecord.record.actors.signs import Seen

# By how many different given names a surname is known to be common, and to be no family's own.
FEWEST_IF_COMMON, FEWEST_IF_BORNE = 6, 3


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
    names: dict[PersonName, list[Seen]] = defaultdict(list)
    for one in seen:
        names[one.name].append(one)
    full = {name: names[name] for name in sorted(names) if name.given}
    common = _borne(full, given, FEWEST_IF_COMMON)
    block = Block(
        seen={one.appearance.id: one for one in seen},
        parts=parts,
        given=given,
        judged=judged,
        common=common,
        borne=_borne(full, given, FEWEST_IF_BORNE),
        reigning=given.reigning,
    )
    for name, members in full.items():
        if not name.is_initial:
            settle_namesakes(block, members, many_bear_it=name.family in common)
    members = [one for same in full.values() for one in same]
    settle_forms(block, members)
    bare = [one for one in seen if not one.name.given]
    settle_surnames(block, bare, block.people(members))
    return block.doubts


def _borne(names: Iterable[PersonName], given: GivenNames, fewest: int) -> frozenset[str]:
    """Surnames that so many bear: the more, the less a full name tells."""
    borne: dict[str, set[str]] = defaultdict(set)
    for name in names:
        borne[name.family].add(name.given)
    many = (family for family in borne if given.are_many(family, borne[family], fewest))
    return frozenset(many)
