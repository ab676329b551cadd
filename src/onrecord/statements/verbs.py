"""Attributions by a verb: "X said that Y", "Y, X said", "“Y,” said X", "X promised to Y".

Scene -> attributions, added to it

A verb takes its content from the right, from the left where it stands aside, or from both where
it interrupts a quotation. A verb inside the content of another is left alone: only the outermost
attribution is marked, as in PolNeAR.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from onrecord.model import Act, Span
from onrecord.statements import contents, sources
from onrecord.statements.contents import Kind
from onrecord.statements.cues import Cue, before_adverbs
from onrecord.statements.scene import Credit, Scene
from onrecord.statements.secondhand import cited_source, quoted_source, source_by_phrase
from onrecord.statements.sources import Source

_SHORTEST_LEFT = 3


class _Right(NamedTuple):
    """Content behind a cue; `resumed` where it goes on after an aside."""

    pieces: list[Span]
    kind: Kind
    resumed: bool = False


def find_by_verbs(scene: Scene) -> None:
    """Add what each verb of the run ties together."""
    for cue in scene.cues:
        if cue.first >= scene.taken:
            _find_by_cue(scene, cue)


def _find_by_cue(scene: Scene, cue: Cue) -> None:
    source = _source_of(scene, cue)
    if source and scene.is_own_voice(source.first, source.last):
        return
    if "citing" in cue.verb.takes:
        if source:
            _find_quoted(scene, cue, source)
        return
    span = scene.run.cover(source.first, source.last) if source else _shared_source(scene, cue)
    if span is None:
        return
    left = _left_content(scene, cue, source) if source else []
    right = _right_content(scene, cue, source, aside=bool(left))
    if left and right:
        left, right = _one_side(scene, left, right)
    pieces = left + (right.pieces if right else [])
    if not pieces:
        return
    rule = right.kind if right and not left else "aside"
    if left and scene.is_all_quoted(*_words_of(scene, left)):
        rule = "quotation"
    credited, relay = _credited(scene, cue, source=source, content=pieces) or (span, ())
    cue_span = scene.run.cover(cue.first if cue.negation is None else cue.negation, cue.last)
    act = _act(scene, cue)
    scene.add(pieces, Credit(credited, cue_span, relay), act=act, rule=rule)


def _credited(
    scene: Scene, cue: Cue, *, source: Source | None, content: list[Span]
) -> tuple[Span, tuple[Span, ...]] | None:
    """Source and relay where the subject of the cue only passes words on."""
    if source is None:
        return None
    cited = cited_source(scene, cue, subject=source, content=content)
    return cited or source_by_phrase(scene, source, content)


def _act(scene: Scene, cue: Cue) -> Act:
    """The verb's act; negated, another: who "did not deny" it has not denied it."""
    act = cue.verb.act
    return act if cue.negation is None else scene.reporting.negated.get(act, act)


def _find_quoted(scene: Scene, cue: Cue, subject: Source) -> None:
    """Add "NTA quoted the minister as saying Y", with NTA as the relay."""
    quoted = quoted_source(scene, cue, subject)
    if quoted is None:
        return
    left = _left_content(scene, cue, subject)
    right = (
        None if left else _right_content(scene, replace(cue, last=quoted.last), None, aside=False)
    )
    content = left or (right.pieces if right else [])
    if content:
        rule = right.kind if right else "quotation"
        credit = Credit(quoted.source, quoted.cue, quoted.relay)
        scene.add(content, credit, act=cue.verb.act, rule=rule)


def _words_of(scene: Scene, pieces: list[Span]) -> tuple[int, int]:
    return scene.run.index_at(pieces[0].start), scene.index_after(pieces[-1].end)


# ---------------------------------------------------------------------------- source


def _source_of(scene: Scene, cue: Cue) -> Source | None:
    """The subject, before the cue or, where content stands before it, behind it."""
    if cue.form == "ing":
        return None
    run = scene.run
    before = sources.source_before(run, cue, mentions=scene.mentions, reporting=scene.reporting)
    follows = cue.first > 0 and (
        run.words[cue.first - 1].quoted or (before is None and run.fold(cue.first - 1) == ",")
    )
    follows = follows or _names_speaker_behind(scene, cue)
    if follows and cue.verb.takes & {"clause", "that", "quotation"}:
        behind = sources.source_behind(run, cue, cues=scene.cues, reporting=scene.reporting)
        return behind or before
    return before


