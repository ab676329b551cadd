"""Sources: the words that the cue credits.

cue -> words before it ("the minister said") or after it ("…,” said the minister)

Without a parser the subject is what stands between the cue and the nearest border to its left: a
comma, a quotation, a conjunction. An insertion between two commas ("Ana Ruiz, its director,
said") belongs to the source; what stands before a time phrase or a preposition does not.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.languages.reporting import Reporting
from onrecord.model import Mention
from onrecord.statements.cues import Cue, is_adverb
from onrecord.statements.runs import Run

# A longer subject or insertion is a clause that was misread.
LONGEST_SOURCE = 28
LONGEST_INSERTION = 22
_PAIRED = {",": ",", "–": "–", "—": "—", ")": "("}
_BORDERS = frozenset(",;:–—()[]…|•")


@dataclass(frozen=True, slots=True)
class Source:
    """A source at the words from `first` up to `last` of a run.

    Attributes:
        behind: it follows its cue ("said the minister").
        insertion: the words set off inside it, None where there are none.
    """

    first: int
    last: int
    behind: bool = False
    insertion: tuple[int, int] | None = None


def source_before(
    run: Run, cue: Cue, *, mentions: tuple[Mention, ...], reporting: Reporting
) -> Source | None:
    """The subject to the left of a cue; None where there is none in its clause."""
    end = _skip_verb_group(run, cue.first, reporting)
    if end > 0 and run.fold(end - 1) in reporting.relatives - reporting.complementizers:
        end -= 1
        if end > 0 and run.fold(end - 1) == ",":
            end -= 1
    insertion = _insertion(run, end)
    head_end = insertion[0] if insertion else end
    start = _left_border(run, head_end, reporting)
    if start >= head_end:
        return None
    start = _trimmed_start(run, start, head_end, mentions=mentions, reporting=reporting)
    last = insertion[1] if insertion else end
    if not _may_be_source(run, start, head_end, reporting=reporting):
        return None
    return Source(start, last, insertion=insertion)


def source_behind(run: Run, cue: Cue, *, cues: list[Cue], reporting: Reporting) -> Source | None:
    """The subject to the right of a cue that follows its content; None where there is none."""
    start = cue.last
    if start >= len(run.words) or not _opens_phrase(run, start, reporting):
        return None
    if run.fold(start) in reporting.subjects:
        return Source(start, start + 1, behind=True)
    end = _phrase_end(run, start, cues=cues, reporting=reporting)
    return Source(start, end, behind=True) if end > start else None


def phrase_source(run: Run, start: int, *, cues: list[Cue], reporting: Reporting) -> Source | None:
    """The source after "according to" and the like."""
    end = _phrase_end(run, start, cues=cues, reporting=reporting)
    return Source(start, end, behind=True) if end > start else None


def _skip_verb_group(run: Run, index: int, reporting: Reporting) -> int:
    """Where the words before a cue end that are neither auxiliary, adverb, nor time."""
    while index > 0:
        word = run.words[index - 1]
        if word.quoted:
            break
        skips = (
            word.fold in reporting.auxiliaries
            or word.fold in reporting.negations
            or (word.timed and word.fold not in reporting.subjects)
            or is_adverb(run, index - 1, reporting)
            or (word.fold in reporting.prepositions and run.words[index].timed)
        )
        if not skips:
            break
        index -= 1
    return index


def _insertion(run: Run, end: int) -> tuple[int, int] | None:
    """The words between paired marks right before a cue, marks left out."""
    closing = end - 1
    opening = _PAIRED.get(run.fold(closing)) if closing > 0 else None
    if opening is None or run.words[closing].quoted:
        return None
    for index in range(closing - 1, max(0, closing - LONGEST_INSERTION), -1):
        word = run.words[index]
        if word.stop or word.quoted:
            return None
        if word.text == opening:
            return (index, closing) if index > 0 else None
    return None


def _left_border(run: Run, end: int, reporting: Reporting) -> int:
    start = end
    while start > 0 and not _is_border(run, start - 1, end=end, reporting=reporting):
        start -= 1
    return start


def _is_border(run: Run, index: int, *, end: int, reporting: Reporting) -> bool:
    word = run.words[index]
    if word.quoted or word.stop or word.text in _BORDERS or word.fold in reporting.subordinators:
        return True
    if word.fold not in reporting.coordinators:
        return False
    return not (index > 0 and index + 1 < end and _joins_names(run, index, reporting))


def _joins_names(run: Run, index: int, reporting: Reporting) -> bool:
    before, after = run.words[index - 1], run.words[index + 1]
    plural = reporting.inflected_endings
    return (before.is_capital and after.is_capital) or (
        before.fold.endswith(plural) and after.fold.endswith(plural)
    )


def _trimmed_start(
    run: Run, start: int, end: int, *, mentions: tuple[Mention, ...], reporting: Reporting
) -> int:
    """The start without what leads in: adverbs, times, prepositional phrases, another verb."""
    if run.fold(end - 1) in reporting.subjects - reporting.determiners:
        return end - 1
    for index in range(end - 1, start, -1):
        if run.fold(index) in reporting.auxiliaries:
            start = index + 1
            break
    while start < end - 1 and (
        run.words[start].timed
        or is_adverb(run, start, reporting)
        or (run.fold(start) in reporting.prepositions and run.words[start + 1].timed)
    ):
        start += 1
    if run.fold(start) in reporting.prepositions or end - start > LONGEST_SOURCE // 2:
        start = _last_mention(run, start, end, mentions=mentions)
    return start


def _last_mention(run: Run, start: int, end: int, *, mentions: tuple[Mention, ...]) -> int:
    """The start of the mention that ends where the phrase ends, else the phrase's own."""
    span = run.cover(start, end)
    for mention in reversed(mentions):
        if mention.span.end == span.end and span.start <= mention.span.start:
            return run.index_at(mention.span.start)
    return start


