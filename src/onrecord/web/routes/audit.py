"""The log: who did what on this server, for those who run it.

?before=… -> entries, the newest first
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query

from onrecord.record.desk import Event
from onrecord.web import links
from onrecord.web.access import OpenRecord
from onrecord.web.answering import page

router = APIRouter(tags=["log"])

SHOWN = 100
"""Entries on a page."""

LAST_NUMBER = 2**63 - 1
"""What a database counts to."""


@dataclass(frozen=True, slots=True)
class Audit:
    """Entries of the log, the newest first.

    Attributes:
        further: link to older ones; None where there are none.
    """

    events: tuple[Event, ...]
    further: str | None


@page(router, "/audit", template="audit.html", shows=Audit, role="admin")
def audit(
    record: OpenRecord, before: Annotated[int | None, Query(ge=1, le=LAST_NUMBER)] = None
) -> Audit:
    """Who did what on this server, the newest first."""
    found = record.desk.events(limit=SHOWN + 1, before=before)
    shown = found[:SHOWN]
    further = links.audit(before=shown[-1].number) if len(found) > SHOWN else None
    return Audit(shown, further)
