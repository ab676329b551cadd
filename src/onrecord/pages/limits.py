"""How much of a source is read: bounded pages, bounded lines.

a stream of any length -> at most MAX_PAGE_BYTES of it, or the reason why not

A compressed bomb, an endless line and an endless run of empty lines all look like this: more
bytes than a page can have. The caps are on what comes out of the decompressor, so the ratio of a
bomb does not matter.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from onrecord.pages.kinds import UTF8_MARK
from onrecord.pages.unreadable import UnreadableError, reading_errors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

# Far more than a live blog of a long day; what is longer is a film, a scan or an attack.
MAX_PAGE_BYTES = 20_000_000
# How far an overlong line is skipped in search of its end; beyond it the file is given up.
MAX_SKIPPED_BYTES = 10 * MAX_PAGE_BYTES
# A bomb of line ends would keep the reader busy without a page coming out.
MAX_EMPTY_LINES = 100_000


def too_large(what: str = "the page", *, size_bytes: int = MAX_PAGE_BYTES) -> UnreadableError:
    """The reason for a page over the cap."""
    return UnreadableError("too-large", f"{what} is larger than {size_bytes / 1_000_000:g} MB")


def read_capped(stream: BinaryIO, *, start: bytes = b"") -> bytes:
    """The rest of a stream behind `start`, which was read from it already.

    Raises:
        UnreadableError: together they are over the cap, or the stream is damaged.
    """
    with reading_errors():
        body = start + (stream.read(MAX_PAGE_BYTES + 1 - len(start)) or b"")
    if len(body) > MAX_PAGE_BYTES:
        raise too_large()
    return body


def read_line(stream: BinaryIO) -> bytes:
    """The next line with its end, or one byte more than a page may have of it."""
    with reading_errors():
        return stream.readline(MAX_PAGE_BYTES + 1) or b""


def bare(line: bytes) -> bytes:
    """A line without its end, its margins and the byte order mark of the file that it began."""
    return line.removeprefix(UTF8_MARK).strip()


def lines_of(stream: BinaryIO, *, first: bytes) -> Iterator[tuple[int, bytes]]:
    """The lines that hold something, numbered from 1, an overlong one cut behind the cap.

    Args:
        stream: where the other lines come from.
        first: the first line, which was read already.

    Raises:
        UnreadableError: the stream is damaged, or it goes on and on without a page.
    """
    empty = 0
    for number, line in enumerate(_raw_lines(stream, first), start=1):
        empty = 0 if bare(line) else empty + 1
        if empty > MAX_EMPTY_LINES:
            raise UnreadableError("too-large", "the file goes on and on with empty lines")
        if not empty:
            yield number, line


def _raw_lines(stream: BinaryIO, first: bytes) -> Iterator[bytes]:
    for line in chain([first], _until_empty(stream)):
        yield line
        if len(line) > MAX_PAGE_BYTES and not line.endswith(b"\n"):
            _skip_to_line_end(stream)


def _until_empty(stream: BinaryIO) -> Iterable[bytes]:
    return iter(lambda: read_line(stream), b"")


def _skip_to_line_end(stream: BinaryIO) -> None:
    for _ in range(MAX_SKIPPED_BYTES // MAX_PAGE_BYTES):
        rest = read_line(stream)
        if not rest or rest.endswith(b"\n"):
            return
    raise too_large("a line of the file")
