"""One sentence: its circumstances, its actor, its verb and its content put in order.

evidence, frame, excerpt -> parts

Circumstances open the sentence, so that a date is never read into the content ("a visit on 3
March"); after a content that comes first they close it. A day that is only that of the report
leads the paragraph, once, and is a note to a sentence that stands alone. An unnamed source with
somebody between is told by who cites it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.overview.circumstances import (
    Calendar,
    When,
    according_to,
    lead,
    relay,
    report,
    said_on,
    venue,
)
from onrecord.overview.naming import Naming, capitalized
from onrecord.overview.parts import ENDS, bare, ours, quoted, sentence
from onrecord.overview.variants import wordings_differ

if TYPE_CHECKING:
    from onrecord.model import Part
    from onrecord.overview.excerpt import Excerpt
    from onrecord.overview.frames import Frame
    from onrecord.overview.select import Evidence
    from onrecord.overview.thread import Thread
    from onrecord.overview.variants import Utterance

# A quotation that is longer comes after its speaker: nobody should wait so long for the name.
MOST_WORDS_BEFORE_NAME = 30
DIFFERS = "the wording differs between reports"


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a sentence is made of.

    Attributes:
        links: who passed it on and is not told by the verb.
        cited: the source is unnamed, and the last link is told as citing it.
    """

    evidence: Evidence
    frame: Frame
    words: Excerpt
    when: When
    venue: str | None
    links: tuple[str, ...]
    cited: bool
    note: str

    @classmethod
    def of(cls, utterance: Utterance, found: Frame, words: Excerpt, calendar: Calendar) -> Phrase:
        """The phrase of an utterance, told in the words of its first statement."""
        evidence, language = utterance.told, calendar.language
        links = relay(evidence, found, speaker=utterance.actor.name)
        says = found.verb in (language.telling.neutral["say"], "")
        return cls(
            evidence=evidence,
            frame=found,
            words=words,
            when=calendar.when(evidence),
            venue=venue(evidence, found, language),
            links=links,
            cited=bool(links) and utterance.actor.anonymous and says,
            note=DIFFERS if wordings_differ(utterance) else "",
        )

    def told(self, naming: Naming, thread: Thread) -> tuple[Part, ...]:
        """The sentence; the thread then knows it."""
        found = self.evidence.statement.venue
        news = replace(
            self,
            when=self.when if thread.is_news(self.when) else ("known", ""),
            venue=self.venue if thread.is_elsewhere(found.name if found else None) else None,
        )
        subject = self.frame.place not in ("according", "beside") and not self.cited
        name = thread.name(naming, subject=subject)
        parts = news._aside(name) if self._content_first() else news._forward(name)
        notes = [report(news.when) if thread.alone else "", self.note]
        note = "; ".join(filter(None, notes))
        opening = "" if thread.alone else lead(news.when)
        return sentence([ours(opening), *parts], note=f" ({note})" if note else "")

    @property
    def _direct(self) -> bool:
        return self.evidence.statement.manner == "direct"

    def _content_first(self) -> bool:
        if self.frame.place not in ("aside", "beside") or self.words.cut:
            return False
        first = self.evidence.words(self.words.pieces[0])
        return len(first.split()) <= MOST_WORDS_BEFORE_NAME

    def _forward(self, name: str) -> list[Part]:
        """As in "On 3 March, according to NTA, Varen ruled out a visit"."""
        before = [words for words in (said_on(self.when), self.venue, self._through()) if words]
        if self.frame.place in ("according", "beside"):
            before.append(f"according to {name}".rstrip(","))
            return [ours(capitalized(", ".join(before)) + ", "), *self._content(self.words)]
        colon = self.frame.place in ("colon", "aside")
        joint = ":" if colon else f" {self.frame.joint}" if self.frame.joint else ""
        start = "".join(f"{words}, " for words in before) + self._clause(name) + joint
        return [ours(f"{capitalized(start)} "), *self._content(self.words)]

    def _aside(self, name: str) -> list[Part]:
        """As in "“We stay”, Varen said at a rally on 3 March"; a broken content stays broken."""
        first, *rest = self.words.pieces
        if not rest:
            return [*self._content(self.words), ours(f", {self._tail(name)}")]
        goes_on = not self.evidence.words(first).endswith(ENDS)
        return [
            *self._content(replace(self.words, pieces=(first,), close="")),
            ours(f", {self._tail(name)}{',' if goes_on else ':'} "),
            *self._content(replace(self.words, pieces=tuple(rest))),
        ]

    def _tail(self, name: str) -> str:
        circumstances = "".join(f" {words}" for words in (self.venue, said_on(self.when)) if words)
        through = f", {self._through()}" if self._through() else ""
        if self.frame.place == "beside":
            return f"according to {name.rstrip(',')}{circumstances}{through}"
        if self.cited and not self._direct:
            return f"{self.links[0]} reported{circumstances}, citing {name.rstrip(',')}{through}"
        if self.cited:
            return f"{name} {self.frame.verb}{circumstances}, {according_to(self.links)}"
        return f"{name} {self.frame.verb}{circumstances}{through}"

    def _clause(self, name: str) -> str:
        if not self.cited:
            return f"{name} {self.frame.verb}"
        if self._direct:
            return f"{self.links[0]} quoted {name.rstrip(',')}"
        return f"{self.links[0]} reported, citing {name.rstrip(',')},"

    def _through(self) -> str | None:
        """Who passed it on; beside "according to X" in other words than these."""
        twice = self.frame.place in ("according", "beside")
        words = "as reported by" if twice else "according to"
        return according_to(self.links[1:] if self.cited else self.links, words=words)

    def _content(self, words: Excerpt) -> list[Part]:
        write = quoted if self._direct else bare
        return write(self.evidence.article, words)
