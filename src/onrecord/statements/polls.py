"""Polls: what some share of people say, they say to those who asked them.

AnnotatedArticle, frames -> for each frame the poll in which its words were given, with its time

"About 3 in 10 independents say …": who says so is a share, and the article knows it from a poll
("based on a Vesper poll conducted in August") in the same sentence or told of before. The poll is
how the words got to the page, and they were said when it was taken, not when it was published.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.languages import Language, load
from onrecord.languages.patterns import either
from onrecord.model import AnnotatedArticle, Relay, Span, TimePhrase
from onrecord.spans import last_begun, within
from onrecord.statements.frames import Frame, words_of
from onrecord.statements.naming import without_article
from onrecord.statements.sessions import MOST_PARAGRAPHS

# "A Vesper poll of 1,200 adults that was conducted in August": code points from poll to time.
_FURTHEST = 90
# "The poll ⟨was⟩ carried ⟨out in late⟩ July".
_WORDS_TO_TIME = 4


@dataclass(frozen=True, slots=True)
class Poll:
    """A poll where the narrator tells of it.

    Attributes:
        time: when it was taken; None where nothing tells.
    """

    relay: Relay
    time: TimePhrase | None


def find_answers(
    annotated: AnnotatedArticle, frames: Sequence[Frame], language: Language
) -> tuple[Poll | None, ...]:
    """The poll of each frame, in their order; None where no share of people speaks."""
    polls = tuple(_polls(annotated, language))
    answers: list[Poll | None] = []
    last, told = None, 0
    for frame in frames:
        poll = _poll_of(frame, polls) if _is_share(frame, language) else None
        if poll and poll.relay.span.start < frame.sentence.start:
            # Told of before: it holds while its answers go on.
            told = max(told if poll is last else 0, _paragraph_of(annotated, poll))
            poll = poll if frame.paragraphs[0] - told <= MOST_PARAGRAPHS else None
        if poll:
            last, told = poll, frame.paragraphs[1]
        answers.append(poll)
    return tuple(answers)


def through_poll(poll: Poll | None, relays: tuple[Relay, ...]) -> tuple[Relay, ...]:
    """The relays of an answer: the poll, where it has none but the outlet that the poll names."""
    if poll is None or not all(poll.relay.span.contains(relay.span) for relay in relays):
        return relays
    return (poll.relay,)


def _paragraph_of(annotated: AnnotatedArticle, poll: Poll) -> int:
    return last_begun(annotated.paragraphs, poll.relay.span.start)


def _poll_of(frame: Frame, polls: Sequence[Poll]) -> Poll | None:
    """The last one in its sentence, else the one told of last."""
    source = frame.attribution.source or frame.anchor
    here = within(polls, frame.sentence, key=lambda poll: poll.relay.span)
    before = bisect.bisect_left(polls, source.start, key=lambda poll: poll.relay.span.start)
    found = here[-1] if here else polls[before - 1] if before else None
    return found if found and not found.relay.span.overlaps(source) else None


def _is_share(frame: Frame, language: Language) -> bool:
    """Whether the narrator credits a share of people: no poll by name, nobody in particular."""
    source = frame.attribution.source
    if source is None or frame.holder is not None:
        return False
    share = _shares(language.code).match(source.of(frame.annotated.article.text))
    mentions = within(frame.annotated.mentions, source, key=lambda mention: mention.span)
    return bool(share) and not any(
        one.anonymous or (one.form == "name" and one.kind == "person") for one in mentions
    )


def _polls(annotated: AnnotatedArticle, language: Language) -> Iterator[Poll]:
    """Every mention of a poll in the narrator's words, under the fullest name that it has."""
    named = {index: chain.name for chain in annotated.chains for index in chain.mentions}
    for index, mention in enumerate(annotated.mentions):
        words = words_of(mention.name)
        if mention.kind == "document" and words and words[-1] in language.where.polls:
            name = without_article(named.get(index, mention.name), language)
            if " " not in name:
                continue  # "a poll": whose?
            yield Poll(Relay(name, mention.span), _time_behind(annotated, mention.span, language))


def _time_behind(annotated: AnnotatedArticle, poll: Span, language: Language) -> TimePhrase | None:
    """When it was taken: what follows "conducted" behind it, in its sentence."""
    text = annotated.article.text
    stretch = Span(poll.end, poll.end + _FURTHEST)
    for phrase in within(annotated.times, stretch, key=lambda time: time.span):
        lead = words_of(text[poll.end : phrase.span.start])
        if any(word in language.where.asked for word in lead[-_WORDS_TO_TIME:]):
            return replace(phrase, basis="carried")
    return None


@functools.cache
def _shares(code: str) -> re.Pattern[str]:
    """How a source begins that is a share: "nearly eight of 10", "12 percent", "a majority"."""
    where, when = load(code).where, load(code).when
    behind = either(load(code).reporting.genitive | load(code).who.articles)
    number = rf"(?:\d[\d.,]*|{either(when.numbers)})"
    share = (
        rf"{number}\s*{either(where.shares)}"
        rf"|{number} {either(where.out_of)} {number}"
        rf"|{either(where.portions)}(?=$| {behind} )"
    )
    return re.compile(rf"(?:[\w’'-]+ ){{0,3}}?(?:{share})(?![\w-])", re.IGNORECASE)
