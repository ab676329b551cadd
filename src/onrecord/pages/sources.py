"""What a user names as sources -> pages, in the order in which they are named.

path | folder | pattern | `-` | http(s) address -> Page | Reading with `unread`

A source that leads nowhere does not stop the others: it is yielded with its reason. Only where
not one of the sources leads anywhere is there nothing to go on with, and the mistake is the
caller's: that is an error.
"""

from __future__ import annotations

import sys
from itertools import groupby
from typing import TYPE_CHECKING, BinaryIO

from onrecord.errors import InputError
from onrecord.model import Reading
from onrecord.pages.documents import printable, read_file, read_stream
from onrecord.pages.naming import OTHER_ADDRESS, STANDARD_INPUT, Way, files_of, listed, way_of
from onrecord.pages.patterns import is_pattern
from onrecord.pages.unreadable import UnreadableError, unread
from onrecord.pages.web import Web

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from onrecord.model import Page
    from onrecord.pages.settings import WebSettings


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
        InputError: there are sources, and none of them leads to anything.
    """
    waiting: list[Page | Reading] = []  # for a source that leads somewhere
    understood = False
    with Web(web) as reader:
        for way, run in groupby(listed(sources), key=way_of):
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


def _unusable(source: str) -> Reading:
    if OTHER_ADDRESS.match(source):
        detail = "only http:// and https:// addresses are read"
        return unread(printable(source), UnreadableError("unsafe-address", detail))
    return unread(printable(source), UnreadableError("not-found", _why_not(source)))


def _why_not(source: str) -> str:
    if not source.strip():
        return "a source needs a name"
    if "\0" in source:
        return "no file has such a name"
    if is_pattern(source):
        return "no file or folder fits this pattern"
    hint = "; an address begins with https://" if source.startswith("www.") else ""
    return f"there is no file or folder of this name{hint}"


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
        if way_of(source) == "unusable":
            yield _unusable(source)
        elif source == STANDARD_INPUT:
            yield from _read_standard_input(stdin or sys.stdin.buffer)
        else:
            for found in files_of(source):
                yield from read_file(found) if isinstance(found, str) else [found]


def _read_standard_input(stream: BinaryIO) -> Iterator[Page | Reading]:
    try:
        yield from read_stream(stream, origin=STANDARD_INPUT)
    except UnreadableError as error:
        yield unread(STANDARD_INPUT, error)
