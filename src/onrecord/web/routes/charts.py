"""Charts of the statements that fit: who is quoted when, by whom, and through whom.

?q=…&since=… -> actors by day, outlets by actor, who cites whom
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from fastapi import APIRouter

from onrecord import languages
from onrecord.overview.building import WRITTEN_IN
from onrecord.record import Record
from onrecord.record.desk import Cited, Crossing, Days
from onrecord.web.access import Answers, OpenRecord
from onrecord.web.answering import page
from onrecord.web.asking import Asked, Question
from onrecord.web.drawing.days import DaysDrawing, draw_days
from onrecord.web.drawing.network import NetworkDrawing, draw_network
from onrecord.web.drawing.shades import shade

router = APIRouter(tags=["charts"])

ACTORS, OUTLETS, RELAYS = 12, 12, 60
"""More of them no chart can show; the statements beside can be narrowed down."""


@dataclass(frozen=True, slots=True)
class Charts:
    """What charts are drawn from.

    Attributes:
        asked: what was asked for, by the names of the address.
        statements: how many fit.
        days: the most quoted actors by day.
        crossing: outlets by actor.
        relays: who cites whom, most often first.
    """

    asked: dict[str, object]
    statements: int
    days: Days
    crossing: Crossing
    relays: tuple[Cited, ...]

    @property
    def actor(self) -> str | None:
        """What the actor is called that was asked for; None where it says nothing that fits."""
        return self.crossing.rows[0].label if self.asked["actor"] and self.crossing.rows else None

    @property
    def by_day(self) -> DaysDrawing | None:
        """The days as a chart."""
        return draw_days(self.days.actors, languages.load(WRITTEN_IN).telling)

    @property
    def network(self) -> NetworkDrawing | None:
        """Who cites whom as a chart."""
        return draw_network(self.relays, articles=languages.load(WRITTEN_IN).who.articles)

    @property
    def shades(self) -> tuple[tuple[int, ...], ...]:
        """How dark each number of `crossing` stands."""
        most = max((number for row in self.crossing.counts for number in row), default=0)
        return tuple(tuple(shade(number, most) for number in row) for row in self.crossing.counts)


@page(router, "/charts", template="charts.html", shows=Charts)
def charts(record: OpenRecord, kept: Answers, question: Asked) -> Charts:
    """Charts of the statements that fit."""
    # Two may write the same question otherwise: "2026-03", "2026-03-01".
    found = kept.get(("charts", question.query()), lambda: _charts(record, question))
    return replace(found, asked=question.asked())


def _charts(record: Record, question: Question) -> Charts:
    query, desk = question.query(), record.desk
    return Charts(
        asked=question.asked(),
        statements=record.search(query, limit=1).total,
        days=desk.days(query, actors=ACTORS),
        crossing=desk.outlets_by_actor(query, actors=ACTORS, outlets=OUTLETS),
        relays=desk.relays(query, limit=RELAYS),
    )
