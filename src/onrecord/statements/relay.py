"""Who passed the words on."""

from __future__ import annotations

from onrecord.languages import Language
from onrecord.model import AnnotatedArticle, Attribution, Relay


def find_relays(
    annotated: AnnotatedArticle, attributions: tuple[Attribution, ...], language: Language
) -> tuple[tuple[Relay, ...], ...]:
    """One for each attribution, in their order, nearest to the speaker first."""
    return ((),) * len(attributions)
