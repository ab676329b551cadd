"""Who speaks in one article, as far as it helps to know them again in another.

the speakers of an article's statements -> its appearances

A speaker of an article is an appearance: a name of one kind. Whom an article leaves unnamed
appears nowhere, since nothing could tell him from another.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from onrecord import folding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.model import Speaker, SpeakerKind

NOBODY = frozenset({"unnamed", "unknown"})
"""Kinds of speakers who are no actors."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """A speaker in one article.

    Attributes:
        id: `n-` and 16 hex digits, of article, outlet, folded name and kind.
        article: id of the article.
        roles: as the article gives them, the commonest first.
        day: of publication, ISO 8601.
        beside: folded full names of the other people who speak there.
        statements: how many are its own.
    """

    id: str
    article: str
    name: str
    kind: SpeakerKind
    outlet: str | None = None
    roles: tuple[str, ...] = ()
    day: str | None = None
    beside: tuple[str, ...] = ()
    statements: int = 1


def appearance_id(*, article: str, outlet: str | None, name: str, kind: str) -> str:
    """It depends on no text, so that a better reading of the same article keeps it."""
    basis = msgspec.json.encode((article, outlet, folding.fold(name), kind))
    return "n-" + hashlib.sha256(basis).hexdigest()[:16]


def appearances_of(
    speakers: Iterable[Speaker], *, article: str, outlet: str | None, day: str | None
) -> tuple[Appearance, ...]:
    """Those of an article's speakers who have a name, in the order of the text.

    Args:
        speakers: of its statements.
        article: its id.
        outlet: who published it.
        day: of publication, ISO 8601.
    """
    named: defaultdict[tuple[str, str], list[Speaker]] = defaultdict(list)
    for speaker in speakers:
        if not (speaker.anonymous or speaker.kind in NOBODY):
            named[speaker_key(speaker.name, speaker.kind)].append(speaker)
    people = {name.strip() for name, kind in named if kind == "person" and len(name.split()) > 1}
    return tuple(
        Appearance(
            id=appearance_id(article=article, outlet=outlet, name=name, kind=kind),
            article=article,
            name=same[0].name,
            kind=same[0].kind,
            outlet=outlet,
            roles=tuple(
                role for role, _ in Counter(one.role for one in same if one.role).most_common()
            ),
            day=day,
            beside=tuple(sorted(people - {name.strip()})),
            statements=len(same),
        )
        for (name, kind), same in named.items()
    )


def speaker_key(name: str, kind: str) -> tuple[str, str]:
    """What two speakers of one article have in common that are one."""
    return folding.fold(name), kind
