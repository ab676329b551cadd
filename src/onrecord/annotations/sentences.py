"""Paragraphs and sentences.

text -> spans of paragraphs -> spans of sentences

A paragraph ends at a line break: the articles room writes one paragraph a line block. Sentences
are sentencex's, trimmed of the white space around them, and joined where it took an honorific
("Ms.") for an end.
"""

from __future__ import annotations

import re

import sentencex

from onrecord.languages import Language
from onrecord.model import Span

_PARAGRAPH = re.compile(r"\S[^\n]*(?<=\S)")


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Every paragraph, without the white space around it."""
    return tuple(Span(*match.span()) for match in _PARAGRAPH.finditer(text))


def split_sentences(
    text: str, paragraphs: tuple[Span, ...], *, language: Language
) -> tuple[Span, ...]:
    """Every sentence of every paragraph."""
    return tuple(
        sentence
        for paragraph in paragraphs
        for sentence in _joined(text, _sentences(text, paragraph, language.code), language)
    )


def _joined(text: str, sentences: list[Span], language: Language) -> list[Span]:
    """The sentences, one with the next where the first ends in an honorific."""
    joined: list[Span] = []
    for sentence in sentences:
        last = joined[-1].of(text).rsplit(maxsplit=1)[-1] if joined else ""
        if last.endswith(".") and last.rstrip(".").casefold() in language.who.polite:
            joined[-1] = Span(joined[-1].start, sentence.end)
        else:
            joined.append(sentence)
    return joined


def _sentences(text: str, paragraph: Span, code: str) -> list[Span]:
    found = []
    place = paragraph.start
    for sentence in sentencex.segment(code, paragraph.of(text)):
        words = sentence.strip()
        if words:
            start = text.index(words, place, paragraph.end)
            place = start + len(words)
            found.append(Span(start, place))
    return found
