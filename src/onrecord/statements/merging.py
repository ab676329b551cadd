"""Attributions of the rules and of the tagger, made one.

attributions by rule, candidates by tagger -> attributions, in the order of the text

Both find most statements, by the same cue. Where they do, the rule knows how a newspaper passes
on another's words, and where a quotation begins and ends; the tagger knows better where a clause
ends, and how far the words reach that name the source. What only the tagger found joins in where
no rule has its words; a rule for clauses and objects needs the tagger's word that it saw one too.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.languages import load
from onrecord.languages.patterns import either
from onrecord.model import Attribution, Span
from onrecord.spans import Overlaps
from onrecord.statements.tagged import Candidate, Context

# Of the words of what is found by the tagger alone, at most this share may be another's content.
_MOST_SHARED = 0.5
# Rules whose content is what stands between quotation marks or behind a name.
_QUOTING = frozenset({"quotation", "follows", "introduced", "transcript"})
# Rules that stand where the tagger sees nothing, "declined to comment", and words that a rule saw
# passed on; with how often they were right there (PolNeAR's dev articles and the gold ones; a
# handful of each).
_ALONE = {
    "transcript": 0.8,
    "follows": 0.75,
    "decline": 0.7,
    "relay": 0.6,
    "quotation": 0.6,
    "introduced": 0.4,
    "phrase": 0.4,
}


def merge(
    ruled: Sequence[Attribution], candidates: Sequence[Candidate], context: Context
) -> list[Attribution]:
    """What is found in one run, each statement once."""
    merged: list[Attribution] = []
    for attribution in ruled:
        partner = _partner(attribution, candidates)
        if partner:
            merged.append(_joined(attribution, partner, context))
        elif (worth := _worth(attribution)) is not None:
            merged.append(replace(attribution, confidence=worth))
    pieces = sorted(piece for attribution in merged for piece in attribution.content)
    taken = Overlaps(pieces)
    alone = (candidate.attribution for candidate in candidates if candidate.alone)
    merged += [one for one in alone if _shared(one, pieces, taken) < _MOST_SHARED]
    merged = [_through_outlet(one, context) for one in merged]
    cited = {c.attribution.source: c.attribution.content[0] for c in candidates if c.cites}
    return sorted(
        (_passed_on(one, cited) for one in merged), key=lambda attribution: attribution.content
    )


def _worth(ruled: Attribution) -> float | None:
    """How often what only a rule found is right; None where it may not stand."""
    if ruled.relay:
        return _ALONE["relay"]
    return _ALONE.get(ruled.act, _ALONE.get(ruled.rule))


def _passed_on(attribution: Attribution, cited: Mapping[Span | None, Span]) -> Attribution:
    """Of whom an agency cites, through the agency: "NTA reported Y, citing two officials"."""
    source = attribution.source
    if source is None or attribution.relay or source not in cited:
        return attribution
    return replace(attribution, source=cited[source], relay=(source,))


def _through_outlet(attribution: Attribution, context: Context) -> Attribution:
    """Of "NTA reported on Friday that Y, according to a diplomat" Y, through NTA."""
    first, source, relay = attribution.content[0], attribution.source, attribution.relay
    if source is None or source.start < first.end or relay:
        return attribution
    outlet = context.outlet_at(first.start)
    match = (
        _that(context.language.code).match(context.text, outlet.end, first.end) if outlet else None
    )
    if outlet is None or match is None:
        return attribution
    content = (Span(match.end(), first.end), *attribution.content[1:])
    return replace(attribution, content=content, relay=(outlet,))


@functools.cache
def _that(code: str) -> re.Pattern[str]:
    """From a verb by which an outlet passes words on to where its clause begins."""
    language = load(code)
    that = either(language.reporting.complementizers)
    return re.compile(rf" {either(language.where.reports)}(?: [^,;.]{{1,30}})? {that} ")


def _partner(attribution: Attribution, candidates: Sequence[Candidate]) -> Attribution | None:
    """What the tagger found by the same cue."""
    cue = attribution.cue
    found = (one.attribution for one in candidates)
    return next((one for one in found if cue and one.cue and one.cue.overlaps(cue)), None)


def _joined(ruled: Attribution, tagged: Attribution, context: Context) -> Attribution:
    """One attribution: its circle of words from the tagger, what it means from the rule."""
    keeps = tagged.source is None or ruled.relay or _is_relative(tagged.source, context)
    joined = replace(
        ruled,
        source=ruled.source if keeps else tagged.source,
        confidence=tagged.confidence,
    )
    if ruled.rule in _QUOTING:
        return joined
    return replace(joined, content=tagged.content, cue=tagged.cue)


def _is_relative(source: Span, context: Context) -> bool:
    """Whether a source is "who" or "which": the rule knows whom it stands for."""
    return source.of(context.text).casefold() in context.language.reporting.relatives


def _shared(attribution: Attribution, pieces: Sequence[Span], taken: Overlaps) -> float:
    """Which share of an attribution's content is content already, 0 to 1."""
    shared = sum(
        min(piece.end, pieces[index].end) - max(piece.start, pieces[index].start)
        for piece in attribution.content
        for index in taken.of(piece)
    )
    return shared / sum(piece.end - piece.start for piece in attribution.content)