def _names_speaker_behind(scene: Scene, cue: Cue) -> bool:
    """Whether somebody alone follows a cue behind a comma: "…, said a person close to him"."""
    run = scene.run
    if cue.first == 0 or run.fold(cue.first - 1) != "," or cue.last >= len(run.words):
        return False
    if "person" in cue.verb.takes:
        return False
    start = run.words[cue.last].start
    for mention in scene.mentions:
        if mention.span.start == start and mention.kind in {"person", "unnamed", "group"}:
            after = scene.index_after(mention.span.end)
            return after >= len(run.words) or run.words[after].is_mark
    return False


def _shared_source(scene: Scene, cue: Cue) -> Span | None:
    """The subject of the cue before, else of the sentence: "…, but said", "…, adding that"."""
    joint = scene.run.fold(before_verb_group(scene, cue))
    if cue.form != "ing" and joint not in scene.reporting.coordinators | {","}:
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


# ---------------------------------------------------------------------------- content


def _one_side(scene: Scene, left: list[Span], right: _Right) -> tuple[list[Span], _Right | None]:
    """The side that holds the content; both where a quotation is interrupted or resumed."""
    quoted = scene.is_all_quoted(*_words_of(scene, left))
    if right.resumed or (right.kind == "quotation" and quoted):
        return left, right
    if quoted or right.kind in {"object", "to"}:
        return left, None
    return [], right


def _left_content(scene: Scene, cue: Cue, source: Source) -> list[Span]:
    """The content before a source that stands aside."""
    run = scene.run
    end = min(source.first, cue.first)
    if end == 0 or not (run.words[end - 1].quoted or run.words[end - 1].text in ",–—?!"):
        return []
    start = scene.without_lead(scene.sentence_start(end), end)
    spoken = end - 1 if run.words[end - 1].text == "," else end
    if spoken and run.words[spoken - 1].quoted:
        return scene.pieces(start, spoken) if _may_stand_aside(cue) else []
    words = sum(1 for word in run.words[start:end] if not word.is_mark)
    clausal = "clause" in cue.verb.takes and words >= _SHORTEST_LEFT
    return scene.pieces(start, end) if clausal and not _is_adverbial(scene, start, end) else []


def _may_stand_aside(cue: Cue) -> bool:
    return bool(cue.verb.takes & {"clause", "quotation", "that", "person", "citing"})


def _is_adverbial(scene: Scene, start: int, end: int) -> bool:
    """Whether the words before a subject only say when or how: "On Monday, X said Y"."""
    run, reporting = scene.run, scene.reporting
    first = run.words[start]
    opens = first.timed or first.fold in reporting.prepositions | reporting.adverbs
    finite = any(
        word.fold in reporting.auxiliaries and not word.quoted for word in run.words[start:end]
    )
    return (opens or first.fold.endswith(reporting.participle_endings)) and not finite


def _right_content(scene: Scene, cue: Cue, source: Source | None, *, aside: bool) -> _Right | None:
    run = scene.run
    after = cue.last
    if source and source.behind:
        after = source.last
    elif "person" in cue.verb.takes:
        after = contents.skip_addressee(
            run, cue, mentions=scene.mentions, reporting=scene.reporting
        )
    following = (
        later.first
        for later in scene.cues
        if later.first >= cue.last and "citing" not in later.verb.takes
    )
    opening = contents.find_opening(
        run,
        cue,
        after=after,
        limit=next(following, len(run.words)),
        reporting=scene.reporting,
    )
    if opening is None:
        interrupted = aside and not run.words[min(cue.first, _first(source, cue)) - 1].quoted
        return _resumed(scene, after) if interrupted else None
    if aside and source and source.behind and opening.kind != "quotation":
        return None
    end = _cut(scene, opening.start, run.sentence_end(opening.start))
    if opening.kind in {"to", "object"}:
        end = _cut_at_clause(scene, opening.start, end)
    if opening.kind == "quotation":
        return _quoted_right(scene, opening.start, end)
    pieces = scene.pieces(opening.start, end)
    return _Right(pieces, opening.kind) if pieces else None


