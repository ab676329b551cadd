"""Outlets: what is read from each, whom it quotes, on whose words it relies; pages not read.

-> outlets; ?name=… -> one of them; ?reason=… -> pages that gave no article, and why
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from onrecord.model import UnreadReason
from onrecord.record import Count
from onrecord.record.desk import OutletArticle, OutletCounts, UnreadRow
from onrecord.web import links
from onrecord.web.access import Answers, OpenRecord
from onrecord.web.answering import page
from onrecord.web.asking import Empty

router = APIRouter(tags=["outlets"])

PAGE = 50
"""Pages that were not read, at a time."""

SHOWN = 20
"""Articles, and pages that were not read, of one outlet."""


@dataclass(frozen=True, slots=True)
class Outlets:
    """All outlets, those with most articles first."""

    outlets: tuple[OutletCounts, ...]


@page(router, "/outlets", template="outlets.html", shows=Outlets)
def outlets(record: OpenRecord, kept: Answers) -> Outlets:
    """All outlets, with how much is read from each."""
    return Outlets(kept.get("outlets", record.desk.outlets))


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet.

    Attributes:
        counts: what is read from it.
        relays: who passed words on in it, most often first.
        voices: whom it quotes most; `value` is an actor's id.
        newest: its newest articles.
        unread: pages of its hosts that gave no article, the newest.
        unread_total: how many such pages were found among the record's newest unread ones.
    """

    counts: OutletCounts
    relays: tuple[Count, ...]
    voices: tuple[Count, ...]
    newest: tuple[OutletArticle, ...]
    unread: tuple[UnreadRow, ...]
    unread_total: int


@page(router, "/outlet", template="outlet.html", shows=Outlet)
def outlet(
    record: OpenRecord, kept: Answers, name: Annotated[str, Query(max_length=2000)]
) -> Outlet:
    """An outlet: whom it quotes, on whose words it relies, what could not be read."""
    found = kept.get(("outlet", name), lambda: record.desk.outlet(name))
    return Outlet(
        counts=found.counts,
        relays=found.relays[:SHOWN],
        voices=found.voices[:SHOWN],
        newest=found.newest[:SHOWN],
        unread=found.unread[:SHOWN],
        unread_total=len(found.unread),
    )


class UnreadSearch(BaseModel):
    """Which pages; None asks for all."""

    reason: Annotated[UnreadReason | None, Empty] = None
    after: Annotated[Annotated[str, Field(max_length=100)] | None, Empty] = None
    limit: Annotated[int, Field(ge=1, le=200)] = PAGE


@dataclass(frozen=True, slots=True)
class NotRead:
    """Pages that gave no article, the newest first.

    Attributes:
        reason: for which was asked.
        reasons: how many pages there are for each; `statements` counts pages here.
        total: how many pages there are for any.
        further: link to the next page, None on the last.
    """

    reason: UnreadReason | None
    pages: tuple[UnreadRow, ...]
    reasons: tuple[Count, ...]
    total: int
    further: str | None


@page(router, "/unread", template="unread.html", shows=NotRead)
def unread(record: OpenRecord, search: Annotated[UnreadSearch, Query()]) -> NotRead:
    """Pages that could not be read, with why."""
    found = record.desk.unread(reason=search.reason, limit=search.limit, after=search.after)
    return NotRead(
        reason=search.reason,
        pages=found.pages,
        reasons=found.reasons,
        total=found.total,
        further=found.after
        and links.unread(reason=search.reason, limit=search.limit, after=found.after),
    )
