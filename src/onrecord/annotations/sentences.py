"""Paragraphs and sentences.

text -> spans of paragraphs -> spans of sentences

A paragraph ends at a line break: the articles room writes one paragraph a line block. Sentences
are sentencex's, trimmed of the white space around them.
"""

from __future__ import annotations

import re

import sentencex

from onrecord.model import Span

_PARAGRAPH = re.compile(r"\S[^\n]*(?<=\S)")


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Every paragraph, without the white space around it."""
    return tuple(Span(*match.span()) for match in _PARAGRAPH.finditer(text))


def split_sentences(
    text: str, paragraphs: tuple[Span, ...], *, language: str
) -> tuple[Span, ...]:
    """Every sentence of every paragraph."""
    return tuple(
        sentence for paragraph in paragraphs for sentence in _sentences(text, paragraph, language)
    )


def _sentences(text: str, paragraph: Span, language: str) -> list[Span]:
    found = []
    place = paragraph.start
    for sentence in sentencex.segment(language, paragraph.of(text)):
        words = sentence.strip()
        if words:
            start = text.index(words, place, paragraph.end)
            place = start + len(words)
            found.append(Span(start, place))
    return found
