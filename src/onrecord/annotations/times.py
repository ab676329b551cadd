"""Words that name a day or a span of days."""

from __future__ import annotations

from onrecord.languages import Language
from onrecord.model import Article, Span, TimePhrase


def find_times(
    article: Article, sentences: tuple[Span, ...], language: Language
) -> tuple[TimePhrase, ...]:
    """Every time phrase, in the order of the text."""
    return ()
