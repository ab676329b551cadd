"""Whose name an article keeps back, and why, in its own words.

AnnotatedArticle -> for each chain that hides, the reason or None

"A senior official, speaking on condition of anonymity because the talks were private, said …";
"The two spoke on the condition of anonymity. They were not authorized to discuss the case." The
reason holds for all that the article credits to them. Who is meant is the mention before the
phrase, an outlet that was told it left out; somebody who is named hides nothing.
"""

from __future__ import annotations

import bisect
import functools
import re
from dataclasses import dataclass

from onrecord.languages import Language, load
from onrecord.languages.patterns import either
from onrecord.model import AnnotatedArticle, Chain, Mention, Span, SpeakerKind
from onrecord.spans import within

# Words between the phrase and the word that gives the reason: "…, he said, because".
_MOST_BETWEEN = 40  # code points
# How far before a ground its "because" may stand.
_FARTHEST_CAUSE = 60
_HIDING: frozenset[SpeakerKind] = frozenset({"unnamed", "group", "person", "unknown"})
# " who spoke ", " speaking only ".
_LEADING_IN = re.compile(r"(?:\s+who)?(?:\s+(?:was|were|is|are))?(?:\s+\w+)?(?:\s+only)?\s*$")
_ENDS = re.compile(r"[,;.”\"]|\s—")


@dataclass(frozen=True, slots=True)
class Withheld:
    """A stretch of text that says that a name is kept back.

    Attributes:
        phrase: the words that say so.
        reason: None where there is none.
    """

    phrase: Span
    reason: str | None


def find_withheld(annotated: AnnotatedArticle, language: Language) -> tuple[Withheld, ...]:
    """Every phrase outside quotations, in the order of the text."""
    text = annotated.article.text
    quoted = [quotation.outer for quotation in annotated.quotations]
    found = []
    for match in _phrases(language.code).finditer(text):
        phrase = Span(*match.span())
        if not any(outer.contains(phrase) for outer in quoted):
            sentence = _sentence(annotated, phrase)
            found.append(Withheld(phrase, _reason(text, phrase, sentence, language=language)))
    return tuple(found)


def hidden_chains(
    annotated: AnnotatedArticle, found: tuple[Withheld, ...], chains: dict[int, Chain]
) -> dict[Chain, str | None]:
    """Each chain whose name is kept back, with the reason."""
    hidden: dict[Chain, str | None] = {}
    for one in found:
        chain = _whose(annotated, one.phrase, chains)
        if chain and not _is_named(annotated, chain):
            hidden[chain] = hidden.get(chain) or one.reason
    return hidden


def without_hiding(words: str, language: Language) -> str:
    """Words behind a source up to what says that its name is kept back: " speaking on …"."""
    phrase = _phrases(language.code).search(words)
    return _LEADING_IN.sub("", words[: phrase.start()]) if phrase else words


def _whose(annotated: AnnotatedArticle, phrase: Span, chains: dict[int, Chain]) -> Chain | None:
    sentence = _sentence(annotated, phrase)
    before = within(annotated.mentions, Span(sentence.start, phrase.start), key=_span)
    first = bisect.bisect_left(annotated.mentions, sentence.start, key=lambda one: one.span.start)
    for place, mention in reversed(list(enumerate(before))):
        inner = any(other.span.contains(mention.span) for other in before[:place])
        if mention.kind in _HIDING and not inner and first + place in chains:
            return chains[first + place]
    return None


def _span(mention: Mention) -> Span:
    return mention.span


def _is_named(annotated: AnnotatedArticle, chain: Chain) -> bool:
    own: list[Mention] = [annotated.mentions[index] for index in chain.mentions]
    return any(mention.form == "name" for mention in own)


def _sentence(annotated: AnnotatedArticle, span: Span) -> Span:
    place = bisect.bisect_right(annotated.sentences, span.start, key=lambda one: one.start) - 1
    return annotated.sentences[max(0, place)]


def _reason(text: str, phrase: Span, sentence: Span, *, language: Language) -> str | None:
    """The clause that gives it: behind the phrase, or the phrase itself where it is a ground."""
    hidden = language.who.hidden
    if phrase.of(text).casefold().startswith(tuple(hidden.grounds)):
        causes = list(_causes(language.code).finditer(text, sentence.start, phrase.start))
        near = causes and phrase.start - causes[-1].start() <= _FARTHEST_CAUSE
        said = Span(causes[-1].start() if near else phrase.start, phrase.end)
        return _clause(text, said, sentence)
    cause = _causes(language.code).search(text, phrase.end, sentence.end)
    if cause is None or cause.start() - phrase.end > _MOST_BETWEEN:
        return None
    return _clause(text, Span(*cause.span()), sentence)


def _clause(text: str, opening: Span, sentence: Span) -> str:
    """From its first words to the next mark behind them, or the sentence's end."""
    end = _ENDS.search(text, opening.end, sentence.end)
    return " ".join(text[opening.start : end.start() if end else sentence.end].split())


@functools.cache
def _phrases(code: str) -> re.Pattern[str]:
    hidden = load(code).who.hidden
    return re.compile(rf"\b{either((*hidden.phrases, *hidden.grounds))}\b", re.IGNORECASE)


@functools.cache
def _causes(code: str) -> re.Pattern[str]:
    return re.compile(rf"\b{either(load(code).who.hidden.causes)}\b", re.IGNORECASE)
