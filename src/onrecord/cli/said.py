"""`onrecord said`: who said what, from a record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TYPE_CHECKING, Annotated, TypeAlias, cast, get_args

import typer

from onrecord.cli.asking import Asked, actor_id, asks
from onrecord.cli.choosing import alone, one_of, typed
from onrecord.cli.counting import write_facets
from onrecord.cli.options import DEFAULT_RECORD, AsJson, RecordPlace
from onrecord.cli.terminal import counted, draw_table, on_terminal, tell, write_json, write_rows
from onrecord.errors import SelectionError
from onrecord.model import Article, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.model import Match
    from onrecord.record import Found, Record, SaidQuery, Sort

SortWord: TypeAlias = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="ORDER",
        help="said: by day; newest: the last day first; relevance: the best fit first.",
    ),
]
Limit: TypeAlias = Annotated[
    int | None, typer.Option(metavar="N", min=1, help="At most so many; all without it.")
]
After: TypeAlias = Annotated[
    str | None, typer.Option(metavar="PAGE", help="The page that the one before named.")
]
Counted: TypeAlias = Annotated[
    bool, typer.Option("--counts", help="Count them by speaker, outlet, act … instead.")
]

AT_ONCE = 200  # statements in memory while the best fits are listed

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
    actor: str | None
    review: str | None


@asks
def said(
    place: RecordPlace = DEFAULT_RECORD,
    *,
    asked: Asked,
    by: SortWord = "said",
    limit: Limit = None,
    after: After = None,
    counts: Counted = False,
    as_json: AsJson = False,
) -> None:
    """List who said what, from a record.

    It is a table on a terminal and tab-separated lines in a pipe. Case and diacritics do not
    matter. The days are those on which it was said or, where the article does not tell, on which
    it was published. With --limit, where there is more, stderr tells what --after asks for the
    next page.
    """
    from onrecord.record import Record

    query = asked.query()
    sort = _sort(by, query)
    if counts:
        ranked = ["by relevance"] if sort == "relevance" else []
        alone("--counts", [*typed(limit=limit, after=after), *ranked])
    if after is not None and limit is None:
        raise SelectionError("--after goes with --limit; give the one of the page before")
    with Record.open(place, create=False) as record:
        query = replace(query, actor=actor_id(record, asked.actor))
        if counts:
            write_facets(record.facets(query), as_json=as_json)
        elif limit is not None:
            found = record.search(query, sort=sort, limit=limit, after=after)
            _write(found.matches, as_json=as_json)
            _tell_rest(found, sort)
        elif sort != "said":
            _write(_in_order(record, query, sort), as_json=as_json)
        else:
            _write(record.said(query), as_json=as_json)


def _sort(by: str, query: SaidQuery) -> Sort:
    """The order that is asked for.

    Raises:
        SelectionError: there is no such order, or nothing that could be ranked.
    """
    from onrecord.record import Sort

    one_of(by, get_args(Sort), option="--by")
    if by == "relevance" and not query.terms():
        raise SelectionError(
            "--by relevance ranks by words; give --words, --text, --speaker or --through"
        )
    return cast("Sort", by)


def _in_order(record: Record, query: SaidQuery, sort: Sort) -> Iterator[Match]:
    """All in an order, page by page; where not all that fit are ranked, stderr says so."""
    shown, after = 0, None
    while True:
        found = record.search(query, sort=sort, limit=AT_ONCE, after=after)
        yield from found.matches
        shown, after = shown + len(found.matches), found.after
        if after is None:
            break
    if shown < found.total:
        tell(f"{shown} of {found.total} statements: of so many only those added last are ranked")


def _write(matches: Iterable[Match], *, as_json: bool) -> None:
    ahead = iter(matches)
    first = list(islice(ahead, 1))
    if not first:
        tell("no statement fits")
    matches = chain(first, ahead)
    if as_json:
        for match in matches:
            write_json(told(match))
    elif on_terminal():
        rows = (_short_row(match.article, match.statement) for match in matches)
        draw_table(SHORT_COLUMNS, rows, whole=("statement", "said"))
    else:
        write_rows(COLUMNS, (_row(match.article, match.statement) for match in matches))


def _tell_rest(found: Found, sort: str) -> None:
    if not found.total:
        return
    shown = f"{len(found.matches)} of {counted(found.total, 'statement')}"
    sorted_by = " --by relevance" if sort == "relevance" else ""
    tell(f"{shown}; the next ones:{sorted_by} --after {found.after}" if found.after else shown)


def told(match: Match) -> Told:
    """A statement with what a reader needs to cite it."""
    article, statement = match.article, match.statement
    return Told(
        statement=statement,
        words=tuple(piece.of(article.text) for piece in statement.content),
        article=article.id,
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        url=article.url,
        actor=match.actor.id if match.actor else None,
        review=match.review,
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
