"""Home: the newest stories with who said what in each, and what is new since the last visit.

the moment of the last visit, kept in a cookie -> stories, counts
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Cookie, Response

from onrecord.record import Counts
from onrecord.record.desk import Story, StoryArticle
from onrecord.web.access import Answers, Now, OpenRecord
from onrecord.web.answering import page
from onrecord.web.cards import Card

router = APIRouter(tags=["home"])

STORIES = 12
"""On the page; the older ones are found by asking."""

VISIT = timedelta(minutes=30)
"""Who comes back sooner is still on the same visit."""

YEAR_S = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class VoiceCard:
    """Who speaks in a story.

    Attributes:
        actor: its id across articles; None where that is not known.
        statements: how many in this story.
        card: the one that is shown; None where none could be.
    """

    name: str
    role: str | None
    actor: str | None
    statements: int
    card: Card | None


@dataclass(frozen=True, slots=True)
class StoryCard:
    """Articles about the same matter.

    Attributes:
        new: how many of its articles were read since the last visit.
    """

    id: str
    title: str
    first_day: str | None
    last_day: str | None
    articles: tuple[StoryArticle, ...]
    voices: tuple[VoiceCard, ...]
    outlets: int
    statements: int
    new: int


@dataclass(frozen=True, slots=True)
class Home:
    """The newest stories.

    Attributes:
        since: the last visit; None on the first one.
    """

    counts: Counts
    stories: tuple[StoryCard, ...]
    since: datetime | None


@page(router, "/", template="home.html", shows=Home)
def home(
    record: OpenRecord,
    *,
    kept: Answers,
    now: Now,
    response: Response,
    visits: Annotated[str | None, Cookie()] = None,
) -> Home:
    """The newest stories, with what is new since the last visit."""
    last, before = _visits(visits)
    if last is None or now - last > VISIT:
        before = last
    marks = "|".join(at.isoformat() if at else "" for at in (now, before))
    response.set_cookie("visits", marks, max_age=YEAR_S, httponly=True, samesite="lax")
    stories = kept.get("stories", lambda: record.desk.stories(limit=STORIES))
    return Home(
        counts=kept.get("counts", record.counts),
        stories=tuple(_story(story, before) for story in stories),
        since=before,
    )


def _visits(cookie: str | None) -> tuple[datetime | None, datetime | None]:
    """The last visit and the one before it; a cookie that is damaged tells of none."""
    last, _, before = (cookie or "").strip('"').partition("|")
    try:
        moments = [datetime.fromisoformat(at) if at else None for at in (last, before)]
    except ValueError:
        return None, None
    if any(at is not None and at.tzinfo is None for at in moments):
        return None, None
    return moments[0], moments[1]


def _story(story: Story, since: datetime | None) -> StoryCard:
    return StoryCard(
        id=story.id,
        title=story.title,
        first_day=story.first_day,
        last_day=story.last_day,
        articles=story.articles,
        voices=tuple(
            VoiceCard(
                voice.name,
                voice.role,
                voice.actor,
                voice.statements,
                Card.of(voice.match) if voice.match else None,
            )
            for voice in story.voices
        ),
        outlets=story.outlets,
        statements=story.statements,
        new=sum(since is not None and one.read_at > since for one in story.articles),
    )
