"""What to call whoever a span refers to.

frame, a span of its article -> a name; words -> the same without their article
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.languages import Language
    from onrecord.model import Span
    from onrecord.statements.frames import Frame


def name_at(frame: Frame, span: Span) -> str:
    """The name as full as the article gives it anywhere, else the words without their article."""
    speaker = frame.speakers.of(span)
    if speaker:
        return speaker.name
    return without_article(span.of(frame.annotated.article.text), frame.language)


def without_article(words: str, language: Language) -> str:
    """Words without the article that they open with; an article alone stays."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in language.who.articles else words
