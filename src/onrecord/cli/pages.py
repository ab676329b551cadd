"""`onrecord pages`: what a record has read, and what it could not read, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.choosing import alone, filled, typed
from onrecord.cli.options import DEFAULT_RECORD, AsJson, RecordPlace
from onrecord.cli.terminal import draw_table, masked, on_terminal, tell, write_json, write_rows
from onrecord.cli.unread import reason_of

if TYPE_CHECKING:
    from onrecord.model import Copy
    from onrecord.record import PageRow, Record

SHORT_COLUMNS = ("published", "outlet", "page", "statements or why unread")
COPY_COLUMNS = ("lot", "copy", "share", "origin", "article", "outlet", "published", "title")
COLUMNS = ("page", "outlet", "published", "title", "statements", "unread")


def pages(
    place: RecordPlace = DEFAULT_RECORD,
    unread: Annotated[
        bool, typer.Option("--unread", help="Only those without an article.")
    ] = False,
    words: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help='Words of title or text; "a phrase", begin*, -not.'),
    ] = None,
    copies: Annotated[
        bool, typer.Option("--copies", help="Only those that carry the same words as others.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List what was read, what was not, and why.

    The articles come in the order of publication, the unread pages after them. With --copies they
    come lot by lot, each with how it shares its words and the agency that is credited.
    """
    from onrecord.record import Record

    filled({"words": words})
    if copies:
        alone("--copies", typed(unread=unread, words=words))
    if unread:
        alone("--unread", typed(words=words))  # a page that was not read has none
    with Record.open(place, create=False) as record:
        if copies:
            _write_copies(record, as_json=as_json)
            return
        rows = (row for row in record.pages(words=words) if row.unread or not unread)
        if as_json:
            for row in rows:
                write_json(row)
        elif on_terminal():
            draw_table(SHORT_COLUMNS, map(_short_row, rows), whole=("published",))
        else:
            write_rows(COLUMNS, map(_row, rows))
        counts = record.counts()
    tell(f"{counts.articles} read; {counts.statements} statements; {counts.unread} unread")


def _write_copies(record: Record, *, as_json: bool) -> None:
    """A line for each article of each lot."""
    found = record.copies()
    wanted = {copy.article for copy in found}
    rows = {row.article: row for row in record.pages() if row.article in wanted}
    if as_json:
        for copy in found:
            write_json(copy)
    else:
        write_rows(COPY_COLUMNS, (_copy_row(copy, rows.get(copy.article)) for copy in found))
    tell(f"{len(found)} articles in {len({copy.cluster for copy in found})} lots")


def _copy_row(copy: Copy, row: PageRow | None) -> tuple[str, ...]:
    page = (row.outlet or "", _day(row), row.title or "") if row else ("", "", "")
    return copy.cluster, copy.kind, f"{copy.share:.0%}", copy.origin or "", copy.article, *page


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
