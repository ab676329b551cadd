"""Readings -> Overview -> HTML, Markdown, DOCX, PDF, JSON: selected, verified, written, cited.

    compose(readings, Selection(about="harbour")), compose_of(record, …) -> Overview
    to_html(overview), to_markdown(overview), to_json(overview) -> str
    to_docx(overview), to_pdf(overview) -> bytes

The writers are loaded when they are called: `import onrecord` loads this room (its docstring
says why), and must not pay for templates that nobody asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model import Overview, Selection

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.model import Marked, Reading, Statement
    from onrecord.record import Record

__all__ = [
    "Overview",
    "Selection",
    "compose",
    "compose_of",
    "passage_text",
    "to_docx",
    "to_html",
    "to_json",
    "to_markdown",
    "to_pdf",
]


def compose(readings: Iterable[Reading], selection: Selection | None = None) -> Overview:
    """The overview of what the readings hold and the selection asks for; of all without one.

    Raises:
        SelectionError: the period or the topic cannot be understood.
    """
    from onrecord.overview import write

    return write.compose(readings, selection)


def compose_of(
    record: Record, selection: Selection | None = None, *, most: int | None = None
) -> Overview:
    """The overview of what a record holds; only the articles that come into question are read.

    Args:
        record: what it is written from.
        selection: everything, where it is left out; `actors` may be ids.
        most: articles that may come into question; None for any number.

    Raises:
        SelectionError: the selection cannot be understood, or too much comes into question.
        NotOnRecordError: an actor is not on record, or several are called so.
    """
    from onrecord.overview import of_record

    return of_record.compose_of(record, selection, most=most)


def passage_text(text: str, statement: Statement) -> tuple[tuple[Marked, ...], ...]:
    """The paragraphs around a statement with source, cue and content marked."""
    from onrecord.overview import cite

    return cite.passage_text(text, statement)


def to_html(overview: Overview) -> str:
    """One self-contained page that calls no other host."""
    from onrecord.overview import html_page

    return html_page.to_html(overview)


def to_markdown(overview: Overview) -> str:
    """Text that reads well in a plain editor, with the passages at its end."""
    from onrecord.overview import markdown_text

    return markdown_text.to_markdown(overview)


def to_docx(overview: Overview) -> bytes:
    """A document for a word processor.

    Raises:
        OutputError: python-docx is not installed.
    """
    from onrecord.overview import docx_file

    return docx_file.to_docx(overview)


def to_pdf(overview: Overview) -> bytes:
    """Pages to print, or to send.

    Raises:
        OutputError: typst is not installed.
    """
    from onrecord.overview import pdf_file

    return pdf_file.to_pdf(overview)


def to_json(overview: Overview) -> str:
    """All that the overview holds, for programs."""
    from onrecord.overview import json_text

    return json_text.to_json(overview)
