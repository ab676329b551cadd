"""`onrecord check`: is all that a record says of itself true?"""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.options import DEFAULT_RECORD, RecordPlace
from onrecord.cli.terminal import one_line, tell, write_text

FAILED = 1


def check(
    place: RecordPlace = DEFAULT_RECORD,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="First make all that is computed again.")
    ] = False,
) -> None:
    """Prove a record: digests, spans, references, corrections, and what a search finds.

    Each thing that is wrong is a line; the exit code is 1 where there is one. What is computed can
    be made again with --rebuild; for the rest, restore a backup.
    """
    from onrecord.record import Record

    with Record.open(place, create=False) as record:
        if rebuild:
            record.rebuild()
        found = 0
        for problem in record.check():
            write_text(f"{one_line(problem)}\n")
            found += 1
        counts = record.counts()
    held = f"{counts.pages} pages, {counts.articles} articles, {counts.statements} statements"
    tell(f"{held}: {f'{found} problems' if found else 'all is well'}")
    raise typer.Exit(FAILED if found else 0)