def _first(source: Source | None, cue: Cue) -> int:
    return source.first if source else cue.first


def _resumed(scene: Scene, after: int) -> _Right | None:
    """The rest of a sentence that an aside interrupts: "Ships, she said, could leave"."""
    run, reporting = scene.run, scene.reporting
    if run.fold(after) != "," or after + _SHORTEST_LEFT >= len(run.words):
        return None
    word = run.words[after + 1]
    leads = reporting.coordinators | reporting.relatives | reporting.prepositions
    if word.quoted or word.is_capital or word.fold.endswith(reporting.participle_endings):
        return None
    if word.fold in leads | reporting.adverbs | reporting.determiners:
        return None
    pieces = scene.pieces(after + 1, _cut_at_cues(scene, after + 1, run.sentence_end(after + 1)))
    return _Right(pieces, "bare", resumed=True) if pieces else None


def _quoted_right(scene: Scene, start: int, end: int) -> _Right:
    """A quotation, or the clause that begins with one: said “all members” should pay."""
    run = scene.run
    quotation = run.quotations[run.words[start].quotation]
    after = scene.index_after(quotation.outer.end)
    closes = (
        after >= len(run.words)
        or run.words[after].is_mark
        or scene.text[quotation.inner.end - 1] in ".!?…"
    )
    if closes and not scene.is_all_quoted(start, end):
        end = after
    kind: Kind = "quotation" if scene.is_all_quoted(start, end) else "bare"
    return _Right(scene.pieces(start, end), kind)


def _cut(scene: Scene, start: int, end: int) -> int:
    """Where content ends before the narrator goes on."""
    end = _cut_at_cues(scene, start, end)
    for index in range(start + 1, end - 1):
        word = scene.run.words[index]
        if word.text == "," and not word.quoted:
            follows = scene.run.fold(index + 1)
            tail = follows in scene.reporting.tails and index > start + _SHORTEST_LEFT - 1
            if tail or scene.phrase_end(index + 1):
                return index
    return end


def _cut_at_clause(scene: Scene, start: int, end: int) -> int:
    """Where a clause of the narrator's follows: "offered to help, and on Monday she left"."""
    run, reporting = scene.run, scene.reporting
    for index in range(start, end - 2):
        joint = run.fold(index + 1) in reporting.coordinators
        if run.fold(index) == "," and joint and not run.words[index].quoted:
            word = run.words[index + 2]
            if word.timed or word.fold in reporting.subjects | reporting.prepositions:
                return index
    return end


def _cut_at_cues(scene: Scene, start: int, end: int) -> int:
    """Where content ends because another attribution of the sentence begins."""
    run, reporting = scene.run, scene.reporting
    for cue in scene.cues:
        if not start < cue.first < end:
            continue
        before = before_verb_group(scene, cue)
        if cue.form == "ing":
            if run.fold(before) == "," and _may_stand_aside(cue):
                return before
            continue
        if run.fold(before) in reporting.coordinators:
            return before - 1 if run.fold(before - 1) == "," else before
        border = _clause_border(scene, cue)
        if border > start:
            return border
    return end


def _ends_its_sentence(scene: Scene, index: int) -> bool:
    """Whether nothing but a time follows in the sentence: "…, NTA reported on Monday"."""
    words = scene.run.words[index : scene.run.sentence_end(index)]
    return all(w.is_mark or w.timed or w.fold in scene.reporting.prepositions for w in words)


def _clause_border(scene: Scene, cue: Cue) -> int:
    """The comma of ", and X said" or ", X said"; -1 where a cue's clause is not set off so."""
    run, reporting = scene.run, scene.reporting
    source = sources.source_before(run, cue, mentions=scene.mentions, reporting=reporting)
    if source is None or source.first < 2:
        return -1
    if run.fold(source.first - 1) == "," and _ends_its_sentence(scene, cue.last):
        return source.first - 1
    joint = source.first - 1
    joins = run.fold(joint) in reporting.coordinators | reporting.tails
    return joint - 1 if joins and run.fold(joint - 1) == "," else -1
