"""`onrecord actors`: who speaks across articles, why that is one, and what people say of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, TypeAlias, cast, get_args

import typer

from onrecord.cli.choosing import alone, filled, one_of, typed
from onrecord.cli.judging import Pair, keep, word_of
from onrecord.cli.logs import write_judgements
from onrecord.cli.options import DEFAULT_RECORD, AsJson, RecordPlace
from onrecord.cli.terminal import (
    counted,
    draw_blocks,
    draw_table,
    on_terminal,
    one_line,
    tell,
    write_json,
    write_rows,
    write_text,
)
from onrecord.model import SpeakerKind

if TYPE_CHECKING:
    from onrecord.model import RecordedActor
    from onrecord.record import Record, Seen

COLUMNS = ("actor", "name", "role", "country", "statements", "articles", "first", "last", "names")
SHORT_COLUMNS = ("actor", "name", "role", "country", "statements", "articles")
SEEN = ("speaker", "article", "outlet", "day", "called", "statements", "why the same")
NAMES_SHOWN = 8
SHOWN = 100  # actors, where no number is given

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
Limit: TypeAlias = Annotated[
    int | None, typer.Option(metavar="N", min=1, help=f"At most so many; {SHOWN} without it.")
]
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
    bool,
    typer.Option("--doubts", help="List who may be one, and who is not; with who or what says so."),
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


def actors(
    place: RecordPlace = DEFAULT_RECORD,
    which: Which = None,
    words: Words = None,
    kind: Kind = None,
    country: CountryName = None,
    limit: Limit = None,
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
    filled({"words": words, "country": country})
    said = word_of(
        {"same": same, "not same": not_same, "unsure": unsure},
        undo=undo, wikidata=wikidata, why=why, author=author,
    )  # fmt: skip
    listing = typed(words=words, kind=kind, country=country, limit=limit)
    said.refuse(which, beside=[*listing, *typed(doubts=doubts, log=log)])
    _refuse(which, listing, doubts=doubts, log=log)
    with Record.open(place, create=False) as record:
        if settle:
            for _ in record.settle(clock=_now):
                pass
        if said.mode:
            keep(record, said, which, now=_now(), as_json=as_json)
        elif doubts or log:
            _write_judgements(record, which, as_json=as_json, people=log)
        elif which is not None:
            _show(record, which, as_json=as_json)
        else:
            _list(record, (words, kind, country), limit or SHOWN, as_json=as_json)


def _refuse(which: str | None, listing: list[str], *, doubts: bool, log: bool) -> None:
    """Refuses what would be passed over."""
    if doubts or log:
        alone("--doubts" if doubts else "--log", [*listing, *typed(log=log and doubts)])
    if which is not None:
        alone("one ACTOR", listing)


def _now() -> datetime:
    return datetime.now(UTC)


def _list(
    record: Record, asked: tuple[str | None, str | None, str | None], limit: int, *, as_json: bool
) -> None:
    from onrecord.record import ActorQuery

    words, kind, country = asked
    query = ActorQuery(words=words, kind=cast("SpeakerKind | None", kind), country=country)
    found = record.actors(query, limit=limit + 1)
    more, found = len(found) > limit, found[:limit]
    if as_json:
        for one in found:
            write_json(one)
    elif on_terminal():
        rows = (_row(one)[: len(SHORT_COLUMNS)] for one in found)
        draw_table(SHORT_COLUMNS, rows, whole=("actor", "statements"))
    else:
        write_rows(COLUMNS, map(_row, found))
    if more:
        tell(f"there are more than {limit}; --limit shows them, --words and --country choose")


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
        (
            "said",
            f"{counted(one.statements, 'statement')} in {counted(one.articles, 'article')}, {days}",
        ),
        ("wikidata", f"{one.wikidata} ({one.wikidata_from})" if one.wikidata else None),
    )
    lines = (f"{name:10} {one_line(value)}\n" for name, value in facts if value)
    write_text("".join(lines) + "\n")
    if on_terminal():
        draw_blocks(map(_seen_block, seen))
    else:
        write_rows(SEEN, map(_seen_row, seen))


def _seen_row(one: Seen) -> tuple[str, ...]:
    called = ", ".join((one.name, *one.roles))
    return (
        one.appearance,
        one.article,
        one.outlet or "",
        one.day or "",
        called,
        str(one.statements),
        _told(one),
    )


def _seen_block(one: Seen) -> tuple[str, ...]:
    """What stands below each other, for want of room beside each other."""
    head = (
        one.day or "no day",
        one.outlet or "unknown outlet",
        counted(one.statements, "statement"),
    )
    return (
        " · ".join(head),
        ", ".join((one.name, *one.roles)),
        f"{one.appearance} in {one.article}",
        _told(one),
    )


def _told(one: Seen) -> str:
    return ": ".join(part for part in (one.rule, one.why) if part) or "the first"


def _write_judgements(record: Record, which: str | None, *, as_json: bool, people: bool) -> None:
    """What people said, or what is in doubt: whoever doubts it."""
    found = record.judgements(which, human=True) if people else record.doubts(which)
    names = record.names([id_ for one in found for id_ in (one.left, one.right)])
    write_judgements(found, names, as_json=as_json)
