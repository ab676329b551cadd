"""Attributions by rule: the patterns of the news, from the surest to the least sure.

AnnotatedArticle -> attributions, in the order of the text

The seam for a trained tagger: whatever finds attributions gives the same values.
"""

from __future__ import annotations

from onrecord.languages import Language
from onrecord.model import AnnotatedArticle, Attribution
from onrecord.statements.following import follow
from onrecord.statements.phrases import (
    find_introduced,
    find_nouns,
    find_phrases,
    find_transcript,
)
from onrecord.statements.runs import Run, find_runs
from onrecord.statements.scene import set_scene, surnames_of
from onrecord.statements.verbs import find_by_verbs


def find_attributions(annotated: AnnotatedArticle, language: Language) -> tuple[Attribution, ...]:
    """Every outermost attribution, before anything is resolved."""
    runs = find_runs(annotated)
    surnames = surnames_of(annotated)
    found = [_find_in_run(run, annotated, language, surnames=surnames) for run in runs]
    attributions = follow(annotated, runs, found, reporting=language.reporting)
    return tuple(sorted(attributions, key=lambda attribution: attribution.content))


def _find_in_run(
    run: Run, annotated: AnnotatedArticle, language: Language, *, surnames: frozenset[str]
) -> list[Attribution]:
    scene = set_scene(run, annotated, language, surnames=surnames)
    if run.span.start == annotated.paragraphs[run.paragraph].start:
        find_transcript(scene)
    find_phrases(scene)
    find_by_verbs(scene)
    if not scene.found:
        find_introduced(scene)
    find_nouns(scene)
    return sorted(scene.found, key=lambda attribution: attribution.content)
