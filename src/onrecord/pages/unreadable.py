"""Why a page could not be had.

a failure anywhere in this room -> UnreadableError -> Reading with `unread`

Inside the room a page that cannot be had is an exception, since the place that notices is deep in
a socket or a compressed file; at the room's door it becomes a value.
"""

from __future__ import annotations

import errno
import hashlib
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from onrecord.model import PageRef, Reading, Unread, UnreadReason

if TYPE_CHECKING:
    from collections.abc import Iterator

# What the gzip module raises for a stream that is cut off or damaged, beside BadGzipFile.
DAMAGED = (EOFError, zlib.error)


class UnreadableError(Exception):
    """A page that cannot be had, with the reason that goes on record.

    Attributes:
        body: the page's bytes where they were had all the same (a PDF under an HTML name).
    """

    def __init__(self, reason: UnreadReason, detail: str, *, body: bytes | None = None) -> None:
        super().__init__(f"{reason}: {detail}")
        self.unread = Unread(reason, detail)
        self.body = body


def unread(origin: str, error: UnreadableError, *, url: str | None = None) -> Reading:
    """The reading of a page that could not be had."""
    sha256 = None if error.body is None else hashlib.sha256(error.body).hexdigest()
    return Reading(page=PageRef(origin, url, sha256), unread=error.unread)


def from_os(error: OSError | ValueError) -> UnreadableError:
    """What the operating system said about a path, as a reason."""
    match error:
        case (
            FileNotFoundError()
            | NotADirectoryError()
            | ValueError()
            | OSError(errno=errno.ENAMETOOLONG)
        ):
            return UnreadableError("not-found", "there is no file or folder of this name")
        case PermissionError():
            return UnreadableError("forbidden", "this file or folder may not be read")
        case _:
            return UnreadableError("broken", f"it cannot be read: {error.strerror or error}")


@contextmanager
def reading_errors() -> Iterator[None]:
    """Turns what opening, reading and decompressing raise into reasons."""
    try:
        yield
    except DAMAGED as error:
        raise UnreadableError("broken", f"the compressed file is damaged: {error}") from error
    except (OSError, ValueError) as error:
        raise from_os(error) from error
