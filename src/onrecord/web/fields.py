"""A statement as the fields of a form, and what a person left in them as marks.

Statement -> Fields -> Marks

A form shows words, one piece on a line, and carries beside them where they stand, for who selects
words with the mouse. The place counts only where the words stand there: who types others, or has no
script, has them looked for. A field that was left alone leaves the statement as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, Field

from onrecord.model import Act, Article, Manner, Relay, Span, SpeakerKind, Statement
from onrecord.record.corrections import Marks, Words
from onrecord.showing import harmless

Text: TypeAlias = Annotated[str, Field(max_length=20_000)]
Line: TypeAlias = Annotated[str, Field(max_length=2_000)]
Places: TypeAlias = Annotated[str, Field(max_length=2_000, pattern=r"^[0-9 -]*$")]
"""Half-open spans in code points, `812-1024 1030-1041`."""

PLACED = ("content", "cue", "source", "through", "venue")
"""Fields that hold words of the article."""

_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")


class Fields(BaseModel):
    """What a form holds of a statement; empty is unknown."""

    content: Text = ""
    content_at: Places = ""
    cue: Line = ""
    cue_at: Places = ""
    source: Line = ""
    source_at: Places = ""
    speaker: Line = ""
    kind: SpeakerKind | Literal[""] = ""
    role: Line = ""
    anonymous: bool = False
    through: Line = ""
    through_at: Places = ""
    said: Annotated[str, Field(max_length=100)] = ""
    venue: Line = ""
    venue_at: Places = ""
    to: Line = ""
    act: Act | Literal[""] = ""
    manner: Manner | Literal[""] = ""

    @classmethod
    def of(cls, statement: Statement, article: Article) -> Fields:
        """The fields of a statement."""
        speaker, venue, relay = statement.speaker, statement.venue, statement.relay
        return cls.model_construct(
            content=_words(statement.content, article),
            content_at=_places(statement.content),
            cue=_words(_known(statement.cue), article),
            cue_at=_places(_known(statement.cue)),
            source=_words(_known(statement.source), article),
            source_at=_places(_known(statement.source)),
            speaker=_plain(speaker.name) if speaker else "",
            kind=speaker.kind if speaker else "",
            role=_plain(speaker.role or "") if speaker else "",
            anonymous=speaker.anonymous if speaker else False,
            through="\n".join(_plain(one.name) for one in relay),
            through_at=_places(one.span for one in relay),
            said=statement.said.edtf if statement.said else "",
            venue=_plain(venue.name) if venue else "",
            venue_at=_places([venue.span] if venue else []),
            to=_plain(statement.addressee or ""),
            act=statement.act,
            manner=statement.manner,
        )

    def plain(self) -> Fields:
        """The same as a form would show it: no space that a browser may have changed."""
        given = {name: getattr(self, name) for name in Fields.model_fields}
        plain = {
            name: "\n".join(_lines(value))
            for name, value in given.items()
            if isinstance(value, str)
        }
        return Fields.model_construct(self.model_fields_set, **(given | plain))

    def sent(self) -> frozenset[str]:
        """Names of the fields that came with the form; a box that is not ticked does not come."""
        boxes = {"anonymous"} if "speaker" in self.model_fields_set else set()
        return frozenset(self.model_fields_set & Fields.model_fields.keys()) | boxes


def changed(given: Fields, shown: Fields) -> frozenset[str]:
    """Names of the fields that were not left alone; words and their places are one."""
    given, shown = given.plain(), shown.plain()
    names = {name for name in given.sent() if getattr(given, name) != getattr(shown, name)}
    return frozenset(name.removesuffix("_at") for name in names)


def marks_of(given: Fields, article: Article, *, shown: Fields | None) -> Marks:
    """What a person wants otherwise.

    Args:
        given: the fields as they came back.
        article: in whose text the words stand.
        shown: the fields as the person saw them; None for a statement that is added.
    """
    fields = given.plain()
    touched = changed(given, shown or Fields())
    if "speaker" in touched:
        # What the form shows beside another name is meant of that one.
        touched |= {"kind", "role", "anonymous"} if fields.speaker else frozenset()
    return Marks(
        content=tuple(_picked(fields.content, fields.content_at, article))
        if "content" in touched
        else (),
        cue=_one("cue", fields, article) if "cue" in touched else None,
        source=_one("source", fields, article) if "source" in touched else None,
        speaker=fields.speaker if "speaker" in touched else None,
        kind=(fields.kind or None) if "kind" in touched else None,
        role=fields.role if "role" in touched else None,
        anonymous=fields.anonymous if "anonymous" in touched else None,
        through=_through(fields, article) if "through" in touched else None,
        said=fields.said if "said" in touched else None,
        venue=_one("venue", fields, article) if "venue" in touched else None,
        to=fields.to if "to" in touched else None,
        act=(fields.act or None) if "act" in touched else None,
        manner=(fields.manner or None) if "manner" in touched else None,
    )


def _known(span: Span | None) -> tuple[Span, ...]:
    return (span,) if span else ()


def _words(spans: Sequence[Span], article: Article) -> str:
    return "\n".join(_plain(span.of(article.text)) for span in spans)


def _places(spans: Iterable[Span]) -> str:
    return " ".join(f"{start}-{end}" for start, end in spans)


def _lines(value: str) -> list[str]:
    return [plain for line in value.splitlines() if (plain := _plain(line))]


def _plain(words: str) -> str:
    """As a page shows them, on one line."""
    return " ".join(harmless(words).split())


def _picked(words: str, places: str, article: Article) -> list[Words]:
    """Each line's place, where one of the places holds just these words; else the words."""
    by_words: dict[str, list[Span]] = {}
    for start, end in _PLACE.findall(places):
        span = Span(int(start), int(end))
        if span.start < span.end <= len(article.text):
            by_words.setdefault(_plain(span.of(article.text)), []).append(span)
    return [found.pop(0) if (found := by_words.get(line)) else line for line in _lines(words)]


def _one(name: str, fields: Fields, article: Article) -> Words:
    words, places = getattr(fields, name), getattr(fields, f"{name}_at")
    return (_picked(words, places, article) or [""])[0]


def _through(fields: Fields, article: Article) -> tuple[str | Relay, ...]:
    picked = _picked(fields.through, fields.through_at, article)
    names = _lines(fields.through)
    relays = [
        Relay(name, place) if isinstance(place, Span) else place
        for name, place in zip(names, picked, strict=True)
    ]
    return tuple(relays) or ("",)
