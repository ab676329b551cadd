"""Sentences as parts: our words, and the article's own at their spans.

words, spans -> parts

Words of an article stand in a part of their own. The quotation marks around them are ours, and
nothing else is ever put between quotation marks of ours but the sign of a cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model import Part, Span
from onrecord.overview.excerpt import Excerpt, without_point

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.model import Article

CUT = " […]"
ENDS = (".", "!", "?", "…")


def ours(text: str) -> Part:
    """Words of ours."""
    return Part(text)


def exact(article: Article, span: Span, *, quoted: bool = False) -> Part:
    """The article's words at a span."""
    return Part(span.of(article.text), article.id, span, quoted)


def quoted(article: Article, words: Excerpt) -> list[Part]:
    """Between marks of ours, one pair for pieces that nothing but marks divides in the article.

    So a quotation over several paragraphs reads as one. A cut is shown inside the marks, where it
    was made; words that the article sets between two quotations are a cut outside them.
    """
    parts: list[Part] = []
    for run in _runs(article.text, words.pieces):
        left, right = marks_around("".join(piece.of(article.text) for piece in run))
        cut = CUT if words.cut and run[-1] == words.pieces[-1] else ""
        parts.append(ours(f"{CUT if parts else ''} {left}" if parts else left))
        for piece in run:
            space = "" if piece == run[0] else " "
            parts += [ours(space), exact(article, piece, quoted=True)]
        parts.append(ours(cut + right))
    return parts


def bare(article: Article, words: Excerpt) -> list[Part]:
    """The pieces without marks of ours and without their full stop."""
    parts: list[Part] = []
    for number, piece in enumerate(words.pieces):
        before = _between(article, words.pieces, number)
        parts += [ours(before), exact(article, without_point(article.text, piece))]
    return [*parts, ours(words.close + (CUT if words.cut else ""))]


def sentence(parts: Iterable[Part], *, note: str = "") -> tuple[Part, ...]:
    """The parts with a note and their full stop, unless a quotation at the end has one."""
    whole = list(parts)
    end = note if not note and closed(whole) else f"{note}."
    return _merged([*whole, ours(end)])


def closed(parts: Iterable[Part]) -> bool:
    """Whether the words end like a sentence."""
    return "".join(part.text for part in parts).rstrip('”’»"').endswith(ENDS)


def marks_around(words: str) -> tuple[str, str]:
    """Quotation marks that differ from those inside."""
    return ("‘", "’") if "“" in words else ("“", "”")


def _runs(text: str, pieces: Sequence[Span]) -> list[list[Span]]:
    """Pieces without a word between them together, each with the point that ends its sentence."""
    runs: list[list[Span]] = []
    for piece in pieces:
        if runs and not any(letter.isalnum() for letter in text[runs[-1][-1].end : piece.start]):
            runs[-1][-1] = _with_point(text, runs[-1][-1])
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return runs


def _with_point(text: str, piece: Span) -> Span:
    pointed = piece.of(text).endswith(ENDS) or not text[piece.end :].startswith(ENDS)
    return piece if pointed else Span(piece.start, piece.end + 1)


def _between(article: Article, pieces: Sequence[Span], number: int) -> str:
    """Before a piece: a cut where the article has words between it and the one before."""
    if number == 0:
        return ""
    left_out = article.text[pieces[number - 1].end : pieces[number].start]
    return f"{CUT} " if any(letter.isalnum() for letter in left_out) else " "


def _merged(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Neighbouring words of ours as one part, empty ones left out."""
    merged: list[Part] = []
    for part in parts:
        if merged and part.span is None and merged[-1].span is None:
            merged[-1] = Part(merged[-1].text + part.text)
        elif part.text:
            merged.append(part)
    return tuple(merged)
