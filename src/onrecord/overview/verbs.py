"""The cue of a statement as a finite verb that a sentence of ours can use.

evidence -> Finite | None

The article's own verb keeps its force ("ruled out", "did not deny"). Present reports are told in
the past, wishes and beliefs in the tense they have. A cue that cannot be lifted out of its
sentence is None: a noun, a passive, a participle with a pronoun ("calling them"), or a verb whose
negation stands apart from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from onrecord.languages import Language
    from onrecord.languages.reporting import Takes, Verb
    from onrecord.overview.select import Evidence

Tense: TypeAlias = Literal["past", "present", "participle", "ing"]

# A negation this close before a cue may belong to it ("without ever saying").
NEAR_WORDS = 3
_NEAR_LETTERS = 40
_WORD = re.compile(r"[\w'’-]+")
_PLAIN = re.compile(r"[a-z]+(?: [a-z]+){0,2}")
_POSSESSIVE = re.compile(r"['’]s?$|['’]s?\s*$")


@dataclass(frozen=True, slots=True)
class Finite:
    """A verb with its subject to come before it.

    Attributes:
        takes: what the lexicon says may follow.
        needs_object: nobody "told" without telling somebody.
    """

    words: str
    takes: frozenset[Takes]
    needs_object: bool = False

    @property
    def opens_clause(self) -> bool:
        """Whether "that" and a clause may follow."""
        return bool(self.takes & {"clause", "that"})

    @property
    def speaks(self) -> bool:
        """Whether a quotation may follow after a colon."""
        return bool(self.takes & {"clause", "that", "quotation"})


@dataclass(frozen=True, slots=True)
class Verbs:
    """The forms of all reporting verbs of a language."""

    language: Language
    forms: dict[str, tuple[Verb, Tense]]

    @classmethod
    def of(cls, language: Language) -> Verbs:
        """Every form once; one that is of two tenses ("said") counts as the finite one."""
        forms: dict[str, tuple[Verb, Tense]] = {}
        for verb in language.reporting.verbs.values():
            for form in verb.past:
                forms.setdefault(form, (verb, "past"))
            for form in verb.present:
                forms.setdefault(form, (verb, "present"))
            for form in verb.participle:
                forms.setdefault(form, (verb, "participle"))
            for form in verb.ing:
                forms.setdefault(form, (verb, "ing"))
        return cls(language, forms)

    def finite(self, evidence: Evidence) -> Finite | None:
        """The cue as the article has it, or told in the past; None where it cannot be used."""
        cue = self._bare(evidence.words(evidence.statement.cue))
        lead = self._lead(evidence)
        if not cue or lead is None or self.dangles(cue) or cue.startswith("'"):
            return None
        words = [*lead, *cue.split()]
        count = next((n for n, word in enumerate(words) if not self._helps(word)), len(words))
        helpers, main = words[:count], " ".join(words[count:])
        return self._known(helpers, main) or self._as_it_stands(evidence, " ".join(words))

    def negated(self, evidence: Evidence) -> bool:
        """Whether a negation stands in the source, the cue or right before it."""
        statement, text = evidence.statement, evidence.article.text
        source = _WORD.findall(evidence.words(statement.source).casefold())[:1]
        cue = _WORD.findall(evidence.words(statement.cue).casefold())
        start = statement.cue.start if statement.cue else 0
        before = _WORD.findall(text[max(0, start - _NEAR_LETTERS) : start].casefold())
        return self.negates([*source, *cue, *before[-NEAR_WORDS:]])

    def negated_source(self, evidence: Evidence) -> bool:
        """Whether it is nobody who spoke ("neither side said")."""
        return self.negates(_WORD.findall(evidence.words(evidence.statement.source).casefold())[:1])

    def negates(self, words: list[str]) -> bool:
        """Whether one of the words is a negation."""
        negations = self.language.reporting.negations | self.language.telling.negating
        return bool(negations & {word.replace("’", "'") for word in words})

    def dangles(self, words: str) -> bool:
        """Whether one of the words points at something said elsewhere ("calling THEM")."""
        return bool(self.language.telling.dangling & set(_WORD.findall(words.casefold())))

    def _known(self, helpers: list[str], main: str) -> Finite | None:
        reporting, telling = self.language.reporting, self.language.telling
        if main in reporting.passive_reports and reporting.be & set(helpers):
            return Finite(" ".join([*helpers, main]), frozenset({"clause"}))
        if main in self.forms and self.forms[main][1] == "ing" and self._goes_on(helpers):
            verb, _ = self.forms[main]
            return Finite(verb.past[0], verb.takes, bool(telling.transitive & {*verb.past}))
        if main not in self.forms or reporting.be & set(helpers):
            return None
        verb, tense = self.forms[main]
        transitive = bool(self.language.telling.transitive & {*verb.past})
        if reporting.auxiliaries & set(helpers) and not self._perfect(helpers):
            return Finite(" ".join([*helpers, main]), verb.takes, transitive)
        if self.negates(helpers) or (tense == "participle" and not helpers):
            return None
        kept = tense == "past" or (tense == "present" and verb.act in self.language.telling.present)
        return Finite(main if kept else verb.past[0], verb.takes, transitive)

    def _goes_on(self, helpers: list[str]) -> bool:
        """Whether the helpers make a progressive, and nothing else: "is now insisting"."""
        reporting = self.language.reporting
        return (
            bool(reporting.be & set(helpers)) and set(helpers) <= reporting.be | reporting.adverbs
        )

    def _perfect(self, helpers: list[str]) -> bool:
        """Whether the helpers only put it in the present perfect, which goes with no date."""
        telling, adverbs = self.language.telling, self.language.reporting.adverbs
        return bool(telling.perfect & set(helpers)) and set(helpers) <= telling.perfect | adverbs

    def _as_it_stands(self, evidence: Evidence, words: str) -> Finite | None:
        """An unknown verb right between its subject and its object: "put the number at"."""
        statement, text = evidence.statement, evidence.article.text
        source, cue, content = statement.source, statement.cue, statement.content[0]
        if not source or not cue or not source.end < cue.start < cue.end < content.start:
            return None
        first, prepositions = words.split(maxsplit=1)[0], self.language.reporting.prepositions
        between = text[source.end : cue.start].casefold().split()
        if words in self.forms or not all(self._helps(word) for word in between):
            return None
        around = text[cue.end : content.start]
        if around != " " or text[cue.start - 1] != " " or self._possessive(source.of(text)):
            return None
        if first in prepositions or first.endswith("ing") or not _PLAIN.fullmatch(words):
            return None
        if set(words.split()) & self.language.reporting.nouns.keys():
            return None
        return Finite(words, frozenset({"object"}))

    def _possessive(self, source: str) -> bool:
        possessives = self.language.reporting.possessives
        return source.casefold() in possessives or bool(_POSSESSIVE.search(source))

    def _bare(self, cue: str) -> str:
        """The cue without "that" or a day at its end, in small letters: "plans on Thursday"."""
        written = cue.replace("’", "'").split()
        named = self.language.when.weekdays.keys() | self.language.when.months.keys()
        days = [place for place, word in enumerate(written) if place and word in named]
        words = [word.casefold() for word in written[: days[0] if days else None]]
        while days and words and words[-1] in self.language.reporting.prepositions:
            words.pop()
        if len(words) > 1 and words[-1] in self.language.reporting.complementizers:
            words.pop()
        return " ".join(words)

    def _lead(self, evidence: Evidence) -> list[str] | None:
        """Helping words between source and cue ("did not"); None where a negation stands apart."""
        source, cue = evidence.statement.source, evidence.statement.cue
        if not source or not cue or source.end > cue.start:
            return []
        between = evidence.article.text[source.end : cue.start].casefold().replace("’", "'")
        words = between.split()
        if between.startswith("'"):  # "X's view"
            return None
        if words and all(self._helps(word) for word in words):
            return words
        near = _WORD.findall(between)[-NEAR_WORDS:]
        return None if self.negates(near) else []

    def _helps(self, word: str) -> bool:
        reporting = self.language.reporting
        return word in reporting.auxiliaries | reporting.negations | reporting.adverbs
