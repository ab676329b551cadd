"""`onrecord overview`: a record, or pages in one go, into an overview."""

from __future__ import annotations

import os
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias, get_args

import typer

from onrecord.cli.choosing import filled
from onrecord.cli.options import Since, Until
from onrecord.cli.terminal import reader_may_leave, tell, write_text
from onrecord.errors import InputError, OutputError, RecordError
from onrecord.model import Order

if TYPE_CHECKING:
    from onrecord.model import Overview, Selection

ORDERS: tuple[Order, ...] = get_args(Order)
STDOUT = "-"
# Written here too, so that `--help` need not load them; a test compares.
ENDINGS = (".html", ".htm", ".md", ".docx", ".pdf", ".json")
LISTS = ("actor", "outlet", "without", "first")

# The first bytes of every SQLite file (sqlite.org/fileformat2.html).
_SQLITE = b"SQLite format 3\x00"
_RECORD_ENDINGS = frozenset({".db", ".sqlite", ".sqlite3"})


def _order_of(text: str) -> Order:
    for order in ORDERS:
        if text == order:
            return order
    raise typer.BadParameter(f"{text}: write {', '.join(ORDERS[:-1])} or {ORDERS[-1]}")


Sources: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="RECORD|PAGES",
        help="One record, or files, folders, globs and addresses that are read first.",
        show_default=False,
    ),
]
About: TypeAlias = Annotated[
    str | None, typer.Option(metavar="WORDS", help="Only what is said about these words.")
]
By: TypeAlias = Annotated[
    Order,
    typer.Option(metavar="ORDER", help="The sections: by actor, day or outlet.", parser=_order_of),
]
ActorNames: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--actor",
        metavar="ACTOR",
        help="Only what this actor said: its name, or its id in the record; may be repeated.",
    ),
]
OutletNames: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--outlet",
        metavar="NAME",
        help="Only what this outlet carried: its whole name; may be repeated.",
    ),
]
Without: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(metavar="ID", help="A statement to leave out; may be repeated."),
]
First: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        metavar="ID",
        help="A statement to put first, with its speaker and section; repeated, in this order.",
    ),
]
Output: TypeAlias = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="FILE.html, .md, .docx, .pdf or .json; - prints Markdown.",
    ),
]


def overview(
    sources: Sources,
    about: About = None,
    since: Since = None,
    until: Until = None,
    by: By = "actor",
    actor: ActorNames = None,
    outlet: OutletNames = None,
    without: Without = None,
    first: First = None,
    output: Output = STDOUT,
) -> None:
    """Write an overview, each sentence with its sources.

    It is written from one record, or from pages that are read for it. Each sentence opens at the
    exact words that it rests on. DOCX and PDF need `pip install 'onrecord[documents]'`.

    Ten letters of a statement's id are enough.
    """
    from onrecord.model import Selection

    filled({"about": about, "output": output})
    for name, given in zip(LISTS, (actor, outlet, without, first), strict=True):
        for words in given or ():
            filled({name: words})
    _check(output)
    selection = Selection(
        about=about,
        since=since,
        until=until,
        by=by,
        actors=tuple(actor or ()),
        outlets=tuple(outlet or ()),
        without=tuple(without or ()),
        first=tuple(first or ()),
    )
    composed, exit_code = _compose(sources, selection)
    _tell_what_is_missing(composed)
    _write(composed, output)
    raise typer.Exit(exit_code)


def _compose(sources: list[str], selection: Selection) -> tuple[Overview, int]:
    from onrecord import pipeline
    from onrecord.cli.watch import DONE, Watch
    from onrecord.overview import compose, compose_of
    from onrecord.pages import count_pages
    from onrecord.record import Record

    if place := _record_among(sources):
        with Record.open(place, create=False) as record:
            if not record.counts().articles:
                raise RecordError(f"{place}: no article is on record; nothing is written")
            return compose_of(record, selection), DONE
    with Watch(partial(count_pages, sources)) as watch:
        composed = compose(watch.over(pipeline.read(sources)), selection)
    if not watch.read:
        raise OutputError("no page could be read; nothing is written")
    return composed, watch.exit_code


def _tell_what_is_missing(overview: Overview) -> None:
    reasons = Counter(refusal.reason for refusal in overview.refused)
    for reason, count in reasons.most_common():
        tell(f"not told: {count} {'statement' if count == 1 else 'statements'}: {reason}")
    for listed in _without_effect(overview):
        tell(f"--without {listed}: no such statement is among these")
    if overview.left_out:
        count = overview.left_out
        tell(f"left out: {count} statements, for length; --about, --since and --until narrow it")
    if not overview.facts.statements:
        tell("no statement fits: the overview is empty")


def _without_effect(overview: Overview) -> list[str]:
    """What was to be left out, and is not there."""
    from onrecord.overview.building import TAKEN_OUT, Listed

    out = [one.statement for one in overview.refused if one.reason == TAKEN_OUT]
    written = ((one, Listed.of([one])) for one in overview.selection.without)
    return [one for one, listed in written if not any(id_ in listed for id_ in out)]


def _record_among(sources: list[str]) -> str | None:
    """The record, where the source is one or is named like one."""
    records = [one for one in sources if _is_address(one) or _is_record(Path(one))]
    if len(sources) == 1 and _is_named_like_a_record(sources[0]):
        records = sources
    if records and len(sources) > 1:
        raise InputError(
            f"{records[0]}: a record stands alone; `onrecord add` puts further pages into it"
        )
    return records[0] if records else None


def _is_address(source: str) -> bool:
    if "://" not in source:  # the library of databases is slow to load
        return False
    from onrecord.record import is_address

    return is_address(source)


def _is_record(path: Path) -> bool:
    try:
        if not path.is_file():  # an address, a glob, a folder, a pipe
            return False
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except (OSError, ValueError):  # not to be read, or a name that no file can have
        return False


def _is_named_like_a_record(source: str) -> bool:
    if "://" in source or os.path.isdir(source):  # noqa: PTH112 - Path.is_dir may raise
        return False
    return Path(source).suffix.lower() in _RECORD_ENDINGS


def _check(output: str) -> None:
    """Whether something can be written there, before anything is read."""
    if output == STDOUT:
        return
    if Path(output).suffix.lower() not in ENDINGS:
        raise typer.BadParameter(
            f"{output}: it must end in {', '.join(ENDINGS)}, or be - to print Markdown",
            param_hint="--output",
        )
    if not Path(output).parent.is_dir():
        raise typer.BadParameter(
            f"{output}: there is no folder {Path(output).parent}", param_hint="--output"
        )


def _write(composed: Overview, output: str) -> None:
    from onrecord import render, write

    if output == STDOUT:
        with reader_may_leave():
            write_text(render(composed, "markdown"))
        return
    write(composed, output)
    tell(f"written: {output}")
