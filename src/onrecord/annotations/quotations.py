"""Words between quotation marks, whatever the marks.

text, paragraphs -> quotations, in the order of the text

Curly, straight and nested single marks, guillemets of both directions, low-high marks and corner
brackets. An apostrophe is no mark. By the newspapers' habit a quotation that runs over
paragraphs opens each of them with a mark and closes only the last: one `Quotation` for each,
all but the first with `continues`. A mark that nothing closes opens a quotation only at the
start of its paragraph, or where the next paragraph opens with it too; it then holds the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.model import Quotation, Span

# Which marks may close what each mark opens.
_CLOSERS = {
    "“": '”"',
    "„": "“”",
    "‟": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‘": "’",
    "‚": "‘’",
    "「": "」",
    "『": "』",
    '"': '"”',
    "'": "'",
}
# What stands before the end of a quotation.
_BEFORE_CLOSE = frozenset(".,!?…’")
_SINGLE = frozenset("‘’‚'")
_ALIKE = frozenset("\"'")
_OPENS_ONLY_BEFORE_WORD = frozenset("\"'›»")
_NESTING = {"“": 1, "”": -1}
_OPENS_ANOTHER = frozenset("‘'\"")
# Two apostrophes stand for a double mark on older wires. Same length, so that spans hold; the
# second is a word joiner, which is neither white space nor a letter.
_TWO_APOSTROPHES = ("''", '"\u2060')
# Nobody quotes deeper; what looks deeper is a page's broken typography.
_DEPTH_LIMIT = 4
# How far the end of a quotation is looked for behind a straight single mark, in code points.
_LONGEST_SINGLE = 1500


class _Open(NamedTuple):
    mark: str
    place: int


class _Pair(NamedTuple):
    start: int
    end: int
    depth: int
    closed: bool


def find_quotations(text: str, paragraphs: tuple[Span, ...]) -> tuple[Quotation, ...]:
    """Every quotation, the outer before those nested in it."""
    text = text.replace(*_TWO_APOSTROPHES)
    found: list[Quotation] = []
    awaited = ""
    following = [text[paragraph.start] for paragraph in paragraphs[1:]]
    for paragraph, opening in zip(paragraphs, [*following, ""], strict=False):
        pairs, left_open = _pairs(text, paragraph, opening)
        continues = bool(awaited) and text[paragraph.start] == awaited
        found += _quotations(pairs, at_start=paragraph.start if continues else -1)
        awaited = left_open
    return tuple(found)


def _quotations(pairs: list[_Pair], *, at_start: int) -> Iterator[Quotation]:
    for pair in sorted(pairs, key=lambda pair: (pair.start, -pair.end)):
        inner = Span(pair.start + 1, pair.end - 1 if pair.closed else pair.end)
        if inner.start < inner.end:
            yield Quotation(
                outer=Span(pair.start, pair.end),
                inner=inner,
                continues=pair.start == at_start,
                nested=pair.depth > 0,
            )


def _pairs(text: str, paragraph: Span, opening: str) -> tuple[list[_Pair], str]:
    """The pairs of marks in a paragraph, and the mark that its end leaves open, or ''.

    `opening` is the first character of the paragraph below.
    """
    stack: list[_Open] = []
    pairs: list[_Pair] = []
    for place in range(paragraph.start, paragraph.end):
        mark = text[place]
        if mark not in _MARKS:
            continue
        depth = _closing_depth(text, place, stack=stack, paragraph=paragraph)
        if depth is not None:
            pairs.append(_Pair(stack[depth].place, place + 1, depth, closed=True))
            del stack[depth:]
        elif _opens(text, place, depth=len(stack), paragraph=paragraph):
            stack.append(_Open(mark, place))
    if stack and _holds_the_rest(stack[0], paragraph, opening):
        pairs.append(_Pair(stack[0].place, paragraph.end, 0, closed=False))
        return pairs, stack[0].mark
    return _lifted(pairs, stack), ""


def _holds_the_rest(first: _Open, paragraph: Span, opening: str) -> bool:
    """Whether a mark that nothing closes opens a quotation to its paragraph's end."""
    runs_on = first.mark == opening or first.place == paragraph.start
    return runs_on and first.mark not in _SINGLE


