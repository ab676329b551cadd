"""One run and what the rules have found in it so far.

Run -> Scene, which the rules fill with attributions

The only state in this room: a rule asks the scene for words and adds what it found, and later
rules leave alone what is `taken`.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.languages import Language, load
from onrecord.languages.reporting import Reporting
from onrecord.model import Act, AnnotatedArticle, Attribution, Mention, Span
from onrecord.spans import within
from onrecord.statements.contents import clean
from onrecord.statements.cues import Cue, find_cues, matches
from onrecord.statements.runs import OUTSIDE, Run

# A ranking of the rules, no probability: how they stand to one another on PolNeAR's training
# articles and on the example story, where a quotation is not marked in pieces. "colon" and "aside"
# are rare there and were right less often than their numbers say.
CONFIDENCE = {
    "quotation": 0.95,
    "that": 0.9,
    "bare": 0.88,
    "aside": 0.88,
    "phrase": 0.86,
    "follows": 0.85,
    "transcript": 0.85,
    "colon": 0.8,
    "question": 0.78,
    "object": 0.65,
    "to": 0.65,
    "introduced": 0.6,
    "noun": 0.55,
    "block": 0.8,
}


class Credit(NamedTuple):
    """The words that credit content to somebody, and those through whom it came."""

    source: Span | None
    cue: Span | None
    relay: tuple[Span, ...] = ()


_DASHES = frozenset("-–—")
# "PORT AMALY, Sarovia, 12 June (NTA) –"
_LONGEST_DATELINE = 14


@dataclass(slots=True)
class Scene:
    """A run, its cues and mentions, and what was found.

    Attributes:
        text: of the whole article.
        mentions: those inside the run.
        surnames: last words, folded, of the people whom the article names anywhere.
        phrases: "according to" and the like, by their first word.
        taken: words before this index belong to an attribution.
    """

    run: Run
    text: str
    mentions: tuple[Mention, ...]
    surnames: frozenset[str]
    reporting: Reporting
    phrases: dict[str, list[tuple[str, ...]]]
    cues: list[Cue]
    found: list[Attribution] = field(default_factory=list)
    taken: int = 0

    def add(self, content: list[Span], credit: Credit, *, act: Act, rule: str) -> None:
        """Keep an attribution, and leave its content to no other rule.

        What says only when ("said late on Saturday") is no content.
        """
        if not any(self._tells(span) for span in content):
            return
        self.found.append(
            Attribution(
                content=tuple(sorted(content)),
                cue=credit.cue,
                source=credit.source,
                act=act,
                rule=rule,
                confidence=CONFIDENCE[rule],
                relay=credit.relay,
            )
        )
        spans = [*content, *(span for span in (credit.cue, credit.source) if span)]
        self.taken = max(self.taken, self.index_after(max(span.end for span in spans)))

    def _tells(self, span: Span) -> bool:
        """Whether content holds a word that is neither a time nor a small word."""
        first, last = self.run.index_at(span.start), self.index_after(span.end)
        small = self.reporting.prepositions | self.reporting.infinitive | self.reporting.adverbs
        return any(
            not (word.is_mark or word.timed) and (word.quoted or word.fold not in small)
            for word in self.run.words[first:last]
        )

    def index_after(self, place: int) -> int:
        """The first word that begins at or after a place in the text."""
        return self.run.index_at(place - 1) + 1

    def is_own_voice(self, start: int, end: int) -> bool:
        """Whether a source is the narrator ("I hope") or nobody: no statement of anyone's."""
        words = [word.fold.partition("'")[0] for word in self.run.words[start:end]]
        return words[0] in self.reporting.nobody or (
            len(words) == 1 and words[0] in self.reporting.narrators
        )

    def phrase_end(self, index: int) -> int:
        """The word after a phrase such as "according to" that begins at a word, 0 for none."""
        if index >= len(self.run.words) or self.run.words[index].quoted:
            return 0
        for rest in self.phrases.get(self.run.fold(index), ()):
            if matches(self.run, index + 1, rest):
                return index + 1 + len(rest)
        return 0

    def sentence_start(self, index: int) -> int:
        """Where the narrator's sentence of a word begins, or what is taken of it ends."""
        while index > self.taken and not self._ends_sentence(index - 1):
            index -= 1
        return index

    def _ends_sentence(self, index: int) -> bool:
        return self.run.words[index].stop and self.run.sentence_end(index) == index + 1

    def without_lead(self, start: int, end: int) -> int:
        """The start of content without what leads in: "But", "However,", "He was blunt:"."""
        words, reporting = self.run.words, self.reporting
        start = self._without_dateline(start, end)
        for index in range(start, end - 1):
            if words[index].text == ":" and words[index + 1].quoted and not words[index].quoted:
                return index + 1
        while start < end - 1 and not words[start].quoted:
            adverbial = words[start].fold in reporting.adverbs and words[start + 1].text == ","
            if not (
                adverbial or words[start].is_mark or words[start].fold in reporting.coordinators
            ):
                break
            start += 1
        return start

    def _without_dateline(self, start: int, end: int) -> int:
        """The start behind "HALVIK (NTA) –" or "(NTA)", where a run begins with one."""
        words = self.run.words
        if start > 0 or not (words[0].is_capital or words[0].text == "("):
            return start
        for index in range(1, min(end - 1, _LONGEST_DATELINE)):
            names_agency = words[index - 1].text == ")"
            place = words[0].text.isupper() and all(
                word.is_mark or word.timed or word.text.isupper() for word in words[:index]
            )
            if words[index].text in _DASHES and (names_agency or place):
                return index + 1
            if words[index].text == ")" and words[0].text == "(" and words[1].text.isupper():
                return index + 1
        return start

    def pieces(self, start: int, end: int) -> list[Span]:
        """The content that words hold: their quotations where they are nothing else."""
        if start >= end:
            return []
        if self.is_all_quoted(start, end):
            return self._quotations(start, end)
        whole = clean(self.text, *self.run.cover(start, end))
        return [whole] if whole else []

    def is_all_quoted(self, start: int, end: int) -> bool:
        """Whether nothing but marks and conjunctions stands outside quotations."""
        words = self.run.words[start:end]
        return any(word.quoted for word in words) and all(
            word.quoted or word.is_mark or word.fold in self.reporting.coordinators
            for word in words
        )

    def _quotations(self, start: int, end: int) -> list[Span]:
        held = sorted({word.quotation for word in self.run.words[start:end]} - {OUTSIDE})
        inner = (self.run.quotations[index].inner for index in held)
        return [span for span in (clean(self.text, *inside) for inside in inner) if span]


def set_scene(
    run: Run, annotated: AnnotatedArticle, language: Language, *, surnames: frozenset[str]
) -> Scene:
    """The scene of a run before any rule has looked at it."""
    return Scene(
        run=run,
        text=annotated.article.text,
        mentions=_mentions_in(annotated, run.span),
        surnames=surnames,
        reporting=language.reporting,
        phrases=_phrases(language.code),
        cues=find_cues(run, language.code),
    )


@functools.cache
def _phrases(code: str) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in load(code).reporting.phrases:
        first, *rest = phrase.split()
        found.setdefault(first, []).append(tuple(rest))
    return found


def _mentions_in(annotated: AnnotatedArticle, span: Span) -> tuple[Mention, ...]:
    begun = within(annotated.mentions, span, key=lambda mention: mention.span)
    return tuple(mention for mention in begun if mention.span.end <= span.end)


def surnames_of(annotated: AnnotatedArticle) -> frozenset[str]:
    """Last words, folded, of the people whom an article names."""
    people = (chain.name for chain in annotated.chains if chain.kind == "person")
    return frozenset(name.split()[-1].casefold() for name in people if name.strip())
