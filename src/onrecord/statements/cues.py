"""Cues: the words of the narrator that tie a source to its content.

Run -> cues, in the order of the text

A form from the lexicon is a cue only where it is a verb of the narrator's: not inside a
quotation, not after "to" or an article, not a passive. Forms that are as often nouns ("claims",
"plans") must also stand between a subject and what a verb takes.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from onrecord.languages import load
from onrecord.languages.reporting import Reporting, Takes, Verb
from onrecord.statements.runs import Run

Form: TypeAlias = Literal["present", "past", "ing"]


class Entry(NamedTuple):
    """One form of one verb."""

    rest: tuple[str, ...]
    verb: Verb
    form: Form


# "Ana Ruiz, a pilot, says": the first comma of an insertion is this near.
_LONGEST_INSERTION = 22
_ASIDE: frozenset[Takes] = frozenset({"clause", "quotation", "that", "person", "citing"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue at the words from `first` up to `last` of a run.

    Attributes:
        negation: the first word of "did not" before the verb, None where nothing negates it.
    """

    first: int
    last: int
    verb: Verb
    form: Form
    negation: int | None = None

    @property
    def may_stand_aside(self) -> bool:
        """Whether content may stand before it: "…,” she said"."""
        return bool(self.verb.takes & _ASIDE)


@functools.cache
def entries(code: str) -> dict[str, tuple[Entry, ...]]:
    """The forms of all verbs of a language by their first word, the longest first."""
    found: dict[str, list[Entry]] = {}
    for verb in load(code).reporting.verbs.values():
        forms: tuple[tuple[Form, tuple[str, ...]], ...] = (
            ("past", verb.past + verb.participle),
            ("present", verb.present),
            ("ing", verb.ing),
        )
        for form, variants in forms:
            for variant in dict.fromkeys(variants):
                first, *rest = variant.split()
                found.setdefault(first, []).append(Entry(tuple(rest), verb, form))
    return {
        first: tuple(sorted(variants, key=lambda entry: -len(entry.rest)))
        for first, variants in found.items()
    }


def find_cues(run: Run, code: str) -> list[Cue]:
    """Every verb of the narrator's that reports."""
    reporting = load(code).reporting
    lexicon = entries(code)
    cues: list[Cue] = []
    for index, word in enumerate(run.words):
        if word.quoted or (cues and index < cues[-1].last):
            continue
        passive = _passive_report(run, index, reporting)
        if passive:
            cues.append(passive)
        if passive or word.fold not in lexicon:
            continue
        for entry in lexicon[word.fold]:
            last = index + 1 + len(entry.rest)
            if matches(run, index + 1, entry.rest) and _is_verb(
                run, index, last, entry=entry, reporting=reporting
            ):
                negation = _negation(run, index, reporting)
                if "silence" in entry.verb.takes and negation is None:
                    break
                cues.append(Cue(index, last, entry.verb, entry.form, negation))
                break
    return cues


def _passive_report(run: Run, index: int, reporting: Reporting) -> Cue | None:
    """A passive whose subject is the source: "was quoted as saying"."""
    if not _is_passive(run, before_adverbs(run, index, reporting), reporting):
        return None
    for phrase in reporting.passive_reports:
        first, *rest = phrase.split()
        if run.fold(index) == first and matches(run, index + 1, tuple(rest)):
            last = index + 1 + len(rest)
            return Cue(index, last, reporting.verbs[reporting.plain_verb], "past")
    return None


def matches(run: Run, start: int, rest: tuple[str, ...]) -> bool:
    """Whether the words of a run from `start` on are these."""
    return all(run.fold(start + offset) == word for offset, word in enumerate(rest))


def before_adverbs(run: Run, index: int, reporting: Reporting) -> int:
    """The last word before an index that is no adverb, -1 where there is none."""
    while index > 0 and is_adverb(run, index - 1, reporting):
        index -= 1
    return index - 1


def is_adverb(run: Run, index: int, reporting: Reporting) -> bool:
    """Whether a word may stand between subject and verb, or verb and object."""
    word = run.words[index]
    fold = word.fold
    return not word.quoted and (
        fold in reporting.adverbs
        or (fold.endswith(reporting.adverb_endings) and not word.is_capital)
    )


