"""Counts: the facts an overview opens with, and how solid each voice is.

cited statements -> Facts, voices, timeline, articles used
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from onrecord.dates import day_of
from onrecord.model import Dot, Facts, TimelineRow, UsedArticle, Voice
from onrecord.overview.actors import NOBODY
from onrecord.showing import web_address

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from onrecord.model import Actor
    from onrecord.overview.actors import Cast
    from onrecord.overview.select import Evidence, Material

# Rows that fit a screen; the table of voices has everybody.
MOST_ROWS = 14


def count_facts(material: Material, cited: Sequence[Evidence], cast: Cast) -> Facts:
    """What there is, in numbers."""
    days = [day for article in material.articles if (day := day_of(article.published))]
    actors = {cast.actor(one) for one in cited}
    named = {actor for actor in actors if actor != NOBODY and not actor.anonymous}
    return Facts(
        since=min(days, default=None),
        until=max(days, default=None),
        articles=len(material.articles),
        outlets=len({article.outlet for article in material.articles if article.outlet}),
        statements=len(cited),
        people=sum(actor.kind == "person" for actor in named),
        speakers=len(named),
        unnamed=sum(cast.actor(one).anonymous for one in cited),
        unread=len(material.unread),
    )


def count_voices(groups: Mapping[Actor, Sequence[Evidence]]) -> tuple[Voice, ...]:
    """Every actor with its statements by manner, the most quoted first."""
    voices = (_voice(actor, cited) for actor, cited in groups.items() if actor != NOBODY)
    return tuple(sorted(voices, key=lambda voice: (-voice.total, -voice.outlets, voice.actor.name)))


def _voice(actor: Actor, cited: Sequence[Evidence]) -> Voice:
    manners = Counter(one.statement.manner for one in cited)
    through = Counter(link.name for one in cited for link in one.statement.relay)
    return Voice(
        actor=actor,
        direct=manners["direct"],
        indirect=manners["indirect"],
        mixed=manners["mixed"],
        through=tuple(sorted(through.items(), key=lambda item: (-item[1], item[0]))),
        outlets=len({one.article.outlet or one.article.id for one in cited}),
    )


def timeline(
    groups: Mapping[Actor, Sequence[Evidence]], numbers: Mapping[Evidence, int]
) -> tuple[TimelineRow, ...]:
    """The most quoted actors with a dot for each statement whose day, or report's day, is known."""
    rows = [
        TimelineRow(actor.name, dots)
        for actor, cited in groups.items()
        if actor != NOBODY and (dots := _dots(actor, cited, numbers))
    ]
    return tuple(sorted(rows, key=lambda row: (-len(row.dots), row.name))[:MOST_ROWS])


def _dots(
    actor: Actor, cited: Sequence[Evidence], numbers: Mapping[Evidence, int]
) -> tuple[Dot, ...]:
    placed = ((one, _day_said(one)) for one in cited)
    dots = [
        Dot(day, said is not None, one.statement.manner, actor.anonymous, numbers[one])
        for one, said in placed
        if (day := said or one.reported)
    ]
    return tuple(sorted(dots, key=lambda dot: (dot.day, dot.citation)))


def _day_said(evidence: Evidence) -> date | None:
    """The day of the words; None where no more than their month or week is known."""
    said = evidence.said
    return said.first if said and said.first == said.last else None


def used_articles(material: Material, cited: Sequence[Evidence]) -> tuple[UsedArticle, ...]:
    """The articles in the order in which they appeared."""
    counts = Counter(one.article.id for one in cited)
    used = (
        UsedArticle(
            id=article.id,
            outlet=article.outlet,
            title=article.title,
            authors=article.authors,
            published=article.published,
            url=web_address(article.url),
            statements=counts[article.id],
        )
        for article in material.articles
    )
    return tuple(sorted(used, key=lambda one: (one.published or "~", one.outlet or "", one.id)))
