"""CSV for spreadsheets and everything else: one row a statement.

matches -> UTF-8 with a byte order mark, RFC 4180

The mark is there because Excel takes a file without one for the code page of its country, and
makes “Ã¼” of “ü”; pandas, DuckDB and R's readr pass over it. An unknown is an empty cell.

A spreadsheet runs a cell that begins like a formula, and titles and quoted words come from
strangers. Such a cell gets an apostrophe before it (OWASP, CSV Injection), also where white space
or invisible characters stand first. Cells that begin with apostrophes and then like a formula get
one more, so that a reader can take off exactly what was added; how many were guarded is counted.
"""

from __future__ import annotations

import codecs
import csv
import re
from typing import TYPE_CHECKING, BinaryIO

from onrecord.record.exports.exported import Exported, Loss, Tally
from onrecord.record.exports.words import chain_of, words_at, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.model import Match

COLUMNS = (
    "statement", "review", "speaker", "actor", "actor_name", "kind", "role", "country", "anonymous",
    "withheld", "manner", "act", "words", "cue", "source", "relay", "said", "said_basis", "venue",
    "addressee", "confidence", "method", "outlet", "title", "authors", "published", "url",
    "article", "spans",
)  # fmt: skip
GUARD = "'"
GUARDED = Loss(
    "1 cell begins like a formula and has an apostrophe before it",
    "{} cells begin like a formula and have an apostrophe before them",
)

# Marks that no one sees: soft hyphen, zero width, direction, byte order.
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_FORMULA = re.compile(f"{GUARD}*(?:[\t\r\n]|[\\s{_UNSEEN}]*[=+\\-@＝＋－＠])")
# Numbers of ours, which a spreadsheet may add up.
_OURS = frozenset({"confidence"})


def write_csv(matches: Iterable[Match], out: BinaryIO) -> Exported:
    """Write one row for each statement, below a row of names."""
    tally = Tally()
    out.write(codecs.BOM_UTF8)
    rows = csv.DictWriter(codecs.getwriter("utf-8")(out), COLUMNS)
    rows.writeheader()
    for match in matches:
        row = row_of(match)
        risky = [name for name, cell in row.items() if name not in _OURS and begins_formula(cell)]
        rows.writerow(row | {name: f"{GUARD}{row[name]}" for name in risky})
        tally.write(match.article)
        tally.lose(GUARDED, len(risky))
    return tally.exported()


def begins_formula(cell: str | None) -> bool:
    """Whether a spreadsheet may take a cell for a formula."""
    return bool(cell and _FORMULA.match(cell))


def row_of(match: Match) -> dict[str, str | None]:
    """A statement by the names of its columns, without guards."""
    return {
        "statement": match.statement.id,
        "review": match.review,
        **_speaker(match),
        **_statement(match),
        **_article(match),
    }


def _speaker(match: Match) -> dict[str, str | None]:
    speaker, actor = match.statement.speaker, match.actor
    return {
        "speaker": speaker.name if speaker else None,
        "actor": actor.id if actor else None,
        "actor_name": actor.name if actor else None,
        "kind": speaker.kind if speaker else None,
        "role": speaker.role if speaker else None,
        "country": actor.country if actor else None,
        "anonymous": ("true" if speaker.anonymous else "false") if speaker else None,
        "withheld": speaker.withheld if speaker else None,
    }


def _statement(match: Match) -> dict[str, str | None]:
    article, statement = match.article, match.statement
    return {
        "manner": statement.manner,
        "act": statement.act,
        "words": words_of(match),
        "cue": words_at(statement.cue, article),
        "source": words_at(statement.source, article),
        "relay": chain_of(statement.relay),
        "said": statement.said.edtf if statement.said else None,
        "said_basis": statement.said.basis if statement.said else None,
        "venue": statement.venue.name if statement.venue else None,
        "addressee": statement.addressee,
        "confidence": repr(statement.confidence),
        "method": statement.method,
        "spans": ";".join(f"{start}-{end}" for start, end in statement.content),
    }


def _article(match: Match) -> dict[str, str | None]:
    article = match.article
    return {
        "outlet": article.outlet,
        "title": article.title,
        "authors": "; ".join(article.authors) or None,
        "published": article.published,
        "url": article.url,
        "article": article.id,
    }
