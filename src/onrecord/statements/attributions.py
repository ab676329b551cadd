"""The attributions of an article: by rules, by the tagger, and by how paragraphs stand together.

AnnotatedArticle -> attributions, in the order of the text

Rules and tagger read one run at a time and are made one there; then quotations go on over
sentences and paragraphs, and paragraphs are credited whole. Where no tagger has read the article
the rules stand alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.languages import Language
from onrecord.model import AnnotatedArticle, Attribution
from onrecord.spans import within
from onrecord.statements.blocks import find_blocks
from onrecord.statements.following import follow
from onrecord.statements.merging import merge
from onrecord.statements.rules import Ruled, find_by_rules
from onrecord.statements.runs import Run, find_runs
from onrecord.statements.tagged import Context, candidates_of


def find_attributions(annotated: AnnotatedArticle, language: Language) -> tuple[Attribution, ...]:
    """Every outermost attribution, before anything is resolved."""
    runs = find_runs(annotated)
    ruled = find_by_rules(annotated, language, runs)
    found = [run.found for run in ruled]
    if annotated.tagged_by:
        found = _joined(annotated, language, runs=runs, ruled=ruled)
    attributions = follow(annotated, runs, found, reporting=language.reporting)
    leads = [run.lead for run in ruled]
    blocks = find_blocks(annotated, runs, leads, attributions=attributions)
    return tuple(sorted((*attributions, *blocks), key=lambda attribution: attribution.content))


def _joined(
    annotated: AnnotatedArticle,
    language: Language,
    *,
    runs: tuple[Run, ...],
    ruled: Sequence[Ruled],
) -> list[list[Attribution]]:
    """What the rules found in each run, made one with what the tagger found there."""
    context = Context(annotated, language, runs)
    read = (one for tagged in annotated.tagged for one in candidates_of(tagged, context))
    known = sorted(read, key=lambda candidate: candidate.attribution.content)
    return [
        merge(
            own.found, within(known, run.span, key=lambda one: one.attribution.content[0]), context
        )
        for run, own in zip(runs, ruled, strict=True)
    ]


def without_doubles(attributions: Sequence[Attribution]) -> Iterator[Attribution]:
    """Without the pieces that are another's whole content, of the same source.

    "“Ships sail,” Varen said, announcing a plan" is read twice, as what she said and as that with
    the plan: the quotation is told once.
    """
    whole = {(one.source, one.content[0]) for one in attributions if len(one.content) == 1}
    for one in attributions:
        kept = tuple(piece for piece in one.content if (one.source, piece) not in whole)
        if len(one.content) == 1:
            yield one
        elif kept:
            yield replace(one, content=kept)
