"""Who is the same in many articles, and who or what says so.

appearances, people's judgements -> Settlement

People's word goes first: whom they joined is joined, whom they kept apart is never joined. Then
the rules, block by block, the surest first. A settlement depends on nothing but what is handed in,
so that taking a judgement back gives what there was before it. Blocks have nothing to do with each
other unless a judgement ties them: those can be settled alone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.record.actors.agreeing import Agreed, agree, as_link
from onrecord.record.actors.appearances import NOBODY
from onrecord.record.actors.bodies import settle_bodies
from onrecord.record.actors.describing import SettledActor, describe
from onrecord.record.actors.parts import Link, Parts
from onrecord.record.actors.people import settle_people
from onrecord.record.actors.signs import see

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.model import Judgement, Verdict
    from onrecord.record.actors.appearances import Appearance
    from onrecord.record.actors.reading import SpeakerReader

METHOD = "actors@1"
"""Who judged where no person did."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """Who is one, and why.

    Attributes:
        actors: every appearance is in one, but those of nobody; in the order of their founders.
        joined: id of an appearance -> the link by which it came to its actor; its left side is
            nearer to the founder, who has none.
        unsure: who may be one.
        apart: who bears one name and is not one.
        overruled: judgements that cannot hold beside later ones.
    """

    actors: tuple[SettledActor, ...]
    joined: dict[str, Link]
    unsure: tuple[Link, ...]
    apart: tuple[Link, ...]
    overruled: tuple[Judgement, ...]


def settle(
    appearances: Iterable[Appearance], judgements: Iterable[Judgement], reader: SpeakerReader
) -> Settlement:
    """Find out who is one.

    Args:
        appearances: in any order; all that share a block with any of them, or are tied to one of
            those by a judgement.
        judgements: people's, in any order; about ids of appearances.
        reader: of their language.
    """
    named = (one for one in appearances if one.kind not in NOBODY)
    known = {one.id: one for one in sorted(named, key=lambda one: one.id)}
    agreed = agree(judgements, set(known))
    parts = _as_people_said(agreed, known)
    doubts = _settle_blocks(known, parts, agreed=agreed, reader=reader)
    lots = [_from_founder([known[one] for one in ids]) for ids in parts.of(known).values()]
    lots.sort(key=lambda lot: _first(lot[0]))
    return Settlement(
        actors=tuple(describe(lot, reader) for lot in lots),
        joined=_toward_founders(parts.links, [lot[0].id for lot in lots]),
        unsure=_open(doubts, parts, agreed=agreed, verdict="unsure"),
        apart=_open(doubts, parts, agreed=agreed, verdict="not same"),
        overruled=agreed.overruled,
    )


def _as_people_said(agreed: Agreed, known: Iterable[str]) -> Parts:
    parts = Parts(known)
    for judgement in agreed.same:
        parts.join(as_link(judgement))
    for judgement in agreed.apart:
        parts.keep_apart(judgement.left, judgement.right)
    return parts


def _settle_blocks(
    known: dict[str, Appearance], parts: Parts, *, agreed: Agreed, reader: SpeakerReader
) -> list[Link]:
    blocks: dict[str, dict[str, Appearance]] = defaultdict(dict)
    for id_, one in known.items():
        if block := reader.block(one):
            blocks[block][id_] = one
    doubts: list[Link] = []
    for name in sorted(blocks):
        if staying := _staying(blocks[name], agreed, reader):
            _settle_block(staying, parts, agreed=agreed.among(staying), reader=reader)
        doubts += _settle_block(blocks[name], parts, agreed=agreed, reader=reader)
    return doubts


def _settle_block(
    block: dict[str, Appearance], parts: Parts, *, agreed: Agreed, reader: SpeakerReader
) -> list[Link]:
    members = list(block.values())
    if members[0].kind == "person":
        seen = [see(one, person, reader.roles) for one, person in reader.persons(members)]
        return settle_people(seen, parts, given=reader.given, judged=agreed.about)
    settle_bodies(reader.named_bodies(members), parts)
    return []


def _staying(
    block: dict[str, Appearance], agreed: Agreed, reader: SpeakerReader
) -> dict[str, Appearance]:
    """Those of a block who are not parted off; none where nobody is.

    The left one of two whom the rules would join, and people do not, is parted off, along with
    whom people said to be the same. The others are settled first: else nothing would tell whether
    they go with the one or with the other.
    """
    here = agreed.among(block)
    if not here.apart:
        return {}
    said = replace(here, apart=())
    free, together = (_as_people_said(said, block) for _ in range(2))
    _settle_block(block, free, agreed=said, reader=reader)
    joined = (one for one in here.apart if free.root(one.left) == free.root(one.right))
    gone = {together.root(one.left) for one in joined}
    if not gone:
        return {}
    return {id_: one for id_, one in block.items() if together.root(id_) not in gone}


def _from_founder(members: list[Appearance]) -> list[Appearance]:
    return sorted(members, key=_first)


def _first(appearance: Appearance) -> tuple[bool, str, str]:
    """The earlier the earlier; those without a day last."""
    return appearance.day is None, appearance.day or "", appearance.id


def _toward_founders(links: Iterable[Link], founders: Iterable[str]) -> dict[str, Link]:
    """Each link turned so that its left side is nearer to the founder."""
    near: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        near[link.left].append(link)
        near[link.right].append(replace(link, left=link.right, right=link.left))
    joined: dict[str, Link] = {}
    reached = list(founders)
    done = set(reached)
    for one in reached:
        for link in near[one]:
            if link.right not in done:
                done.add(link.right)
                joined[link.right] = link
                reached.append(link.right)
    return joined


def _open(
    doubts: Iterable[Link], parts: Parts, *, agreed: Agreed, verdict: Verdict
) -> tuple[Link, ...]:
    """What is still in question at the end, once for every two actors."""
    found: dict[frozenset[str], Link] = {}
    said = {frozenset((one.left, one.right)) for one in (*agreed.same, *agreed.apart)}
    for link in doubts:
        pair = frozenset((link.left, link.right))
        actors = frozenset(map(parts.root, pair))
        settled = len(actors) == 1 or pair in said or not parts.may_join(link.left, link.right)
        if link.verdict == verdict and not settled:
            found.setdefault(actors, link)
    return tuple(found.values())
