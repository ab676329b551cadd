"""What the address of an overview chooses, and the overview that it makes.

?about=…&actor=…&without=…&first=… -> Choice -> Selection -> Overview

The address holds all of it, so that it can be kept and sent. Statements are listed by beginnings of
their ids, with a blank between them: two hundred of them fit an address that every server takes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, TypeAlias
from urllib.parse import quote, unquote

from fastapi import Query
from pydantic import BaseModel, Field

from onrecord.errors import SelectionError
from onrecord.model import Order, Overview, Selection
from onrecord.overview import compose_of
from onrecord.record import Record
from onrecord.web.asking import Day, Words
from onrecord.web.keeping import Kept

MOST_ARTICLES = 500
"""Articles that a page is written from: a busy month, in about three seconds."""

MOST_CHOSEN = 50
"""Actors, or outlets; an overview of more chooses none."""

MOST_LISTED = 1_000
"""Statements that are taken out, or put first."""

Name: TypeAlias = Annotated[str, Field(max_length=500)]
Ids: TypeAlias = Annotated[str, Field(max_length=40_000)]


class Choice(BaseModel):
    """What an overview is to tell; see `model.Selection`."""

    about: Words = Field(None, description="words of the topic")
    since: Day = Field(None, description="first day, month or year")
    until: Day = Field(None, description="the last, included")
    by: Order = Field("actor", description="what the sections are")
    actor: Annotated[list[Name], Field(max_length=MOST_CHOSEN)] = Field(
        [], description="ids of actors: only what they said"
    )
    outlet: Annotated[list[Name], Field(max_length=MOST_CHOSEN)] = Field(
        [], description="whole names: only what these outlets carried"
    )
    without: Ids = Field(
        "", description="ids of statements that are not told, with a blank between"
    )
    first: Ids = Field("", description="ids of statements that come first, in this order")

    def selection(self) -> Selection:
        """The same for the overview."""
        return Selection(
            about=self.about,
            since=self.since,
            until=self.until,
            by=self.by,
            actors=_once(self.actor),
            outlets=_once(self.outlet),
            without=listed(self.without),
            first=listed(self.first),
        )

    def asked(self) -> dict[str, object]:
        """What is asked for, by the names of the address; None for what is not."""
        return {
            "about": self.about,
            "since": self.since,
            "until": self.until,
            "by": self.by if self.by != "actor" else None,
            "actor": list(_once(self.actor)) or None,
            "outlet": list(_once(self.outlet)) or None,
            "without": self.without.strip() or None,
            "first": self.first.strip() or None,
        }


Chosen: TypeAlias = Annotated[Choice, Query()]


def listed(words: str) -> tuple[str, ...]:
    """The ids that a list holds, each once.

    Raises:
        SelectionError: there are too many.
    """
    ids = tuple(dict.fromkeys(unquote(one) for one in words.split()))
    if len(ids) > MOST_LISTED:
        raise SelectionError(
            f"an overview takes {MOST_LISTED:,} statements out or puts them first, not "
            f"{len(ids):,}; choose a narrower topic or period"
        )
    return ids


def as_list(ids: Iterable[str]) -> str:
    """A list of ids; what an input gave as an id may hold blanks."""
    return " ".join(dict.fromkeys(quote(one, safe="") for one in ids))


def composed(record: Record, kept: Kept, selection: Selection) -> Overview:
    """The overview, as it is now; who drops a statement then takes the same away as a file.

    Raises:
        SelectionError: it cannot be understood, or more than `MOST_ARTICLES` come into question.
        NotOnRecordError: an actor is not on record.
    """
    return kept.get(selection, lambda: compose_of(record, selection, most=MOST_ARTICLES))


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name.strip()))
