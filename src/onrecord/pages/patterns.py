"""Patterns of file names: `*`, `?`, `[…]` within a name, `**` over any number of folders.

pattern -> paths in the order of their names

The standard library's `glob` follows links below `**`, and two links to their own folder make it
run for ever; here a pattern walks through real folders only. As in a shell, a hidden name is
matched only by a part that begins with a dot itself.
"""

from __future__ import annotations

import os
import re
from fnmatch import fnmatchcase
from pathlib import PurePath
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAGIC = re.compile(r"[*?\[]")
ANY_FOLDERS = "**"

_Found: TypeAlias = tuple[PurePath, tuple[str, ...], bool]
"""A path, its names below the pattern's fixed part, whether it is a folder and no link."""


def is_pattern(source: str) -> bool:
    """Whether a source that is no path can be meant as a pattern."""
    return MAGIC.search(source) is not None


def find_matches(pattern: str) -> Iterator[str]:
    """The paths that fit; a folder that fits stands for all that it holds."""
    parts = PurePath(pattern).parts
    fixed = next(index for index, part in enumerate(parts) if MAGIC.search(part))
    wanted = parts[fixed:]
    pending = _below(PurePath(*parts[:fixed]), ())
    while pending:
        path, names, is_folder = pending.pop()
        if fits(names, wanted):
            yield str(path)
        elif is_folder and leads_to(names, wanted):
            pending += _below(path, names)


def fits(names: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether a path below the pattern's fixed part is one that the pattern means."""
    if not wanted:
        return not names
    if wanted[0] == ANY_FOLDERS and fits(names, wanted[1:]):
        return True
    if not names or not _fits_name(names[0], wanted[0]):
        return False
    return fits(names[1:], wanted if wanted[0] == ANY_FOLDERS else wanted[1:])


def leads_to(names: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether something below this folder can still fit."""
    if not names or not wanted:
        return bool(wanted)
    if wanted[0] == ANY_FOLDERS and leads_to(names, wanted[1:]):
        return True
    if not _fits_name(names[0], wanted[0]):
        return False
    return leads_to(names[1:], wanted if wanted[0] == ANY_FOLDERS else wanted[1:])


def _fits_name(name: str, wanted: str) -> bool:
    if name.startswith(".") and not wanted.startswith("."):
        return False
    return wanted == ANY_FOLDERS or fnmatchcase(name, wanted)


def _below(folder: PurePath, names: tuple[str, ...]) -> list[_Found]:
    """What a folder holds, the first name last; nothing where it is closed, as in a shell."""
    try:
        with os.scandir(folder) as entries:
            found = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    except OSError:
        return []
    return [(PurePath(folder, name), (*names, name), real) for name, real in reversed(found)]
