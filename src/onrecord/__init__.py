"""onrecord: who said what, to whom, when, where, and according to whom.

    read       one page -> its reading
    read_all   files, folders, globs, addresses -> readings
    overview   readings -> an overview, every sentence of it cited
    render     an overview -> HTML, Markdown or JSON, as text
    write      an overview -> a file, DOCX and PDF too
    Record     the store that keeps pages and readings

The nouns are in `onrecord.model`, readings as JSON Lines in `onrecord.codec`, and what a caller
can get wrong in `onrecord.errors`. What is heavy is imported when it is used.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from onrecord.errors import InputError, OnrecordError, SelectionError
from onrecord.model import Article, Order, Page, Reading, Selection, Speaker, Statement

# Loaded here, not where it is used: a room that is loaded after the function of its name was
# defined would take the function's place in this module.
from onrecord.overview import compose, to_html, to_json, to_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onrecord.model import Overview
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
    "write",
]

Form: TypeAlias = Literal["html", "markdown", "json"]

_WRITERS: dict[Form, Callable[[Overview], str]] = {
    "html": to_html,
    "markdown": to_markdown,
    "json": to_json,
}


def read(source: str | os.PathLike[str]) -> Reading:
    """The reading of one page: an article with its statements, or the reason why there is none.

    Args:
        source: a file or an address.

    Raises:
        InputError: the source brings no page, or more than one, or is neither text nor a path.

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

    return read_one(_named(source))


def read_all(*sources: str | os.PathLike[str]) -> Iterator[Reading]:
    """A reading of every page that files, folders, globs and addresses bring, one at a time.

    A page that cannot be read is among them, with `unread` saying why.

    Raises:
        InputError: a source is neither text nor a path, or none of them can be understood.

    Example:
        >>> import onrecord
        >>> readings = onrecord.read_all("examples/pages")
        >>> sorted({reading.unread.reason for reading in readings if reading.unread})
        ['empty', 'login-wall', 'video']
    """
    from onrecord.pipeline import read as read_sources

    return read_sources([_named(source) for source in sources])


def overview(
    readings: Iterable[Reading],
    selection: Selection | None = None,
    *,
    about: str | None = None,
    since: str | None = None,
    until: str | None = None,
    by: Order = "actor",
) -> Overview:
    """The overview of what the readings hold; each sentence cites the statements it rests on.

    Args:
        readings: from `read_all` or `Record.readings`, in any order.
        selection: all that can be chosen (`onrecord.model.Selection`), instead of what follows.
        about: words that a statement, its title or its paragraph must hold; None takes all.
        since: first day, ISO 8601; None for no bound.
        until: last day, included.
        by: what the sections are.

    Raises:
        SelectionError: a day or an order that is none, a period that ends before it begins, a
            topic without a word, or a selection beside what it would hold.

    Example:
        >>> import onrecord
        >>> readings = onrecord.read_all("examples/pages")
        >>> week = onrecord.overview(readings, about="lighthouse", until="2026-06-07")
        >>> week.facts.outlets
        4
    """
    named = Selection(about=about, since=since, until=until, by=by)
    if selection is not None and named != Selection():
        raise SelectionError("give a selection, or about, since, until and by; not both")
    chosen = selection or named
    if chosen.by not in get_args(Order):
        raise SelectionError(f"by={chosen.by!r}: {_one_of(get_args(Order))}")
    return compose(readings, chosen)


def render(overview: Overview, form: Form = "html") -> str:
    """The text of an overview: one self-contained HTML page, Markdown, or JSON.

    Raises:
        SelectionError: it is none of these forms.

    Example:
        >>> import onrecord
        >>> readings = onrecord.read_all("examples/pages")
        >>> onrecord.render(onrecord.overview(readings), "markdown").splitlines()[0]
        '# Who said what'
    """
    if form not in get_args(Form):
        raise SelectionError(f"form {form!r}: {_one_of(get_args(Form))}")
    return _WRITERS[form](overview)


def write(overview: Overview, path: str | os.PathLike[str]) -> None:
    """Write an overview to a file, whole or not at all; its name tells the form.

    Args:
        overview: from `overview`.
        path: ends in .html, .md, .docx, .pdf or .json. DOCX and PDF need
            `pip install 'onrecord[documents]'`.

    Raises:
        SelectionError: it ends otherwise.
        OutputError: it cannot be written, or what writes this form is not installed.

    Example:
        >>> import onrecord, pathlib, tempfile
        >>> week = onrecord.overview(onrecord.read_all("examples/pages"))
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = pathlib.Path(folder, "week.md")
        ...     onrecord.write(week, path)
        ...     path.read_text("utf-8").splitlines()[0]
        '# Who said what'
    """
    from onrecord.overview import building

    building.write(overview, path)


def _named(source: str | os.PathLike[str]) -> str:
    """The source as text: what is neither text nor a path would become the name of a file."""
    if isinstance(source, (str, os.PathLike)) and isinstance(path := os.fspath(source), str):
        return path
    raise InputError(
        f"a source is a path or an address as text, not {type(source).__name__}; give each one as "
        "an argument of its own, a path in bytes through os.fsdecode(), and a page that you hold "
        "to onrecord.pipeline.read_page()"
    )


def _one_of(words: Iterable[str]) -> str:
    return "it must be one of " + ", ".join(f'"{word}"' for word in words)


def __getattr__(name: str) -> type[Record]:
    if name == "Record":
        from onrecord.record import Record

        return Record
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
