"""`onrecord overview`: a record, or pages in one go, into an overview."""

from __future__ import annotations

import os
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from onrecord.cli.choosing import filled
from onrecord.cli.options import Since, Until
from onrecord.cli.terminal import reader_may_leave, tell, write_text
from onrecord.errors import InputError, OutputError, RecordError
from onrecord.model import Order

if TYPE_CHECKING:
    from onrecord import Form
    from onrecord.model import Overview, Selection

ORDERS: tuple[Order, ...] = get_args(Order)
STDOUT = "-"
FORMS: dict[str, Form] = {".html": "html", ".htm": "html", ".md": "markdown", ".json": "json"}

# The first bytes of every SQLite file (sqlite.org/fileformat2.html).
_SQLITE = b"SQLite format 3\x00"
_RECORD_ENDINGS = frozenset({".db", ".sqlite", ".sqlite3"})


def overview(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="RECORD|PAGES",
            help="One record, or files, folders, globs and addresses that are read first.",
            show_default=False,
        ),
    ],
    about: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Only what is said about these words.")
    ] = None,
    since: Since = None,
    until: Until = None,
    by: Annotated[
        Order,
        typer.Option(
            metavar="ORDER", help="The sections: by actor, day or outlet.", parser=_order_of
        ),
    ] = "actor",
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="FILE", help="FILE.html, FILE.md or FILE.json; - prints."
        ),
    ] = STDOUT,
) -> None:
    """Write an overview, each sentence with its sources.

    It is written from one record, or from pages that are read for it. Each sentence opens at the
    exact words that it rests on. Printed, it is Markdown.
    """
    from onrecord import render
    from onrecord.model import Selection

    filled({"about": about, "output": output})
    form = _form_of(output)
    selection = Selection(about=about, since=since, until=until, by=by)
    composed, exit_code = _compose(sources, selection)
    _tell_what_is_missing(composed)
    _write(render(composed, form), output)
    raise typer.Exit(exit_code)


def _compose(sources: list[str], selection: Selection) -> tuple[Overview, int]:
    from onrecord import pipeline
    from onrecord.cli.watch import DONE, Watch
    from onrecord.overview import compose
    from onrecord.pages import count_pages
    from onrecord.record import Record

    if place := _record_among(sources):
        with Record.open(place, create=False) as record:
            if not record.counts().articles:
                raise RecordError(f"{place}: no article is on record; nothing is written")
            return compose(record.readings(), selection), DONE
    with Watch(partial(count_pages, sources)) as watch:
        composed = compose(watch.over(pipeline.read(sources)), selection)
    if not watch.read:
        raise OutputError("no page could be read; nothing is written")
    return composed, watch.exit_code


def _tell_what_is_missing(overview: Overview) -> None:
    reasons = Counter(refusal.reason for refusal in overview.refused)
    for reason, count in reasons.most_common():
        tell(f"not told: {count} {'statement' if count == 1 else 'statements'}: {reason}")
    if overview.left_out:
        count = overview.left_out
        tell(f"left out: {count} statements, for length; --about, --since and --until narrow it")
    if not overview.facts.statements:
        tell("no statement fits: the overview is empty")


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


def _order_of(text: str) -> Order:
    for order in ORDERS:
        if text == order:
            return order
    raise typer.BadParameter(f"{text}: write {', '.join(ORDERS[:-1])} or {ORDERS[-1]}")


def _form_of(output: str) -> Form:
    if output == STDOUT:
        return "markdown"
    form = FORMS.get(Path(output).suffix.lower())
    if form is None:
        raise typer.BadParameter(
            f"{output}: it must end in {', '.join(FORMS)}, or be - to print Markdown",
            param_hint="--output",
        )
    if not Path(output).parent.is_dir():
        raise typer.BadParameter(
            f"{output}: there is no folder {Path(output).parent}", param_hint="--output"
        )
    return form


def _write(text: str, output: str) -> None:
    """Write the whole overview or none of it: a reader may have the last one open."""
    if output == STDOUT:
        with reader_may_leave():
            write_text(text)
        return
    path = Path(os.path.realpath(output))  # where it is a link, the link stays
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_text(text, "utf-8")
        part.replace(path)
    except OSError as error:
        raise OutputError(f"{output}: cannot be written: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)
    tell(f"written: {output}")
