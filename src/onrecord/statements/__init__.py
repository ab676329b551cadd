"""Statements: who is credited with which words, and what is known about it.

AnnotatedArticle -> statements

Attributions are found first, by rules; then speaker, relay, said, venue and addressee are
resolved for each. What the rules do not know is None.
"""

from __future__ import annotations

from onrecord.languages import Language
from onrecord.model import AnnotatedArticle, Statement
from onrecord.statements.addressee import find_addressees
from onrecord.statements.assembly import Circumstances, distinct, make_statement, manners
from onrecord.statements.attributions import find_attributions
from onrecord.statements.doubts import confidences
from onrecord.statements.nesting import find_nested, unwrap
from onrecord.statements.occasions import find_occasions
from onrecord.statements.relay import find_relays
from onrecord.statements.said import find_said
from onrecord.statements.speaker import Speakers
from onrecord.statements.venue import find_venue

METHOD = "rules-en@2"
"""Of the rules alone; a tagger's name stands before it where one has read the article."""


def find_statements(annotated: AnnotatedArticle, language: Language) -> tuple[Statement, ...]:
    """Every statement of an article, in the order of the text."""
    method = f"{annotated.tagged_by}+{METHOD}" if annotated.tagged_by else METHOD
    known = Speakers(annotated, language)
    attributions = find_attributions(annotated, language)
    nested = find_nested(annotated, attributions, known)
    every = unwrap((*attributions, *nested), known)
    attributions = tuple(sorted(every, key=lambda one: one.content))
    speakers = tuple(
        known.of(attribution.source) if attribution.source else None for attribution in attributions
    )
    occasions = find_occasions(annotated, attributions, speakers=speakers, language=language)
    said = find_said(occasions)
    circumstances = map(
        Circumstances,
        manners(annotated, attributions),
        speakers,
        find_relays(occasions),
        said,
        find_venue(occasions, said),
        find_addressees(occasions),
        confidences(annotated, attributions),
    )
    return distinct(
        make_statement(annotated, attribution, known_of_it, method=method)
        for attribution, known_of_it in zip(attributions, circumstances, strict=True)
    )
