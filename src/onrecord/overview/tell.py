"""Utterances told, one sentence each.

utterance -> Draft | None

Where the words cannot be told without bending them there is no sentence. Words that an article
credits to nobody are told as the outlet's report of them; words to be checked are listed, not
told.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.overview.excerpt import Excerpt, excerpt
from onrecord.overview.frames import frame
from onrecord.overview.naming import capitalized
from onrecord.overview.parts import bare, exact, ours, quoted, sentence
from onrecord.overview.phrase import Phrase
from onrecord.showing import plain

if TYPE_CHECKING:
    from onrecord.model import Part
    from onrecord.overview.circumstances import Calendar
    from onrecord.overview.naming import Naming
    from onrecord.overview.select import Evidence
    from onrecord.overview.thread import Thread
    from onrecord.overview.variants import Utterance
    from onrecord.overview.verbs import Verbs


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence before its passages have numbers."""

    parts: tuple[Part, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells the utterances of one overview."""

    verbs: Verbs
    calendar: Calendar

    def tell(self, utterance: Utterance, naming: Naming | None, thread: Thread) -> Draft | None:
        """The sentence; None where the words cannot be told without bending them.

        An actor without a `naming` is one that the article does not credit.
        """
        evidence = utterance.told
        if naming is None:
            return Draft(self._unsourced(evidence), utterance.evidence)
        found = frame(evidence, self.verbs)
        words = excerpt(evidence, quoted=evidence.statement.manner == "direct")
        if not found or not words:
            return None
        phrase = Phrase.of(utterance, found, words, self.calendar)
        return Draft(phrase.told(naming, thread), utterance.evidence)

    def in_fitting_words(self, utterance: Utterance) -> Utterance | None:
        """Told in the first wording that a sentence can hold; None where there is none."""
        listed: list[Evidence] = []
        for one in utterance.evidence:
            found = frame(one, self.verbs)
            words = excerpt(one, quoted=one.statement.manner == "direct")
            if found is None or (words and found.place != "listed"):
                others = [other for other in utterance.evidence if other is not one]
                return replace(utterance, evidence=(one, *others)) if listed else utterance
            listed.append(one)
        return None

    def listed(self, evidence: Evidence, name: str) -> Draft:
        """A statement to be checked: the name, the cue and the words, no sentence made of them."""
        source, cue = evidence.statement.source, evidence.statement.cue
        credited = [ours(capitalized(name))] if name else []
        if not name:
            credited = [exact(evidence.article, source)] if source else [ours("No source")]
        turned = self._turned(evidence, " ")
        if cue and not turned:
            credited += [ours(" ("), exact(evidence.article, cue), ours(")")]
        return Draft(_set_off(evidence, *credited, ours(f"{turned}: ")), (evidence,))

    def _unsourced(self, evidence: Evidence) -> tuple[Part, ...]:
        outlet, day = evidence.article.outlet or "a report", evidence.reported
        year, telling = self.calendar.year, self.calendar.language.telling
        when = f" on {plain(day, telling, year=year)}" if day else ""
        turned = self._turned(evidence, ", that somebody ")
        return _set_off(evidence, ours(f"{outlet} reported{when}, naming no source{turned}: "))

    def _turned(self, evidence: Evidence, joint: str) -> str:
        """What is told of a content that was denied or asked, lest it pass for what was said."""
        telling, statement = self.calendar.language.telling, evidence.statement
        turns = statement.act in telling.contradicting and statement.manner != "direct"
        return f"{joint}{telling.turned[statement.act]}" if turns else ""


def _set_off(evidence: Evidence, *start: Part) -> tuple[Part, ...]:
    """What opens the line, and the content behind its colon; whole where it cannot be cut well."""
    direct = evidence.statement.manner == "direct"
    words = excerpt(evidence, quoted=direct) or Excerpt(evidence.statement.content)
    write = quoted if direct else bare
    return sentence([*start, *write(evidence.article, words)])
