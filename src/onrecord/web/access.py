"""What a page may ask of the server: its record, who looks, and whether they may.

request -> Record, Person
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, TypeAlias

from fastapi import Depends, Request
from starlette.exceptions import HTTPException

from onrecord.errors import NotOnRecordError
from onrecord.model import Match
from onrecord.record import Record
from onrecord.web.jobs import Jobs
from onrecord.web.keeping import Kept
from onrecord.web.noting import Telling
from onrecord.web.people import Person, Role

_A: dict[Role, str] = {"reader": "a reader", "editor": "an editor", "admin": "an admin"}


class LogInError(Exception):
    """Nobody has logged in, and the page is not for everybody."""


def record_of(request: Request) -> Record:
    """The record that is served."""
    record: Record = request.app.state.record
    return record


def jobs_of(request: Request) -> Jobs:
    """The pages that are being read."""
    jobs: Jobs = request.app.state.jobs
    return jobs


def telling_of(request: Request) -> Telling:
    """What the page adds to the log."""
    telling: Telling = request.state.telling
    return telling


def match_of(record: Record, statement_id: str) -> Match:
    """A statement in force.

    Raises:
        NotOnRecordError: none in force has this id.
    """
    match = record.match(statement_id)
    if match is None:
        raise NotOnRecordError(f"no statement {statement_id!r} in force")
    return match


def needs(role: Role) -> Callable[[Request], Person]:
    """A dependency that lets in who may do what a role may.

    Raises:
        LogInError: nobody has logged in.
        HTTPException: whoever has may not.
    """

    def person_of(request: Request) -> Person:
        person: Person | None = request.state.person
        if person is None:
            raise LogInError
        if not person.may(role):
            told = f"this is for {_A[role]}, and {person.name} is {_A[person.role]} here"
            raise HTTPException(403, told)
        return person

    return person_of


def now() -> datetime:
    """The moment at which a request is answered."""
    return datetime.now(UTC)


TheJobs: TypeAlias = Annotated[Jobs, Depends(jobs_of)]
AuditNote: TypeAlias = Annotated[Telling, Depends(telling_of)]


def answers_of(request: Request) -> Kept:
    """Answers that are the same for everybody."""
    kept: Kept = request.app.state.kept
    return kept


def overviews_of(request: Request) -> Kept:
    """Overviews that were just looked at."""
    overviews: Kept = request.app.state.overviews
    return overviews


OpenRecord: TypeAlias = Annotated[Record, Depends(record_of)]
Answers: TypeAlias = Annotated[Kept, Depends(answers_of)]
Overviews: TypeAlias = Annotated[Kept, Depends(overviews_of)]
Reader: TypeAlias = Annotated[Person, Depends(needs("reader"))]
Editor: TypeAlias = Annotated[Person, Depends(needs("editor"))]
Admin: TypeAlias = Annotated[Person, Depends(needs("admin"))]
Now: TypeAlias = Annotated[datetime, Depends(now)]
