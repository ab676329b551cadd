"""What a person decides of a statement -> an entry of the log of corrections.

Decision -> Correction, or an error that says what to do

A page carries a sign of the statement as it showed it (`sign_of`). Where the statement is another
one when the decision comes, nothing is saved: the person is shown both. What changes between this
look and the save is caught by the record itself, under its lock.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

import msgspec

from onrecord.errors import NotOnRecordError, RecordError, SelectionError
from onrecord.model import Action, Article, Correction, Match, Statement
from onrecord.record import Record, Request
from onrecord.record.corrections import Marks, marked, say_the_same
from onrecord.record.desk import LoggedCorrection
from onrecord.web.people import Person

ReviewVerdict: TypeAlias = Literal["accept", "fix", "reject"]
"""What a person may say of a statement that is on record."""


DID: dict[Action, str] = {
    "accept": "accepted",
    "reject": "rejected",
    "fix": "fixed",
    "add": "added",
    "undo": "given back what it was",
}
"""What was done to a statement, in words."""


class SeenOtherwiseError(RecordError):
    """The statement is not the one that the person saw.

    Attributes:
        now: as it is now; None where it is not in force.
    """

    def __init__(self, told: str, now: Match | None) -> None:
        super().__init__(told)
        self.now = now


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decides.

    Attributes:
        person: who decides.
        now: the moment.
        seen: sign of the statement that the person saw; None where that need not be checked.
        note: why, in the person's words.
    """

    person: Person
    now: datetime
    seen: str | None = None
    note: str | None = None


def sign_of(statement: Statement) -> str:
    """A sign that is another one for a statement that differs in anything."""
    return hashlib.sha256(msgspec.json.encode(statement, order="deterministic")).hexdigest()[:16]


def in_force(record: Record, statement_id: str) -> Match:
    """A statement that can be decided about.

    Raises:
        SeenOtherwiseError: it was rejected, or a newer reading does not find it.
        NotOnRecordError: there never was one.
    """
    match = record.match(statement_id)
    if match is not None:
        return match
    last = _last(record, statement_id)
    if last is None:
        raise NotOnRecordError(f"no statement {statement_id!r} in force")
    raise SeenOtherwiseError(_told(last), None)


def decide(
    record: Record, match: Match, verdict: ReviewVerdict, *, marks: Marks, decision: Decision
) -> Correction:
    """Accept, reject or fix a statement.

    Args:
        record: that holds it.
        match: the statement as it is now.
        verdict: what is said of it.
        marks: what should be otherwise, for `fix`.
        decision: who says so, and what they saw.

    Raises:
        SeenOtherwiseError: it is not as the person saw it.
        SelectionError: what it should become cannot stand, or it says so already.
    """
    before = match.statement
    if decision.seen is not None and decision.seen != sign_of(before):
        raise SeenOtherwiseError(_told(_last(record, before.id)), match)
    after = marked(marks, match.article, before) if verdict == "fix" else None
    if after == before:
        raise SelectionError("nothing was changed; accept it if it is right")
    request = Request(
        action=verdict,
        author=decision.person.name,
        now=decision.now,
        statement=before.id,
        after=after,
        seen=before,
        note=_note(decision),
    )
    try:
        return record.correct(request)
    except RecordError as error:
        now = record.match(before.id)
        if now is None or now.statement != before:
            raise SeenOtherwiseError(_told(_last(record, before.id)), now) from error
        raise


def _last(record: Record, statement_id: str) -> LoggedCorrection | None:
    return next(iter(record.desk.corrections(statement=statement_id, limit=1).entries), None)


def _told(last: LoggedCorrection | None) -> str:
    if last is None:
        return "a newer reading of its article changed this statement"
    made = last.correction
    return f"this statement was {DID[made.action]} by {made.author} after you looked at it"


def done_already(record: Record, statement_id: str, decision: Decision) -> Correction | None:
    """What the same person did last to the statement as they saw it: a key pressed twice."""
    last = _last(record, statement_id)
    if last is None or last.taken_back_by:
        return None
    done = last.correction
    saw_it = done.before is not None and sign_of(done.before) == decision.seen
    return done if saw_it and done.author == decision.person.name else None


def repeats(done: Correction, verdict: ReviewVerdict, *, marks: Marks, article: Article) -> bool:
    """Whether a verdict says what was done already."""
    if verdict != done.action:
        return False
    if verdict != "fix" or done.after is None:
        return True
    return say_the_same(marked(marks, article, done.before), done.after)


def add(record: Record, article_id: str, *, marks: Marks, decision: Decision) -> Correction:
    """Add a statement that the machine missed.

    Raises:
        RecordError: there is no such article, or the words of this speaker are on record.
        SelectionError: it cannot stand.
    """
    article = record.desk.article(article_id).article
    request = Request(
        action="add",
        author=decision.person.name,
        now=decision.now,
        article=article.id,
        after=marked(marks, article, None),
        note=_note(decision),
    )
    return record.correct(request)


def _note(decision: Decision) -> str | None:
    return (decision.note or "").strip() or None
