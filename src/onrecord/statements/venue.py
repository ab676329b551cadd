"""Where it was said."""

from __future__ import annotations

from onrecord.languages import Language
from onrecord.model import AnnotatedArticle, Attribution, Venue


def find_venue(
    annotated: AnnotatedArticle, attributions: tuple[Attribution, ...], language: Language
) -> tuple[Venue | None, ...]:
    """One for each attribution, in their order; None where the text does not tell."""
    return (None,) * len(attributions)
