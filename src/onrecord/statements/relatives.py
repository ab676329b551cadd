"""The phrase that a relative pronoun stands for.

a source such as "which", "that" or "many of whom" -> the noun phrase right before it

"The union, which said": what ends right before the relative, a comma or dash between at most. A
mention there must be of the right sort, since "who" is no place; where no list knows the noun,
its phrase is read back to the word that opens it. Where neither is clear there is no phrase.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.model import AnnotatedArticle, Mention, Span
from onrecord.spans import Overlaps, last_begun, within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.languages import Language
    from onrecord.model import SpeakerKind, TimePhrase

_WORD = re.compile(r"[\w’'-]+$")
# Between the phrase and its relative: ", ", " -- ".
_LONGEST_GAP = 4
_GAP = " ,–—-"
# A phrase is looked for so many words back.
_LONGEST_PHRASE = 8
_LONGEST_WORD = 60
_NOT_WHO: frozenset[SpeakerKind] = frozenset({"place", "document"})
_NOT_WHICH: frozenset[SpeakerKind] = frozenset({"person", "unnamed"})


def related_phrase(
    annotated: AnnotatedArticle, source: Span, *, overlaps: Overlaps, language: Language
) -> Span | None:
    """The phrase that a source refers back to; None where it is no relative, or none is clear.

    Args:
        annotated: the article.
        source: what may be a relative.
        overlaps: of the article's mentions.
        language: its words.
    """
    text, sentences = annotated.article.text, annotated.sentences
    relative = _relative(source.of(text), language)
    if relative is None:
        return None
    place = last_begun(sentences, source.start)
    start = sentences[place].start if place >= 0 else 0
    gap = max(start, source.start - 1 - _LONGEST_GAP)
    end = gap + len(text[gap : source.start].rstrip(_GAP))
    if end == start or source.start - end > _LONGEST_GAP:
        return None
    if any(time.span.end == end for time in within(annotated.times, Span(start, end), key=_span)):
        return None  # "met Russians in June who said"
    mentions = (annotated.mentions[index] for index in overlaps.of(Span(end - 1, end)))
    ending = [one for one in mentions if one.span.end == end and one.span.start >= start]
    if ending:
        fitting = [one.span for one in ending if _fits(one, relative, language)]
        return min(fitting, default=None)
    return _words_before(text, start, end, language=language)


def _relative(words: str, language: Language) -> str | None:
    """The relative at the end of a source that holds nothing else: "most of whom"."""
    *lead, last = words.casefold().split() or [""]
    who = language.who
    small = who.counts | who.indefinite | who.complements.partitive | who.numbers
    alone = last in language.reporting.relatives and all(word in small for word in lead)
    return last if alone else None


def _fits(mention: Mention, relative: str, language: Language) -> bool:
    if mention.form == "pronoun":
        return False
    if relative in language.who.pronouns.relative:
        return mention.kind not in _NOT_WHO
    either = relative in language.reporting.complementizers
    return either or mention.kind not in _NOT_WHICH


def _words_before(text: str, start: int, end: int, *, language: Language) -> Span | None:
    """The words back to a determiner, or to the preposition that governs them."""
    first = end
    for word in _backwards(text, start, end):
        fold = word[0].casefold()
        if fold in language.reporting.prepositions - language.reporting.genitive:
            return Span(first, end) if first < end else None
        if _is_border(fold, language):
            return None
        first = word.start()
        if fold in language.reporting.determiners:
            return Span(first, end)
    return None


def _backwards(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Words from the last to the first, up to a mark."""
    for _ in range(_LONGEST_PHRASE):
        word = _WORD.search(text, max(start, end - _LONGEST_WORD), end)
        if word is None:
            return
        yield word
        end = word.start() - (word.start() > start and text[word.start() - 1] == " ")


def _is_border(fold: str, language: Language) -> bool:
    reporting = language.reporting
    small = reporting.auxiliaries | reporting.subordinators | reporting.subjects
    return fold in (small | reporting.coordinators | reporting.relatives) - reporting.determiners


def _span(time: TimePhrase) -> Span:
    return time.span
