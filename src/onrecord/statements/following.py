"""Quotations that have no cue of their own.

runs, attributions -> attributions

A quotation that follows an attribution in its paragraph goes on with its speaker; so does a
paragraph that is nothing but a quotation. A quotation that runs over paragraphs is one content.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.languages.reporting import Reporting
from onrecord.model import AnnotatedArticle, Attribution, Quotation, Span
from onrecord.statements.contents import clean
from onrecord.statements.runs import Run
from onrecord.statements.scene import CONFIDENCE

# Shorter than this a quotation on its own is a slogan or a title.
_SHORTEST_QUOTATION = 4
# After these rules a paragraph that is nothing but a quotation goes on with the speaker.
_SPOKEN = frozenset({"quotation", "follows", "introduced"})


def follow(
    annotated: AnnotatedArticle,
    runs: tuple[Run, ...],
    found: list[list[Attribution]],
    *,
    reporting: Reporting,
) -> list[Attribution]:
    """The attributions of all runs, with those of quotations that follow or run on."""
    attributions: list[Attribution] = []
    before = _Before()
    for run, own in zip(runs, found, strict=True):
        speech = None if own or not _is_speech(run, reporting) else before.speech_near(run)
        here = own or (_carried(annotated, run, speech) if speech else [])
        before = before.and_then(run, here)
        attributions += here
    return _run_on(annotated, attributions)


@dataclass(frozen=True, slots=True)
class _Before:
    """What was said before a run.

    Attributes:
        paragraph: where, -1 where nothing was.
        last: the last attribution there.
        spoken: the last one there whose content was a quotation.
    """

    paragraph: int = -1
    last: Attribution | None = None
    spoken: Attribution | None = None

    def speech_near(self, run: Run) -> Attribution | None:
        """What a quotation without a cue goes on with, None where nothing is near enough."""
        distance = run.paragraph - self.paragraph
        if distance == 0:
            return self.last
        return (self.spoken or self.last) if distance == 1 else None

    def and_then(self, run: Run, found: list[Attribution]) -> _Before:
        """With what was found in a run."""
        if not found:
            return self
        earlier = self.spoken if run.paragraph == self.paragraph else None
        spoken = [one for one in found if one.rule in _SPOKEN]
        return _Before(run.paragraph, found[-1], spoken[-1] if spoken else earlier)


def _is_speech(run: Run, reporting: Reporting) -> bool:
    """Whether a run is nothing but a quotation, and long enough to be speech."""
    outside = [word for word in run.words if not word.quoted and not word.is_mark]
    spoken = sum(1 for word in run.words if not word.is_mark)
    return all(w.fold in reporting.coordinators for w in outside) and spoken >= _SHORTEST_QUOTATION


def _carried(annotated: AnnotatedArticle, run: Run, last: Attribution) -> list[Attribution]:
    text = annotated.article.text
    inner = (clean(text, *quotation.inner) for quotation in run.quotations)
    content = tuple(span for span in inner if span)
    if not content:
        return []
    worth = min(last.confidence, CONFIDENCE["follows"])
    carried = replace(last, content=content, rule="follows", confidence=worth)
    # "She backed the plan. “It is late.”": what goes on is said, whatever came before it.
    return [carried if last.rule in _SPOKEN else replace(carried, cue=None, act="say")]


def _run_on(annotated: AnnotatedArticle, attributions: list[Attribution]) -> list[Attribution]:
    """One content for each quotation that runs over paragraphs."""
    for group in _groups(annotated.quotations):
        holders = [a for a in attributions if any(_holds(a, quotation) for quotation in group)]
        if not holders:
            continue
        keeper = next((a for a in holders if a.rule != "follows"), holders[0])
        pieces = {piece for a in holders for piece in a.content} | _inner(annotated, group)
        whole = replace(keeper, content=tuple(sorted(_outermost(pieces))))
        attributions = [
            whole if a is keeper else a for a in attributions if a is keeper or a not in holders
        ]
    return attributions


def _groups(quotations: tuple[Quotation, ...]) -> list[list[Quotation]]:
    groups: list[list[Quotation]] = []
    for quotation in quotations:
        if quotation.nested:
            continue
        if quotation.continues and groups:
            groups[-1].append(quotation)
        else:
            groups.append([quotation])
    return [group for group in groups if len(group) > 1]


def _holds(attribution: Attribution, quotation: Quotation) -> bool:
    return any(quotation.outer.overlaps(piece) for piece in attribution.content)


def _inner(annotated: AnnotatedArticle, group: list[Quotation]) -> set[Span]:
    text = annotated.article.text
    cleaned = (clean(text, quotation.inner.start, quotation.inner.end) for quotation in group)
    return {span for span in cleaned if span}


def _outermost(pieces: set[Span]) -> list[Span]:
    return [
        piece
        for piece in pieces
        if not any(other != piece and other.contains(piece) for other in pieces)
    ]
