"""`onrecord pages`: what a record has read, and what it could not read, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import DEFAULT_RECORD, AsJson, RecordPlace
from onrecord.cli.terminal import draw_table, masked, on_terminal, tell, write_json, write_rows
from onrecord.cli.unread import reason_of

if TYPE_CHECKING:
    from onrecord.record import PageRow

SHORT_COLUMNS = ("published", "outlet", "page", "statements or why unread")
COLUMNS = ("page", "outlet", "published", "title", "statements", "unread")


def pages(
    place: RecordPlace = DEFAULT_RECORD,
    unread: Annotated[
        bool, typer.Option("--unread", help="Only those without an article.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List what was read, what was not, and why.

    The articles come in the order of publication, the unread pages after them.
    """
    from onrecord.record import Record

    with Record.open(place, create=False) as record:
        rows = (row for row in record.pages() if row.unread or not unread)
        if as_json:
            for row in rows:
                write_json(row)
        elif on_terminal():
            draw_table(SHORT_COLUMNS, map(_short_row, rows), whole=("published",))
        else:
            write_rows(COLUMNS, map(_row, rows))
        counts = record.counts()
    tell(f"{counts.articles} read; {counts.statements} statements; {counts.unread} unread")


def _row(row: PageRow) -> tuple[str, ...]:
    return (
        masked(row.origin),
        row.outlet or "",
        _day(row),
        row.title or "",
        str(row.statements),
        _reason(row),
    )


def _short_row(row: PageRow) -> tuple[str, ...]:
    page = row.title or masked(row.origin)
    return _day(row), row.outlet or "", page, _reason(row) or str(row.statements)


def _day(row: PageRow) -> str:
    return (row.published or "")[: len("2026-05-07")]


def _reason(row: PageRow) -> str:
    return reason_of(row.unread, row.origin) if row.unread else ""
