"""Words as a person gives them -> a statement whose spans lie in the article.

marks, article, the statement before -> Statement
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, cast

from onrecord.cli.choosing import option_of
from onrecord.dates import interval_of
from onrecord.errors import SelectionError
from onrecord.model import Relay, Said, Span, Speaker, Statement, Venue
from onrecord.spans import places_of

if TYPE_CHECKING:
    from onrecord.model import Act, Article, Manner, SpeakerKind

NEW = "new"  # the id of a statement that the record has not named yet


@dataclass(frozen=True, slots=True)
class Marks:
    """What should be otherwise; None leaves a field as it is, an empty text makes it unknown."""

    content: tuple[str, ...] = ()
    cue: str | None = None
    source: str | None = None
    speaker: str | None = None
    kind: str | None = None
    role: str | None = None
    anonymous: bool | None = None
    through: tuple[str, ...] | None = None
    said: str | None = None
    venue: str | None = None
    to: str | None = None
    act: str | None = None
    manner: str | None = None

    def typed(self) -> list[str]:
        """Names of the options by which something was said."""
        given = {one.name: getattr(self, one.name) for one in fields(self)}
        names = [name for name, value in given.items() if value not in (None, ())]
        return ["named" if name == "anonymous" and not self.anonymous else name for name in names]


def marked(marks: Marks, article: Article, before: Statement | None) -> Statement:
    """The statement as the marks have it.

    Raises:
        SelectionError: words are not in the article, or in several places of it; a day is none;
            nobody is credited whose role could be told.
    """
    if not all(words.strip() for words in marks.content):
        raise SelectionError("--content is empty; say which words were said, or leave it out")
    near = before.content[0].start if before else None
    content = tuple(_span(article, words, near) for words in marks.content)
    if not content and before is None:
        raise SelectionError("say which words were said: --content WORDS")
    content = content or (before.content if before else ())
    at = content[0].start
    cue = _maybe(article, marks.cue, at, before.cue if before else None)
    source = _maybe(article, marks.source, at, before.source if before else None)
    return Statement(
        id=before.id if before else NEW,
        manner=cast("Manner", marks.manner) or (before.manner if before else "indirect"),
        act=cast("Act", marks.act) or (before.act if before else "say"),
        content=content,
        cue=cue,
        source=source,
        speaker=_speaker(marks, before.speaker if before else None),
        relay=_relay(marks, article, at, before),
        said=_said(marks, before, cue or content[0]),
        venue=_venue(marks, article, at, before),
        addressee=_text(marks.to, before.addressee if before else None),
        confidence=before.confidence if before else 1.0,
        method=before.method if before else "",
    )


def _span(article: Article, words: str, near: int | None) -> Span:
    """Where the words stand: the only place, or the one nearest to the statement."""
    found = list(places_of(words, article.text))
    if not found:
        raise SelectionError(f"“{words}” is not in {article.id}; copy the words from its text")
    if near is None and len(found) > 1:
        raise SelectionError(
            f"“{words}” stands {len(found)} times in {article.id}; give more words"
        )
    return min(found, key=lambda span: (abs(span.start - (near or 0)), span.start))


def _maybe(article: Article, words: str | None, near: int, before: Span | None) -> Span | None:
    if words is None:
        return before
    return _span(article, words, near) if words.strip() else None


def _text(given: str | None, before: str | None) -> str | None:
    return before if given is None else given.strip() or None


def _speaker(marks: Marks, before: Speaker | None) -> Speaker | None:
    name = _text(marks.speaker, before.name if before else None)
    if name is None:
        _refuse_without_speaker(marks)
        return None
    is_same = before is not None and name == before.name
    kept = before if is_same else None
    anonymous = marks.anonymous
    if anonymous is None:
        anonymous = kept.anonymous if kept else marks.kind == "unnamed"
    return Speaker(
        name=name,
        kind=cast("SpeakerKind", marks.kind) or (kept.kind if kept else "person"),
        role=_text(marks.role, kept.role if kept else None),
        anonymous=anonymous,
        withheld=kept.withheld if kept and anonymous else None,
    )


def _refuse_without_speaker(marks: Marks) -> None:
    told = {"kind", "role", "anonymous", "named"} & set(marks.typed())
    if told:
        options = ", ".join(option_of(name) for name in sorted(told))
        raise SelectionError(f"{options}: nobody is credited; say who it is: --speaker NAME")


def _relay(
    marks: Marks, article: Article, near: int, before: Statement | None
) -> tuple[Relay, ...]:
    if marks.through is None:
        return before.relay if before else ()
    names = tuple(name.strip() for name in marks.through)
    if names == ("",):
        return ()
    if not all(names):
        raise SelectionError(
            "--through '' says that nobody passed it on; leave out it or the names"
        )
    return tuple(Relay(name, _span(article, name, near)) for name in names)


def _said(marks: Marks, before: Statement | None, words: Span) -> Said | None:
    """A day that a person knows is stated; where no words tell it, the cue stands for them."""
    old = before.said if before else None
    if marks.said is None:
        return old
    day = marks.said.strip()
    if not day:
        return None
    if interval_of(day) is None:
        raise SelectionError(
            f"--said {day!r} is no date; write 2026-05-07, 2026-05, 2026 or 2026-05-07/2026-05-09"
        )
    return Said(day, "stated", old.span if old else words)


def _venue(marks: Marks, article: Article, near: int, before: Statement | None) -> Venue | None:
    if marks.venue is None:
        return before.venue if before else None
    if not marks.venue.strip():
        return None
    return Venue(marks.venue.strip(), _span(article, marks.venue, near))
