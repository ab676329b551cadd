"""The arguments and options that several commands share, each described once."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import typer


def _named(place: str) -> str:
    if not place.strip():
        raise typer.BadParameter("it is empty; name a record's file, or leave it out")
    return place


Sources: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="PAGES",
        help="Files, folders, globs or http(s) addresses; - reads standard input.",
        show_default=False,
    ),
]
RecordPlace: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="RECORD",
        help="The record's file, or the address of its PostgreSQL database.",
        envvar="ONRECORD_RECORD",
        callback=_named,
    ),
]
RecordOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--record",
        "-r",
        metavar="RECORD",
        envvar="ONRECORD_RECORD",
        help="The record's file, or the address of its PostgreSQL database.",
        callback=_named,
    ),
]
Since: TypeAlias = Annotated[
    str | None, typer.Option(metavar="DATE", help="First day: 2026, 2026-05 or 2026-05-07.")
]
Until: TypeAlias = Annotated[
    str | None, typer.Option(metavar="DATE", help="Last day, included; written alike.")
]
AsJson: TypeAlias = Annotated[bool, typer.Option("--json", help="JSON Lines, one value a line.")]

DEFAULT_RECORD = "record.db"
