"""Parquet: typed columns, for pandas, DuckDB, polars, R.

matches -> the columns of `SCHEMA`, in row groups of bounded size

What a JSON line nests is a column of its own here, under the name that the CSV gives it. Days are
strings in EDTF as they were read and, beside them, the first and the last day they mean; an end
that is open or unknown is null. Memory holds one row group. The same input gives the same bytes
by the same version of pyarrow, which writes its name into the file.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, BinaryIO

from onrecord.dates import Interval, day_of, interval_of
from onrecord.errors import OutputError
from onrecord.record.exports.exported import Exported, Tally
from onrecord.record.exports.words import pieces_of, words_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from types import ModuleType

    import pyarrow

    from onrecord.model import Match, Relay, Span

FORMAT = "onrecord.statements/1"
# What stands in memory at once; some ten megabytes of news.
ROWS_OF_A_GROUP = 10_000

# Names of columns and of their types; `_types` says what these are to Arrow.
SCHEMA = {
    "statement": "text", "review": "text", "speaker": "text", "kind": "text", "role": "text",
    "anonymous": "flag", "withheld": "text", "actor": "text", "actor_name": "text",
    "actor_kind": "text", "actor_role": "text", "country": "text", "actor_names": "texts",
    "actor_statements": "count", "actor_articles": "count", "actor_first_day": "day",
    "actor_last_day": "day", "wikidata": "text", "wikidata_from": "text", "manner": "text",
    "act": "text", "words": "texts", "content": "spans", "cue": "text", "cue_span": "span",
    "source": "text", "source_span": "span", "relay": "links", "said": "text", "said_basis": "text",
    "said_span": "span", "said_first": "day", "said_last": "day", "venue": "text",
    "venue_span": "span", "addressee": "text", "confidence": "share", "method": "text",
    "outlet": "text", "title": "text", "authors": "texts", "published": "text",
    "published_day": "day", "language": "text", "url": "text", "article": "text", "sha256": "text",
}  # fmt: skip


def write_parquet(matches: Iterable[Match], out: BinaryIO) -> Exported:
    """Write one row for each statement.

    Raises:
        OutputError: the extra `parquet` is not installed.
    """
    arrow = _pyarrow()
    tally, schema = Tally(), _schema(arrow)
    rows = (_row(match, tally) for match in matches)
    with arrow.parquet.ParquetWriter(_Sink(out), schema, compression="zstd") as writer:
        while group := list(itertools.islice(rows, ROWS_OF_A_GROUP)):
            writer.write_batch(arrow.RecordBatch.from_pylist(group, schema=schema))
    return tally.exported()


class _Sink:
    """A binary file as pyarrow wants one: it asks for its place, which a pipe does not know."""

    closed = False

    def __init__(self, out: BinaryIO) -> None:
        self._out, self._place = out, 0

    def write(self, part: bytes) -> int:
        self._out.write(part)
        self._place += len(part)
        return len(part)

    def tell(self) -> int:
        return self._place

    def flush(self) -> None:
        self._out.flush()

    def close(self) -> None:
        """Whoever opened the file closes it."""


def _pyarrow() -> ModuleType:
    try:
        import pyarrow.parquet

        arrow: ModuleType = pyarrow
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "pyarrow":
            raise
        command = "pip install 'onrecord[parquet]'"
        raise OutputError(f"writing Parquet needs one more part: {command}") from error
    return arrow


def _schema(arrow: ModuleType) -> pyarrow.Schema:
    span = arrow.struct([("start", arrow.int32()), ("end", arrow.int32())])
    link = arrow.struct([("name", arrow.string()), ("span", span)])
    types = {
        "text": arrow.string(),
        "texts": arrow.list_(arrow.string()),
        "flag": arrow.bool_(),
        "count": arrow.int64(),
        "share": arrow.float64(),
        "day": arrow.date32(),
        "span": span,
        "spans": arrow.list_(span),
        "links": arrow.list_(link),
    }
    columns = [(name, types[kind]) for name, kind in SCHEMA.items()]
    return arrow.schema(columns, metadata={"format": FORMAT})


def _row(match: Match, tally: Tally) -> dict[str, object]:
    tally.write(match.article)
    return dict(itertools.chain(_who(match), _actor(match), _what(match), _when(match), _in(match)))


def _who(match: Match) -> Iterator[tuple[str, object]]:
    yield "statement", match.statement.id
    yield "review", match.review
    if speaker := match.statement.speaker:
        yield "speaker", speaker.name
        yield "kind", speaker.kind
        yield "role", speaker.role
        yield "anonymous", speaker.anonymous
        yield "withheld", speaker.withheld


def _actor(match: Match) -> Iterator[tuple[str, object]]:
    if actor := match.actor:
        yield "actor", actor.id
        yield "actor_name", actor.name
        yield "actor_kind", actor.kind
        yield "actor_role", actor.role
        yield "country", actor.country
        yield "actor_names", actor.names
        yield "actor_statements", actor.statements
        yield "actor_articles", actor.articles
        yield "actor_first_day", day_of(actor.first_day)
        yield "actor_last_day", day_of(actor.last_day)
        yield "wikidata", actor.wikidata
        yield "wikidata_from", actor.wikidata_from


def _what(match: Match) -> Iterator[tuple[str, object]]:
    article, statement = match.article, match.statement
    yield "manner", statement.manner
    yield "act", statement.act
    yield "words", pieces_of(match)
    yield "content", [_span(piece) for piece in statement.content]
    yield "cue", words_at(statement.cue, article)
    yield "cue_span", _span(statement.cue)
    yield "source", words_at(statement.source, article)
    yield "source_span", _span(statement.source)
    yield "relay", [_link(link) for link in statement.relay]
    yield "addressee", statement.addressee
    yield "confidence", statement.confidence
    yield "method", statement.method


def _when(match: Match) -> Iterator[tuple[str, object]]:
    said, venue = match.statement.said, match.statement.venue
    if said:
        days = interval_of(said.edtf)
        yield "said", said.edtf
        yield "said_basis", said.basis
        yield "said_span", _span(said.span)
        yield "said_first", _first(days)
        yield "said_last", _last(days)
    if venue:
        yield "venue", venue.name
        yield "venue_span", _span(venue.span)


def _in(match: Match) -> Iterator[tuple[str, object]]:
    article = match.article
    yield "outlet", article.outlet
    yield "title", article.title
    yield "authors", article.authors
    yield "published", article.published
    yield "published_day", day_of(article.published)
    yield "language", article.language
    yield "url", article.url
    yield "article", article.id
    yield "sha256", article.sha256


def _span(span: Span | None) -> dict[str, int] | None:
    return {"start": span.start, "end": span.end} if span else None


def _link(link: Relay) -> dict[str, object]:
    return {"name": link.name, "span": _span(link.span)}


def _first(days: Interval | None) -> date | None:
    return days.first if days and days.first > days.first.min else None


def _last(days: Interval | None) -> date | None:
    return days.last if days and days.last < days.last.max else None
