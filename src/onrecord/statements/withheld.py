"""Whose name an article keeps back, and why, in its own words.

AnnotatedArticle -> for each chain that hides, the reason or None

"A senior official, speaking on condition of anonymity because the talks were private, said …";
"The two spoke on the condition of anonymity. They were not authorized to discuss the case." The
reason stands right behind the phrase, or the phrase itself is one, and it holds for all that the
article credits to them. Who is meant is the mention that the phrase hangs on ("officials speaking
on …"), else the first of the sentence: in "an official told the minister on condition of
anonymity" the official. Somebody who is named hides nothing.
"""

from __future__ import annotations

import bisect
import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.languages import Language, load
from onrecord.languages.patterns import either
from onrecord.model import Mention, Span, SpeakerKind
from onrecord.spans import Overlaps, last_begun

if TYPE_CHECKING:
    from onrecord.model import AnnotatedArticle, Chain

# How far before a ground its "because" may stand, and a mention before a phrase that hangs on it.
_FARTHEST_CAUSE = 60  # code points
_FARTHEST_MENTION = 40
# Mentions that may begin inside one another.
_NEAR = 6
_HIDING: frozenset[SpeakerKind] = frozenset({"unnamed", "group", "person", "unknown"})
_ENDS = re.compile(r"[,;.“”\"]|\s—")
_LAST_WORD = re.compile(r"(\w+)\W*$")


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
    quoted = Overlaps(quotation.outer for quotation in annotated.quotations)
    phrases = (Span(*match.span()) for match in _phrases(language.code).finditer(text))
    return tuple(
        Withheld(phrase, _reason(text, phrase, _sentence(annotated, phrase), language=language))
        for phrase in phrases
        if not quoted.of(phrase)
    )


def hidden_chains(
    annotated: AnnotatedArticle,
    found: tuple[Withheld, ...],
    chains: dict[int, Chain],
    *,
    language: Language,
) -> dict[Chain, str | None]:
    """Each chain whose name is kept back, with the reason."""
    hidden: dict[Chain, str | None] = {}
    quoted = Overlaps(quotation.outer for quotation in annotated.quotations)
    for one in found:
        index = _whose(annotated, one.phrase, quoted=quoted, language=language)
        chain = chains.get(index) if index is not None else None
        if chain and not _is_named(annotated, chain):
            hidden[chain] = hidden.get(chain) or one.reason
    return hidden


def without_hiding(words: str, language: Language) -> str:
    """Words behind a source up to what says that its name is kept back: " speaking on …"."""
    phrase = _phrases(language.code).search(words)
    return _leading_in(language.code).sub("", words[: phrase.start()]) if phrase else words


def _whose(
    annotated: AnnotatedArticle, phrase: Span, *, quoted: Overlaps, language: Language
) -> int | None:
    """The number of the mention that is meant."""
    mentions, sentence = annotated.mentions, _sentence(annotated, phrase)
    last = bisect.bisect_left(mentions, phrase.start, key=lambda one: one.span.start)
    near = [i for i in range(max(0, last - _NEAR), last) if _may_hide(mentions[i], sentence)]
    near = [i for i in near if not any(_holds(mentions[j], mentions[i]) for j in near)]
    if near and _hangs_on(annotated.article.text, mentions[near[-1]], phrase, language=language):
        return near[-1]
    first = bisect.bisect_left(mentions, sentence.start, key=lambda one: one.span.start)
    subjects = (
        index
        for index in range(first, last)
        if _may_hide(mentions[index], sentence) and not quoted.of(mentions[index].span)
    )
    return next(subjects, None)


def _may_hide(mention: Mention, sentence: Span) -> bool:
    return mention.kind in _HIDING and mention.span.start >= sentence.start


def _holds(outer: Mention, inner: Mention) -> bool:
    return outer is not inner and outer.span.contains(inner.span)


def _hangs_on(text: str, mention: Mention, phrase: Span, *, language: Language) -> bool:
    """Whether a phrase follows a mention that no preposition governs and nobody tells something."""
    between = text[mention.span.end : phrase.start]
    if len(between) > _FARTHEST_MENTION:
        return False
    before = _LAST_WORD.search(
        text, max(0, mention.span.start - _FARTHEST_MENTION), mention.span.start
    )
    word = before[1].casefold() if before else ""
    return word not in language.who.governing and word not in language.where.telling


def _is_named(annotated: AnnotatedArticle, chain: Chain) -> bool:
    return any(annotated.mentions[index].form == "name" for index in chain.mentions)


def _sentence(annotated: AnnotatedArticle, span: Span) -> Span:
    place = last_begun(annotated.sentences, span.start)
    return annotated.sentences[place] if place >= 0 else span


def _reason(text: str, phrase: Span, sentence: Span, *, language: Language) -> str | None:
    """The clause right behind the phrase, or the phrase itself where it is a ground."""
    causes = _causes(language.code)
    if phrase.of(text).casefold().startswith(language.who.hidden.grounds):
        far = max(sentence.start, phrase.start - _FARTHEST_CAUSE)
        before = [match.start(1) for match in causes.finditer(text, far, phrase.start)]
        said = Span(before[-1] if before else phrase.start, phrase.end)
        return _clause(text, said, sentence)
    cause = causes.match(text, phrase.end, sentence.end)
    return _clause(text, Span(*cause.span(1)), sentence) if cause else None


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
    return re.compile(rf",?\s+({either(load(code).who.hidden.causes)})\b", re.IGNORECASE)


@functools.cache
def _leading_in(code: str) -> re.Pattern[str]:
    """What leads to a phrase behind a name: " who spoke ", " speaking only "."""
    language = load(code)
    who = either(language.who.pronouns.relative)
    be, adverbs = either(language.reporting.be), either(language.reporting.adverbs)
    return re.compile(rf"(?:\s+{who})?(?:\s+{be})?(?:\s+\w+)?(?:\s+{adverbs})?\s*$", re.IGNORECASE)
