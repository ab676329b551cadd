"""What a user names as sources -> pages, in the order in which they are named.

path | folder | pattern | `-` | http(s) address -> Page | Reading with `unread`

A source that leads nowhere does not stop the others: it is yielded with its reason. Only where
not one of the sources can be understood is there nothing to go on with, and the mistake is the
caller's: that is an error.
"""

from __future__ import annotations

import os
import re
import sys
from itertools import groupby
from typing import TYPE_CHECKING, BinaryIO, Literal, TypeAlias

from onrecord.errors import InputError
from onrecord.model import Reading
from onrecord.pages.documents import printable, read_file, read_stream
from onrecord.pages.folders import find_files
from onrecord.pages.patterns import find_matches, is_pattern
from onrecord.pages.unreadable import UnreadableError, unread
from onrecord.pages.web import Web

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.model import Page
    from onrecord.pages.settings import WebSettings

STANDARD_INPUT = "-"
WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
OTHER_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)

Way: TypeAlias = Literal["address", "local", "unusable"]


def read_pages(
    sources: Iterable[str | os.PathLike[str]],
    *,
    web: WebSettings | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Page | Reading]:
    """The pages that the sources lead to; one that cannot be had is a reading with `unread`.

    Args:
        sources: paths, folders, patterns, `-` and `http(s)` addresses.
        web: how addresses are read.
        stdin: what `-` means; None for the program's standard input.

    Raises:
        InputError: there are sources, and none of them can be understood.
    """
    named = (os.fspath(source) for source in _listed(sources))
    waiting: list[Page | Reading] = []  # for a source that can be understood
    understood = False
    with Web(web) as reader:
        for way, run in groupby(named, key=_way):
            found = _read(way, run, reader=reader, stdin=stdin)
            understood = understood or way != "unusable"
            if not understood:
                waiting += found
                continue
            yield from waiting
            waiting.clear()
            yield from found
    if waiting:
        raise InputError(_complaint(waiting))


def _listed(sources: Iterable[str | os.PathLike[str]]) -> Iterable[str | os.PathLike[str]]:
    """A single source is a list of one; its letters are no sources."""
    return [sources] if isinstance(sources, (str, os.PathLike)) else sources


def _way(source: str) -> Way:
    if WEB_ADDRESS.match(source):
        return "address"
    if not source.strip() or "\0" in source:
        return "unusable"
    if OTHER_ADDRESS.match(source) and not os.path.lexists(source):
        return "unusable"
    return "local"


def _unusable(source: str) -> Reading:
    if OTHER_ADDRESS.match(source):
        detail = "only http:// and https:// addresses are read"
        return unread(printable(source), UnreadableError("unsafe-address", detail))
    detail = "a source needs a name" if not source.strip() else "no file has such a name"
    return unread(printable(source), UnreadableError("not-found", detail))


def _complaint(waiting: list[Page | Reading]) -> str:
    reasons = [(page.page.origin, page.unread) for page in waiting if isinstance(page, Reading)]
    listed = "; ".join(f"{origin!r}: {unread.detail}" for origin, unread in reasons if unread)
    return f"no source can be used: {listed}. Name a file, a folder, a pattern, `-` or an address"


def _read(
    way: Way, run: Iterator[str], *, reader: Web, stdin: BinaryIO | None
) -> Iterator[Page | Reading]:
    return reader.read(run) if way == "address" else _read_each(run, stdin)


def _read_each(run: Iterator[str], stdin: BinaryIO | None) -> Iterator[Page | Reading]:
    for source in run:
        if _way(source) == "unusable":
            yield _unusable(source)
        elif source == STANDARD_INPUT:
            yield from _read_standard_input(stdin or sys.stdin.buffer)
        else:
            yield from _read_path(source)


def _read_standard_input(stream: BinaryIO) -> Iterator[Page | Reading]:
    try:
        yield from read_stream(stream, origin=STANDARD_INPUT)
    except UnreadableError as error:
        yield unread(STANDARD_INPUT, error)


def _read_path(path: str) -> Iterator[Page | Reading]:
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises for a name that is too long
        for found in find_files(path):
            yield from read_file(found) if isinstance(found, str) else [found]
    elif is_pattern(path) and not os.path.lexists(path):
        yield from _read_matches(path)
    else:
        yield from read_file(path)


def _read_matches(pattern: str) -> Iterator[Page | Reading]:
    found = False
    for path in find_matches(pattern):
        found = True
        yield from _read_path(path)
    if not found:
        error = UnreadableError("not-found", "no file or folder fits this pattern")
        yield unread(printable(pattern), error)
