"""Which of several readings is current.

the readings that a new one competes with -> whether it takes their place

A record keeps every reading and counts one. A new reading competes with the current ones of the
same page, of the same article (in another file, under another address; with other words where id,
outlet and URL are the same), and of an earlier fetch of its address; a file's name alone makes no
page the same, since two folders may hold an `index.html` each, but a page that was not read gives
way to a later one of its name. Of two readings, one with an article stands before one without;
otherwise the later, unless an older version of the same method made it.
"""

from __future__ import annotations

from typing import NamedTuple


class Standing(NamedTuple):
    """What decides over a reading.

    Attributes:
        method: `name@version`, or several joined by `+` where several stages made it.
        is_read: it has an article.
    """

    method: str
    is_read: bool


def takes_over(newcomer: Standing, rival: Standing) -> bool:
    """Whether a new reading replaces one that is current."""
    if newcomer.is_read != rival.is_read:
        return newcomer.is_read
    return not _is_older(newcomer.method, rival.method)


def _is_older(method: str, other: str) -> bool:
    """Whether both are the same method, the first with a lower version and with no higher one."""
    versions, other_versions = _versions(method), _versions(other)
    if versions is None or other_versions is None or versions.keys() != other_versions.keys():
        return False
    pairs = [(version, other_versions[name]) for name, version in versions.items()]
    return all(mine <= its for mine, its in pairs) and any(mine < its for mine, its in pairs)


def _versions(method: str) -> dict[str, int] | None:
    """The version of each stage by its name; None where one has none."""
    parts = [part.rpartition("@") for part in method.split("+")]
    if not all(version.isdecimal() for _, _, version in parts):
        return None
    return {name: int(version) for name, _, version in parts}
