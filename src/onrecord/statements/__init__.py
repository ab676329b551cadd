"""Statements: who is credited with which words, and what is known about it.

AnnotatedArticle -> statements

Attributions are found first, by rules and by what a tagger found; then speaker, relay, said, venue
and addressee are resolved for each. What the rules do not know is None.
"""

from __future__ import annotations

from onrecord.languages import Language
from onrecord.model import AnnotatedArticle, Statement
from onrecord.statements.assembly import distinct
from onrecord.statements.reasons import Reason, explain
from onrecord.statements.resolving import METHOD, resolve
from onrecord.statements.voices import find_voices
from onrecord.statements.wording import Told, tell

__all__ = [
    "METHOD",
    "Reason",
    "Told",
    "explain",
    "find_statements",
    "find_voices",
    "resolve",
    "tell",
]


def find_statements(annotated: AnnotatedArticle, language: Language) -> tuple[Statement, ...]:
    """Every statement of an article, in the order of the text."""
    return distinct(resolve(annotated, language).statements)
