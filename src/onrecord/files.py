"""A file that is written whole or not at all.

path -> a path beside it, which takes its place at the end

A run that is killed leaves the file as it was, and what it had written beside it. An export never
takes the place of a database: neither of the record that it is made from, under whatever name, nor
of another; only of an earlier export to DNA, which is one itself. Nor does it replace a device.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator


_SQLITE = b"SQLite format 3\0"
_APPLICATION_ID = slice(68, 72)
"""Of the header of an SQLite file: https://www.sqlite.org/fileformat.html#application_id."""

_DNA = ".dna"


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Where to write; it becomes `path` when the block ends, and is gone if the block fails.

    Raises:
        OutputError: the file cannot be written, or is a database or a device.
    """
    target = Path(os.path.realpath(path))  # where it is a link, the link stays
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        _check(target, named=path)
        part.unlink(missing_ok=True)
        yield part
        part.replace(target)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        with suppress(OSError):  # on a read-only file system there is nothing to remove
            part.unlink(missing_ok=True)


def _check(target: Path, *, named: Path) -> None:
    """Whether a file may be replaced."""
    if not target.exists():
        return
    if not target.is_file():
        raise OutputError(f"{named}: no regular file; give another name")
    with target.open("rb") as file:
        head = file.read(_APPLICATION_ID.stop)
    is_dna = target.suffix == _DNA and not any(head[_APPLICATION_ID])
    if head.startswith(_SQLITE) and not is_dna:
        raise OutputError(
            f"{named}: a database, which an export does not replace; give another name"
        )
