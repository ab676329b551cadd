"""A person or body that the words were spoken to, never the outlet."""

from __future__ import annotations

from onrecord.languages import Language
from onrecord.model import AnnotatedArticle, Attribution


def find_addressees(
    annotated: AnnotatedArticle, attributions: tuple[Attribution, ...], language: Language
) -> tuple[str | None, ...]:
    """One for each attribution, in their order; None where the text does not tell."""
    return (None,) * len(attributions)
