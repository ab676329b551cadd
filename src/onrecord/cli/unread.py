"""Why a page was not read, as people are told it.

Unread, origin -> a line
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.cli.terminal import masked, one_line, write_json, write_text

if TYPE_CHECKING:
    from onrecord.model import Unread
    from onrecord.record import PageRow


def reason_of(unread: Unread, origin: str) -> str:
    """The reason in a word and in a sentence."""
    return f"{unread.reason}: {unread.beside(origin)}"


def show_unread(row: PageRow, *, as_json: bool) -> None:
    """A page that gave no article: where it came from, and why."""
    if as_json:
        write_json(row)
        return
    facts = (
        ("page", masked(row.origin)),
        ("address", masked(row.url) if row.url else None),
        ("unread", reason_of(row.unread, row.origin) if row.unread else None),
        ("tried", f"{row.read_at.isoformat()[:16]}, by {row.method}"),
    )
    write_text("".join(f"{name:10} {one_line(value)}\n" for name, value in facts if value))
