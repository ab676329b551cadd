"""What stands around a mention: quotation marks, prepositions, reporting verbs.

text, quotations, a mention -> whether it is quoted, governed, credited, an owner, a topic
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.annotations.lexicon import Lexicon
    from onrecord.model import Mention, Quotation, Span

# Past the age of who is named: "Varen, 61, pleaded".
_NEXT_WORD = re.compile(r"(?:,\s\d{1,3},)?[,”\"]?\s*([\w’']+)")
_LAST_WORD = re.compile(r"(\w+)[:,]?\s*$")
# How far before a mention its reporting verb is looked for.
LONGEST_VERB = 20
# An honorific, an adverb: what may stand before the word that opens a sentence.
LONGEST_LEAD = 30
_POSSESSIVE = ("'", "’")
_ENDS = (".", ",", ";")
# What was said ends so, before "said Varen".
_BEFORE = (", ", "” ", '" ', "’ ", "' ", "? ", "! ")


class Surroundings:
    """The text around the mentions of one article."""

    def __init__(self, text: str, quotations: tuple[Quotation, ...], words: Lexicon) -> None:
        self.text = text
        self.words = words
        self.quoted = [quotation.outer for quotation in quotations if not quotation.nested]
        self.quote_starts = [span.start for span in self.quoted]

    def is_quoted(self, span: Span) -> bool:
        """Whether it begins inside a quotation."""
        place = bisect_right(self.quote_starts, span.start) - 1
        return place >= 0 and span.start < self.quoted[place].end

    def is_caption(self, sentence: Span) -> bool:
        """Whether it only signs a quotation set apart: "— Ilse Varen, minister"."""
        return self.text[sentence.start] in "—–"

    def is_governed(self, span: Span) -> bool:
        """Whether a preposition stands before it, or before its article: "by the ministry"."""
        before = self._last_word(span.start)
        if before and before[1].casefold() in self.words.who.articles:
            before = self._last_word(before.start())
        return bool(before and before[1].casefold() in self.words.who.governing)

    def is_completed(self, span: Span) -> bool:
        """Whether a preposition behind it tells more of it: "the company behind the ferry"."""
        behind = _NEXT_WORD.match(self.text, span.end)
        return bool(behind and behind[1] in self.words.who.governing)

    def is_below(self, mention: Mention) -> bool:
        """Whether a name opens a clause below the sentence's own: "the day that Lind stood"."""
        before = self._last_word(mention.span.start)
        if mention.form != "name":
            return False
        return bool(before and before[1].casefold() in self.words.reporting.subordinators)

    def owns(self, mention: Mention) -> bool:
        """Whether it is whose something else is: "her", "Varen’s"."""
        if mention.form == "pronoun":
            return mention.name.casefold() in self.words.who.pronouns.owning
        return self.text.startswith(_POSSESSIVE, mention.span.end)

    def is_topic(self, mention: Mention, sentence: Span) -> bool:
        """Whether a sentence opens with what is his: "Varen’s record was mixed. She had …"."""
        if mention.form != "name" or mention.span.start - sentence.start > LONGEST_LEAD:
            return False
        lead = self.text[sentence.start : mention.span.start].strip().casefold()
        return (not lead or lead in self.words.honorifics) and self.owns(mention)

    def is_credited(self, span: Span) -> bool:
        """Whether a reporting verb stands right behind, adverbs aside, or right before it."""
        behind = _NEXT_WORD.match(self.text, span.end)
        while behind and behind[1].casefold() in self.words.before_verb:
            behind = _NEXT_WORD.match(self.text, behind.end())
        before = self._last_word(span.start)
        return any(word and word[1].casefold() in self.words.told for word in (behind, before))

    def is_answer(self, span: Span) -> bool:
        """Whether a verb of answering stands behind: who was asked is not who asked."""
        behind = _NEXT_WORD.match(self.text, span.end)
        return bool(behind and behind[1].casefold() in self.words.reporting.answering)

    def is_inverted(self, span: Span) -> bool:
        """Whether it follows its verb and ends the clause: "…, said Varen."."""
        before = self._last_word(span.start)
        if before is None or before[1].casefold() not in self.words.inverting:
            return False
        follows = self.text.endswith(_BEFORE, 0, before.start())
        return follows and self.text.startswith(_ENDS, span.end)

    def _last_word(self, place: int) -> re.Match[str] | None:
        return _LAST_WORD.search(self.text, max(0, place - LONGEST_VERB), place)
