"""The overview as headings, lines and tables, for forms that are no HTML: its nouns.

Outline > Chapter > Line, Table > Run

A run is words that look alike; where it leads is another place of the outline (`#p12`, a passage;
`#t3`, a sentence) or a page of the web.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from datetime import date

Look: TypeAlias = Literal["plain", "soft", "strong", "cite", "source", "cue", "content"]
Kind: TypeAlias = Literal["heading", "text", "brief", "item", "note", "path", "quote", "about"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike.

    Attributes:
        to: where they lead.
        anchor: the place that begins here.
    """

    text: str
    look: Look = "plain"
    to: str | None = None
    anchor: str | None = None


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, a point of a list, a small heading."""

    kind: Kind
    runs: Runs


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first of each says what it is about."""

    head: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """What stands under one heading.

    Attributes:
        name: `brief`, `section`, `own`, `checks`, `solid`, `timeline`, `articles`, `unread`,
            `refused` or `passages`.
    """

    name: str
    heading: str
    note: str | None = None
    lines: tuple[Line, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole text.

    Attributes:
        about: period, and to whom and what it is narrowed.
        day: of the last article.
    """

    title: str
    about: tuple[str, ...]
    facts: tuple[tuple[str, int], ...]
    note: str | None
    chapters: tuple[Chapter, ...]
    day: date | None
