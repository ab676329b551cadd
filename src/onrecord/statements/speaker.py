"""The actor behind a source."""

from __future__ import annotations

from onrecord.model import AnnotatedArticle, Span, Speaker


def resolve_speaker(annotated: AnnotatedArticle, source: Span) -> Speaker | None:
    """The speaker whom the source refers to; None where the article does not tell."""
    return None
