"""Who is one across articles, as people say: join two actors, part a speaker off, take it back.

form or JSON -> Judgement -> the actor's page

Each is a judgement of a person, which the log on the actor's page keeps and can take back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, TypeAlias

from fastapi import APIRouter, Depends, Form
from pydantic import BaseModel, Field
from starlette.responses import RedirectResponse

from onrecord.errors import RecordError
from onrecord.model import Judgement, RecordedActor, Verdict
from onrecord.web import links
from onrecord.web.access import AuditNote, Editor, Now, OpenRecord
from onrecord.web.asking import Empty
from onrecord.web.routes.actors import ActorId

router = APIRouter(tags=["actors"])

Why: TypeAlias = Annotated[Annotated[str, Field(max_length=2000)] | None, Empty]


class JudgedActor(BaseModel):
    """Whether another actor is the same."""

    other: Annotated[str, Field(pattern=r"^[wn]-[0-9a-f]{16}$", description="an actor or speaker")]
    verdict: Verdict
    why: Why = None


class Parted(BaseModel):
    """A speaker of one article who is somebody else."""

    speaker: Annotated[str, Field(pattern=r"^n-[0-9a-f]{16}$")]
    why: Why = None


class TakenBack(BaseModel):
    """A judgement that is to hold no more."""

    judgement: Annotated[str, Field(pattern=r"^j-[0-9a-f]{16}$")]


class Identified(BaseModel):
    """By which id Wikidata knows an actor; None takes the id away."""

    wikidata: Annotated[Annotated[str, Field(max_length=20, examples=["Q42"])] | None, Empty] = None
    source: Why = Field(None, description="where the id comes from")


@dataclass(frozen=True, slots=True)
class Judge:
    """Who judges, when, and on whose page; the server's log is told what was said."""

    record: OpenRecord
    person: Editor
    now: Now
    actor_id: ActorId
    note: AuditNote

    def judge(self, said: JudgedActor) -> Judgement:
        """Say whether another actor is the same."""
        pair = (said.other, self.actor_id)
        return self._say(pair, said.verdict, said.why)

    def part(self, said: Parted) -> Judgement:
        """Say that a speaker of one article is somebody else.

        Raises:
            RecordError: the speaker is not this actor, or there is no other.
        """
        behind = self.record.desk.behind([said.speaker]).get(said.speaker)
        if behind is None or behind.id != self.record.actor(self.actor_id).id:
            raise RecordError(f"{said.speaker} is no speaker of {self.actor_id} any more")
        first = self.record.desk.seen(behind.id, limit=2).seen
        others = [one.appearance for one in first if one.appearance != said.speaker]
        if not others:
            raise RecordError(
                "one article alone quotes this actor; there is nobody to part it from"
            )
        return self._say((said.speaker, others[0]), "not same", said.why)

    def take_back(self, said: TakenBack) -> Judgement:
        """Let a judgement hold no more."""
        self.note(detail=said.judgement)
        return self.record.take_back(said.judgement, by=self.person.name, now=self.now)

    def identify(self, said: Identified) -> RecordedActor:
        """Give the actor its Wikidata id, or take it away."""
        self.note(detail=said.wikidata or "none")
        return self.record.identify(
            self.actor_id, said.wikidata, by=self.person.name, now=self.now, why=said.source
        )

    def _say(self, pair: tuple[str, str], verdict: Verdict, why: str | None) -> Judgement:
        self.note(detail=f"{verdict}: {pair[0]}, {pair[1]}")
        return self.record.judge(pair, verdict, by=self.person.name, now=self.now, why=why)

    def page(self, made: Judgement) -> RedirectResponse:
        """Where the actor is now; after it was parted from its founder, the larger part."""
        actors = self.record.desk.behind([made.right])
        shown = actors.get(made.right) or self.record.actor(self.actor_id)
        return RedirectResponse(links.actor(shown.id, judged=made.id), 303)


TheJudge: TypeAlias = Annotated[Judge, Depends()]


@router.post("/actors/{actor_id}/judge", include_in_schema=False)
def judge(by: TheJudge, said: Annotated[JudgedActor, Form()]) -> RedirectResponse:
    """Join two actors, or say that they are two."""
    return by.page(by.judge(said))


@router.post("/actors/{actor_id}/judge.json")
def judge_json(by: TheJudge, said: JudgedActor) -> Judgement:
    """Say whether another actor is the same as this one."""
    return by.judge(said)


@router.post("/actors/{actor_id}/part", include_in_schema=False)
def part(by: TheJudge, said: Annotated[Parted, Form()]) -> RedirectResponse:
    """Part a speaker of one article off."""
    return by.page(by.part(said))


@router.post("/actors/{actor_id}/part.json")
def part_json(by: TheJudge, said: Parted) -> Judgement:
    """Say that a speaker of one article is not this actor."""
    return by.part(said)


@router.post("/actors/{actor_id}/take-back", include_in_schema=False)
def take_back(by: TheJudge, said: Annotated[TakenBack, Form()]) -> RedirectResponse:
    """Take a judgement back."""
    taken = by.take_back(said)
    shown = by.record.actor(by.actor_id)
    return RedirectResponse(links.actor(shown.id, judged=taken.id), 303)


@router.post("/actors/{actor_id}/take-back.json")
def take_back_json(by: TheJudge, said: TakenBack) -> Judgement:
    """Take a person's judgement back, so that all is as if it had not been made."""
    return by.take_back(said)


@router.post("/actors/{actor_id}/wikidata", include_in_schema=False)
def identify(by: TheJudge, said: Annotated[Identified, Form()]) -> RedirectResponse:
    """Give an actor its Wikidata id, or take it away."""
    return RedirectResponse(links.actor(by.identify(said).id), 303)


@router.post("/actors/{actor_id}/wikidata.json")
def identify_json(by: TheJudge, said: Identified) -> RecordedActor:
    """Give an actor its Wikidata id; null takes it away."""
    return by.identify(said)
