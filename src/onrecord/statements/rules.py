"""Attributions by rule: the patterns of the news, from the surest to the least sure.

runs -> what is found in each, and whom its end announces
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.languages import Language
from onrecord.model import AnnotatedArticle, Attribution
from onrecord.statements.blocks import Lead, lead_of
from onrecord.statements.phrases import (
    find_introduced,
    find_nouns,
    find_phrases,
    find_transcript,
)
from onrecord.statements.runs import Run
from onrecord.statements.scene import set_scene, surnames_of
from onrecord.statements.verbs import find_by_verbs


class Ruled(NamedTuple):
    """What the rules find in a run.

    Attributes:
        found: in the order of the text.
        lead: who announces the next paragraph, None where nobody does.
    """

    found: list[Attribution]
    lead: Lead | None


def find_by_rules(
    annotated: AnnotatedArticle, language: Language, runs: Sequence[Run]
) -> list[Ruled]:
    """The outermost attributions of each run."""
    surnames = surnames_of(annotated)
    return [_find_in_run(run, annotated, language, surnames=surnames) for run in runs]


def _find_in_run(
    run: Run, annotated: AnnotatedArticle, language: Language, *, surnames: frozenset[str]
) -> Ruled:
    scene = set_scene(run, annotated, language, surnames=surnames)
    if run.span.start == annotated.paragraphs[run.paragraph].start:
        find_transcript(scene)
    find_phrases(scene)
    find_by_verbs(scene)
    if not scene.found:
        find_introduced(scene)
    find_nouns(scene)
    found = sorted(scene.found, key=lambda attribution: attribution.content)
    return Ruled(found, lead_of(scene))
