"""The words of a content, ready to be set in a sentence, each piece at its own span.

evidence -> pieces

Never a word is changed. A mark that the span left outside is taken in again where its partner is
inside ("unacceptable” and a “grave escalation" gets its first “ back); the point that ended the
article's sentence is left out where ours goes on; a content over several paragraphs is one piece
for each; what is too long is cut at the end of a sentence, else of a clause, and the cut is shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.overview.select import Evidence

# What a reader takes in at one go; a longer quotation is opened in the passage.
MOST_WORDS = 60
OPENING = {"“": "”", "«": "»", "„": "“", "‹": "›", '"': '"', "‘": "’"}
_CLOSING = frozenset(OPENING.values()) - OPENING.keys() - {"’"}
_APOSTROPHE = re.compile(r"(?<=\w)’(?=\w)")
_PARAGRAPHS = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_SENTENCE_END = re.compile(r"[.!?…][”’\"']?(?=\s)")
_CLAUSE_END = re.compile(r"(?:(?=[,;:](?=\s))|(?=\s[—–-]\s))")
# As in `need," she said. "So …`: words of the article between two quotations.
_CLOSED_FIRST = re.compile(r"""[^"]*[\w,.!?…]"(?:\s|$)""")
_EDGE = " \t\n\r\u00a0,;:"
_POINTED = re.compile(r"[.,;:]+(?P<space>[ \u00a0\u202f]?)(?P<mark>[”»“›\"’])\Z")
_MARK_AFTER = re.compile(r"[.,;:!?…]*(?P<space>[ \u00a0\u202f]?)(?P<mark>[”»“›\"’])")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The pieces of a content.

    Attributes:
        cut: something was left out after the last piece.
        close: the mark that closes a quotation inside the last piece, where the article has a
            point or a comma before it ("leaves early.”").
    """

    pieces: tuple[Span, ...]
    cut: bool = False
    close: str = ""


def excerpt(evidence: Evidence, *, quoted: bool) -> Excerpt | None:
    """The pieces to be told, between quotation marks of ours if they are to be `quoted`.

    None where the quotation marks inside cannot be closed.
    """
    text = evidence.article.text
    pieces = [piece for span in evidence.statement.content for piece in _paragraphs(text, span)]
    fit = _unquote if quoted else _rebalance
    pieces = [_trim(text, fit(text, _trim(text, piece))) for piece in pieces]
    shortened = _shorten(text, [piece for piece in pieces if piece.start < piece.end])
    inner = shortened.pieces if quoted else shortened.pieces[:-1]
    if not shortened.pieces or any(_open(piece.of(text)) for piece in inner):
        return None
    if quoted and any(_CLOSED_FIRST.match(piece.of(text)) for piece in shortened.pieces):
        return None
    return shortened if quoted else _closed(text, shortened)


def _closed(text: str, words: Excerpt) -> Excerpt | None:
    """With the mark that closes a quotation at the end, and without the point before that mark."""
    *before, last = words.pieces
    inside = _POINTED.search(text, *last)
    if inside and _open(text[last.start : inside.start()]) == inside["mark"]:
        shorter = (*before, Span(last.start, inside.start()))
        return replace(words, pieces=shorter, close=inside["space"] + inside["mark"])
    expected = _open(last.of(text))
    if not expected:
        return words
    after = None if words.cut else _MARK_AFTER.match(text, last.end)
    closes = after is not None and after["mark"] == expected
    return replace(words, close=after["space"] + after["mark"]) if after and closes else None


def without_point(text: str, piece: Span) -> Span:
    """A piece without the full stop at its end, for a sentence of ours that goes on."""
    words = piece.of(text)
    if words.endswith(".") and not words.endswith(("..", ".”.")) and not _abbreviated(words):
        return Span(piece.start, piece.end - 1)
    return piece


def _abbreviated(words: str) -> bool:
    """Whether the last word has a point inside as well ("U.N.", "a.m.")."""
    return "." in words.rsplit(maxsplit=1)[-1][:-1]


def _paragraphs(text: str, span: Span) -> Iterator[Span]:
    for found in _PARAGRAPHS.finditer(text, *span):
        yield Span(*found.span())


def _trim(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(_EDGE))
    return Span(start, max(start, span.end - (len(words) - len(words.rstrip(_EDGE)))))


def _unquote(text: str, span: Span) -> Span:
    """Without a mark at its start that nothing closes; each paragraph of a quotation has one."""
    words = span.of(text)
    marked = words[:1] in OPENING and OPENING[words[0]] not in words[1:]
    return Span(span.start + 1, span.end) if marked else span


def _rebalance(text: str, span: Span) -> Span:
    """With the mark right outside that belongs to one inside."""
    wider = [
        Span(max(0, span.start - start), min(len(text), span.end + end))
        for start, end in ((0, 0), (1, 0), (0, 1), (1, 1))
    ]
    return min(wider, key=lambda one: len(_open(one.of(text))))


def _open(words: str) -> str:
    """The closing marks that are missing, the innermost last; one that closes nothing counts."""
    expected: list[str] = []
    for mark in _APOSTROPHE.sub("", words):
        if expected and mark == expected[-1]:
            expected.pop()
        elif mark in OPENING:
            expected.append(OPENING[mark])
        elif mark in _CLOSING:
            return mark * 2
    return "".join(expected)


def _shorten(text: str, pieces: list[Span]) -> Excerpt:
    budget = MOST_WORDS
    kept: list[Span] = []
    for piece in pieces:
        size = len(piece.of(text).split())
        if size > budget:
            shorter = _cut(text, piece, budget, first=not kept)
            return Excerpt((*kept, shorter) if shorter else tuple(kept), cut=True)
        kept.append(piece)
        budget -= size
    return Excerpt(tuple(kept))


def _cut(text: str, piece: Span, most_words: int, *, first: bool) -> Span | None:
    """The longest beginning that ends a sentence; of a first piece, else a clause, else a word."""
    words = piece.of(text)
    limit = _place_after(words, most_words)
    for pattern in (_SENTENCE_END, _CLAUSE_END) if first else (_SENTENCE_END,):
        ends = [found.end() for found in pattern.finditer(words)]
        fitting = [end for end in takewhile(lambda end: end <= limit, ends) if end > 0]
        if fitting and not _open(words[: fitting[-1]]):
            return Span(piece.start, piece.start + fitting[-1])
    return Span(piece.start, piece.start + limit) if first else None


def _place_after(words: str, count: int) -> int:
    found = [word.end() for word in re.finditer(r"\S+", words)]
    return found[count - 1] if 0 < count <= len(found) else 0