def _is_verb(run: Run, first: int, last: int, *, entry: Entry, reporting: Reporting) -> bool:
    before = before_adverbs(run, first, reporting)
    previous = run.fold(before)
    if previous in _articles(reporting) or previous in reporting.infinitive:
        return False
    if run.fold(last) in reporting.agent and "clause" not in entry.verb.takes:
        return False
    if entry.form == "ing":
        inferred = previous == "," and "evidence" in entry.verb.takes
        inferred = inferred or entry.verb.takes == {"to"}
        return not inferred and _is_participle(run, before, last, reporting=reporting)
    if entry.form == "past":
        loose = run.fold(first) in reporting.loose and not _may_end_subject(run, before, reporting)
        reduced = loose or _is_reduced(run, first, last, entry=entry)
        return not reduced and not _is_passive(run, before, reporting)
    return _is_finite_present(run, before, last, entry=entry, reporting=reporting)


def _articles(reporting: Reporting) -> frozenset[str]:
    """Determiners that cannot stand alone as a subject, and possessives."""
    return (reporting.determiners - reporting.subjects) | reporting.possessives


def _is_passive(run: Run, before: int, reporting: Reporting) -> bool:
    """Whether a form of "be" rules the participle: "was told", "has been accused"."""
    while before >= 0 and run.fold(before) in reporting.negations - reporting.be:
        before = before_adverbs(run, before, reporting)
    return run.fold(before) in reporting.be


def _is_reduced(run: Run, first: int, last: int, *, entry: Entry) -> bool:
    """Whether a past form is a participle behind its noun.

    "figures released in July", "a school called Hope"
    """
    if entry.verb.takes & {"clause", "that", "quotation", "person", "to"}:
        return False
    if last >= len(run.words) or run.words[last].is_mark or run.words[last].timed:
        return True
    before = run.words[first - 1]
    names = "naming" in entry.verb.takes and run.words[last].is_capital
    return names and not before.is_capital and not before.is_mark


def _is_participle(run: Run, before: int, last: int, *, reporting: Reporting) -> bool:
    """Whether an -ing form governs content: after a comma, a form of "be" or its subject."""
    previous = run.fold(before)
    if previous in reporting.prepositions - reporting.subordinators:
        return False
    return last < len(run.words) and not (run.words[last].is_mark and run.fold(last) in ".,;")


def _is_finite_present(
    run: Run, before: int, last: int, *, entry: Entry, reporting: Reporting
) -> bool:
    """Whether a present form stands between a subject and a complement."""
    previous = run.fold(before)
    if (
        before < 0
        or previous in reporting.prepositions
        or previous.endswith(reporting.possessive_endings)
    ):
        return False
    if previous in reporting.auxiliaries | reporting.negations:
        return True
    if previous in reporting.plurals and run.fold(last - 1 - len(entry.rest)).endswith(
        reporting.inflected_endings
    ):
        return False
    subject = _may_end_subject(run, before, reporting)
    if subject and not _is_often_noun(entry):
        return True
    return (subject or previous.endswith(reporting.inflected_endings)) and _opens_complement(
        run, last, entry=entry, reporting=reporting
    )


def _may_end_subject(run: Run, index: int, reporting: Reporting) -> bool:
    """Whether a subject may end at a word: a name, a pronoun, an insertion, a quotation."""
    word = run.words[index]
    if word.text == "," and index > 0:
        insertion = run.words[max(0, index - _LONGEST_INSERTION) : index]
        before = run.words[index - 1]
        return before.quoted or before.is_capital or any(w.text == "," for w in insertion)
    return word.fold in reporting.subjects or word.is_capital or word.quoted


def _is_often_noun(entry: Entry) -> bool:
    """Whether the verb takes objects only, so that its present forms are as often nouns."""
    return not entry.verb.takes & {"clause", "to", "citing", "quotation"}


def _opens_complement(run: Run, index: int, *, entry: Entry, reporting: Reporting) -> bool:
    if index >= len(run.words):
        return False
    word = run.words[index]
    openers = reporting.complementizers | reporting.questions | reporting.determiners
    return (
        word.quoted
        or word.is_capital
        or word.fold in openers | reporting.subjects | {":", ","}
        or ("to" in entry.verb.takes and word.fold in reporting.infinitive)
    )


def _negation(run: Run, first: int, reporting: Reporting) -> int | None:
    """Where the negated verb group of a cue begins."""
    group = reporting.auxiliaries | reporting.negations
    start, negated = first, False
    while True:
        before = before_adverbs(run, start, reporting)
        if before < 0 or run.fold(before) not in group or run.words[before].quoted:
            return start if negated else None
        negated = negated or run.fold(before) in reporting.negations
        start = before
