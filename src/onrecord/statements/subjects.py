"""Subjects: who speaks by a cue.

Scene, cue -> the source before it or behind it, or the subject that it shares

A participle has its own subject where a noun stands right before it ("with activists noting
that …"), and that of its sentence behind a comma ("…, adding that …"). What somebody would say,
was asked, or is wondered about is nobody's statement.
"""

from __future__ import annotations

from onrecord.model import Mention, Span
from onrecord.statements import sources
from onrecord.statements.cues import Cue, before_adverbs
from onrecord.statements.scene import Scene
from onrecord.statements.sources import Source

_SPEAKING = frozenset({"person", "unnamed", "group"})
# "…, said veteran campaign strategist Ana Ruiz": so many words may stand before the name.
_LONGEST_TITLE = 6


def source_of(scene: Scene, cue: Cue) -> Source | None:
    """The subject, before the cue or, where content stands before it, behind it."""
    run = scene.run
    if cue.form == "ing" and not _has_own_subject(scene, cue):
        return None
    before = sources.source_before(run, cue, mentions=scene.mentions, reporting=scene.reporting)
    if cue.form == "ing":
        return before
    follows = cue.first > 0 and (
        run.words[cue.first - 1].quoted or (before is None and run.fold(cue.first - 1) == ",")
    )
    named = _speaker_behind(scene, cue)
    if named:
        return named
    if follows and cue.verb.takes & {"clause", "that", "quotation"}:
        behind = sources.source_behind(run, cue, cues=scene.cues, reporting=scene.reporting)
        return behind or before
    return before


def is_hypothetical(scene: Scene, cue: Cue, source: Source | None) -> bool:
    """Whether the narrator only asks, supposes or names it.

    "would say", "if she thinks", "…?", "what she calls the plan"
    """
    run, reporting = scene.run, scene.reporting
    group_start = before_verb_group(scene, cue) + 1
    modal = any(run.fold(index) in reporting.modals for index in range(group_start, cue.first))
    last = run.words[run.sentence_end(cue.first) - 1]
    asks = last.text == "?" and not last.quoted
    first = min(source.first, cue.first) if source else cue.first
    before = run.fold(first - 1)
    named = "naming" in cue.verb.takes and before in reporting.questions
    return (modal and cue.negation is None) or asks or named or before in reporting.conditions


def shared_source(scene: Scene, cue: Cue) -> Span | None:
    """The subject of the cue before, else of the sentence: "…, but said", "…, adding that"."""
    joint = scene.run.fold(before_verb_group(scene, cue))
    if joint not in scene.reporting.coordinators | {","}:
        return None
    if scene.found:
        return scene.found[-1].source
    start = scene.run.words[cue.first].start
    before = [mention for mention in scene.mentions if mention.span.end <= start]
    speaking = [mention for mention in before if mention.kind != "place"]
    return (speaking or before)[0].span if before else None


def before_verb_group(scene: Scene, cue: Cue) -> int:
    """The last word before a cue that is no auxiliary, negation or adverb, -1 for none."""
    reporting = scene.reporting
    before = before_adverbs(scene.run, cue.first, reporting)
    while before >= 0 and scene.run.fold(before) in reporting.auxiliaries | reporting.negations:
        before = before_adverbs(scene.run, before, reporting)
    return before


def _has_own_subject(scene: Scene, cue: Cue) -> bool:
    before = before_verb_group(scene, cue)
    if before < 0 or scene.run.words[before].is_mark:
        return False
    small = scene.reporting.coordinators | scene.reporting.prepositions
    return scene.run.fold(before) not in small | scene.reporting.subordinators


def _speaker_behind(scene: Scene, cue: Cue) -> Source | None:
    """Somebody who alone follows a cue behind a comma: "…, said a person close to him"."""
    run = scene.run
    speaks = "clause" in cue.verb.takes and "person" not in cue.verb.takes
    if cue.first == 0 or run.fold(cue.first - 1) != "," or not speaks:
        return None
    for mention in scene.mentions:
        first = run.index_at(mention.span.start)
        if cue.last <= first <= cue.last + _LONGEST_TITLE and mention.kind in _SPEAKING:
            alone = _is_title(scene, cue.last, first) and _closes(scene, mention)
            after = scene.index_after(mention.span.end)
            return Source(cue.last, after, behind=True) if alone else None
    return None


def _is_title(scene: Scene, first: int, last: int) -> bool:
    """Whether words before a name may be its title: nouns and adjectives in small letters."""
    reporting = scene.reporting
    small = reporting.determiners | reporting.auxiliaries | reporting.subjects
    return not any(
        word.is_mark or word.is_capital or word.fold in small | reporting.prepositions
        for word in scene.run.words[first:last]
    )


def _closes(scene: Scene, mention: Mention) -> bool:
    """Whether a mark of the narrator's follows a mention."""
    after = scene.index_after(mention.span.end)
    words = scene.run.words
    return after >= len(words) or (words[after].is_mark and not words[after].quoted)
