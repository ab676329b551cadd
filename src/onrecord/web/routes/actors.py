"""Actors: who speaks across articles, and one of them with all that is on record of it.

?q=… -> actors; an actor's id -> statements by day, whom it speaks about, why it is one
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, TypeAlias, get_args

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from onrecord import languages
from onrecord.model import Judgement, RecordedActor, SpeakerKind
from onrecord.overview.building import WRITTEN_IN
from onrecord.record import ActorQuery, Count, Record, SaidQuery
from onrecord.record.desk import Day, Naming, SeenPage, Spoken
from onrecord.web import links
from onrecord.web.access import Answers, OpenRecord
from onrecord.web.answering import page
from onrecord.web.asking import Empty, Words
from onrecord.web.cards import Card
from onrecord.web.drawing.columns import ColumnsDrawing, draw_columns

router = APIRouter(tags=["actors"])

PAGE = 50
"""Actors on a page."""

CARDS, ARTICLES = 10, 20
"""Statements, and articles, on the page of one actor."""

SHOWN = 12
"""Of whom it speaks about, of who may be the same, and the like."""

MOST_ARTICLES = 10_000_000
"""A start beyond it asks for nothing that a record could hold."""

ActorId: TypeAlias = Annotated[str, Path(pattern=r"^w-[0-9a-f]{16}$")]


class ActorSearch(BaseModel):
    """Which actors to list; None asks for nothing."""

    q: Words = Field(None, description="words of any of its names")
    kind: Annotated[SpeakerKind | None, Empty] = None
    country: Words = Field(None, description="the one that it speaks for")
    after: Annotated[Annotated[str, Field(max_length=100)] | None, Empty] = None
    limit: Annotated[int, Field(ge=1, le=200)] = PAGE

    def query(self) -> ActorQuery:
        """The same for the record."""
        return ActorQuery(words=self.q, kind=self.kind, country=self.country)

    def asked(self) -> dict[str, object]:
        """What is asked for, by the names of the address."""
        return {"q": self.q, "kind": self.kind, "country": self.country}


@dataclass(frozen=True, slots=True)
class Actors:
    """A page of actors, those with most statements first.

    Attributes:
        asked: by the names of the address; None for what is not.
        countries: that can be asked for.
        total: how many fit.
        further: link to the next page, None on the last.
    """

    asked: dict[str, object]
    countries: tuple[str, ...]
    actors: tuple[RecordedActor, ...]
    total: int
    further: str | None

    @property
    def kinds(self) -> tuple[str, ...]:
        """That can be asked for."""
        return get_args(SpeakerKind)


@page(router, "/actors", template="actors.html", shows=Actors)
def actors(record: OpenRecord, search: Annotated[ActorSearch, Query()]) -> Actors:
    """Actors that fit, the most quoted first."""
    found = record.desk.actors(search.query(), limit=search.limit, after=search.after)
    asked = search.asked()
    return Actors(
        asked=asked,
        countries=record.desk.countries(),
        actors=found.actors,
        total=found.total,
        further=found.after and links.actors(**asked, limit=search.limit, after=found.after),
    )


class Part(BaseModel):
    """Which part of an actor's page is shown."""

    after: Annotated[Annotated[str, Field(max_length=500)] | None, Empty] = None
    start: Annotated[int, Field(ge=0, le=MOST_ARTICLES)] = 0
    other: Words = Field(None, description="words of the name of one who may be the same")
    judged: Words = Field(None, description="id of a judgement that was just made")


@dataclass(frozen=True, slots=True)
class Side:
    """One of two about whom something was said.

    Attributes:
        id: of the speaker in an article, of the actor, or Wikidata's.
        actor: who that is now; None where nobody is.
    """

    id: str
    name: str
    actor: str | None


@dataclass(frozen=True, slots=True)
class Judged:
    """What somebody said on whether two are one, with who they are."""

    judgement: Judgement
    left: Side
    right: Side


