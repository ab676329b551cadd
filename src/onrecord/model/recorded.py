"""The nouns of the record: what it knows beyond single readings.

Reading, judgements, corrections -> Actor on record, copies, Match

A reading says who speaks in one article. The record says which of these speakers are one actor,
which articles carry the same words, and what people have put right. None means unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from onrecord.model.reading import Article, SpeakerKind, Statement

Verdict: TypeAlias = Literal["same", "not same", "unsure"]
"""Whether two speakers are one actor."""

Review: TypeAlias = Literal["accepted", "fixed", "added"]
"""What a person did to a statement that stands; one that was rejected does not."""

Action: TypeAlias = Literal["accept", "reject", "fix", "add", "undo"]
"""What an entry of the log of corrections does."""

CopyKind: TypeAlias = Literal["exact", "near", "part"]
"""How an article shares its words with others: all of them, most of them, or a long part."""


@dataclass(frozen=True, slots=True)
class RecordedActor:
    """A speaker across the articles of a record.

    Attributes:
        id: `w-` and 16 hex digits; it stays when further articles come.
        name: as full as any article gives it.
        role: as given most often, None where no article gives one.
        country: English short name of the country it speaks for, None where roles do not tell or
            do not agree.
        names: every name it has in articles, the commonest first.
        statements: how many in force are its own.
        articles: how many quote it.
        first_day: ISO 8601, of the first statement by the day it was said or published.
        last_day: the same of the last.
        wikidata: Q and digits.
        wikidata_from: who or what gave the Wikidata id.
    """

    id: str
    name: str
    kind: SpeakerKind
    role: str | None = None
    country: str | None = None
    names: tuple[str, ...] = ()
    statements: int = 0
    articles: int = 0
    first_day: str | None = None
    last_day: str | None = None
    wikidata: str | None = None
    wikidata_from: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """Somebody's word on whether two speakers are one actor, or whom Wikidata calls by an id.

    Attributes:
        id: `j-` and 16 hex digits.
        left: id of one speaker in an article (`n-` and 16 hex digits); of an actor, where it is
            about a Wikidata id.
        right: id of the other speaker, or the Wikidata id (`Q` and digits).
        by: a person's name, or a method with its version (`actors@1`).
        why: in a sentence, None where nobody said.
        at: in UTC.
        undone_by: who took it back, None while it holds.
        human: a person judged, and no method.
    """

    id: str
    left: str
    right: str
    verdict: Verdict
    by: str
    why: str | None
    at: datetime
    undone_by: str | None = None
    human: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """What a person changed in one field of a statement, in words.

    Attributes:
        field: of `Statement`.
        before: as it was, None where it was unknown.
        after: as the person left it, None for unknown.
    """

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Correction:
    """An entry of the log: what a person did to a statement.

    Attributes:
        id: `c-` and 16 hex digits.
        statement: id of the statement that it is about.
        article: id of its article.
        before: the statement as the person saw it, None for one that was added.
        after: the statement as the person left it, None for one that was rejected.
        found: the statement as the machine read it then, None where it found nothing there.
        note: in the person's words.
        author: the person's name.
        at: in UTC.
        undoes: id of the correction that an `undo` takes back.
        changes: from `before` to `after`, in the order of the fields; none where a person accepted,
            rejected, added or undid.
    """

    id: str
    action: Action
    statement: str
    article: str
    before: Statement | None
    after: Statement | None
    found: Statement | None
    author: str
    at: datetime
    note: str | None = None
    undoes: str | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """An article among those that carry the same words.

    Attributes:
        cluster: id of the lot, `k-` and 16 hex digits.
        kind: how it shares its words with the article that the lot is named after.
        share: of its words that the lot's longest article has too, 0 to 1.
        origin: the agency that is credited with the text, None where none is.
    """

    article: str
    cluster: str
    kind: CopyKind
    share: float
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A statement that a question found.

    Attributes:
        article: whose words the statement's spans are.
        actor: None where nobody is credited, the speaker is unnamed, or the record has not
            settled yet who it is.
        review: what a person did to it, None where nobody has looked at it.
    """

    article: Article
    statement: Statement
    actor: RecordedActor | None = None
    review: Review | None = None
