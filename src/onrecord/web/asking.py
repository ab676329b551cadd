"""What the query of an address asks for.

?q=ice&act=deny&since=2026-03 -> Question -> SaidQuery

An empty field of a form asks for nothing. A day may be a month or a year, as on the command line.
"""

from __future__ import annotations

from typing import Annotated, TypeAlias

from fastapi import Query
from pydantic import BaseModel, BeforeValidator, Field

from onrecord.dates import period
from onrecord.model import Act, Manner, Review
from onrecord.record import SaidQuery, Sort

PAGE = 20
"""Statements on a page."""


def _given(value: object) -> object:
    """None for what a form leaves empty."""
    return None if isinstance(value, str) and not value.strip() else value


Empty = BeforeValidator(_given)
Words: TypeAlias = Annotated[Annotated[str, Field(max_length=500)] | None, Empty]
Day: TypeAlias = Annotated[Annotated[str, Field(max_length=10)] | None, Empty]


class Question(BaseModel):
    """What statements are asked for, as an address says it; None asks for nothing."""

    q: Words = Field(None, description='words; "a phrase", begin*, -not')
    speaker: Words = Field(None, description="words of the speaker's name")
    article: Words = Field(None, description="words of the article's title or text")
    actor: Words = Field(None, description="id of an actor")
    outlet: Words = Field(None, description="whole name of an outlet")
    country: Words = Field(None, description="the one that the actor speaks for")
    through: Words = Field(None, description="words of the name of who passed it on")
    act: Annotated[Act | None, Empty] = None
    manner: Annotated[Manner | None, Empty] = None
    unnamed: Annotated[bool | None, Empty] = None
    relayed: Annotated[bool | None, Empty] = None
    review: Annotated[Review | None, Empty] = None
    confidence: Annotated[Annotated[float, Field(ge=0, le=1)] | None, Empty] = None
    since: Day = Field(None, description="first day, month or year in which it may have been said")
    until: Day = Field(None, description="the last, included")
    published_since: Day = None
    published_until: Day = None

    def query(self) -> SaidQuery:
        """The same for the record.

        Raises:
            SelectionError: a day that is none, or a period that ends before it begins.
        """
        since, until = period(self.since, self.until)
        published_since, published_until = period(self.published_since, self.published_until)
        return SaidQuery(
            words=self.q,
            speaker=self.speaker,
            article=self.article,
            actor=self.actor,
            outlet_named=self.outlet,
            country=self.country,
            through=self.through,
            act=self.act,
            manner=self.manner,
            anonymous=self.unnamed,
            relayed=self.relayed,
            review=self.review,
            confidence=self.confidence,
            since=since,
            until=until,
            published_since=published_since,
            published_until=published_until,
        )

    def asked(self) -> dict[str, object]:
        """What is asked for, by the names of the address; None for what is not."""
        return self.model_dump(include=set(Question.model_fields))


class Search(Question):
    """A page of what is asked for."""

    sort: Sort = "newest"
    after: Words = None
    limit: Annotated[int, Field(ge=1, le=200)] = PAGE


Asked: TypeAlias = Annotated[Question, Query()]
Searched: TypeAlias = Annotated[Search, Query()]
