"""Spans of one text in another text of the same article.

a statement, the text it was marked in, another text -> the statement there, or None

A newer onrecord may read another text out of the same page: a caption less, a space more. The words
of each span are looked for; where they stand more than once, the place whose surroundings are most
alike is taken, and none where two are equally alike. Nothing is guessed: words that are not there
have no place.
"""

from __future__ import annotations

import itertools
from dataclasses import replace

from onrecord.model import Span, Statement
from onrecord.spans import places_of

AROUND = 80
"""Characters on either side that tell one place from another: about a line of print."""


def placed(statement: Statement, text: str, other: str) -> Statement | None:
    """The statement with its spans in another text; None where a word of it is not there.

    Raises nothing; a span that only says where a date or a place was read from may be lost, and
    takes that date or place along.
    """
    if text == other:
        return statement
    content = tuple(place(piece, text, other) for piece in statement.content)
    if None in content:
        return None
    said, venue = statement.said, statement.venue
    said_span = place(said.span, text, other) if said else None
    venue_span = place(venue.span, text, other) if venue else None
    relay = tuple((one, place(one.span, text, other)) for one in statement.relay)
    return replace(
        statement,
        content=tuple(piece for piece in content if piece),
        cue=place(statement.cue, text, other) if statement.cue else None,
        source=place(statement.source, text, other) if statement.source else None,
        said=replace(said, span=said_span) if said and said_span else None,
        venue=replace(venue, span=venue_span) if venue and venue_span else None,
        relay=tuple(replace(one, span=span) for one, span in relay if span),
    )


def place(span: Span, text: str, other: str) -> Span | None:
    """Where the words of a span stand in another text."""
    places = [
        (_alike((span, text), (found, other)), found) for found in places_of(span.of(text), other)
    ]
    best = max((likeness for likeness, _ in places), default=0)
    fitting = [found for likeness, found in places if likeness == best]
    return fitting[0] if len(fitting) == 1 else None


def _alike(one: tuple[Span, str], another: tuple[Span, str]) -> int:
    """How many characters before and behind are the same, of two places in their texts."""
    (span, text), (found, other) = one, another
    before = text[max(0, span.start - AROUND) : span.start], other[: found.start][-AROUND:]
    behind = text[span.end : span.end + AROUND], other[found.end : found.end + AROUND]
    return _common(before[0][::-1], before[1][::-1]) + _common(*behind)


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    alike = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in alike)
