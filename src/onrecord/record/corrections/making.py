"""What a person asks for -> an entry of the log, and a reading that it holds in.

connection, Request -> Correction

A person corrects a statement that is in force, as it stands: where somebody else changed it since
the person looked (`seen`), the request is refused and says by whom.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, or_, select

from onrecord.codec import spans_of
from onrecord.dates import interval_of
from onrecord.errors import NotOnRecordError, RecordError, SelectionError
from onrecord.ids import made_of, statement_id
from onrecord.model import Action, Article, Correction, Statement
from onrecord.record.corrections.carrying import carry, heirs, overlay_of
from onrecord.record.corrections.conflicts import named
from onrecord.record.corrections.live import undone
from onrecord.record.corrections.log import append, entries, entry_of, known
from onrecord.record.databases import SETTLING, Database
from onrecord.record.indexing import hide, show
from onrecord.record.recalling import articles, reading_key_of
from onrecord.record.rows import AnyRow, statement_of
from onrecord.record.settling.writing import count_days, days_in
from onrecord.record.signing import signed
from onrecord.record.tables import article, correction, page, reading, statement
from onrecord.record.values import at

PEOPLE = "people@1"
"""Stands in the method of a statement that a person stands for."""

CERTAIN = 1.0


_PLACES = (
    select(page.c.address, article.c.id)
    .select_from(reading.join(page).join(article))
    .where(
        or_(
            reading.c.article == bindparam("article"),
            reading.c.key.in_(bindparam("heirs", expanding=True)),
        )
    )
)
_IN_FORCE = (
    select(statement)
    .join(reading)
    .where(statement.c.id == bindparam("id"), reading.c.current)
    .order_by(statement.c.stands.desc(), reading.c.key.desc(), statement.c.key.desc())
    .limit(1)
)
_ARTICLE = select(reading.c.article).where(reading.c.key == bindparam("reading"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a person asks for.

    Attributes:
        statement: id of the statement; of one that is added, None.
        article: id of the article of one that is added.
        after: as it should be, for `fix` and `add`; its id, confidence and method are ours.
        seen: the statement as the person saw it; None where that need not be checked.
        author: the person's name.
        now: with a time zone.
    """

    action: Action
    author: str
    now: datetime
    statement: str | None = None
    article: str | None = None
    after: Statement | None = None
    seen: Statement | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """A current reading and the row of its article."""

    reading: int
    article: Article
    article_key: int


def make(connection: Connection, database: Database, request: Request) -> Correction:
    """Put a correction into the log and let it hold; see `Record.correct`."""
    request = replace(request, author=signed(request.author, "a correction"))
    if request.action == "add":
        return _add(connection, database, request)
    row = _held_in_force(connection, database, request.statement or "")
    place = _place(connection, row.reading)
    before = statement_of(row)
    if request.seen is not None and request.seen != before:
        raise RecordError(_changed(connection, row.id))
    after = _after(request, before, place.article)
    found = _found(connection, row)
    made = _correction(request, before=before, after=after, article_id=place.article.id)
    return _keep(connection, database, replace(made, found=found), seen=place.article_key)


def undo(
    connection: Connection, database: Database, *, correction_id: str, request: Request
) -> Correction:
    """Take a correction back; see `Record.undo`."""
    request = replace(request, author=signed(request.author, "a correction"))
    entry = entry_of(connection, correction_id)
    database.hold(connection, sorted(_places(connection, entry.seen)))
    log = [one.correction for one in entries(connection, about=[entry.seen])]
    if correction_id in undone(log):
        raise RecordError(f"{correction_id} has been undone already")
    made = Correction(
        id=_id(request, entry.correction.statement, correction_id),
        action="undo",
        statement=entry.correction.statement,
        article=entry.correction.article,
        before=None,
        after=None,
        found=None,
        author=request.author,
        at=request.now,
        note=request.note,
        undoes=correction_id,
    )
    return _keep(connection, database, made, seen=entry.seen)


def _add(connection: Connection, database: Database, request: Request) -> Correction:
    if request.after is None or not request.article:
        raise SelectionError("to add a statement, give its article and its words")
    place = _place(connection, reading_key_of(connection, request.article))
    database.hold(connection, sorted(_places(connection, place.article_key)))
    # Looked up again, now that nobody else can change it.
    place = _place(connection, reading_key_of(connection, request.article))
    blank = replace(request.after, method="")
    after = _sound(named(blank, confidence=CERTAIN, by=PEOPLE), place.article)
    after = replace(after, id=statement_id(place.article.id, after.content, after.speaker))
    taken = select(statement.c.id).where(statement.c.id == after.id, statement.c.stands)
    if connection.execute(taken.where(statement.c.reading == place.reading).limit(1)).first():
        raise RecordError(f"these words of this speaker are on record already: {after.id}")
    made = _correction(request, before=None, after=after, article_id=place.article.id)
    return _keep(connection, database, made, seen=place.article_key)


