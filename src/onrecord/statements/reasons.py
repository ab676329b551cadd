"""Why a statement is as it is: for each field the words it was read from, and the rule.

what was resolved in an article, the id of a statement -> reasons

Reasons are read off the result and what each attribution itself tells, so that they say how the
value that stands was come by, and not how it might have been. `wording` has the rules in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from onrecord.model import LinkRule, Span, Statement
from onrecord.statements.resolving import Resolved
from onrecord.statements.sessions import Occasion, speaker_key

Field: TypeAlias = Literal["content", "speaker", "name", "relay", "said", "venue", "to", "act"]
Route: TypeAlias = Literal[
    "own", "speaker", "outlet", "gathering", "late", "paragraph", "hearsay", "outer",
    "no source", "undecided", "as written",
]  # fmt: skip


class Reason(NamedTuple):
    """Why a field has its value.

    Attributes:
        field: "name" tells where a speaker's name was taken from.
        rule: of an attribution, of a link or of a circumstance.
        words: what it was read from; None where it is what is missing.
    """

    field: Field
    rule: Route | LinkRule | str
    words: Span | None


def explain(resolved: Resolved, statement_id: str) -> tuple[Reason, ...]:
    """The reasons of a statement; empty where it was not found in the article."""
    ids = [statement.id for statement in resolved.statements]
    if statement_id not in ids:
        return ()
    number = max(
        (place for place, id_ in enumerate(ids) if id_ == statement_id),
        key=lambda place: resolved.statements[place].confidence,
    )
    statement, occasion = resolved.statements[number], _occasion(resolved, number)
    return (
        Reason("content", resolved.attributions[number].rule, statement.cue),
        *_speaker(resolved, statement),
        *_relays(resolved, occasion, statement),
        *_said(resolved, occasion, statement),
        *_venue(occasion, statement),
        *([Reason("to", "own", None)] if statement.addressee else []),
        Reason("act", statement.act, statement.cue),
    )


def _occasion(resolved: Resolved, number: int) -> Occasion:
    return next(one for one in resolved.occasions if one.frame.number == number)


def _speaker(resolved: Resolved, statement: Statement) -> Iterator[Reason]:
    known, source = resolved.speakers, statement.source
    if source is None:
        yield Reason("speaker", "no source", None)
        return
    index = known.mention_of(source)
    chain = known.chains.get(index) if index is not None else None
    if index is None or chain is None:
        yield Reason("speaker", "as written" if statement.speaker else "undecided", source)
        return
    link = dict(zip(chain.mentions, chain.links, strict=True))[index]
    yield Reason("speaker", link, known.mentions[index].span)
    named = (known.mentions[other] for other in chain.mentions)
    first = next((one for one in named if one.form == "name" and one.name == chain.name), None)
    if first and known.mentions[index].name != chain.name:
        yield Reason("name", "name", first.span)


def _relays(resolved: Resolved, occasion: Occasion, statement: Statement) -> Iterator[Reason]:
    told = {relay.span for relay in occasion.relays}
    for relay in statement.relay:
        if relay.span in told:
            hearsay = not occasion.frame.zone.contains(relay.span)
            yield Reason("relay", "hearsay" if hearsay else "own", relay.span)
        elif occasion.frame.holder is not None:
            yield Reason("relay", "outer", relay.span)
        else:
            teller = _teller(resolved, relay.span)
            same = teller and speaker_key(teller) == speaker_key(occasion)
            yield Reason("relay", "speaker" if same else "paragraph", relay.span)


def _teller(resolved: Resolved, relay: Span) -> Occasion | None:
    """Who told it first."""
    return next(
        (one for one in resolved.occasions if any(r.span == relay for r in one.relays)), None
    )


def _said(resolved: Resolved, occasion: Occasion, statement: Statement) -> Iterator[Reason]:
    said = statement.said
    if said is None:
        return
    if occasion.time and occasion.time.span == said.span:
        yield Reason("said", "own", said.span)
    elif occasion.attendance and occasion.attendance.said.span == said.span:
        yield Reason("said", "gathering", said.span)
    else:
        tellers = (one for one in resolved.occasions if one.time and one.time.span == said.span)
        same = any(speaker_key(one) == speaker_key(occasion) for one in tellers)
        yield Reason("said", "speaker" if same else "outlet", said.span)


def _venue(occasion: Occasion, statement: Statement) -> Iterator[Reason]:
    venue = statement.venue
    if venue is None:
        return
    if occasion.venue and occasion.venue.span == venue.span:
        yield Reason("venue", "own", venue.span)
    elif occasion.attendance and occasion.attendance.venue.span == venue.span:
        yield Reason("venue", "gathering", venue.span)
    else:
        late = venue.span.start > occasion.frame.anchor.end
        yield Reason("venue", "late" if late else "speaker", venue.span)
