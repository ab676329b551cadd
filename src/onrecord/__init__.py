"""onrecord: who said what, to whom, when, where, and according to whom.

    read       one page -> its reading
    read_all   files, folders, globs, addresses -> readings
    overview   readings -> an overview, every sentence of it cited
    render     an overview -> HTML, Markdown or JSON
    Record     the store that keeps pages and readings

The nouns are in `onrecord.model`, readings as JSON Lines in `onrecord.codec`, and what a caller
can get wrong in `onrecord.errors`. What is heavy is imported when it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from onrecord.errors import OnrecordError
from onrecord.model import Article, Page, Reading, Selection, Speaker, Statement

# Loaded here, not where it is used: a room that is loaded after the function of its name was
# defined would take the function's place in this module.
from onrecord.overview import compose, to_html, to_json, to_markdown

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from onrecord.model import Order, Overview
    from onrecord.record import Record

__version__ = "0.1.0"

__all__ = [
    "Article",
    "OnrecordError",
    "Page",
    "Reading",
    "Record",
    "Speaker",
    "Statement",
    "__version__",
    "overview",
    "read",
    "read_all",
    "render",
]


def read(source: str | os.PathLike[str]) -> Reading:
    """The reading of one page: an article with its statements, or the reason why there is none.

    Args:
        source: a file or an address.

    Raises:
        InputError: the source brings no page, or more than one.

    Example:
        >>> import onrecord
        >>> reading = onrecord.read("examples/pages/2026-06-01-radio-vesper.html")
        >>> reading.article.outlet
        'Radio Vesper'
        >>> first = reading.statements[0]
        >>> first.speaker.name, first.said.edtf
        ('Ilse Varen', '2026-06-01')
    """
    from onrecord.pipeline import read_one

    return read_one(str(source))


def read_all(*sources: str | os.PathLike[str]) -> Iterator[Reading]:
    """A reading of every page that files, folders, globs and addresses bring, one at a time.

    A page that cannot be read is among them, with `unread` saying why.

    Example:
        >>> import onrecord
        >>> readings = onrecord.read_all("examples/pages")
        >>> sorted({reading.unread.reason for reading in readings if reading.unread})
        ['empty', 'login-wall', 'video']
    """
    from onrecord.pipeline import read as read_sources

    return read_sources(str(source) for source in sources)


def overview(
    readings: Iterable[Reading],
    *,
    about: str | None = None,
    since: str | None = None,
    until: str | None = None,
    by: Order = "actor",
) -> Overview:
    """The overview of what the readings hold; each sentence cites the statements it rests on.

    Args:
        readings: from `read_all` or `Record.readings`, in any order.
        about: words that a statement, its title or its paragraph must hold; None takes all.
        since: first day, ISO 8601; None for no bound.
        until: last day, included.
        by: what the sections are.

    Raises:
        SelectionError: a day that is none, or a period that ends before it begins.

    Example:
        >>> import onrecord
        >>> readings = onrecord.read_all("examples/pages")
        >>> week = onrecord.overview(readings, about="lighthouse", until="2026-06-07")
        >>> week.facts.outlets
        4
    """
    return compose(readings, Selection(about=about, since=since, until=until, by=by))


def render(overview: Overview, form: Literal["html", "markdown", "json"] = "html") -> str:
    """The text of an overview: one self-contained HTML page, Markdown, or JSON.

    Example:
        >>> import onrecord
        >>> readings = onrecord.read_all("examples/pages")
        >>> onrecord.render(onrecord.overview(readings), "markdown").splitlines()[0]
        '# Who said what'
    """
    return {"html": to_html, "markdown": to_markdown, "json": to_json}[form](overview)


def __getattr__(name: str) -> type[Record]:
    if name == "Record":
        from onrecord.record import Record

        return Record
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
