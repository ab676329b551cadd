"""AnnotatedArticle -> statements: attribution, speaker, relay, said, venue, act."""

from __future__ import annotations

from onrecord.languages import Language
from onrecord.model import AnnotatedArticle, Statement

METHOD = "rules-en@1"


def find_statements(annotated: AnnotatedArticle, language: Language) -> tuple[Statement, ...]:
    """Every statement, in the order of the text."""
    return ()
