"""Plain text, told apart line by line: the article and what was copied with it.

list of lines -> Layout

Who copies an article from a web page copies its menus, its date of the day, its "follow us" and
its related headlines too. The body is the stretch of lines in which sentences outweigh furniture
(the maximum subarray, after Kadane): each sentence counts for its length, each line of a menu
against it. The headline is the first of the lines that stand together right above it, leaving out
byline, date and buttons. What stands above the headline belongs to the site, not to the article,
and so does its date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from onrecord.articles.moments import find_moment
from onrecord.articles.names import names_in, starts_like_byline
from onrecord.articles.words import any_of, words

Kind: TypeAlias = Literal["sentence", "line", "furniture", "date", "byline"]

_SENTENCE_END = re.compile("[.!?…。！？।][\"”’'»«)\\]]*$|[”»]$")
_SENTENCE = 40  # characters; a shorter one that ends in a full stop may still be a menu's
_LONG = 200  # characters: a paragraph, however it ends
_FURNITURE = re.compile(any_of(words().furniture.lines), re.DOTALL)
_FURNITURE_LINE = 300  # characters; cookie notices are long
_DATE_LINE = 90  # characters
_BYLINE = 90  # characters
_CRUMBS = re.compile(r"\s[>›»/]\s")
_WORTH: dict[Kind, int] = {"line": -40, "furniture": -50, "date": -20, "byline": -20}
_MOST_WORTH = 400  # one very long paragraph must not make up for a page of menus
_HEADLINE_WORDS, _HEADLINE = 3, 250  # words at least; characters at most
_ABOVE = 12  # lines above the body among which the headline may stand


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the article stands among the lines.

    Attributes:
        headline: index of its line, None where there is none.
        first, last: the body, `last` included; `first > last` where there is none.
    """

    kinds: tuple[Kind, ...]
    headline: int | None
    first: int
    last: int

    @property
    def body(self) -> list[int]:
        """The lines of the article's text."""
        inside = range(self.first, self.last + 1)
        return [index for index in inside if self.kinds[index] in {"sentence", "line"}]

    @property
    def own(self) -> range:
        """The lines that speak of the article: from its headline to its end."""
        return range(self.first if self.headline is None else self.headline, self.last + 1)


def lay_out(lines: list[str], language: str | None = None) -> Layout:
    """The body and the headline among the lines of a text."""
    kinds = tuple(_kind(line, language) for line in lines)
    first, last = _heaviest(kinds, lines)
    return Layout(kinds, _headline(kinds, lines, first), first, last)


def _kind(line: str, language: str | None) -> Kind:
    lowered = line.lower().replace("'", "’")
    if len(line) <= _FURNITURE_LINE and _FURNITURE.fullmatch(lowered):
        return "furniture"
    if len(line) <= _BYLINE and (rest := starts_like_byline(line)) and names_in([rest]):
        return "byline"
    if len(line) >= _LONG or (len(line) >= _SENTENCE and _SENTENCE_END.search(line)):
        return "sentence"
    if len(line) <= _DATE_LINE and find_moment(line, language):
        return "date"
    return "furniture" if _CRUMBS.search(line) or "://" in line else "line"


def _heaviest(kinds: tuple[Kind, ...], lines: list[str]) -> tuple[int, int]:
    """The stretch of greatest weight (Kadane's algorithm)."""
    best, best_span = 0, (0, -1)
    weight, start = 0, 0
    for index, (kind, line) in enumerate(zip(kinds, lines, strict=True)):
        if weight <= 0:
            weight, start = 0, index
        weight += min(len(line), _MOST_WORTH) if kind == "sentence" else _WORTH[kind]
        if weight > best:
            best, best_span = weight, (start, index)
    return best_span


def _headline(kinds: tuple[Kind, ...], lines: list[str], first: int) -> int | None:
    found = None
    for index in range(first - 1, max(-1, first - 1 - _ABOVE), -1):
        if kinds[index] == "line" and _may_be_headline(lines[index]):
            found = index
        elif found is not None:
            break
    return found


def _may_be_headline(line: str) -> bool:
    dense = not line.isascii() and " " not in line  # scripts that set no spaces
    return len(line) <= _HEADLINE and (dense or len(line.split()) >= _HEADLINE_WORDS)
