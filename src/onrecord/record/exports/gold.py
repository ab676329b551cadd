"""Reviewed articles as gold: a folder by which an engine can be measured and trained.

articles with their statements in force -> ARTICLE.gold.json for each, articles.jsonl, written.json

Only what an earlier export wrote is replaced, which `written.json` tells by name: gold that people
marked by hand lies in files of the same names. What that export wrote and this one does not is
taken out, so that the folder holds what is reviewed now and nothing else.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from onrecord.errors import OutputError
from onrecord.files import whole_file
from onrecord.record.corrections.gold import gold_of, input_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from onrecord.model import Article, Match

INPUTS = "articles.jsonl"
MARK = "written.json"
SUFFIX = ".gold.json"
LONGEST = 80
"""Letters of an id that a file is named by; a file system takes 255 bytes."""


class GoldExported(NamedTuple):
    """What an export of gold holds.

    Attributes:
        statements: how many of them people reviewed.
        whole: in how many of the articles they reviewed all.
    """

    statements: int
    articles: int
    whole: int


class _Mark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an export wrote."""

    format: Literal["onrecord.gold/1"]
    files: list[str]


def write_gold(reviewed: Iterable[tuple[Article, tuple[Match, ...]]], folder: Path) -> GoldExported:
    """Write a file for each reviewed article, and one with the articles alone.

    Raises:
        OutputError: the folder cannot be written, or holds such files of somebody else.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        before = _written_before(folder)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written: {error.strerror}") from error
    files: dict[str, bytes] = {}
    taken: set[str] = set()
    lines: list[bytes] = []
    statements = whole = 0
    for article, matches in reviewed:
        gold = gold_of(article, matches)
        files[_free_name(article.id, taken)] = msgspec.json.encode(gold)
        lines.append(msgspec.json.encode(input_of(article)) + b"\n")
        optional = sum(one.optional for one in gold.statements)
        statements += len(gold.statements) - optional
        whole += not optional
    files[INPUTS] = b"".join(lines)
    # A run that is killed has written nothing that the next one does not know for its own.
    _write_mark(folder, before | files.keys())
    for name, content in files.items():
        _write(folder / name, content)
    for name in before - files.keys():
        with suppress(OSError):
            (folder / name).unlink()
    _write_mark(folder, files.keys())
    return GoldExported(statements, len(lines), whole)


def _written_before(folder: Path) -> set[str]:
    """Names of the files that an earlier export wrote.

    Raises:
        OutputError: there are others of such names.
    """
    mark = folder / MARK
    known: set[str] = set()
    if mark.exists():
        with suppress(msgspec.MsgspecError):
            known = set(msgspec.json.decode(mark.read_bytes(), type=_Mark).files)
    there = {one.name for one in folder.iterdir() if _is_golden(one.name)}
    if others := sorted(there - known) or ([MARK] if mark.exists() and not known else []):
        raise OutputError(
            f"{folder}: holds {others[0]}, which no earlier export wrote; give another folder"
        )
    return there


def _is_golden(name: str) -> bool:
    return name == INPUTS or name.endswith(SUFFIX)


def _free_name(article_id: str, taken: set[str]) -> str:
    """An id as the name of a file; one that an input brought may hold anything.

    Letters that differ in case alone are one file on some systems.
    """
    plain = "".join(c if (c.isalnum() and c.isascii()) or c in "-_" else "_" for c in article_id)
    name, number = plain[:LONGEST], 1
    while name.lower() in taken:
        number += 1
        name = f"{plain[:LONGEST]}-{number}"
    taken.add(name.lower())
    return f"{name}{SUFFIX}"


def _write_mark(folder: Path, names: Iterable[str]) -> None:
    mark = _Mark("onrecord.gold/1", sorted(names))
    _write(folder / MARK, msgspec.json.format(msgspec.json.encode(mark)))


def _write(path: Path, content: bytes) -> None:
    with whole_file(path) as part:
        part.write_bytes(content)
