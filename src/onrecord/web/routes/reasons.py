"""Why a statement was read as it was: its article is read again, and each field followed back.

?statement=… -> a line for each field
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query

from onrecord import pipeline
from onrecord.statements import Told, tell
from onrecord.web.access import OpenRecord, match_of
from onrecord.web.answering import page
from onrecord.web.cards import Card

router = APIRouter(tags=["review"])


@dataclass(frozen=True, slots=True)
class Why:
    """The reasons of a statement.

    Attributes:
        told: by field; empty where this version of onrecord does not find the statement.
    """

    card: Card
    told: tuple[Told, ...]


@page(router, "/why", template="why.html", shows=Why, role="editor")
def why(record: OpenRecord, statement: Annotated[str, Query(max_length=100)]) -> Why:
    """Why a statement was read as it was."""
    match = match_of(record, statement)
    reasons = pipeline.explain(match.article, match.statement)
    return Why(Card.of(match), tuple(tell(match.article, match.statement, reasons)))
