"""Where an editor sits: the record, who it is, when, and whose turn statements are.

request -> Seat
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, TypeAlias

from fastapi import Depends, Request

from onrecord.record import Record
from onrecord.web.access import Editor, Now, OpenRecord, Told
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
    request: Request, record: OpenRecord, person: Editor, *, now: Now, telling: Told
) -> Seat:
    """The seat of who asks."""
    state = request.app.state
    return Seat(record, person, now, turns=state.turns, telling=telling, kept=state.kept)


AtDesk: TypeAlias = Annotated[Seat, Depends(seat_of)]
