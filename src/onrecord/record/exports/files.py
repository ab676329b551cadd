"""A file that is written whole or not at all.

path -> a path beside it, which takes its place at the end

A run that is killed leaves the file as it was, and what it had written beside it.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Where to write; it becomes `path` when the block ends, and is gone if the block fails.

    Raises:
        OutputError: the file cannot be written.
    """
    target = Path(os.path.realpath(path))  # where it is a link, the link stays
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.unlink(missing_ok=True)
        yield part
        part.replace(target)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)
