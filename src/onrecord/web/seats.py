"""Where an editor sits: the record, who it is, when, and whose turn statements are.

request -> Seat
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, TypeAlias

from fastapi import Depends, Request

from onrecord.record import Record
from onrecord.web.access import Answers, AuditNote, Editor, Now, OpenRecord
from onrecord.web.keeping import Kept
from onrecord.web.noting import Telling
from onrecord.web.people import Person
from onrecord.web.turns import Turns


@dataclass(frozen=True, slots=True)
class Seat:
    """An editor at work.

    Attributes:
        kept: answers that are the same for everybody.
        telling: takes what the server's own log should say.
    """

    record: Record
    person: Person
    now: datetime
    turns: Turns
    telling: Telling
    kept: Kept


def seat_of(
    request: Request,
    record: OpenRecord,
    person: Editor,
    *,
    now: Now,
    telling: AuditNote,
    kept: Answers,
) -> Seat:
    """The seat of who asks."""
    turns = request.app.state.turns
    return Seat(record, person, now, turns=turns, telling=telling, kept=kept)


AtDesk: TypeAlias = Annotated[Seat, Depends(seat_of)]
