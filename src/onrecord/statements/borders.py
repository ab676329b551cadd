"""Borders: where content ends because the narrator goes on.

Scene, first and last word -> the word before which content ends

Another attribution of the sentence ("…, adding that", "…, but Brel said", "…, NTA reported"), a
phrase ("…, according to"), a tail ("…, which surprised many"), a clause of the narrator's after
an infinitive or object ("offered to help, and on Monday she left").
"""

from __future__ import annotations

from onrecord.statements import sources
from onrecord.statements.contents import Opening
from onrecord.statements.cues import Cue
from onrecord.statements.scene import Scene
from onrecord.statements.subjects import before_verb_group

_SHORTEST_CONTENT = 3
# A border is one of the next cues or none of them: the search must not grow with the sentence.
_MOST_CUES_AHEAD = 8


def content_end(scene: Scene, opening: Opening) -> int:
    """Where content that opens at a word ends."""
    start, run = opening.start, scene.run
    end = cut_at_cues(scene, start, run.sentence_end(start))
    if opening.kind in {"to", "object"}:
        end = _cut_at_clause(scene, start, end)
    for index in range(start + 1, end - 1):
        word = run.words[index]
        if word.text == "," and not word.quoted:
            tail = run.fold(index + 1) in scene.reporting.tails
            if (tail and index >= start + _SHORTEST_CONTENT) or scene.phrase_end(index + 1):
                return index
    return end


def cut_at_cues(scene: Scene, start: int, end: int) -> int:
    """Where content ends because another attribution of the sentence begins."""
    run, reporting = scene.run, scene.reporting
    ahead = [cue for cue in scene.cues if start < cue.first < end][:_MOST_CUES_AHEAD]
    for cue in ahead:
        before = before_verb_group(scene, cue)
        if cue.form == "ing":
            if run.fold(before) == "," and cue.may_stand_aside:
                return before
            continue
        if run.fold(before) in reporting.coordinators:
            return before - 1 if run.fold(before - 1) == "," else before
        border = _clause_border(scene, cue)
        if border > start:
            return border
    return end


def _cut_at_clause(scene: Scene, start: int, end: int) -> int:
    """Before ", and on Monday she left" and "but did not do so"."""
    run, reporting = scene.run, scene.reporting
    for index in range(start + 1, end - 1):
        if run.fold(index) not in reporting.coordinators or run.words[index].quoted:
            continue
        follows = run.words[index + 1]
        behind_comma = run.fold(index - 1) == ","
        clause = follows.timed or follows.fold in reporting.subjects | reporting.prepositions
        if follows.fold in reporting.auxiliaries or (behind_comma and clause):
            return index - 1 if behind_comma else index
    return end


def _clause_border(scene: Scene, cue: Cue) -> int:
    """The comma of ", and X said" or ", X said"; -1 where a cue's clause is not set off so."""
    run, reporting = scene.run, scene.reporting
    source = sources.source_before(run, cue, mentions=scene.mentions, reporting=reporting)
    if source is None or source.first < 2:
        return -1
    joint = source.first - 1
    if run.fold(joint) == "," and (
        _ends_its_sentence(scene, cue.last) or _leads_to_quotation(scene, cue.last)
    ):
        return joint
    joins = run.fold(joint) in reporting.coordinators | reporting.tails
    return joint - 1 if joins and run.fold(joint - 1) == "," else -1


def _leads_to_quotation(scene: Scene, index: int) -> bool:
    """Whether a quotation of its own follows a cue: "…, the economist replied: “Yes.”"."""
    words = scene.run.words[index : index + 2]
    return len(words) == 2 and words[0].is_mark and words[1].quoted and not words[0].quoted


def _ends_its_sentence(scene: Scene, index: int) -> bool:
    """Whether nothing but a time follows in the sentence: "…, NTA reported on Monday"."""
    words = scene.run.words[index : scene.run.sentence_end(index)]
    return all(w.is_mark or w.timed or w.fold in scene.reporting.prepositions for w in words)
