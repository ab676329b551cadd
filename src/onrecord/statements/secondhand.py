"""Words at second hand: who quotes whom.

Scene -> attributions with their relay

"NTA quoted the minister as saying Y", "“Y,” NTA quoted her as saying", "she was quoted as saying
Y by NTA", "NTA, citing a diplomat, reported Y": the one who is quoted is the source, the one who
quotes is the relay.
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.model import Span
from onrecord.statements import sources
from onrecord.statements.cues import Cue
from onrecord.statements.scene import Scene
from onrecord.statements.sources import Source

# "NTA reported …, citing a diplomat": the citing must stand within these words of its verb.
_FARTHEST_CITING = 80


class Quoted(NamedTuple):
    """Who is quoted, by whom, and the words of the narrator that say so.

    Attributes:
        cue: from "quoted" to "saying".
        last: the first word after the cue, where content may open.
    """

    source: Span
    relay: tuple[Span, ...]
    cue: Span
    last: int


def quoted_source(scene: Scene, cue: Cue, subject: Source) -> Quoted | None:
    """Who is quoted by the subject of "quoted X as saying"; None where nobody is."""
    run = scene.run
    quoted = sources.phrase_source(run, cue.last, cues=scene.cues, reporting=scene.reporting)
    if quoted is None:
        return None
    if (
        run.fold(quoted.last) in scene.reporting.likeness
        and run.fold(quoted.last + 1) in scene.reporting.sayings
    ):
        last = quoted.last + 2
        return Quoted(
            source=run.cover(quoted.first, quoted.last),
            relay=(run.cover(subject.first, subject.last),),
            cue=run.cover(cue.first, last),
            last=last,
        )
    return None


def cited_source(
    scene: Scene, cue: Cue, *, subject: Source, content: list[Span]
) -> tuple[Span, tuple[Span, ...]] | None:
    """Source and relay where the subject of a cue cites somebody; None where it does not."""
    run = scene.run
    head_end = subject.insertion[0] if subject.insertion else subject.last
    last = max(subject.last, cue.last)
    end = min(run.sentence_end(last - 1), last + _FARTHEST_CITING)
    for index in range(subject.first, end):
        start = run.words[index].start
        inside = any(piece.start <= start < piece.end for piece in content)
        if run.fold(index) not in scene.reporting.quoting or index == cue.first or inside:
            continue
        if run.fold(index + 1) in scene.reporting.agent:
            return _quoted_by(scene, index + 2, run.cover(subject.first, head_end))
        cited = sources.phrase_source(run, index + 1, cues=scene.cues, reporting=scene.reporting)
        if cited and (index >= head_end or subject.behind):
            relay = run.cover(subject.first, min(head_end, index))
            return run.cover(cited.first, cited.last), (relay,)
    return None


def _quoted_by(scene: Scene, index: int, quoted: Span) -> tuple[Span, tuple[Span, ...]] | None:
    """Source and relay of "the spokesman, quoted by NTA, said"."""
    by = sources.phrase_source(scene.run, index, cues=scene.cues, reporting=scene.reporting)
    return (quoted, (scene.run.cover(by.first, by.last),)) if by else None


def source_by_phrase(
    scene: Scene, subject: Source, content: list[Span]
) -> tuple[Span, tuple[Span, ...]] | None:
    """Source and relay of "NTA reported Y, according to a diplomat"; an outlet only relays."""
    after = scene.index_after(content[-1].end)
    start = scene.phrase_end(after + 1) if scene.run.fold(after) == "," else 0
    span = scene.run.cover(subject.first, subject.last)
    outlet = any(m.kind == "outlet" and span.overlaps(m.span) for m in scene.mentions)
    if not start or not outlet:
        return None
    by = sources.phrase_source(scene.run, start, cues=scene.cues, reporting=scene.reporting)
    return (scene.run.cover(by.first, by.last), (span,)) if by else None
