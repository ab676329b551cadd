"""What a source names: an address, standard input, or files.

source -> Way; path | folder | pattern -> the files that it stands for

How a source is written is known here alone: reading the pages and counting them go the same way.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from onrecord.pages.documents import printable
from onrecord.pages.folders import find_files
from onrecord.pages.patterns import find_matches, is_pattern
from onrecord.pages.unreadable import UnreadableError, from_os, unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.model import Reading

STANDARD_INPUT = "-"
WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
OTHER_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)

Way: TypeAlias = Literal["address", "local", "unusable"]


def listed(sources: Iterable[str | os.PathLike[str]]) -> Iterator[str]:
    """The sources as text. A single one is a list of one; its letters are no sources."""
    each = [sources] if isinstance(sources, (str, os.PathLike)) else sources
    return (os.fspath(source) for source in each)


def way_of(source: str) -> Way:
    """How what a source names is to be had."""
    if WEB_ADDRESS.match(source):
        return "address"
    if not source.strip() or "\0" in source:
        return "unusable"
    return "local" if source == STANDARD_INPUT or _is_there(source) else "unusable"


def leads_nowhere(reading: Reading) -> bool:
    """Whether a source brought no page at all: nothing is there that could be read one day.

    An address that does not answer is a page all the same; a name that no file has is a mistake.
    """
    reason = reading.unread.reason if reading.unread else None
    is_address = WEB_ADDRESS.match(reading.page.origin) is not None
    return reason in ("not-found", "unsafe-address") and not is_address


def files_of(source: str) -> Iterator[str | Reading]:
    """The paths of the files that a local source stands for, and what of it cannot be had."""
    if os.path.isdir(source):  # noqa: PTH112 - Path.is_dir raises for a name that is too long
        yield from find_files(source)
    elif is_pattern(source) and not os.path.lexists(source):
        yield from _matches(source)
    else:
        yield source


def _is_there(source: str) -> bool:
    """Whether a file or a folder has this name, or fits this pattern."""
    try:
        os.lstat(source)
    except (OSError, ValueError) as error:
        is_missing = from_os(error).unread.reason == "not-found"
        return not is_missing or (is_pattern(source) and any(find_matches(source)))
    return True


def _matches(pattern: str) -> Iterator[str | Reading]:
    found = False
    for path in find_matches(pattern):
        found = True
        yield from files_of(path)
    if not found:
        error = UnreadableError("not-found", "no file or folder fits this pattern")
        yield unread(printable(pattern), error)
