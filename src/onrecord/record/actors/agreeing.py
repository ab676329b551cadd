"""What people said on who is who, as far as it goes together.

judgements -> pairs to join, pairs to keep apart, and those that later ones overruled

A later word on the same two counts alone. Where judgements on several pairs cannot all hold (A is
B, B is C, A is not C), the latest ones do: they are taken in turn from the last to the first, and
one that goes against those taken is overruled and reported, never forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.record.actors.parts import Link, Parts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from onrecord.model import Judgement


@dataclass(frozen=True, slots=True)
class Agreed:
    """Judgements that hold together, the latest first.

    Attributes:
        overruled: those that cannot hold beside later ones.
    """

    same: tuple[Judgement, ...]
    apart: tuple[Judgement, ...]
    unsure: tuple[Judgement, ...]
    overruled: tuple[Judgement, ...]

    @property
    def about(self) -> frozenset[str]:
        """Ids of those whom people joined or kept apart."""
        said = (*self.same, *self.apart)
        return frozenset(one for judgement in said for one in (judgement.left, judgement.right))

    def among(self, ids: Collection[str]) -> Agreed:
        """Those of which both sides are among some."""
        held = (
            tuple(one for one in some if one.left in ids and one.right in ids)
            for some in (self.same, self.apart, self.unsure, self.overruled)
        )
        return Agreed(*held)


def agree(judgements: Iterable[Judgement], known: set[str]) -> Agreed:
    """What holds of people's judgements.

    Args:
        judgements: in any order; those taken back are left out, as are those about an appearance
            that is not known.
        known: ids of appearances.
    """
    latest = {}
    for one in sorted(judgements, key=lambda one: (one.at, one.id)):
        if one.undone_by is None and {one.left, one.right} <= known:
            latest[frozenset((one.left, one.right))] = one
    parts = Parts(known)
    held: dict[str, list[Judgement]] = {"same": [], "not same": [], "unsure": [], "overruled": []}
    for one in sorted(latest.values(), key=lambda one: (one.at, one.id), reverse=True):
        held[one.verdict if _holds(one, parts) else "overruled"].append(one)
    return Agreed(*(tuple(held[verdict]) for verdict in held))


def _holds(judgement: Judgement, parts: Parts) -> bool:
    left, right = judgement.left, judgement.right
    if judgement.verdict == "not same":
        return parts.keep_apart(left, right)
    if judgement.verdict == "same" and parts.root(left) != parts.root(right):
        return parts.join(as_link(judgement))
    return True


def as_link(judgement: Judgement) -> Link:
    """A person's word as a link of the graph."""
    why = f"{judgement.by}: {judgement.why}" if judgement.why else judgement.by
    return Link(judgement.left, judgement.right, judgement.verdict, "a person", why)
