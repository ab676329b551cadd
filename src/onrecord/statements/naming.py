"""What to call whoever a span refers to.

frame, a span of its article -> a name
"""

from __future__ import annotations

from onrecord.model import Span
from onrecord.statements.frames import Frame


def name_at(frame: Frame, span: Span) -> str:
    """The name as full as the article gives it anywhere, else the words without their article."""
    speaker = frame.speakers.of(span)
    if speaker:
        return speaker.name
    words = span.of(frame.annotated.article.text)
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in frame.language.who.articles else words
