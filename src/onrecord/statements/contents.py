"""Contents: where the words that are credited begin and end.

cue -> the word at which content opens behind it, and how

Behind a cue stands a clause ("said that …"), an infinitive, an object, a quotation; adverbs,
times and phrases such as "in a statement" may come before it.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from onrecord.languages.reporting import Reporting
from onrecord.model import Mention, Span
from onrecord.statements.cues import Cue, is_adverb
from onrecord.statements.runs import Run, Word
from onrecord.statements.signs import is_sign

Kind: TypeAlias = Literal["quotation", "that", "question", "colon", "bare", "to", "object"]

# "told reporters in the capital on Monday that": the clause must open within these words.
_FARTHEST_OPENING = 22
_SHORTEST_CLAUSE = 3
_SHORTEST_OBJECT = 2
_CLAUSAL = frozenset({"clause", "that", "person", "to"})
_LOOSE_LEFT = frozenset(" \t\n,.;:–—-…")
_LOOSE_RIGHT = frozenset(" \t\n,.;:–—-")
_CLOSER_OF = {"“": "”", "„": "“", "«": "»", "»": "«", "‘": "’", '"': '"', "'": "'"}
_OPENER_OF = {"”": "“", "»": "«", "“": "„", "’": "‘", '"': '"'}


class Opening(NamedTuple):
    """Where content opens: the index of its first word."""

    start: int
    kind: Kind


def clean(text: str, start: int, end: int) -> Span | None:
    """A span without outer punctuation and unpaired outer marks; None where nothing is left.

    The sign of a number or word is none of them: "-5 degrees".
    """
    before = (-1, -1)
    while (start, end) != before:
        before = (start, end)
        while start < end and text[start] in _LOOSE_LEFT and not is_sign(text, start):
            start += 1
        while end > start and text[end - 1] in _LOOSE_RIGHT:
            end -= 1
        if end - start > 1 and _is_loose_opener(text, start, end):
            start += 1
        if end - start > 1 and _is_loose_closer(text, start, end):
            end -= 1
    return Span(start, end) if end > start else None


def _is_loose_opener(text: str, start: int, end: int) -> bool:
    """Whether the span begins with a mark that nothing before its last character closes."""
    closer = _CLOSER_OF.get(text[start])
    if closer is None or is_sign(text, start):
        return False
    place = text.find(closer, start + 1, end)
    return place == -1 or place >= end - 1


def _is_loose_closer(text: str, start: int, end: int) -> bool:
    """Whether the span ends with a mark that was opened outside."""
    opener = _OPENER_OF.get(text[end - 1])
    return opener is not None and text.find(opener, start, end - 1) == -1


def find_opening(
    run: Run, cue: Cue, *, after: int, limit: int, reporting: Reporting
) -> Opening | None:
    """Where content opens behind a cue; None where nothing fits what the verb takes.

    `after` is the first word after the cue and whoever was told; `limit` the first that
    belongs to the next cue.
    """
    end = run.sentence_end(cue.first)
    start = _skip_adverbs(run, after, end, reporting=reporting)
    if start >= end:
        return None
    near = _near_opening(run, start, end, cue=cue, reporting=reporting)
    if near or not cue.verb.takes - {"object", "to", "citing"}:
        return near
    return _far_opening(run, start, min(end, limit), cue=cue, reporting=reporting)


def _skip_adverbs(run: Run, start: int, end: int, *, reporting: Reporting) -> int:
    while start < end - 1 and not run.words[start].quoted:
        before_time = run.fold(start) in reporting.prepositions and run.words[start + 1].timed
        if not (run.words[start].timed or before_time or is_adverb(run, start, reporting)):
            break
        start += 1
    return start


def _near_opening(
    run: Run, start: int, end: int, *, cue: Cue, reporting: Reporting
) -> Opening | None:
    marked = _marked_opening(run, start, end, reporting=reporting)
    if marked and _fits(run.words[start], marked, cue):
        return marked
    word, takes = run.words[start], cue.verb.takes
    if word.fold in reporting.infinitive | reporting.negations and "to" in takes:
        return Opening(start, "to")
    if word.is_mark or word.fold in reporting.infinitive | reporting.agent:
        return None
    if word.fold in reporting.likeness and "as" not in takes:
        return None
    return _bare_opening(run, start, end, cue=cue, reporting=reporting)


def _fits(word: Word, marked: Opening, cue: Cue) -> bool:
    """Whether a verb takes what opens: a belief is no speech, though its words be quoted."""
    if marked.kind == "that":
        return bool(cue.verb.takes & _CLAUSAL)
    unmarked = marked.kind == "quotation" and word.quoted
    return not unmarked or cue.verb.act != "believe"


def _marked_opening(run: Run, start: int, end: int, *, reporting: Reporting) -> Opening | None:
    """An opening that shows itself: a quotation, "that", a colon, a question word."""
    word = run.words[start]
    if word.quoted:
        return Opening(start, "quotation")
    if start + 1 >= end:
        return None
    if word.fold in reporting.complementizers:
        return Opening(start + 1, "that")
    if word.text in {":", ","} and run.words[start + 1].quoted:
        return Opening(start + 1, "quotation")
    if word.text == ":":
        return Opening(start + 1, "colon")
    return Opening(start, "question") if word.fold in reporting.questions else None


def _bare_opening(
    run: Run, start: int, end: int, *, cue: Cue, reporting: Reporting
) -> Opening | None:
    takes, words = cue.verb.takes, end - start
    if run.fold(start) in reporting.prepositions:
        return None
    if "clause" in takes and words >= _SHORTEST_CLAUSE:
        return Opening(start, "bare")
    names = "as" in takes and any(word.fold in reporting.likeness for word in run.words[start:end])
    if (takes & {"object", "naming"} or names) and words >= _SHORTEST_OBJECT:
        return Opening(start, "object")
    return None


def _far_opening(
    run: Run, start: int, end: int, *, cue: Cue, reporting: Reporting
) -> Opening | None:
    """A clause or quotation behind words such as "in a statement on Monday"."""
    if run.fold(start) not in reporting.prepositions | reporting.determiners | {","}:
        return None
    for index in range(start, min(end - 1, start + _FARTHEST_OPENING)):
        word = run.words[index]
        if word.text in {";", "–", "—"} or word.stop:
            return None
        marked = _marked_opening(run, index, end, reporting=reporting)
        if marked and marked.kind != "question" and _fits(word, marked, cue):
            return None if word.quoted and index > start else marked
    return None


def skip_addressee(
    run: Run, cue: Cue, *, mentions: tuple[Mention, ...], reporting: Reporting
) -> int:
    """The first word after the person or body that was told."""
    start = cue.last
    if start >= len(run.words):
        return start
    word = run.words[start]
    if word.is_mark or word.quoted or word.fold in reporting.complementizers:
        return start
    if word.fold in reporting.objects:
        return start + 1
    ends = [mention.span.end for mention in mentions if mention.span.start == word.start]
    if not ends:
        return _addressee_end(run, start, reporting)
    index = run.index_at(max(ends) - 1) + 1
    while index < len(run.words) and run.words[index].is_capital and not run.words[index].quoted:
        index += 1
    return index


def _addressee_end(run: Run, start: int, reporting: Reporting) -> int:
    index = start + 1 if run.fold(start) in reporting.determiners else start
    while index < len(run.words):
        after_name = index > start + 1 and run.words[index - 1].is_capital
        if _ends_addressee(run, index, reporting) or (
            after_name and not run.words[index].is_capital
        ):
            break
        index += 1
    return index


def _ends_addressee(run: Run, index: int, reporting: Reporting) -> bool:
    word = run.words[index]
    openers = reporting.complementizers | reporting.subjects | reporting.determiners
    return (
        word.quoted
        or word.is_mark
        or word.timed
        or word.fold
        in openers | reporting.questions | (reporting.prepositions - reporting.genitive)
    )
