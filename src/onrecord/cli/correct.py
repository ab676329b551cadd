"""`onrecord correct`: what a person puts right, and its log.

options -> a correction

Words are given as they stand in the article and looked for near the statement, so that nobody
counts characters; where they stand more than once and no place is nearest, they must be more.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, TypeAlias, get_args

import typer

from onrecord.cli.asking import ActWord, MannerWord
from onrecord.cli.choosing import one_of
from onrecord.cli.marking import Marks, marked
from onrecord.cli.options import DEFAULT_RECORD, AsJson, RecordOption
from onrecord.cli.terminal import tell, write_json, write_rows
from onrecord.errors import RecordError, SelectionError
from onrecord.model import Act, Manner, SpeakerKind

if TYPE_CHECKING:
    from onrecord.model import Action, Article, Correction, Reading, Statement
    from onrecord.record import Conflict, Record

COLUMNS = ("correction", "at", "author", "action", "statement", "note")
CONFLICTS = ("statement", "conflict", "fields", "correction", "author")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the options say beside the fields of the statement."""

    which: str | None
    accept: bool
    reject: bool
    add: bool
    undo: str | None
    author: str | None
    note: str | None


Which: TypeAlias = Annotated[
    str | None,
    typer.Argument(metavar="STATEMENT|ARTICLE", help="Its id, or enough of its beginning."),
]
Accept: TypeAlias = Annotated[bool, typer.Option("--accept", help="It is right as it stands.")]
Reject: TypeAlias = Annotated[bool, typer.Option("--reject", help="It is no statement.")]
Add: TypeAlias = Annotated[
    bool, typer.Option("--add", help="Add one that was missed to an ARTICLE.")
]
Content: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(metavar="WORDS", help="What was said; again for each further piece."),
]
Cue: TypeAlias = Annotated[str | None, typer.Option(metavar="WORDS", help="What ties it to them.")]
Source: TypeAlias = Annotated[str | None, typer.Option(metavar="WORDS", help="Who is credited.")]
Named: TypeAlias = Annotated[
    str | None, typer.Option("--speaker", metavar="NAME", help="Who that is; '' for nobody.")
]
Kind: TypeAlias = Annotated[
    str | None, typer.Option(metavar="KIND", help=", ".join(get_args(SpeakerKind)) + ".")
]
Role: TypeAlias = Annotated[str | None, typer.Option(metavar="WORDS", help="The speaker's role.")]
Hidden: TypeAlias = Annotated[
    bool | None, typer.Option("--anonymous/--named", help="Whether the name is kept back.")
]
PassedOn: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="Who passed it on, nearest first; '' for nobody."),
]
When: TypeAlias = Annotated[
    str | None, typer.Option(metavar="EDTF", help="When it was said; '' for unknown.")
]
Where: TypeAlias = Annotated[
    str | None, typer.Option(metavar="WORDS", help="Where it was said; '' for unknown.")
]
To: TypeAlias = Annotated[
    str | None, typer.Option(metavar="NAME", help="To whom it was said; '' for unknown.")
]
Undo: TypeAlias = Annotated[
    str | None, typer.Option(metavar="CORRECTION", help="Take a correction back.")
]
Note: TypeAlias = Annotated[str | None, typer.Option(metavar="WORDS", help="Why.")]
Author: TypeAlias = Annotated[
    str | None, typer.Option(metavar="NAME", envvar="ONRECORD_AUTHOR", help="Who corrects.")
]
Log: TypeAlias = Annotated[bool, typer.Option("--log", help="List every correction.")]
Conflicts: TypeAlias = Annotated[
    bool, typer.Option("--conflicts", help="List what a newer engine reads otherwise.")
]


