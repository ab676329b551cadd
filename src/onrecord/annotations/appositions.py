"""Names that stand beside a description and say who it is.

a description, the mentions behind it -> the name that says who it is

"The captain of the second boat was Ilse Varen", "A Democrat, Mr. Lind is running", "The minister
of electricity, Otto Lind, said".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from onrecord.annotations.surroundings import LONGEST_LEAD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.annotations.lexicon import Lexicon
    from onrecord.annotations.surroundings import Surroundings
    from onrecord.model import Mention, Span

_WORD_IN = re.compile(r"(?<=\s)([a-z]+)\s")
# " of electricity, ": what completes a description before the name that it stands for.
_COMPLETED = re.compile(r" (\w+) [\w’'-]+(?: [\w’'-]+)*, ")
# From a description to the verb that names it: "The captain of the second boat was Ilse Varen".
LONGEST_LINK = 32
# Mentions inside what completes a description stand between it and its name.
NEXT = 5


class Place(NamedTuple):
    """A description where it stands: the mention of this `number`, in its sentence."""

    text: str
    mentions: tuple[Mention, ...]
    number: int
    sentence: Span

    @property
    def mention(self) -> Mention:
        """The description itself."""
        return self.mentions[self.number]

    def names_behind(self, start: int) -> Iterator[int]:
        """Indices of the names that begin at a place of the text."""
        last = min(self.number + NEXT, len(self.mentions))
        for other in range(self.number + 1, last):
            mention = self.mentions[other]
            if mention.form == "name" and mention.span.start == start:
                yield other


FindName: TypeAlias = "Callable[[Place, Lexicon, Surroundings], int | None]"


def equal_name(place: Place, words: Lexicon, _around: Surroundings) -> int | None:
    """Who "the captain" is in "The captain of the second boat was Ilse Varen"."""
    if place.mention.kind != "person":
        return None
    end = place.mention.span.end
    found = _WORD_IN.finditer(place.text, end, end + LONGEST_LINK)
    links = (word.end() for word in found if word[1].casefold() in words.reporting.be)
    start = next(links, None)
    return None if start is None else next(place.names_behind(start), None)


def opened_name(place: Place, words: Lexicon, around: Surroundings) -> int | None:
    """Who "a Democrat" is in "A Democrat, Mr. Lind is running": it opens its sentence."""
    mention, text = place.mention, place.text
    if mention.kind not in ("person", "unnamed") or mention.plural:
        return None
    if mention.span.start - place.sentence.start > LONGEST_LEAD:
        return None
    lead = text[place.sentence.start : mention.span.start].strip().casefold()
    opens = not lead or lead in words.reporting.adverbs
    if not opens or not text.startswith(", ", mention.span.end):
        return None
    for other in place.names_behind(mention.span.end + len(", ")):
        name = place.mentions[other]
        if name.kind == "person":
            return None if around.is_credited(name.span) else other
    return None


def apposed_name(place: Place, words: Lexicon, around: Surroundings) -> int | None:
    """Who "the minister" is in "The minister of electricity, Otto Lind, said"."""
    mention, text = place.mention, place.text
    if mention.kind not in ("person", "unnamed") or around.is_governed(mention.span):
        return None
    between = _COMPLETED.match(text, mention.span.end, mention.span.end + LONGEST_LINK)
    if not between or between[1] not in words.who.complements.general:
        return None
    for other in place.names_behind(between.end()):
        name = place.mentions[other]
        if name.kind == "person" and " " in name.name:
            return other if text.startswith(",", name.span.end) else None
    return None
