"""How many pages sources will bring, told without reading them.

sources -> number

For a bar that shows how far a run is. A file whose name says that it is one page is not opened;
of JSON Lines the lines are counted and not parsed; an address is one page, and so is whatever
cannot be had, since that comes out with its reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.pages.documents import count_in_file
from onrecord.pages.naming import STANDARD_INPUT, files_of, listed, way_of

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable


def count_pages(sources: Iterable[str | os.PathLike[str]]) -> int | None:
    """How many pages and reasons `read_pages` will yield; None where only reading tells (`-`)."""
    named = list(listed(sources))
    if STANDARD_INPUT in named:
        return None
    return sum(map(_count, named))


def _count(source: str) -> int:
    if way_of(source) != "local":
        return 1
    return sum(count_in_file(found) if isinstance(found, str) else 1 for found in files_of(source))
