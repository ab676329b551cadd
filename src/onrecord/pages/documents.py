"""The bytes of one file, or of standard input, as pages.

stream, name -> Page (HTML, plain text) or a run of pages (JSON Lines) or the reason why not

JSON Lines are read line by line, so that a file of any size passes through the memory of its
longest line; each line is a page of its own, `news.jsonl:17`, and one that is damaged takes no
other with it.
"""

from __future__ import annotations

import gzip
import io
import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, cast

from onrecord.model import Page, Reading
from onrecord.pages.kinds import (
    GZIP,
    Kind,
    check_text,
    is_json,
    kind_of_bytes,
    kind_of_name,
)
from onrecord.pages.limits import MAX_PAGE_BYTES, bare, lines_of, read_capped, read_line, too_large
from onrecord.pages.unreadable import UnreadableError, reading_errors, unread

if TYPE_CHECKING:
    from collections.abc import Iterator

MEDIA_TYPES: dict[Kind, str] = {
    "html": "text/html",
    "plain": "text/plain",
    "lines": "application/json",
}
# Of what somebody hands in: a small file may unpack to far more than anybody reads.
MAX_UNPACKED_BYTES = 100_000_000
# Without it, opening a pipe that nobody writes to waits for ever; Windows has no such pipes.
NO_WAITING = getattr(os, "O_NONBLOCK", 0)


def read_file(path: str) -> Iterator[Page | Reading]:
    """The pages of one file."""
    origin = printable(path)
    try:
        with _opened(path) as stream:
            yield from read_stream(stream, origin=origin, kind=kind_of_name(path))
    except UnreadableError as error:
        yield unread(origin, error)


def read_stream(
    stream: BinaryIO, *, origin: str, kind: Kind | None = None
) -> Iterator[Page | Reading]:
    """The pages of a stream; where nobody says what it holds, its first line does.

    Raises:
        UnreadableError: what it holds is no page.
    """
    if kind in ("html", "plain"):
        yield page_of(read_capped(stream), origin=origin, kind=kind)
        return
    first = read_line(stream)
    if kind == "lines" or _is_article(bare(first)):
        check_text(first, "lines")
        yield from _read_lines(stream, origin=origin, first=first)
    else:
        yield page_of(read_capped(stream, start=first), origin=origin)


def read_upload(body: bytes, *, name: str) -> Iterator[Page | Reading]:
    """The pages of bytes that somebody handed in under a name; no file is opened for it."""
    origin = printable(name)
    stream = cast("BinaryIO", _unpacking(io.BytesIO(body), name))
    try:
        for page in read_stream(stream, origin=origin, kind=kind_of_name(name)):
            yield page
            if stream.tell() > MAX_UNPACKED_BYTES:
                raise too_large("what the file unpacks to", size_bytes=MAX_UNPACKED_BYTES)
    except UnreadableError as error:
        yield unread(origin, error)


def count_in_upload(body: bytes, *, name: str) -> int:
    """How many pages and reasons `read_upload` will yield."""
    if kind_of_name(name) in ("html", "plain"):
        return 1
    return sum(1 for _ in read_upload(body, name=name))


def count_in_file(path: str) -> int:
    """How many pages and reasons `read_file` will yield; a file named as one page stays closed."""
    if kind_of_name(path) in ("html", "plain"):
        return 1
    try:
        with _opened(path) as stream:
            return _count_in_stream(stream, kind=kind_of_name(path))
    except UnreadableError:
        return 1


def _count_in_stream(stream: BinaryIO, *, kind: Kind | None) -> int:
    first = read_line(stream)
    if kind != "lines" and not _is_article(bare(first)):
        return 1
    check_text(first, "lines")
    count = 0
    try:
        for _ in lines_of(stream, first=first):
            count += 1
    except UnreadableError:
        return count + 1  # the lines before it have come out by then
    return count or 1


def page_of(
    body: bytes,
    *,
    origin: str,
    kind: Kind | None = None,
    url: str | None = None,
    charset: str | None = None,
) -> Page:
    """One page.

    Raises:
        UnreadableError: the bytes are no text.
    """
    check_text(body, kind or "plain")
    return Page(origin, MEDIA_TYPES[kind or kind_of_bytes(body)], body, url, charset)


def printable(path: str) -> str:
    r"""A path as text: bytes that are not UTF-8 are written as escapes (a stray byte as `\xe9`)."""
    try:
        return os.fsencode(path).decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:
        return path.encode("utf-8", "backslashreplace").decode()


def _unpacking(file: BinaryIO, name: str) -> BinaryIO | gzip.GzipFile:
    """The same bytes, unpacked while they are read where their name says that they are packed."""
    is_packed = name.lower().endswith(GZIP)
    return gzip.GzipFile(fileobj=file, mode="rb") if is_packed else file


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    with reading_errors():
        file = io.BufferedReader(io.FileIO(path, opener=_open_without_waiting))
    with file:
        _check_file(os.fstat(file.fileno()), one_page=kind_of_name(path) in ("html", "plain"))
        if path.lower().endswith(GZIP):
            with gzip.GzipFile(fileobj=file, mode="rb") as unpacked:
                yield cast("BinaryIO", unpacked)
        else:
            yield cast("BinaryIO", file)


def _open_without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | NO_WAITING)


def _check_file(status: os.stat_result, *, one_page: bool) -> None:
    if not stat.S_ISREG(status.st_mode):
        detail = "this is a pipe or a device, not a file; give it on standard input and name it `-`"
        raise UnreadableError("not-text", detail)
    if one_page and status.st_size > MAX_PAGE_BYTES:
        raise too_large()


def _read_lines(stream: BinaryIO, *, origin: str, first: bytes) -> Iterator[Page | Reading]:
    number = 0
    try:
        for number, line in lines_of(stream, first=first):
            yield _page_of_line(line, origin=f"{origin}:{number}")
    except UnreadableError as error:
        yield unread(f"{origin}:{number + 1}" if number else origin, error)
        return
    if not number:
        yield unread(origin, UnreadableError("empty", "there is no line in this file"))


def _page_of_line(line: bytes, *, origin: str) -> Page | Reading:
    body = bare(line)
    if len(body) > MAX_PAGE_BYTES:
        return unread(origin, too_large("the line"))
    if not is_json(body):
        return unread(origin, UnreadableError("not-article", "this line is not JSON", body=body))
    return page_of(body, origin=origin, kind="lines")


def _is_article(line: bytes) -> bool:
    return line.startswith(b"{") and is_json(line)
