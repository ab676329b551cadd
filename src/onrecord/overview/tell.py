"""Utterances told, one sentence each.

utterance -> Draft | None

Where the words cannot be told without bending them there is no sentence. Words that an article
credits to nobody are told as the outlet's report of them; words to be checked are listed, not
told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.overview.days import plain
from onrecord.overview.excerpt import Excerpt, excerpt
from onrecord.overview.frames import frame
from onrecord.overview.parts import bare, ours, quoted, sentence
from onrecord.overview.phrase import Phrase

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

    def listed(self, evidence: Evidence, name: str | None) -> Draft:
        """A statement to be checked: the name and the words, no sentence made of them."""
        start = f"{name or 'No source'}{self._turned(evidence, ' ')}: "
        return Draft(_set_off(evidence, start), (evidence,))

    def _unsourced(self, evidence: Evidence) -> tuple[Part, ...]:
        outlet, day = evidence.article.outlet or "a report", evidence.reported
        year, telling = self.calendar.year, self.calendar.language.telling
        when = f" on {plain(day, telling, year=year)}" if day else ""
        turned = self._turned(evidence, ", that somebody ")
        return _set_off(evidence, f"{outlet} reported{when}, naming no source{turned}: ")

    def _turned(self, evidence: Evidence, joint: str) -> str:
        """What is told of a content that was denied or asked, lest it pass for what was said."""
        telling, statement = self.calendar.language.telling, evidence.statement
        turns = statement.act in telling.contradicting and statement.manner != "direct"
        return f"{joint}{telling.colon[statement.act]}" if turns else ""


def _set_off(evidence: Evidence, start: str) -> tuple[Part, ...]:
    """Our words, and the content behind their colon, whole."""
    write = quoted if evidence.statement.manner == "direct" else bare
    whole = Excerpt(evidence.statement.content)
    return sentence([ours(start), *write(evidence.article, whole)])
