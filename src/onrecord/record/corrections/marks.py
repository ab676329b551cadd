"""Words as a person gives them -> a statement whose spans lie in the article.

marks, article, the statement before -> Statement

Words are given as they stand in the article and looked for near the statement, so that nobody
counts characters; where they stand more than once and no place is nearest, they must be more. Who
has selected them knows their place, and gives the span itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from onrecord.dates import interval_of
from onrecord.errors import SelectionError
from onrecord.model import (
    Act,
    Article,
    Manner,
    Relay,
    Said,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Venue,
)
from onrecord.spans import places_of

NEW = "new"
"""The id of a statement that the record has not named yet."""

Words: TypeAlias = str | Span
"""Words to be looked for in the article, or the place where they stand."""


class MarkError(SelectionError):
    """A mark that cannot be laid on the article.

    Attributes:
        field: of `Marks`, which it is about.
    """

    def __init__(self, field: str, told: str) -> None:
        """With a sentence in which `{name}` stands for what the field is called."""
        super().__init__(told.replace("{name}", field))
        self.field = field
        self._told = told

    def called(self, name: str) -> str:
        """The sentence for readers to whom the field has another name, as the command's options."""
        return self._told.replace("{name}", name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What should be otherwise; None leaves a field as it is, an empty text makes it unknown.

    Attributes:
        content: pieces in any order; none leaves them as they are.
        speaker: name; where it is another one, kind and role of the one before are let go.
        through: who passed it on, nearest to the speaker first.
        said: EDTF.
        venue: as the article gives it.
        to: the addressee.
    """

    content: tuple[Words, ...] = ()
    cue: Words | None = None
    source: Words | None = None
    speaker: str | None = None
    kind: SpeakerKind | None = None
    role: str | None = None
    anonymous: bool | None = None
    through: tuple[str | Relay, ...] | None = None
    said: str | None = None
    venue: Words | None = None
    to: str | None = None
    act: Act | None = None
    manner: Manner | None = None


def marked(marks: Marks, article: Article, before: Statement | None) -> Statement:
    """The statement as the marks have it.

    Raises:
        MarkError: words are not in the article, or in several places of it; a day is none;
            nobody is credited whose role could be told.
    """
    content = _content(marks, article, before)
    at = content[0].start
    cue = _maybe(article, marks.cue, at, field="cue", before=before.cue if before else None)
    source = before.source if before else None
    return Statement(
        id=before.id if before else NEW,
        manner=marks.manner or (before.manner if before else "indirect"),
        act=marks.act or (before.act if before else "say"),
        content=content,
        cue=cue,
        source=_maybe(article, marks.source, at, field="source", before=source),
        speaker=_speaker(marks, before.speaker if before else None),
        relay=_relay(marks.through, article, at, before=before.relay if before else ()),
        said=_said(marks.said, before.said if before else None, cue or content[0]),
        venue=_venue(marks.venue, article, at, before=before.venue if before else None),
        addressee=_text(marks.to, before.addressee if before else None),
        confidence=before.confidence if before else 1.0,
        method=before.method if before else "",
    )


def _content(marks: Marks, article: Article, before: Statement | None) -> tuple[Span, ...]:
    if any(_is_empty(words) for words in marks.content):
        raise MarkError("content", "{name} is empty; say which words were said, or leave it out")
    if not marks.content:
        if before is None:
            raise MarkError("content", "{name} is missing; say which words were said")
        return before.content
    near = before.content[0].start if before else None
    pieces = sorted(_span(article, words, near, field="content") for words in marks.content)
    if any(one.overlaps(other) for one, other in pairwise(pieces)):
        raise MarkError("content", "{name}: two pieces share words; mark each word once")
    return tuple(pieces)


def _span(article: Article, words: Words, near: int | None, *, field: str) -> Span:
    """Where the words stand: the only place, or the one nearest to the statement."""
    if isinstance(words, Span):
        return words
    found = list(places_of(words, article.text))
    if not found:
        raise MarkError(field, f"“{words}” is not in {article.id}; copy the words from its text")
    if near is None and len(found) > 1:
        raise MarkError(
            field, f"“{words}” stands {len(found)} times in {article.id}; give more words"
        )
    return min(found, key=lambda span: (abs(span.start - (near or 0)), span.start))


def _maybe(
    article: Article, words: Words | None, near: int, *, field: str, before: Span | None
) -> Span | None:
    if words is None:
        return before
    return None if _is_empty(words) else _span(article, words, near, field=field)


def _is_empty(words: Words) -> bool:
    return isinstance(words, str) and not words.strip()


def _text(given: str | None, before: str | None) -> str | None:
    return before if given is None else given.strip() or None


def _speaker(marks: Marks, before: Speaker | None) -> Speaker | None:
    name = _text(marks.speaker, before.name if before else None)
    if name is None:
        _refuse_without_speaker(marks)
        return None
    kept = before if before is not None and name == before.name else None
    anonymous = marks.anonymous
    if anonymous is None:
        anonymous = kept.anonymous if kept else marks.kind == "unnamed"
    return Speaker(
        name=name,
        kind=marks.kind or (kept.kind if kept else "person"),
        role=_text(marks.role, kept.role if kept else None),
        anonymous=anonymous,
        withheld=kept.withheld if kept and anonymous else None,
    )


def _refuse_without_speaker(marks: Marks) -> None:
    told = {"kind": marks.kind, "role": marks.role, "anonymous": marks.anonymous}
    for field, value in told.items():
        if value not in (None, ""):
            raise MarkError(field, "{name}: nobody is credited; name the speaker too")


def _relay(
    through: Sequence[str | Relay] | None,
    article: Article,
    near: int,
    *,
    before: tuple[Relay, ...],
) -> tuple[Relay, ...]:
    if through is None:
        return before
    if tuple(through) == ("",):
        return ()
    if any(_is_empty(one) for one in through if isinstance(one, str)):
        raise MarkError(
            "through", "{name} '' says that nobody passed it on; leave out it or the names"
        )
    # A name that stood there before keeps its words, which may be others than the name.
    kept = {one.name: one for one in before}
    return tuple(
        one
        if isinstance(one, Relay)
        else kept.get(one.strip()) or Relay(one.strip(), _span(article, one, near, field="through"))
        for one in through
    )


def _said(given: str | None, before: Said | None, words: Span) -> Said | None:
    """A day that a person knows is stated; where no words tell it, the cue stands for them."""
    if given is None:
        return before
    day = given.strip()
    if not day:
        return None
    if interval_of(day) is None:
        raise MarkError(
            "said",
            f"{{name}} {day!r} is no date; write 2026-05-07, 2026-05, 2026 or "
            "2026-05-07/2026-05-09",
        )
    return Said(day, "stated", before.span if before else words)


def _venue(
    given: Words | None, article: Article, near: int, *, before: Venue | None
) -> Venue | None:
    if given is None:
        return before
    if _is_empty(given):
        return None
    span = _span(article, given, near, field="venue")
    name = given if isinstance(given, str) else " ".join(span.of(article.text).split())
    return Venue(name.strip(), span)
