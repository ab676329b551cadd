"""`onrecord add`: pages into the record."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import Annotated

import typer

from onrecord.cli.options import Sources


def add(
    place: Annotated[
        str,
        typer.Argument(
            metavar="RECORD",
            help="The record's file, made where there is none, or the address of a PostgreSQL "
            "database (postgresql+psycopg://user@host/name).",
        ),
    ],
    sources: Sources,
    processes: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=1, help="Processes that read pages; as many as cores without it."
        ),
    ] = None,
) -> None:
    """Read pages and keep them in a record.

    A page that the record holds already is passed over, so that a run that was stopped goes on
    where it was. In the end it is found out which speakers are one across articles, and which
    articles carry the same words.
    """
    from onrecord import batch
    from onrecord.cli.watch import Watch
    from onrecord.pages import count_pages
    from onrecord.record import Record

    with Record.open(place) as record, Watch(partial(count_pages, sources)) as watch:
        readers = processes or batch.cores()
        for addition in batch.add(sources, record, clock=_now, processes=readers):
            if addition.reading is None:
                watch.skip()
            else:
                watch.see(addition.reading)
        # What was added by a run that was stopped is settled by the next one.
        for _ in record.settle(clock=_now):
            pass
    raise typer.Exit(watch.exit_code)


def _now() -> datetime:
    return datetime.now(UTC)
