"""Sentences that open a speech or an interview without a word of it.

AnnotatedArticle, attributions -> openings

"Ruiz addressed parliament on Monday." "She broke her silence yesterday on Vesper One." Such a
sentence attributes nothing, and so is no attribution; but it tells when, where and to whom the
words were said that the next sentences give. Its subject is the mention right before its verb,
unless that is credited with words there; of "The deal gained the endorsement of Ruiz on Friday"
the one whose word was given.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator, Sequence

from onrecord.languages import Language, load
from onrecord.languages.patterns import either
from onrecord.model import AnnotatedArticle, Attribution, Mention, Span, Speaker
from onrecord.spans import Overlaps
from onrecord.statements.speaker import Speakers

_MOST_NESTED = 4  # mentions that may begin inside one another
_MOST_BEFORE = 2  # words before the noun: "drew sharp and public criticism"
_MOST_BETWEEN = 12  # code points between subject and verb: "also", "has", ", in turn,"


def find_openings(
    annotated: AnnotatedArticle, attributions: Sequence[Attribution], speakers: Speakers
) -> tuple[tuple[Attribution, Speaker | None], ...]:
    """An attribution without content for each opening, with its speaker."""
    said = [quotation.outer for quotation in annotated.quotations]
    said += [piece for attribution in attributions for piece in attribution.content]
    spoken = Overlaps(sorted(said))
    sources = Overlaps(sorted(one.source for one in attributions if one.source))
    found = [*_speaking(annotated, speakers.language), *_giving(annotated, speakers.language)]
    return tuple(
        (_opening(verb, subject), speakers.of(subject))
        for verb, subject in sorted(found)
        if not spoken.of(verb) and not sources.of(subject)
    )


def _speaking(annotated: AnnotatedArticle, language: Language) -> Iterator[tuple[Span, Span]]:
    """Each verb that opens a speech, with its subject."""
    for match in _verbs(language.code).finditer(annotated.article.text):
        subject = _subject(annotated.mentions, Span(*match.span()))
        if subject:
            yield Span(*match.span()), subject.span


def _giving(annotated: AnnotatedArticle, language: Language) -> Iterator[tuple[Span, Span]]:
    """Each noun of speech that something was given, with who gave it: "drew a rebuke from Ruiz"."""
    mentions = annotated.mentions
    for match in _given(language.code).finditer(annotated.article.text):
        place = bisect.bisect_left(mentions, match.end(), key=lambda mention: mention.span.start)
        if place < len(mentions) and mentions[place].span.start == match.end():
            yield Span(*match.span("noun")), mentions[place].span


def _opening(verb: Span, subject: Span) -> Attribution:
    return Attribution(
        content=(), cue=verb, source=subject, act="say", rule="opening", confidence=1.0
    )


def _subject(mentions: Sequence[Mention], verb: Span) -> Mention | None:
    """The mention that ends right before the verb."""
    place = bisect.bisect_left(mentions, verb.start, key=lambda mention: mention.span.start)
    before = (
        mention
        for mention in reversed(mentions[max(0, place - _MOST_NESTED) : place])
        if 0 <= verb.start - mention.span.end <= _MOST_BETWEEN
    )
    return next(before, None)


@functools.cache
def _given(code: str) -> re.Pattern[str]:
    language = load(code)
    where, articles = language.where, either(language.who.articles)
    return re.compile(
        rf"\b{either(where.receiving)} (?:{articles} )?(?:[\w’'-]+ ){{0,{_MOST_BEFORE}}}?"
        rf"(?P<noun>{either(language.reporting.nouns)}) {either(where.senders)} (?:{articles} )?"
    )


@functools.cache
def _verbs(code: str) -> re.Pattern[str]:
    return re.compile(rf"\b{either(load(code).where.openings)}\b")
