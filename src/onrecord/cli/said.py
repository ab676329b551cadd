"""`onrecord said`: who said what, from a record."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Annotated

import typer

from onrecord.cli.options import DEFAULT_RECORD, AsJson, RecordPlace, Since, Until
from onrecord.cli.terminal import draw_table, on_terminal, write_json, write_rows
from onrecord.model import Article, Statement

SHORT_ID = len("s-01234567")  # 32 bits: two alike among 9,000 statements once in a hundred records
SHORT_COLUMNS = ("statement", "said", "speaker", "cue", "words", "in")
COLUMNS = ("statement", "said", "speaker", "act", "words", "through", "outlet", "published")


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as a program gets it: in the reading format, with its words and its article."""

    statement: Statement
    words: tuple[str, ...]
    article: str
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None


def said(
    place: RecordPlace = DEFAULT_RECORD,
    speaker: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Words of the speaker's name.")
    ] = None,
    text: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Words of what was said.")
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Words of the outlet's name.")
    ] = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="At most so many; all without it.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List who said what, from a record.

    It is a table on a terminal and tab-separated lines in a pipe. Case and diacritics do not
    matter. The days are those on which it was said or, where the article does not tell, on which
    it was published.
    """
    from onrecord.cli.dates import period
    from onrecord.record import Record, SaidQuery

    first, last = period(since, until)
    query = SaidQuery(speaker=speaker, text=text, outlet=outlet, since=first, until=last)
    with Record.open(place, create=False) as record:
        matches = itertools.islice(record.said(query), limit)
        if as_json:
            for match in matches:
                write_json(told(match.article, match.statement))
        elif on_terminal():
            rows = (_short_row(match.article, match.statement) for match in matches)
            draw_table(SHORT_COLUMNS, rows, whole=("statement", "said"))
        else:
            write_rows(COLUMNS, (_row(match.article, match.statement) for match in matches))


def told(article: Article, statement: Statement) -> Told:
    """A statement with what a reader needs to cite it."""
    return Told(
        statement=statement,
        words=tuple(piece.of(article.text) for piece in statement.content),
        article=article.id,
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        url=article.url,
    )


def _row(article: Article, statement: Statement) -> tuple[str, ...]:
    return (
        statement.id,
        statement.said.edtf if statement.said else "",
        statement.speaker.name if statement.speaker else "",
        statement.act,
        _words(article, statement),
        ", ".join(relay.name for relay in statement.relay),
        article.outlet or "",
        _day(article),
    )


def _short_row(article: Article, statement: Statement) -> tuple[str, ...]:
    """What fits beside one another on 80 columns; the beginning of an id is enough for `show`.

    Between speaker and words stands what joins them in the article: "criticised", "ruled out".
    """
    path = [relay.name for relay in statement.relay] + [article.outlet or "unknown"]
    return (
        statement.id[:SHORT_ID],
        statement.said.edtf if statement.said else "",
        statement.speaker.name if statement.speaker else "unknown",
        statement.cue.of(article.text) if statement.cue else f"({statement.act})",
        _words(article, statement),
        f"{' › '.join(path)}, {_day(article)}",
    )


def _words(article: Article, statement: Statement) -> str:
    words = " […] ".join(piece.of(article.text) for piece in statement.content)
    return f"“{words}”" if statement.manner == "direct" else words


def _day(article: Article) -> str:
    return (article.published or "")[: len("2026-05-07")]
