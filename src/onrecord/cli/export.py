"""`onrecord export`: statements of a record, as files that other programs read."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from onrecord.cli.asking import Asked, actor_id, asks
from onrecord.cli.choosing import alone, filled, one_of, typed
from onrecord.cli.options import DEFAULT_RECORD, RecordPlace
from onrecord.cli.terminal import on_terminal, tell
from onrecord.errors import SelectionError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.model import Match
    from onrecord.record import Record
    from onrecord.record.exports import Exported

# Written here too, so that `--help` need not load the writers; a test compares.
FORMATS = ("csv", "jsonl", "parquet", "annotations", "quotations", "dna", "corrections")
DATES = ("article", "utterance")

FormatName: TypeAlias = Annotated[
    str, typer.Argument(metavar="FORMAT", help=", ".join(FORMATS) + ".")
]
Output: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Where to; a folder for corrections. Else stdout."
    ),
]
DateOf: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--date",
        metavar="DATE",
        help="For dna, the date of a document: that of the article, or of the utterance. "
        "Without it, that of the article.",
    ),
]


@asks
def export(
    format_name: FormatName,
    place: RecordPlace = DEFAULT_RECORD,
    output: Output = None,
    *,
    asked: Asked,
    date: DateOf = None,
) -> None:
    """Write statements to a file; all of them, or those that are asked for.

    What a format cannot hold is told on stderr. `corrections` writes what people reviewed as gold,
    a folder by which an engine can be measured and trained. See docs/exports.md.
    """
    from onrecord.record import Record

    one_of(format_name, FORMATS, option="FORMAT")
    one_of(date, DATES, option="--date")
    filled({"output": output})
    query = asked.query()
    if format_name != "dna":
        alone(format_name, typed(date=date))
    if format_name == "corrections":
        alone(format_name, asked.given())
    with Record.open(place, create=False) as record:
        if format_name == "corrections":
            _write_gold(record, _path(output, format_name))
        else:
            query = replace(query, actor=actor_id(record, asked.actor))
            done = _write(record.said(query), format_name, output, date)
            _tell(done, format_name)


def _write(
    matches: Iterable[Match], format_name: str, output: str | None, date: str | None
) -> Exported:
    from onrecord.record.exports import FORMATS as WRITERS
    from onrecord.record.exports import DateOf as DateWord
    from onrecord.record.exports import write_dna, write_file

    write = WRITERS[format_name].write
    if write is None:
        word: DateWord = "utterance" if date == "utterance" else "article"
        return write_dna(matches, _path(output, format_name), date=word)
    if output not in (None, "-"):
        return write_file(matches, Path(output or ""), format_name)
    if on_terminal() and format_name == "parquet":
        raise SelectionError("parquet is not for a terminal; give --output FILE")
    done = write(matches, sys.stdout.buffer)
    sys.stdout.buffer.flush()
    return done


def _path(output: str | None, format_name: str) -> Path:
    if output in (None, "-"):
        raise SelectionError(f"{format_name} cannot be written to a pipe; give --output")
    return Path(output or "")


def _tell(done: Exported, format_name: str) -> None:
    from onrecord.record.exports import FORMATS as WRITERS

    tell(f"{done.statements} statements of {done.articles} articles")
    tell(f"{format_name} leaves out {WRITERS[format_name].leaves_out}")
    for line in done.missing:
        tell(f"missing: {line}")


def _write_gold(record: Record, folder: Path) -> None:
    """A file for each reviewed article, and one with the articles alone."""
    from onrecord.record.exports import write_gold

    done = write_gold(record.reviewed(), folder)
    tell(
        f"{done.statements} reviewed statements of {done.articles} articles, {done.whole} of them "
        "wholly"
    )
    if done.whole < done.articles:
        tell("in the others, what nobody reviewed is optional: it counts neither way")