_MARKS = frozenset(_CLOSERS) | frozenset("".join(_CLOSERS.values()))


def _lifted(pairs: list[_Pair], stack: list[_Open]) -> list[_Pair]:
    """Pairs found under marks that nothing closed, one depth less for each such mark."""
    return [
        pair._replace(depth=pair.depth - sum(1 for mark in stack if mark.place < pair.start))
        for pair in pairs
    ]


def _closing_depth(text: str, place: int, *, stack: list[_Open], paragraph: Span) -> int | None:
    """The depth of the open mark that this one closes; None where it closes none."""
    mark = text[place]
    for depth in range(len(stack) - 1, -1, -1):
        if mark in _CLOSERS[stack[depth].mark]:
            if mark in _SINGLE and _is_apostrophe(text, place, paragraph):
                return None
            if mark in _ALIKE and not _may_close(text, place, paragraph):
                return None
            mixed = stack[depth].mark == "“" and mark == '"'
            if mixed and not _closes_curly(text, place, paragraph):
                continue
            return depth
    return None


def _may_close(text: str, place: int, paragraph: Span) -> bool:
    """Whether something stands before a mark that looks alike at both ends.

    A space may, between it and the end of a quotation inside: "the term 'outreach,' ".
    """
    if place == paragraph.start:
        return False
    inside = place - 1 > paragraph.start and text[place - 2] in _SINGLE and text[place] == '"'
    return inside or not text[place - 1].isspace()


def _closes_curly(text: str, place: int, paragraph: Span) -> bool:
    """Whether a straight mark ends what a curly one opened, as on pages of careless typing."""
    after = text[place + 1] if place + 1 < paragraph.end else " "
    return text[place - 1] in _BEFORE_CLOSE and not after.isalnum()


def _opens(text: str, place: int, *, depth: int, paragraph: Span) -> bool:
    mark = text[place]
    if mark not in _CLOSERS or depth >= _DEPTH_LIMIT:
        return False
    after = text[place + 1] if place + 1 < paragraph.end else " "
    before = text[place - 1] if place > paragraph.start else " "
    if mark == "'":
        return not before.isalnum() and after.isalpha() and _closes_later(text, place, paragraph)
    if mark in _OPENS_ONLY_BEFORE_WORD:
        return not before.isalnum() and not after.isspace()
    return mark != "‘" or not before.isalnum()


def _closes_later(text: str, place: int, paragraph: Span) -> bool:
    """Whether a straight single mark further on can close; else it is an elision ('em)."""
    for later in range(place + 3, min(place + _LONGEST_SINGLE, paragraph.end)):
        if text[later] == '"':
            return False
        if text[later] == "'" and not _is_apostrophe(text, later, paragraph):
            return True
    return False


def _is_apostrophe(text: str, place: int, paragraph: Span) -> bool:
    """Whether a single mark belongs to a word: inside it, or the plural's possessive."""
    after = text[place + 1] if place + 1 < paragraph.end else " "
    before = text[place - 1] if place > paragraph.start else " "
    if after.isalnum():
        return True
    if before in "sS" and after == " ":
        return _another_closes(text, place, paragraph)
    return before.isspace()


def _another_closes(text: str, place: int, paragraph: Span) -> bool:
    """Whether, before another mark opens, a later single mark is a better end."""
    mark, inside = text[place], 0
    for later in range(place + 1, min(place + _LONGEST_SINGLE, paragraph.end)):
        inside += _NESTING.get(text[later], 0)
        if inside < 0 or text[later] in _OPENS_ANOTHER - {mark}:
            return False
        if text[later] == mark and inside == 0 and not text[later - 1].isspace():
            after = text[later + 1] if later + 1 < paragraph.end else " "
            if not after.isalnum():
                return True
    return False
