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
from onrecord.statements import contents
from onrecord.statements.borders import content_end, cut_at_cues
from onrecord.statements.contents import Kind
from onrecord.statements.cues import Cue
from onrecord.statements.scene import Credit, Scene
from onrecord.statements.secondhand import cited_source, quoted_source, source_by_phrase
from onrecord.statements.sources import Source
from onrecord.statements.subjects import is_hypothetical, shared_source, source_of

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
    source = source_of(scene, cue)
    own_voice = source is not None and scene.is_own_voice(source.first, source.last)
    if own_voice or is_hypothetical(scene, cue, source):
        return
    if "citing" in cue.verb.takes:
        _find_quoted(scene, cue, source)
        return
    span = scene.run.cover(source.first, source.last) if source else shared_source(scene, cue)
    content, rule = _content(scene, cue, source)
    if span is None or not content:
        return
    credited, relay = _credited(scene, cue, source=source, content=content) or (span, ())
    cue_span = scene.run.cover(cue.first if cue.negation is None else cue.negation, cue.last)
    act = _act(scene, cue)
    scene.add(content, Credit(credited, cue_span, relay), act=act, rule=rule)


def _content(scene: Scene, cue: Cue, source: Source | None) -> tuple[list[Span], str]:
    """The content on the side of the cue where it is, and the rule that found it."""
    left = _left_content(scene, cue, source) if source else []
    right = _right_content(scene, cue, source, aside=bool(left))
    if left and right:
        left, right = _one_side(scene, left, right)
    rule = right.kind if right and not left else "aside"
    if left and scene.is_all_quoted(*_words_of(scene, left)):
        rule = "quotation"
    return left + (right.pieces if right else []), rule


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


def _find_quoted(scene: Scene, cue: Cue, subject: Source | None) -> None:
    """Add "NTA quoted the minister as saying Y", with NTA as the relay."""
    quoted = quoted_source(scene, cue, subject) if subject else None
    if subject is None or quoted is None:
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
        follows = cue.may_stand_aside and not _begins_sentence(scene, cue, spoken)
        return scene.pieces(start, spoken) if follows else []
    words = sum(1 for word in run.words[start:end] if not word.is_mark)
    clausal = "clause" in cue.verb.takes and words >= _SHORTEST_LEFT
    return scene.pieces(start, end) if clausal and not _is_adverbial(scene, start, end) else []


def _begins_sentence(scene: Scene, cue: Cue, index: int) -> bool:
    """Whether a sentence of its own begins behind a quotation that ends with a full stop.

    "“I was afraid.” Ruiz later asked to leave." credits the quotation to nobody; a source in
    small letters, or a sentence that ends with its cue, belongs to the quotation.
    """
    run = scene.run
    quotation = run.quotations[run.words[index - 1].quotation]
    stopped = scene.text[quotation.inner.end - 1] == "."
    ends = run.sentence_end(cue.last - 1) <= cue.last + 1
    return stopped and run.words[index].is_capital and not ends


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
    end = content_end(scene, opening)
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
    pieces = scene.pieces(after + 1, cut_at_cues(scene, after + 1, run.sentence_end(after + 1)))
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
