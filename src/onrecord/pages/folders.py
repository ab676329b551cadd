"""The files of a folder that hold pages, and of the folders in it.

folder -> paths in the order of their names

Hidden files and files of other endings are left out: a saved page comes with pictures and
scripts. A link is not followed, so that no loop and no way out of the folder exists: what it
points to inside the folder is found there under its own name, and one that leads out is yielded
as unread, since the user may have meant it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.pages.documents import printable
from onrecord.pages.kinds import COMPRESSED, ENDINGS, is_page_name
from onrecord.pages.unreadable import UnreadableError, from_os, unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model import Reading


def find_files(folder: str) -> Iterator[str | Reading]:
    """The paths of the pages in a folder, and a reading for each part of it that is closed."""
    empty = True
    for found in _find(folder):
        empty = False
        yield found
    if empty:
        endings = ", ".join((*ENDINGS, *COMPRESSED))
        detail = f"no file in this folder has the ending of a page ({endings})"
        yield unread(printable(folder), UnreadableError("not-found", detail))


def visible(folder: str) -> list[os.DirEntry[str]]:
    """What a folder holds, by name, without what is hidden.

    Raises:
        OSError: the folder cannot be listed.
    """
    with os.scandir(folder or os.curdir) as entries:
        shown = [entry for entry in entries if not entry.name.startswith(".")]
    return sorted(shown, key=lambda entry: entry.name)


def _find(top: str) -> Iterator[str | Reading]:
    try:
        pending = visible(top)[::-1]
    except OSError as error:
        yield unread(printable(top), from_os(error))
        return
    while pending:
        entry = pending.pop()
        if entry.is_symlink():
            yield from _link(entry.path, top)
        elif not entry.is_dir():
            yield from [entry.path] if is_page_name(entry.name) else []
        else:
            try:
                pending += visible(entry.path)[::-1]
            except OSError as error:
                yield unread(printable(entry.path), from_os(error))


def _link(path: str, top: str) -> Iterator[Reading]:
    target = Path(os.path.realpath(path))
    leads_out = not target.is_relative_to(os.path.realpath(top))
    if leads_out and (is_page_name(path) or target.is_dir()):
        detail = "a link that leads out of its folder is not followed; name its target instead"
        yield unread(printable(path), UnreadableError("forbidden", detail))
