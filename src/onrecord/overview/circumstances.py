"""When, where and through whom, in words.

evidence -> "on 12 March", "in an interview with Radio Vesper", "according to NTA"

A day that is not known is not guessed: what is known instead is the day of the report, and it is
told as that. A venue keeps the article's own preposition. Of the relay two links are told, those
nearest to the reader; the passage shows all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from onrecord.showing import in_words, plain

if TYPE_CHECKING:
    from onrecord.languages import Language
    from onrecord.model import Relay
    from onrecord.overview.frames import Frame
    from onrecord.overview.select import Evidence

When: TypeAlias = tuple[str, str]
"""As in `("said", "on 12 March")`; "reported", "undated", or "known" from the sentence before."""

MOST_LINKS = 2
_LOOK_BACK = 30


@dataclass(frozen=True, slots=True)
class Calendar:
    """How days are told in one overview.

    Attributes:
        year: that of all reports, which goes without saying; None where there are several.
    """

    language: Language
    year: int | None

    def when(self, evidence: Evidence) -> When:
        """What is known of the day, comparable with that of the sentence before."""
        if evidence.said:
            return "said", in_words(evidence.said, self.language.telling, year=self.year)
        if evidence.reported:
            return "reported", plain(evidence.reported, self.language.telling, year=self.year)
        return "undated", ""


def lead(when: When) -> str:
    """Of a paragraph whose words are known by the day of their report alone, like a dateline."""
    kind, words = when
    told = {"reported": f"Reported {words} – ", "undated": "Undated report – "}
    return told.get(kind, "")


def report(when: When) -> str:
    """The same in a note, for a sentence that stands alone."""
    kind, words = when
    return {"reported": f"report of {words}", "undated": "undated report"}.get(kind, "")


def said_on(when: When) -> str:
    """As in "on 12 March", empty where the day is not known or known already."""
    kind, words = when
    return words if kind == "said" else ""


def venue(evidence: Evidence, frame: Frame, language: Language) -> str | None:
    """Where it was said, with the article's preposition; None where unknown or told already."""
    found = evidence.statement.venue
    if not found or (frame.kept and frame.kept.contains(found.span)) or found.name in frame.verb:
        return None
    if any(found.name.casefold() in link.name.casefold() for link in evidence.statement.relay):
        return None
    before = _before(evidence, found.span.start, language)
    if before is not None:
        return f"{before} {found.name}"
    words = found.name.casefold().split()
    for head in (" ".join(words[-2:]), *reversed(words[-1:]), *words[:1], " ".join(words[:2])):
        if head in language.telling.venues:
            return f"{_agreeing(language.telling.venues[head], found.name, language)} {found.name}"
    return None


def _agreeing(before: str, name: str, language: Language) -> str:
    """As in "at an impromptu rally"."""
    telling = language.telling
    *words, last = before.split()
    if name[:1].casefold() in telling.vowels:
        last = telling.before_vowels.get(last, last)
    return " ".join((*words, last))


def relay(evidence: Evidence, frame: Frame, *, speaker: str) -> tuple[str, ...]:
    """Who passed it on and is not told yet, nearest to the reader first, two at most."""
    told = {evidence.article.outlet, speaker}
    occasion = evidence.statement.venue
    names = [
        _with_article(evidence, link)
        for link in reversed(evidence.statement.relay)
        if link.name not in told
        and link.name not in frame.verb
        and not (frame.kept and frame.kept.contains(link.span))
        and not (occasion and link.name in occasion.name)
    ]
    return tuple(dict.fromkeys(names))[:MOST_LINKS]


def according_to(links: tuple[str, ...], *, words: str = "according to") -> str | None:
    """As in "according to Radio Vesper, which cited NTA"."""
    if not links:
        return None
    return f"{words} {links[0]}" + "".join(f", which cited {link}" for link in links[1:])


def _with_article(evidence: Evidence, link: Relay) -> str:
    """As in "the Guardian", where the article says it so."""
    before = evidence.article.text[max(0, link.span.start - len("the ")) : link.span.start]
    has_one = link.name.casefold().startswith("the ")
    return f"the {link.name}" if before.casefold() == "the " and not has_one else link.name


def _before(evidence: Evidence, start: int, language: Language) -> str | None:
    """The article's preposition and determiner before a venue: "in an", "on", "at his"."""
    text = evidence.article.text
    words = text[max(0, start - _LOOK_BACK) : start].split()
    if not words or not text[start - 1].isspace():
        return None
    reporting = language.reporting
    small = [words[-1].casefold()]
    if small[0] in reporting.determiners and len(words) > 1:
        small.insert(0, words[-2].casefold())
    return " ".join(small) if small[0] in language.telling.venue_prepositions else None