def correct(
    which: Which = None,
    place: RecordOption = DEFAULT_RECORD,
    accept: Accept = False,
    reject: Reject = False,
    add: Add = False,
    content: Content = None,
    cue: Cue = None,
    source: Source = None,
    speaker: Named = None,
    kind: Kind = None,
    role: Role = None,
    anonymous: Hidden = None,
    through: PassedOn = None,
    said: When = None,
    venue: Where = None,
    to: To = None,
    act: ActWord = None,
    manner: MannerWord = None,
    undo: Undo = None,
    note: Note = None,
    author: Author = None,
    log: Log = False,
    conflicts: Conflicts = False,
    as_json: AsJson = False,
) -> None:
    """Accept, reject, fix or add a statement; nothing is lost, and everything can be undone.

    Fields are fixed by their options; words are those of the article. The log keeps who did what,
    when and why. People's work stands when a newer engine reads the article again.
    """
    from onrecord.record import Record

    one_of(act, get_args(Act), option="--act")
    one_of(manner, get_args(Manner), option="--manner")
    one_of(kind, get_args(SpeakerKind), option="--kind")
    marks = Marks(
        content=tuple(content or ()), cue=cue, source=source, speaker=speaker, kind=kind, role=role,
        anonymous=anonymous, through=None if through is None else tuple(through), said=said,
        venue=venue, to=to, act=act, manner=manner,
    )  # fmt: skip
    asked = _Asked(which, accept, reject, add, undo, author, note)
    with Record.open(place, create=False) as record:
        if log:
            _write_log(record.corrections(), as_json=as_json)
        elif conflicts:
            _write_conflicts(record.conflicts(), as_json=as_json)
        else:
            made = _made(record, asked, marks)
            if as_json:
                write_json(made)
            tell(f"{made.id}: {made.action} {made.statement}")


def _made(record: Record, asked: _Asked, marks: Marks) -> Correction:
    from onrecord.record import Request

    action = _action(asked, marks)
    author = asked.author or os.environ.get("USER") or ""
    request = Request(action=action, author=author, now=datetime.now(UTC), note=asked.note)
    if action == "undo":
        return record.undo(asked.undo or "", author=author, now=request.now, note=asked.note)
    if not asked.which:
        raise SelectionError("say which statement, by its id; `onrecord said` lists them")
    if action == "add":
        article = _article(record.reading_of_article(asked.which))
        after = marked(marks, article, None)
        return record.correct(replace(request, article=article.id, after=after))
    reading = record.reading_of(asked.which)
    before = _of(reading.statements, asked.which)
    fixed = marked(marks, _article(reading), before) if action == "fix" else None
    return record.correct(replace(request, statement=before.id, seen=before, after=fixed))


def _action(asked: _Asked, marks: Marks) -> Action:
    wanted: dict[Action, bool] = {
        "accept": asked.accept,
        "reject": asked.reject,
        "add": asked.add,
        "undo": asked.undo is not None,
    }
    chosen = [action for action, is_wanted in wanted.items() if is_wanted]
    if not chosen and marks.any():
        return "fix"
    if len(chosen) != 1 or (marks.any() and chosen[0] != "add"):
        raise SelectionError(
            "say one thing: --accept, --reject, --add, --undo, or the fields to fix, as in "
            "--speaker NAME or --said 2026-05-07"
        )
    return chosen[0]


def _article(reading: Reading) -> Article:
    assert reading.article is not None
    return reading.article


def _of(statements: tuple[Statement, ...], prefix: str) -> Statement:
    for one in statements:
        if one.id.startswith(prefix):
            return one
    raise RecordError(f"{prefix} was rejected; undo that before you correct it")


def _write_log(corrections: list[Correction], *, as_json: bool) -> None:
    if as_json:
        for one in corrections:
            write_json(one)
        return
    rows = (
        (one.id, one.at.isoformat()[:16], one.author, one.action, one.undoes or one.statement,
         one.note or "")
        for one in corrections
    )  # fmt: skip
    write_rows(COLUMNS, rows)


def _write_conflicts(conflicts: list[Conflict], *, as_json: bool) -> None:
    if as_json:
        for one in conflicts:
            write_json(one)
        return
    rows = (
        (one.correction.statement, one.kind, ", ".join(one.fields), one.correction.id,
         one.correction.author)
        for one in conflicts
    )  # fmt: skip
    write_rows(CONFLICTS, rows)
