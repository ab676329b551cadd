"""`onrecord correct`: what a person puts right, and its log.

options -> a correction

Words are given as they stand in the article and looked for near the statement, so that nobody
counts characters; where they stand more than once and no place is nearest, they must be more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, TypeAlias, get_args

import typer

from onrecord.cli.asking import ActWord, MannerWord
from onrecord.cli.choosing import alone, either, one_of, signed, typed
from onrecord.cli.logs import write_conflicts, write_corrections
from onrecord.cli.marking import Marks, marked
from onrecord.cli.options import DEFAULT_RECORD, AsJson, RecordOption
from onrecord.cli.terminal import tell, write_json
from onrecord.errors import RecordError, SelectionError
from onrecord.model import Act, Manner, SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Action, Article, Correction, Reading, Statement
    from onrecord.record import Record


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

    def typed(self) -> list[str]:
        """Names of the options that were typed, but for the author's."""
        return typed(
            accept=self.accept, reject=self.reject, add=self.add, undo=self.undo, note=self.note
        )


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
    bool, typer.Option("--anonymous", help="The article keeps the name back.")
]
Told: TypeAlias = Annotated[bool, typer.Option("--named", help="The article gives the name.")]
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
Log: TypeAlias = Annotated[
    bool, typer.Option("--log", help="List every correction, or those of a STATEMENT|ARTICLE.")
]
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
    anonymous: Hidden = False,
    named: Told = False,
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
    marks = Marks(
        content=tuple(content or ()), cue=cue, source=source, speaker=speaker, kind=kind, role=role,
        anonymous=either(anonymous=anonymous, named=named),
        through=None if through is None else tuple(through), said=said,
        venue=venue, to=to, act=act, manner=manner,
    )  # fmt: skip
    asked = _Asked(which, accept, reject, add, undo, author, note)
    if log or conflicts:
        listed = "--log" if log else "--conflicts"
        alone(listed, [*asked.typed(), *marks.typed(), *typed(conflicts=conflicts and log)])
        _list(place, which, log=log, as_json=as_json)
    else:
        _correct(place, asked, marks, as_json=as_json)


def _correct(place: str, asked: _Asked, marks: Marks, *, as_json: bool) -> None:
    from onrecord.record import Record

    one_of(marks.act, get_args(Act), option="--act")
    one_of(marks.manner, get_args(Manner), option="--manner")
    one_of(marks.kind, get_args(SpeakerKind), option="--kind")
    action = _action(asked, marks)
    asked = replace(asked, author=signed(asked.author))
    with Record.open(place, create=False) as record:
        made = _made(record, asked, action=action, marks=marks)
        if as_json:
            write_json(made)
        tell(f"{made.id}: {made.action} {made.statement}")


def _list(place: str, which: str | None, *, log: bool, as_json: bool) -> None:
    """The log or the conflicts; all of them, or those about a statement or an article."""
    from onrecord.record import Record

    def is_meant(one: Correction) -> bool:
        return which is None or one.statement.startswith(which) or one.article == which

    with Record.open(place, create=False) as record:
        if log:
            entries = [one for one in record.corrections() if is_meant(one)]
            write_corrections(entries, as_json=as_json)
        else:
            conflicts = [one for one in record.conflicts() if is_meant(one.correction)]
            write_conflicts(conflicts, as_json=as_json)


def _action(asked: _Asked, marks: Marks) -> Action:
    """The one thing that is asked for.

    Raises:
        SelectionError: that is nothing, or several; or nothing says which statement is meant.
    """
    wanted: dict[Action, bool] = {
        "accept": asked.accept,
        "reject": asked.reject,
        "add": asked.add,
        "undo": asked.undo is not None,
    }
    chosen = [action for action, is_wanted in wanted.items() if is_wanted]
    is_fix = not chosen and bool(marks.typed())
    if not is_fix and (len(chosen) != 1 or (marks.typed() and chosen[0] != "add")):
        raise SelectionError(
            "say one thing: --accept, --reject, --add, --undo, or the fields to fix, as in "
            "--speaker NAME or --said 2026-05-07"
        )
    action = "fix" if is_fix else chosen[0]
    if action == "undo" and asked.which is not None:
        raise SelectionError(f"--undo takes a correction alone; leave out {asked.which}")
    if action != "undo" and not asked.which:
        raise SelectionError("say which statement, by its id; `onrecord said` lists them")
    return action


def _made(record: Record, asked: _Asked, *, action: Action, marks: Marks) -> Correction:
    from onrecord.record import Request

    author = asked.author or ""
    request = Request(action=action, author=author, now=datetime.now(UTC), note=asked.note)
    if action == "undo":
        return record.undo(asked.undo or "", author=author, now=request.now, note=asked.note)
    which = asked.which or ""
    if action == "add":
        article = _article(record.reading_of_article(which))
        after = marked(marks, article, None)
        return record.correct(replace(request, article=article.id, after=after))
    reading = record.reading_of(which)
    before = _of(reading.statements, which)
    fixed = marked(marks, _article(reading), before) if action == "fix" else None
    if fixed == before:
        raise SelectionError(f"{before.id} says so already; --accept says that it is right")
    if action == "accept":
        _refuse_twice(record.corrections(before.id), author)
    return record.correct(replace(request, statement=before.id, seen=before, after=fixed))


def _refuse_twice(log: Sequence[Correction], author: str) -> None:
    """Accepting again is nothing new; that another does it is."""
    from onrecord.record.corrections import held

    for one in held(log).values():
        if one.action == "accept" and one.author == author:
            raise SelectionError(
                f"{one.statement} was accepted by {author} already; "
                f"`onrecord correct --undo {one.id}` takes that back"
            )


def _article(reading: Reading) -> Article:
    assert reading.article is not None
    return reading.article


def _of(statements: tuple[Statement, ...], prefix: str) -> Statement:
    for one in statements:
        if one.id.startswith(prefix):
            return one
    raise RecordError(f"{prefix} was rejected; undo that before you correct it")
