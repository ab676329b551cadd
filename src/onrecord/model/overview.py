"""The nouns of the overview: what is written from readings, and what it rests on.

Selection, readings -> Overview

Every sentence holds the words that it takes from an article in parts of their own, with their
span, and the numbers of the passages that it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from onrecord.model.reading import Act, Manner, Span, SpeakerKind, UnreadReason

Order: TypeAlias = Literal["actor", "day", "outlet"]
MarkKind: TypeAlias = Literal["source", "cue", "content"]


@dataclass(frozen=True, slots=True)
class Selection:
    """Which statements an overview tells, and in which order.

    Attributes:
        about: words of the topic; each must begin a word of the passage or of the title.
        since: first day, month or year (EDTF) in which it was said or, where that is unknown, was
            reported.
        until: the last, included.
        actors: names; only what they said. None is everybody.
        outlets: whole names; only what they carried. None is all.
        without: ids of statements that are not told, or the beginnings of such ids.
        first: ids of statements, or beginnings, in the order in which they are wished: a statement
            comes first in its block, its block in the section, its section in the text. What is
            not named keeps its place behind.
    """

    about: str | None = None
    since: str | None = None
    until: str | None = None
    by: Order = "actor"
    actors: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    first: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """A speaker across articles.

    Attributes:
        name: as full as any article gives it.
        role: as given most often, None where no article gives one.
        side: the country or body it speaks for, None where the words do not tell.
    """

    name: str
    kind: SpeakerKind
    role: str | None = None
    side: str | None = None
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence: our words, or the article's own at a span.

    Attributes:
        article: id of the article whose words these are (`UsedArticle.id`), None for ours.
        quoted: to be set between quotation marks.
    """

    text: str
    article: str | None = None
    span: Span | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the overview and the passages that it rests on, by number."""

    parts: tuple[Part, ...]
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """What is told of one actor, or at one time, in paragraphs."""

    heading: str | None
    note: str | None
    paragraphs: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A side, a day or an outlet."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of a passage and what it is in the attribution, None for the text around it."""

    text: str
    mark: MarkKind | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """The words a citation opens.

    Attributes:
        paragraphs: those that hold source, cue or content; whole, as they stand in the article.
        path: who passed the words on: speaker first, outlet last.
        link: the page, opened at the words; None where the page has no web address.
    """

    number: int
    statement: str
    article: str
    paragraphs: tuple[tuple[Marked, ...], ...]
    manner: Manner
    act: Act
    path: tuple[str, ...]
    outlet: str | None
    title: str | None
    published: str | None
    said: str | None
    venue: str | None
    confidence: float
    link: str | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What an overview opens with: counts and days, no adjectives.

    Attributes:
        statements: told, listed to be checked, or left out; without those refused.
        since: day of the first article, None where no article has a date.
        until: day of the last.
        people: speakers who are persons with a name.
        speakers: all with a name, bodies and places too.
        unnamed: statements that rest on a source without a name.
    """

    since: date | None
    until: date | None
    articles: int
    outlets: int
    statements: int
    people: int
    speakers: int
    unnamed: int
    unread: int


@dataclass(frozen=True, slots=True)
class Voice:
    """How solid the record of one actor is.

    Attributes:
        through: who passed the words on, with the number of statements.
        outlets: that carried at least one of the statements.
    """

    actor: Actor
    direct: int
    indirect: int
    mixed: int
    through: tuple[tuple[str, int], ...]
    outlets: int

    @property
    def total(self) -> int:
        """Statements of all manners."""
        return self.direct + self.indirect + self.mixed


@dataclass(frozen=True, slots=True)
class Dot:
    """One statement in the timeline.

    Attributes:
        stated: `day` is when it was said, else when it was reported.
        citation: the number of its passage.
    """

    day: date
    stated: bool
    manner: Manner
    unnamed: bool
    citation: int


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """The statements of one actor, in the order of days."""

    name: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class OwnClaim:
    """A sentence that an outlet asserts itself, credited to nobody.

    Attributes:
        text: as it stands in the article, white space made one.
        span: where it stands there.
        link: the page, opened at the words; None where the page has no web address.
    """

    text: str
    article: str
    span: Span
    outlet: str | None
    title: str | None
    published: str | None
    link: str | None


@dataclass(frozen=True, slots=True)
class OwnVoice:
    """What one outlet says of the topic itself.

    Attributes:
        outlet: None where the articles do not tell.
        claims: each with the other outlets that have the same sentence.
        more: how many further ones there are.
    """

    outlet: str | None
    claims: tuple[tuple[OwnClaim, tuple[str, ...]], ...]
    more: int


@dataclass(frozen=True, slots=True)
class UsedArticle:
    """An article that the overview draws on.

    Attributes:
        id: that of the article; where several articles bear it, with `~` and 8 hex digits of the
            digest of id, outlet and text, so that it names one article of the overview.
    """

    id: str
    outlet: str | None
    title: str | None
    authors: tuple[str, ...]
    published: str | None
    url: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class UnreadPage:
    """A page that gave no article, with its reason."""

    origin: str
    reason: UnreadReason
    detail: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A statement that is not told, with its reason."""

    statement: str
    article: str
    reason: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The text written from the record; each sentence cites passages, each passage is cited.

    Attributes:
        brief: at most five sentences.
        doubtful: statements too uncertain to be told, to be checked by the reader.
        own: what outlets assert about the topic themselves; empty where none was asked for.
        refused: statements that could not be verified or told without bending them.
        left_out: how many statements are counted in facts and voices and not told, because there
            are more than a reader can take in.
    """

    selection: Selection
    facts: Facts
    brief: tuple[Sentence, ...]
    sections: tuple[Section, ...]
    doubtful: tuple[Sentence, ...]
    voices: tuple[Voice, ...]
    timeline: tuple[TimelineRow, ...]
    articles: tuple[UsedArticle, ...]
    unread: tuple[UnreadPage, ...]
    passages: tuple[Passage, ...]
    refused: tuple[Refusal, ...]
    left_out: int = 0
    own: tuple[OwnVoice, ...] = ()