def _may_be_source(run: Run, start: int, end: int, *, reporting: Reporting) -> bool:
    words = run.words[start:end]
    if not words or len(words) > LONGEST_SOURCE or words[-1].is_mark:
        return False
    return words[-1].fold not in reporting.prepositions | reporting.auxiliaries


def _opens_phrase(run: Run, index: int, reporting: Reporting) -> bool:
    word = run.words[index]
    return (
        not word.quoted
        and (
            word.is_capital or word.fold in reporting.determiners or word.fold in reporting.subjects
        )
        and word.fold not in reporting.complementizers
    )


def _phrase_end(run: Run, start: int, *, cues: list[Cue], reporting: Reporting) -> int:
    """Where a noun phrase ends that begins at `start`, its apposition included."""
    end = _flat_end(run, start, cues=cues, reporting=reporting)
    if end + 2 < len(run.words) and _opens_apposition(run, end, reporting):
        inner = _flat_end(run, end + 1, cues=cues, reporting=reporting)
        closes = inner >= len(run.words) or run.words[inner].is_mark or run.words[inner - 1].stop
        if inner > end + 1 and closes:
            return inner
    return end


def _opens_apposition(run: Run, index: int, reporting: Reporting) -> bool:
    """Whether a comma leads to a description: ", a lawyer for the dockers", ", who leads it"."""
    word = run.words[index + 1]
    opens = (reporting.determiners | reporting.relatives) - reporting.complementizers
    return run.fold(index) == "," and not word.quoted and word.fold in opens


def _flat_end(run: Run, start: int, *, cues: list[Cue], reporting: Reporting) -> int:
    taken = {cue.first for cue in cues}
    index = start
    while index < len(run.words) and index - start < LONGEST_SOURCE:
        word = run.words[index]
        if word.quoted or word.text in _BORDERS or word.stop or word.timed:
            break
        if word.text == "." and (index + 1 == len(run.words) or run.words[index + 1].is_mark):
            break
        if index > start and (index in taken or _leaves_phrase(run, index, reporting)):
            break
        index += 1
    if index < len(run.words) and run.words[index].stop and not run.words[index].is_mark:
        index += 1
    return index


def _leaves_phrase(run: Run, index: int, reporting: Reporting) -> bool:
    fold = run.fold(index)
    if fold in reporting.auxiliaries or (
        fold in reporting.subordinators and fold not in reporting.inside_phrase
    ):
        return True
    if fold in reporting.prepositions:
        after = run.words[index + 1] if index + 1 < len(run.words) else None
        return fold not in reporting.inside_phrase or (after is not None and after.timed)
    return False
