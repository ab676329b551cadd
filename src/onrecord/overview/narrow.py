"""What a person chose beside topic, period and outlets: only some voices, not every statement.

material, selection -> Material

Whose a statement is shows only when all speakers are known: "Varen" of one article is "Ilse Varen"
of another. A statement that is taken out by hand is counted with that reason, like every other that
is not told.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.model import Refusal
from onrecord.overview.listed import Listed
from onrecord.overview.names import fold

if TYPE_CHECKING:
    from collections.abc import Collection

    from onrecord.model import Actor, Selection, Speaker
    from onrecord.overview.actors import Cast
    from onrecord.overview.select import Material

TAKEN_OUT = "taken out by hand"


def narrow(
    material: Material, selection: Selection, cast: Cast, *, said: Collection[str] | None
) -> Material:
    """What is left to be told.

    Args:
        material: what fits topic, period and outlets.
        selection: which actors, and what to leave out.
        cast: who the speakers are.
        said: ids of what the chosen actors said, where a record knows; None: their names tell.
    """
    if selection.actors:
        material = _of_actors(material, _Heard.of(selection, cast, said))
    if selection.without:
        material = _without(material, Listed.of(selection.without))
    return material


@dataclass(frozen=True, slots=True)
class _Heard:
    """Whose statements are told."""

    cast: Cast
    actors: frozenset[Actor]
    said: Collection[str] | None

    @classmethod
    def of(cls, selection: Selection, cast: Cast, said: Collection[str] | None) -> _Heard:
        names = {fold(name) for name in selection.actors}
        called = {actor for who, actor in cast.actors.items() if fold(who.name) in names}
        return cls(cast, frozenset(called), said)

    def fits(self, statement_id: str, speaker: Speaker | None) -> bool:
        if self.said is not None:
            return statement_id in self.said
        return speaker is not None and self.cast.actors.get(speaker) in self.actors


def _of_actors(material: Material, heard: _Heard) -> Material:
    evidence = tuple(
        one for one in material.evidence if heard.fits(one.statement.id, one.statement.speaker)
    )
    used = {one.article.id for one in evidence}
    return replace(
        material,
        evidence=evidence,
        articles=tuple(article for article in material.articles if article.id in used),
        refused=tuple(
            (refusal, speaker)
            for refusal, speaker in material.refused
            if heard.fits(refusal.statement, speaker)
        ),
    )


def _without(material: Material, listed: Listed) -> Material:
    """An article all of whose statements are taken out is no longer used."""
    out = [one for one in material.evidence if one.statement.id in listed]
    evidence = tuple(one for one in material.evidence if one.statement.id not in listed)
    used = {one.article.id for one in evidence} | {claim.article for claim in material.own}
    gone = {one.article.id for one in out} - used
    taken = (
        (Refusal(one.statement.id, one.article.id, TAKEN_OUT), one.statement.speaker) for one in out
    )
    return replace(
        material,
        evidence=evidence,
        articles=tuple(article for article in material.articles if article.id not in gone),
        refused=(*material.refused, *taken),
    )
