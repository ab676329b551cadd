"""Attributions with all that is resolved about them.

AnnotatedArticle -> attributions, occasions, statements, one of each for the other
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.languages import Language
from onrecord.model import AnnotatedArticle, Attribution, Statement
from onrecord.statements.addressee import find_addressees
from onrecord.statements.assembly import Circumstances, make_statement, manners
from onrecord.statements.attributions import find_attributions, without_doubles
from onrecord.statements.doubts import confidences
from onrecord.statements.forces import force_of
from onrecord.statements.nesting import find_nested, unwrap
from onrecord.statements.occasions import find_occasions
from onrecord.statements.relay import find_relays
from onrecord.statements.said import find_said
from onrecord.statements.sessions import Occasion
from onrecord.statements.speaker import Speakers
from onrecord.statements.venue import find_venue

METHOD = "rules-en@4"
"""Of the rules alone; a tagger's name stands before it where one has read the article."""


@dataclass(frozen=True)
class Resolved:
    """What was resolved in one article.

    Attributes:
        attributions: in the order of the text.
        occasions: of the attributions and of openings without words, in the order of the text.
        statements: one for each attribution, in their order.
    """

    annotated: AnnotatedArticle
    speakers: Speakers
    attributions: tuple[Attribution, ...]
    occasions: tuple[Occasion, ...]
    statements: tuple[Statement, ...]


def resolve(annotated: AnnotatedArticle, language: Language) -> Resolved:
    """Find the attributions of an article and resolve each."""
    method = f"{annotated.tagged_by}+{METHOD}" if annotated.tagged_by else METHOD
    known = Speakers(annotated, language)
    attributions = find_attributions(annotated, language)
    nested = find_nested(annotated, attributions, known)
    every = unwrap((*attributions, *nested), known)
    attributions = tuple(
        replace(one, act=force_of(annotated, one, language))
        for one in sorted(without_doubles(every), key=lambda one: one.content)
    )
    speakers = tuple(
        known.of(attribution.source) if attribution.source else None for attribution in attributions
    )
    occasions = find_occasions(annotated, attributions, speakers=speakers, language=language)
    said = find_said(occasions)
    circumstances = map(
        Circumstances,
        manners(annotated, attributions, language.reporting),
        speakers,
        find_relays(occasions),
        said,
        find_venue(occasions, said),
        find_addressees(occasions),
        confidences(annotated, attributions),
    )
    statements = (
        make_statement(annotated, attribution, known_of_it, method=method)
        for attribution, known_of_it in zip(attributions, circumstances, strict=True)
    )
    return Resolved(annotated, known, attributions, occasions, tuple(statements))
