"""`onrecord read`: pages in, readings out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import typer

from onrecord.cli.options import AsJson, Sources
from onrecord.cli.terminal import masked, on_terminal, one_line, write_line, write_text

if TYPE_CHECKING:
    from onrecord.model import Reading, Statement


def read(sources: Sources, as_json: AsJson = False) -> None:
    """Read pages and print who said what in them.

    Into a pipe or a file, and with --json, a reading is one line of JSON (docs/format.md); on a
    terminal it is a digest to look at.
    """
    from onrecord import pipeline
    from onrecord.cli.watch import Watch
    from onrecord.codec import encode
    from onrecord.pages import count_pages

    to_terminal = on_terminal()
    with Watch(None if to_terminal else partial(count_pages, sources)) as watch:
        for reading in watch.over(pipeline.read(sources)):
            if to_terminal and not as_json:
                write_text(_digest(reading))
            else:
                write_line(encode(reading))
    raise typer.Exit(watch.exit_code)


def _digest(reading: Reading) -> str:
    article = reading.article
    if article is None:
        return ""
    facts = (article.title or masked(reading.page.origin), article.outlet, article.published)
    head = one_line(" · ".join(fact for fact in facts if fact))
    lines = (one_line(_told(statement, article.text)) for statement in reading.statements)
    return "\n".join((head, *(f"  {line}" for line in lines))) + "\n\n"


def _told(statement: Statement, text: str) -> str:
    speaker = statement.speaker.name if statement.speaker else "unknown"
    content = " […] ".join(piece.of(text) for piece in statement.content)
    if statement.manner == "direct":
        content = f"“{content}”"
    return f"{speaker} ({statement.act}): {content}"
