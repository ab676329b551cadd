"""Exports: statements that a question found, as files that other programs read.

matches -> bytes, and what the format could not hold

A writer takes statements in any order and writes each as it comes: a record of 300,000 costs no
more memory than one of three, but for what each writer says it keeps (articles, actors). The same
statements in the same order give the same bytes. Whatever a format cannot hold is said: what it
never holds in `leaves_out`, what it could not hold of these statements in `Exported.missing`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeAlias

from onrecord.files import whole_file
from onrecord.model import Match
from onrecord.record.exports.annotations import write_annotations
from onrecord.record.exports.columns import write_parquet
from onrecord.record.exports.dna import DEFAULT_PASSWORD, DateOf, write_dna
from onrecord.record.exports.exported import Exported
from onrecord.record.exports.gold import write_gold
from onrecord.record.exports.lines import write_jsonl
from onrecord.record.exports.quotations import write_quotations
from onrecord.record.exports.table import write_csv

__all__ = [
    "DEFAULT_PASSWORD",
    "FORMATS",
    "DateOf",
    "Exported",
    "Format",
    "write_annotations",
    "write_csv",
    "write_dna",
    "write_file",
    "write_gold",
    "write_jsonl",
    "write_parquet",
    "write_quotations",
]

Writer: TypeAlias = Callable[[Iterable[Match], BinaryIO], Exported]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to hand statements on.

    Attributes:
        suffix: of its files.
        media_type: for a server to name.
        leaves_out: what it never holds, in words that follow “leaves out”.
        write: to an open file; None for a database, which needs a path (`write_file`).
    """

    suffix: str
    media_type: str
    leaves_out: str
    write: Writer | None


FORMATS: dict[str, Format] = {
    "csv": Format(
        ".csv",
        "text/csv; charset=utf-8",
        "the texts of articles, their languages and digests, where cue, source, day and venue "
        "stand, other names of actors",
        write_csv,
    ),
    "jsonl": Format(".jsonl", "application/jsonl", "the texts of articles", write_jsonl),
    "parquet": Format(
        ".parquet", "application/vnd.apache.parquet", "the texts of articles", write_parquet
    ),
    "annotations": Format(
        ".jsonld",
        'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
        "the texts of articles, their authors and digests, where cue, source, day and venue "
        "stand, other names of actors",
        write_annotations,
    ),
    "quotations": Format(
        ".jsonld",
        "application/ld+json",
        "indirect statements, acts, cues, relays, venues, addressees, confidence, reviews, "
        "authors, positions",
        write_quotations,
    ),
    "dna": Format(
        ".dna",
        "application/vnd.sqlite3",
        "concepts and stances, which are left to people",
        None,
    ),
}


def write_file(matches: Iterable[Match], path: Path, format_name: str) -> Exported:
    """Write a file whole or not at all, in a format of `FORMATS`.

    Raises:
        OutputError: the file cannot be written.
    """
    write = FORMATS[format_name].write
    if write is None:
        return write_dna(matches, path)
    with whole_file(path) as part, part.open("wb") as out:
        return write(matches, out)
