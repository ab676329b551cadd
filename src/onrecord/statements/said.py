"""When it was said.

occasions -> Said | None for each attribution

The day is that of the phrase that hangs on the cue, or of the attribution that opened the same
speech or interview. A phrase that names no certain day gives none, and neither does the day of
publication: what the text does not tell is unknown. Nothing was said after it was published.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Said
from onrecord.statements.frames import words_of
from onrecord.statements.sessions import (
    STATES,
    Occasion,
    by_attribution,
    carry,
    is_fresh,
    settle,
    speaker_key,
)


def find_said(occasions: Sequence[Occasion]) -> tuple[Said | None, ...]:
    """One for each attribution, in their order; None where the text does not tell."""
    own = [_said(occasion) for occasion in occasions]
    openings = _through_outlets(occasions, own)
    said = [
        settle(
            occasion,
            told,
            Said(opening.edtf, "carried", opening.span) if opening else None,
            there=occasion.attendance.said if occasion.attendance else None,
        )
        for occasion, told, opening in zip(occasions, own, openings, strict=True)
    ]
    return by_attribution(occasions, said, unknown=None)


def _through_outlets(
    occasions: Sequence[Occasion], own: Sequence[Said | None]
) -> list[Said | None]:
    """What is carried by the speaker, else by the outlet that several talk to on one day."""
    carried = carry(occasions, own, _breaks(occasions, own))
    dated: dict[frozenset[str], tuple[int, Said]] = {}
    for number, (occasion, told) in enumerate(zip(occasions, own, strict=True)):
        outlets, paragraphs = _outlets(occasion), occasion.frame.paragraphs
        if not outlets or occasion.apart or occasion.frame.holder is not None:
            continue
        if told:
            dated[outlets] = paragraphs[1], told
        elif occasion.time is None and is_fresh(dated.get(outlets), occasion.frame):
            carried[number] = carried[number] or dated[outlets][1]
            dated[outlets] = paragraphs[1], dated[outlets][1]
    return carried


def _outlets(occasion: Occasion) -> frozenset[str]:
    return frozenset(relay.name.casefold() for relay in occasion.relays)


def _is_same(before: frozenset[str] | None, outlets: frozenset[str]) -> bool:
    """Whether the outlets are those of before, by shorter names too: "Interfax Ukraine"."""
    names, others = (
        [set(words_of(name)) for name in sorted(one)] for one in (before or frozenset(), outlets)
    )
    return len(names) == len(others) and all(
        any(name <= other or other <= name for name in names) for other in others
    )


def _is_place(occasion: Occasion) -> bool:
    """Whether the outlet is where he spoke, and not who heard it from him: "said on state TV"."""
    venue = occasion.venue.span if occasion.venue else None
    return any(relay.span == venue for relay in occasion.relays)


def _said(occasion: Occasion) -> Said | None:
    phrase, article = occasion.time, occasion.frame.annotated.article
    if phrase is None or phrase.edtf is None or occasion.frame.attribution.act in STATES:
        return None  # "plans on Monday to sail"
    start, published = phrase.edtf.partition("/")[0], (article.published or "")[:10]
    if published and start > published[: len(start)]:
        return None
    return Said(phrase.edtf, phrase.basis, phrase.span)


def _breaks(occasions: Sequence[Occasion], own: Sequence[Said | None]) -> list[bool]:
    """Whether each is of another day: it tells another outlet, or goes to a second venue.

    The first venue that is named after a date still is that day's: "On Thursday, X said … In a
    speech, he said …".
    """
    breaks: list[bool] = []
    at_venue: set[str | None] = set()
    through: dict[str | None, frozenset[str]] = {}
    for occasion, told in zip(occasions, own, strict=True):
        speaker = speaker_key(occasion)
        outlets = _outlets(occasion)
        moves = occasion.venue is not None and speaker in at_venue
        another = bool(outlets) and not _is_same(through.get(speaker), outlets)
        another = another and not _is_place(occasion)
        breaks.append(moves or occasion.time is not None or another)
        if outlets:
            through[speaker] = outlets
        if occasion.venue is not None:
            at_venue.add(speaker)
        elif told is not None:
            at_venue.discard(speaker)
    return breaks