def _keep(connection: Connection, database: Database, made: Correction, *, seen: int) -> Correction:
    """The entry, as it is on record; one that came twice in one moment is there already."""
    if known(connection, made.id) is None:
        append(connection, made, seen=seen)
        for key in heirs(connection, seen):
            before = days_in(connection, key)
            hide(connection, database.words, [key])
            carry(connection, key)
            show(connection, database.words, key)
            changed = before ^ days_in(connection, key)
            count_days(connection, {one.actor for one in changed})
    return entry_of(connection, made.id).correction


def _places(connection: Connection, article_key: int) -> set[str]:
    """What no other writer may touch while an article is corrected: see `adding`."""
    asked = {"article": article_key, "heirs": heirs(connection, article_key)}
    rows = connection.execute(_PLACES, asked).all()
    places = {place for row in rows for place in (f"address {row.address}", f"article {row.id}")}
    return places | {SETTLING}


def _after(request: Request, before: Statement, article: Article) -> Statement | None:
    """The statement as the person leaves it."""
    if request.action == "reject":
        return None
    left = before
    if request.action == "fix":
        if request.after is None:
            raise SelectionError("to fix a statement, say what should be otherwise")
        left = replace(request.after, id=before.id, method=before.method)
    return _sound(named(left, confidence=CERTAIN, by=PEOPLE), article)


def _sound(after: Statement, article: Article) -> Statement:
    """A statement that may be kept.

    Raises:
        SelectionError: a span is not in the text, a name is empty, or a date is none.
    """
    length = len(article.text)
    for start, end in spans_of(after):
        if not 0 <= start < end <= length:
            raise SelectionError(f"[{start}, {end}] is not in the text of {length} characters")
    if not after.content:
        raise SelectionError("a statement needs words")
    if after.speaker and not after.speaker.name.strip():
        raise SelectionError(
            "a speaker needs a name; leave the speaker out where nobody is credited"
        )
    if after.said and interval_of(after.said.edtf) is None:
        raise SelectionError(
            f"{after.said.edtf!r} is no date; write 2026-05-07, 2026-05, 2026 or "
            "2026-05-07/2026-05-09"
        )
    return after


def _correction(
    request: Request, *, before: Statement | None, after: Statement | None, article_id: str
) -> Correction:
    about = before or after
    assert about is not None
    return Correction(
        id=_id(request, about.id, request.action, repr(after)),
        action=request.action,
        statement=about.id,
        article=article_id,
        before=before,
        after=after,
        found=None,
        author=request.author,
        at=request.now,
        note=request.note,
    )


def _id(request: Request, *parts: str) -> str:
    return made_of("c", at(request.now), request.author, request.note or "", *parts)


def _in_force(connection: Connection, statement_id: str) -> AnyRow:
    """The row of a statement in force.

    Raises:
        RecordError: there is none with this id, or people rejected it.
    """
    row = connection.execute(_IN_FORCE, {"id": statement_id}).first()
    if row is None:
        raise NotOnRecordError(f"no statement {statement_id!r} in force; give its whole id")
    if not row.stands:
        raise RecordError(f"{statement_id} was rejected; undo that before you correct it")
    return row


def _held_in_force(connection: Connection, database: Database, statement_id: str) -> AnyRow:
    """The row of a statement in force that nobody else can change; raises as `_in_force`."""
    held: set[str] = set()
    while True:
        row = _in_force(connection, statement_id)
        places = _places(connection, _article_key(connection, row.reading))
        if places <= held:
            return row
        # Then looked up again: another writer may have been first.
        database.hold(connection, sorted(places))
        held |= places


def _found(connection: Connection, row: AnyRow) -> Statement | None:
    """What the machine reads where a statement in force stands."""
    if row.correction is None:
        return statement_of(row)
    kept = overlay_of(connection, row.reading).kept
    return next((one.found for one in kept if one.correction.statement == row.id), None)


def _changed(connection: Connection, statement_id: str) -> str:
    query = select(correction.c.author, correction.c.at).where(
        correction.c.statement == statement_id
    )
    last = connection.execute(query.order_by(correction.c.key.desc()).limit(1)).first()
    who = f" by {last.author} at {last.at[:16]}" if last else " by a newer reading"
    return f"{statement_id} was changed{who} after you looked at it; look again"


def _place(connection: Connection, reading_key: int) -> _Place:
    key = _article_key(connection, reading_key)
    return _Place(reading_key, articles(connection, [key])[key], key)


def _article_key(connection: Connection, reading_key: int) -> int:
    key: int = connection.execute(_ARTICLE, {"reading": reading_key}).scalar_one()
    return key
