"""Who did what at the desk: a log that only grows.

Event -> a row of `event` -> Event
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from onrecord.record.rows import AnyRow
from onrecord.record.tables import event
from onrecord.record.values import at as kept_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What somebody did.

    Attributes:
        at: with a time zone; in UTC when it comes back.
        who: the person's name, or what acted by itself.
        role: as what: reader, editor, admin …
        what: in a word: sign-in, correct, add …
        about: id or name of what it was done to.
        detail: in a sentence.
        number: its place in the log; None until it is kept.
    """

    at: datetime
    who: str
    role: str
    what: str
    about: str | None = None
    detail: str | None = None
    number: int | None = None


def note(connection: Connection, new: Event) -> None:
    """Add to the log."""
    values = {
        "at": kept_at(new.at),
        "who": new.who,
        "role": new.role,
        "what": new.what,
        "about": new.about,
        "detail": new.detail,
    }
    connection.execute(insert(event), values)


def events(connection: Connection, *, limit: int, before: int | None) -> tuple[Event, ...]:
    """The newest, or those before one, the newest first."""
    query = select(event).order_by(event.c.key.desc()).limit(limit)
    if before is not None:
        query = query.where(event.c.key < before)
    return tuple(map(_event, connection.execute(query)))


def _event(row: AnyRow) -> Event:
    return Event(
        at=datetime.fromisoformat(row.at),
        who=row.who,
        role=row.role,
        what=row.what,
        about=row.about,
        detail=row.detail,
        number=row.key,
    )
