"""Readings -> Overview -> HTML, Markdown, JSON: selected, verified, written, cited.

    compose(readings, Selection(about="harbour")) -> Overview
    to_html(overview), to_markdown(overview), to_json(overview) -> str

The writers are loaded when they are called: `import onrecord` loads this room (its docstring
says why), and must not pay for templates that nobody asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model import Overview, Selection

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.model import Marked, Reading, Statement

__all__ = ["Overview", "Selection", "compose", "passage_text", "to_html", "to_json", "to_markdown"]


def compose(readings: Iterable[Reading], selection: Selection | None = None) -> Overview:
    """The overview of what the readings hold and the selection asks for; of all without one.

    Raises:
        SelectionError: the period or the topic cannot be understood.
    """
    from onrecord.overview import write

    return write.compose(readings, selection)


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


def to_json(overview: Overview) -> str:
    """All that the overview holds, for programs."""
    from onrecord.overview import json_text

    return json_text.to_json(overview)
