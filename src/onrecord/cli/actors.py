"""`onrecord actors`: who speaks across articles, why that is one, and what people say of it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, TypeAlias, cast, get_args

import typer

from onrecord.cli.choosing import one_of
from onrecord.cli.options import DEFAULT_RECORD, AsJson, RecordPlace
from onrecord.cli.terminal import (
    draw_table,
    on_terminal,
    one_line,
    tell,
    write_json,
    write_rows,
    write_text,
)
from onrecord.errors import SelectionError
from onrecord.model import SpeakerKind

if TYPE_CHECKING:
    from onrecord.model import Judgement, RecordedActor, Verdict
    from onrecord.record import Record, Seen

COLUMNS = ("actor", "name", "role", "country", "statements", "articles", "first", "last", "names")
SHORT_COLUMNS = ("actor", "name", "role", "country", "statements", "articles")
JUDGED = ("judgement", "at", "by", "left", "verdict", "right", "why", "taken back by")
SEEN = ("speaker", "article", "outlet", "day", "called", "statements", "why the same")
NAMES_SHOWN = 8

Which: TypeAlias = Annotated[
    str | None, typer.Argument(metavar="ACTOR", help="Show one: its id, or a name only it has.")
]
Words: TypeAlias = Annotated[
    str | None, typer.Option("--words", metavar="WORDS", help="Words of any of its names.")
]
Kind: TypeAlias = Annotated[
    str | None, typer.Option(metavar="KIND", help=", ".join(get_args(SpeakerKind)) + ".")
]
CountryName: TypeAlias = Annotated[
    str | None, typer.Option("--country", metavar="NAME", help="The country it speaks for.")
]
Limit: TypeAlias = Annotated[int, typer.Option(metavar="N", min=1, help="At most so many.")]
Pair: TypeAlias = tuple[str, str]
Same: TypeAlias = Annotated[
    Pair | None, typer.Option("--same", metavar="A B", help="These two are one.")
]
NotSame: TypeAlias = Annotated[
    Pair | None, typer.Option("--not-same", metavar="A B", help="These two are not one.")
]
Unsure: TypeAlias = Annotated[
    Pair | None, typer.Option("--unsure", metavar="A B", help="These two may be one.")
]
Undo: TypeAlias = Annotated[
    str | None, typer.Option(metavar="JUDGEMENT", help="Take a judgement back.")
]
Doubts: TypeAlias = Annotated[
    bool, typer.Option("--doubts", help="List who may be one, and who bears one name and is not.")
]
Log: TypeAlias = Annotated[
    bool, typer.Option("--log", help="List every judgement that people made.")
]
Wikidata: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="Q", help="Give ACTOR its Wikidata id; '' takes it away."),
]
Why: TypeAlias = Annotated[str | None, typer.Option(metavar="WORDS", help="Why, or the source.")]
Author: TypeAlias = Annotated[
    str | None, typer.Option(metavar="NAME", envvar="ONRECORD_AUTHOR", help="Who says so.")
]
Settle: TypeAlias = Annotated[
    bool, typer.Option("--settle", help="First find out who is one among what was added.")
]


@dataclass(frozen=True, slots=True)
class _Said:
    """What a person says."""

    pair: Pair | None
    verdict: Verdict
    undo: str | None
    wikidata: str | None
    why: str | None
    author: str


def actors(
    place: RecordPlace = DEFAULT_RECORD,
    which: Which = None,
    words: Words = None,
    kind: Kind = None,
    country: CountryName = None,
    limit: Limit = 100,
    same: Same = None,
    not_same: NotSame = None,
    unsure: Unsure = None,
    undo: Undo = None,
    wikidata: Wikidata = None,
    why: Why = None,
    author: Author = None,
    doubts: Doubts = False,
    log: Log = False,
    settle: Settle = False,
    as_json: AsJson = False,
) -> None:
    """List who speaks across articles; show why somebody is one; join and part.

    One actor is one by evidence: name, role, organisation, country, who else is quoted, time; never
    by a surname alone. People's word holds against every machine, and can be taken back. A and B
    are actors, or speakers in one article, as `onrecord actors RECORD ACTOR` lists them.
    """
    from onrecord.record import Record

    one_of(kind, get_args(SpeakerKind), option="--kind")
    said = _said(same, not_same, unsure, undo, wikidata, why, author)
    with Record.open(place, create=False) as record:
        if settle:
            for _ in record.settle(clock=_now):
                pass
        if said.pair or said.undo or said.wikidata is not None:
            _tell(_judged(record, said, which), as_json=as_json)
        elif doubts or log:
            _write_judgements(record, which, as_json=as_json, people=log)
        elif which is not None:
            _show(record, which, as_json=as_json)
        else:
            _list(record, (words, kind, country), limit, as_json=as_json)


def _now() -> datetime:
    return datetime.now(UTC)


def _said(
    same: Pair | None, not_same: Pair | None, unsure: Pair | None, *rest: str | None
) -> _Said:
    undo, wikidata, why, author = rest
    pairs: dict[Verdict, Pair | None] = {"same": same, "not same": not_same, "unsure": unsure}
    chosen = [(verdict, pair) for verdict, pair in pairs.items() if pair]
    if len(chosen) + (undo is not None) + (wikidata is not None) > 1:
        raise SelectionError("say one thing: --same, --not-same, --unsure, --undo or --wikidata")
    nothing: tuple[Verdict, Pair | None] = ("unsure", None)
    verdict, pair = chosen[0] if chosen else nothing
    name = author or os.environ.get("USER") or ""
    return _Said(pair, verdict, undo, wikidata, why, name)


def _judged(record: Record, said: _Said, which: str | None) -> Judgement | RecordedActor:
    if said.undo:
        return record.take_back(said.undo, by=said.author, now=_now())
    if said.pair:
        return record.judge(said.pair, said.verdict, by=said.author, now=_now(), why=said.why)
    if which is None:
        raise SelectionError("say whose Wikidata id it is: onrecord actors RECORD ACTOR --wikidata")
    return record.identify(which, said.wikidata or None, by=said.why or said.author)


def _tell(done: Judgement | RecordedActor, *, as_json: bool) -> None:
    from onrecord.model import RecordedActor

    if as_json:
        write_json(done)
    if isinstance(done, RecordedActor):
        tell(f"{done.id}: {done.wikidata or 'no Wikidata id'}")
    else:
        undone = f", taken back by {done.undone_by}" if done.undone_by else ""
        tell(f"{done.id}: {done.left} and {done.right} are {done.verdict}{undone}")


def _list(
    record: Record, asked: tuple[str | None, str | None, str | None], limit: int, *, as_json: bool
) -> None:
    from onrecord.record import ActorQuery

    words, kind, country = asked
    query = ActorQuery(words=words, kind=cast("SpeakerKind | None", kind), country=country)
    found = record.actors(query, limit=limit)
    if as_json:
        for one in found:
            write_json(one)
    elif on_terminal():
        rows = (_row(one)[: len(SHORT_COLUMNS)] for one in found)
        draw_table(SHORT_COLUMNS, rows, whole=("actor", "statements"))
    else:
        write_rows(COLUMNS, map(_row, found))


def _row(one: RecordedActor) -> tuple[str, ...]:
    return (
        one.id,
        one.name,
        one.role or "",
        one.country or "",
        str(one.statements),
        str(one.articles),
        one.first_day or "",
        one.last_day or "",
        "; ".join(one.names),
    )


def _show(record: Record, which: str, *, as_json: bool) -> None:
    one, seen = record.actor(which), record.seen(which)
    if as_json:
        write_json({"actor": one, "seen": seen})
        return
    more = f"; and {len(one.names) - NAMES_SHOWN} more" if len(one.names) > NAMES_SHOWN else ""
    days = " – ".join(day for day in (one.first_day, one.last_day) if day)
    facts = (
        ("actor", one.id),
        ("name", one.name),
        ("kind", one.kind),
        ("role", one.role),
        ("country", one.country),
        ("called", "; ".join(one.names[:NAMES_SHOWN]) + more),
        ("said", f"{one.statements} statements in {one.articles} articles, {days}"),
        ("wikidata", f"{one.wikidata} ({one.wikidata_from})" if one.wikidata else None),
    )
    lines = (f"{name:10} {one_line(value)}\n" for name, value in facts if value)
    write_text("".join(lines) + "\n")
    rows = map(_seen_row, seen)
    if on_terminal():
        draw_table(SEEN, rows, whole=("speaker", "day"))
    else:
        write_rows(SEEN, rows)


def _seen_row(one: Seen) -> tuple[str, ...]:
    told = ": ".join(part for part in (one.rule, one.why) if part) or "the first"
    called = ", ".join((one.name, *one.roles))
    return (
        one.appearance,
        one.article,
        one.outlet or "",
        one.day or "",
        called,
        str(one.statements),
        told,
    )


def _write_judgements(record: Record, which: str | None, *, as_json: bool, people: bool) -> None:
    from onrecord.record import by_machine

    found = [one for one in record.judgements(which) if by_machine(one) != people]
    if as_json:
        for one in found:
            write_json(one)
        return
    names = record.names([id_ for one in found for id_ in (one.left, one.right)])
    rows = (
        (one.id, one.at.isoformat()[:16], one.by, _called(one.left, names), one.verdict,
         _called(one.right, names), one.why or "", one.undone_by or "")
        for one in found
    )  # fmt: skip
    write_rows(JUDGED, rows)


def _called(appearance: str, names: dict[str, str]) -> str:
    return f"{names[appearance]} ({appearance})" if appearance in names else appearance