@dataclass(frozen=True, slots=True)
class Doubt:
    """One who may be the same, or bears the name and is another.

    Attributes:
        why: in whose eyes, and by what.
    """

    actor: RecordedActor
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor with what is on record of it.

    Attributes:
        joined: the id that was asked for, where it leads to this actor.
        days: its statements by day.
        undated: how many have no day.
        cards: its statements, in the order in which they were said.
        statements: how many there are.
        further: link to the next ones, None on the last page.
        about: whom it speaks about and to.
        spoken_about_by: who speaks about it.
        through: who passed its words on.
        sampled: one statement in so many was counted for `through` and `outlets`.
        seen: articles that quote it, with why it is the same.
        seen_further: link to the next ones, None on the last page.
        log: what people said on who is the same, the newest first.
        doubts: who may be the same.
        others: whom a search for others found.
        made: the judgement that was just made.
    """

    joined: str | None
    actor: RecordedActor
    naming: Naming
    days: tuple[Day, ...]
    undated: int
    cards: tuple[Card, ...]
    statements: int
    further: str | None
    about: tuple[Spoken, ...]
    spoken_about_by: tuple[Spoken, ...]
    through: tuple[Count, ...]
    outlets: tuple[Count, ...]
    sampled: int
    seen: SeenPage
    seen_further: str | None
    log: tuple[Judged, ...]
    doubts: tuple[Doubt, ...]
    other: str | None
    others: tuple[RecordedActor, ...]
    made: Judged | None

    @property
    def drawn(self) -> ColumnsDrawing | None:
        """The days as a chart."""
        return draw_columns(self.days, languages.load(WRITTEN_IN).telling)


@page(router, "/actors/{actor_id}", template="actor.html", shows=ActorView)
def actor(
    record: OpenRecord, actor_id: ActorId, part: Annotated[Part, Query()], *, kept: Answers
) -> ActorView:
    """An actor with its statements, and why it is one."""
    desk, shown = record.desk, record.actor(actor_id)
    query = SaidQuery(actor=shown.id)
    found = record.search(query, sort="newest", limit=CARDS, after=part.after)
    counted, days = kept.get(
        ("actor", query), lambda: (record.facets(query), desk.days(query, actors=1))
    )
    about, spoken_about_by = kept.get(
        ("about", shown.id),
        lambda: (desk.about(shown.id, limit=SHOWN), desk.spoken_about_by(shown.id, limit=SHOWN)),
    )
    said = tuple(record.judgements(shown.id, human=True))
    log = tuple(_log(record, said))
    # What people said of it is seen at once; else this is as old as all counts.
    naming, seen, doubts = kept.get(
        ("who", shown, said, part.start),
        lambda: (
            desk.naming(shown.id),
            desk.seen(shown.id, limit=ARTICLES, start=part.start),
            tuple(_doubts(record, shown))[:SHOWN],
        ),
    )
    return ActorView(
        joined=actor_id if actor_id != shown.id else None,
        actor=shown,
        naming=naming,
        days=days.actors[0].days if days.actors else (),
        undated=days.undated,
        cards=tuple(Card.of(match) for match in found.matches),
        statements=found.total,
        further=found.after and links.actor(shown.id, after=found.after) + "#statements",
        about=about,
        spoken_about_by=spoken_about_by,
        through=counted.counts["through"][:SHOWN],
        outlets=counted.counts["outlet"][:SHOWN],
        sampled=counted.sampled,
        seen=seen,
        seen_further=links.actor(shown.id, start=seen.further) + "#seen" if seen.further else None,
        log=log,
        doubts=doubts,
        other=part.other,
        others=_others(record, shown, part.other),
        made=next((one for one in log if one.judgement.id == part.judged), None),
    )


def _log(record: Record, said: Sequence[Judgement]) -> Iterator[Judged]:
    sides = _sides(record, (side for one in said for side in (one.left, one.right)))
    for one in reversed(said):
        yield Judged(one, sides[one.left], sides[one.right])


def _sides(record: Record, ids: Iterable[str]) -> dict[str, Side]:
    """Who stands on a side of a judgement; what is not known has its id for a name."""
    sides = set(ids)
    names, actors_ = record.names(sides), record.desk.behind(sides)
    return {
        id_: Side(id_, names.get(id_, id_), actors_[id_].id if id_ in actors_ else None)
        for id_ in sides
    }


def _doubts(record: Record, shown: RecordedActor) -> Iterator[Doubt]:
    """Others of whom it is not known whether they are the same; each once."""
    doubts = record.doubts(shown.id)
    behind = record.desk.behind(side for one in doubts for side in (one.left, one.right))
    told = {shown.id}
    for one in sorted(doubts, key=lambda one: one.verdict != "unsure"):
        for side in (one.left, one.right):
            other = behind.get(side)
            if other is not None and other.id not in told:
                told.add(other.id)
                yield Doubt(other, one)


def _others(record: Record, shown: RecordedActor, words: str | None) -> tuple[RecordedActor, ...]:
    if words is None:
        return ()
    found = record.actors(ActorQuery(words=words), limit=SHOWN + 1)
    return tuple(one for one in found if one.id != shown.id)[:SHOWN]
