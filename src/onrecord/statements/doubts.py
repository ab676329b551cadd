"""Doubts: contents that name their own speaker.

attributions -> the confidence of each

Reporters write "Varen said she would go"; where "Varen said Varen would go" was read, the subject
was most likely taken from the wrong clause. What is quoted is left out: speakers do name
themselves.
"""

from __future__ import annotations

from onrecord.model import AnnotatedArticle, Attribution, Span
from onrecord.spans import Overlaps, within

# Below what an overview tells in prose.
DOUBTFUL = 0.4


def confidences(
    annotated: AnnotatedArticle, attributions: tuple[Attribution, ...]
) -> tuple[float, ...]:
    """The rule's confidence, or less where the content names its own speaker."""
    quoted = Overlaps(quotation.outer for quotation in annotated.quotations)
    people = {
        annotated.mentions[index]: place
        for place, chain in enumerate(annotated.chains)
        if chain.kind == "person"
        for index in chain.mentions
    }

    def chains_in(span: Span, *, names: bool) -> set[int]:
        mentions = within(annotated.mentions, span, key=lambda mention: mention.span)
        return {people[m] for m in mentions if m in people and (m.form == "name" or not names)}

    def confidence(attribution: Attribution) -> float:
        indirect = [p for p in attribution.content if not quoted.of(p)]
        source = attribution.source
        credited = chains_in(source, names=False) if source else set()
        named = any(credited & chains_in(piece, names=True) for piece in indirect)
        return min(attribution.confidence, DOUBTFUL) if named else attribution.confidence

    return tuple(confidence(attribution) for attribution in attributions)
