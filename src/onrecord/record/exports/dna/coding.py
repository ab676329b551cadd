"""A statement as a coder of DNA would have coded it.

Match -> values by variable

A person is coded as a person; organizations, groups, outlets and places that speak for their
governments as organizations; the speaker of either kind, and documents and those whose kind is not
known, also as `speaker`. Somebody unnamed is none of them: “a senior official” of two articles are
two people, and would be one node of a network. Concept and stance are left to people, since
onrecord knows what was said but not yet what it was about: what is not known is the entity
without a name, never an agreement, which DNA would take a missing stance for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.record.exports.dna.entities import NONE, Entity
from onrecord.record.exports.dna.texts import REPLACEMENT
from onrecord.record.exports.words import chain_of, words_at, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model import Match, RecordedActor, Speaker, SpeakerKind

_VARIABLES: dict[SpeakerKind, str] = {
    "person": "person",
    "organization": "organization",
    "group": "organization",
    "outlet": "organization",
    "place": "organization",
}


class Coded(NamedTuple):
    """The values of one statement, by the names of our variables."""

    short: dict[str, Entity]
    long: dict[str, str]
    confidence: int


def code(match: Match) -> Coded:
    """Code a statement."""
    return Coded(
        short=_short(match),
        long={
            "quote": _storable(words_of(match)),
            "record id": match.statement.id,
            "details": _storable("\n".join(_details(match))),
        },
        confidence=round(match.statement.confidence * 100),
    )


def _short(match: Match) -> dict[str, Entity]:
    statement = match.statement
    speaker, said, venue = statement.speaker, statement.said, statement.venue
    return {
        "person": NONE,
        "organization": NONE,
        "speaker": NONE,
        "unnamed speaker": NONE,
        **(_speaker(speaker, match.actor) if speaker else {}),
        "concept": NONE,
        "role": _value(speaker.role if speaker else None),
        "said on": _value(said.edtf if said else None),
        "venue": _value(venue.name if venue else None),
        "addressee": _value(statement.addressee),
        "reporting chain": _value(chain_of(statement.relay)),
        "form": _value(statement.manner),
        "act": _value(statement.act),
        "review": _value(match.review),
    }


def _speaker(speaker: Speaker, actor: RecordedActor | None) -> dict[str, Entity]:
    """What the speaker is coded as."""
    if speaker.anonymous or speaker.kind == "unnamed":
        return {"unnamed speaker": _value(speaker.name)}
    entity = _actor(actor) if actor else Entity(speaker.name, None, {"Type": speaker.kind})
    variable = _VARIABLES.get(actor.kind if actor else speaker.kind)
    return {"speaker": entity} | ({variable: entity} if variable else {})


def _actor(actor: RecordedActor) -> Entity:
    return Entity(
        actor.name,
        actor.id,
        {
            "Type": actor.kind,
            "Alias": "; ".join(name for name in actor.names if name != actor.name),
            "Role": actor.role or "",
            "Country": actor.country or "",
            "Wikidata": actor.wikidata or "",
            "onrecord id": actor.id,
        },
    )


def _value(text: str | None) -> Entity:
    return Entity(text) if text and text.strip() else NONE


def _details(match: Match) -> Iterator[str]:
    """What has no variable of its own, and what a variable of short text may cut."""
    article, statement = match.article, match.statement
    speaker, said = statement.speaker, statement.said
    spans = "; ".join(f"{start}-{end}" for start, end in statement.content)
    for name, value in (
        ("speaker", speaker.name if speaker else None),
        ("kind", speaker.kind if speaker else None),
        ("role", speaker.role if speaker else None),
        ("withheld", speaker.withheld if speaker else None),
        ("source", words_at(statement.source, article)),
        ("cue", words_at(statement.cue, article)),
        ("reporting chain", chain_of(statement.relay)),
        ("said basis", said.basis if said else None),
        ("venue", statement.venue.name if statement.venue else None),
        ("addressee", statement.addressee),
        ("spans", spans),
        ("confidence", repr(statement.confidence)),
        ("method", statement.method),
    ):
        if value:
            yield f"{name}: {value}"


def _storable(text: str) -> str:
    return text.replace("\x00", REPLACEMENT)
