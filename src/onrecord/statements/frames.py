"""The frame of an attribution: the narrator's words around its cue, without what is attributed.

frame, a phrase in it -> whether the phrase hangs on the cue

When, where, to whom and through whom something was said stands in the clause of the cue: "On
Monday, the minister told reporters ▢ in Vesper". What stands in the content ("said the vote would
be held on Monday") tells of something else, and so does what belongs to another clause ("X, who
resigned on Monday, said"). `framing.py` makes the frames.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from onrecord.languages import Language
from onrecord.model import AnnotatedArticle, Attribution, Relay, Span, Speaker, TimePhrase, Venue
from onrecord.statements.speaker import Speakers

_Spanned = TypeVar("_Spanned", Relay, TimePhrase, Venue)

BLANK = "\0"
WORD = re.compile(r"[\w’'.&-]*\w")
_BLANKS = re.compile(rf"{BLANK}+")
# A stage direction is short; what is longer is a clause of its own.
_MOST_WORDS = 12
_MOST_WORDS_AFTER_CONTENT = 3
_MOST_WORDS_UNMARKED = 3
_MOST_WORDS_BETWEEN = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """The narrator's words around one attribution.

    Attributes:
        annotated: the article that it is a part of.
        language: the article's words.
        speakers: whom any words of it refer to.
        words: the text of `zone`, blank where somebody's words stand.
        zone: where `words` stand in the text; empty where there is no cue.
        sentence: the one that the cue stands in.
        anchor: from source to cue, whichever comes first, or the cue alone where the source
            stands elsewhere.
        speaker: None where nobody is known.
        paragraphs: indices of the first and the last paragraph of content and cue.
        number: which attribution it is, None for an opening of a speech that states nothing.
        holder: number of the attribution in whose content this one stands.
    """

    annotated: AnnotatedArticle
    language: Language
    speakers: Speakers
    attribution: Attribution
    words: str
    zone: Span
    sentence: Span
    anchor: Span
    speaker: Speaker | None
    paragraphs: tuple[int, int]
    number: int | None
    holder: int | None

    def between(self, start: int, end: int) -> str:
        """The words between two places of the text, as far as they lie in the zone."""
        return self.words[max(0, start - self.zone.start) : max(0, end - self.zone.start)]

    def holds(self, span: Span) -> bool:
        """Whether the span lies in the zone and none of it is blank."""
        return self.zone.contains(span) and BLANK not in self.between(*span)

    def place(self, index: int) -> int:
        """Where an index into `words` lies in the text."""
        return index + self.zone.start

    def index(self, place: int) -> int:
        """Where a place of the text lies in `words`."""
        return place - self.zone.start


def hangs(frame: Frame, span: Span) -> bool:
    """Whether a phrase of the zone belongs to the clause of the cue."""
    if not frame.holds(span) or frame.attribution.cue is None:
        return False
    if span.start >= frame.anchor.end:
        return _follows(frame, span)
    if span.end <= frame.anchor.start:
        return _precedes(frame, span)
    return _stands_between(frame, span)


def nearest(frame: Frame, found: Iterable[_Spanned]) -> _Spanned | None:
    """The one of several that stands nearest to the cue."""
    anchor = frame.anchor
    return min(
        found,
        key=lambda one: max(anchor.start - one.span.end, one.span.start - anchor.end),
        default=None,
    )


def words_of(words: str) -> list[str]:
    """The words of a stretch, lower case, blanks left out."""
    return [word.lower() for word in WORD.findall(words)]


def last_word(words: str) -> str:
    """The last word of a stretch, lower case; '' where it has none."""
    return next(reversed(words_of(words)), "")


def _follows(frame: Frame, span: Span) -> bool:
    """After it, as in "told reporters late Tuesday"; after a content too, where it is short."""
    language = frame.language
    *before, last = _BLANKS.split(frame.between(frame.anchor.end, span.start))
    words = [word for word in words_of(last) if word not in language.when.issued]
    if not _is_one_clause(words, language) or not language.where.perfect.isdisjoint(words):
        return False  # "said after the court had ruled on Monday"
    if not before or (words and words[0] in language.where.speaking):
        return len(words) <= _MOST_WORDS
    return len(words) <= _MOST_WORDS_AFTER_CONTENT


def _precedes(frame: Frame, span: Span) -> bool:
    """Before it: "On Monday, X said", "In a statement on Monday, X said", "Asked on Monday …"."""
    language, where = frame.language, frame.language.where
    lead = _lead(frame.between(frame.zone.start, span.start), language)
    tail = frame.between(span.end, frame.anchor.start).strip()
    if lead[:1] and lead[0] in where.speaking:
        return len(lead) <= _MOST_WORDS
    if BLANK in tail or not _is_one_clause(lead, language):
        return False
    if lead and lead[0] not in {*where.at, *where.on}:
        return False
    words = words_of(tail)
    if tail.startswith(",") or lead:
        ends = tail.endswith(",") or len(words) <= _MOST_WORDS_UNMARKED
        return ends and _is_one_clause(words, language)
    return len(words) <= _MOST_WORDS_UNMARKED and "," not in tail.rstrip(",")


def _lead(words: str, language: Language) -> list[str]:
    """The words before a phrase, without what may open any sentence."""
    lead = words_of(words)
    while lead and lead[0] in language.where.openers:
        lead = lead[1:]
    return lead


def _stands_between(frame: Frame, span: Span) -> bool:
    """Between source and cue: "X on Friday denounced", "the poll, published on Friday, put"."""
    cue, source = frame.attribution.cue, frame.attribution.source
    if cue is None or cue.contains(span):
        return cue is not None
    if source is None or source.overlaps(span):
        return False
    first, second = sorted((cue, source))
    around = (frame.between(first.end, span.start), frame.between(span.end, second.start))
    return all(BLANK not in part and _is_short(part, frame.language) for part in around)


def _is_short(part: str, language: Language) -> bool:
    words = words_of(part)
    return len(words) <= _MOST_WORDS_BETWEEN and _is_one_clause(words, language)


def _is_one_clause(words: list[str], language: Language) -> bool:
    return len(words) <= _MOST_WORDS and language.where.barriers.isdisjoint(words)
