"""What a person changed in a statement, field by field.

a statement before and after, the text that its spans lie in -> Change, …

Fields are told by their words: a span by what stands there, a speaker by name, kind and role. Who
found the statement, and how sure that was, is nobody's correction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from onrecord.model import Change, Span, Speaker, Statement
from onrecord.record.corrections.conflicts import COMPARED

_TOLD: dict[str, Callable[[Statement, str], str | None]] = {
    "manner": lambda one, _: one.manner,
    "act": lambda one, _: one.act,
    "content": lambda one, text: _words(one.content, text),
    "cue": lambda one, text: _words([one.cue] if one.cue else [], text),
    "source": lambda one, text: _words([one.source] if one.source else [], text),
    "speaker": lambda one, _: _called(one.speaker) if one.speaker else None,
    "relay": lambda one, _: ", ".join(relay.name for relay in one.relay) or None,
    "said": lambda one, _: one.said.edtf if one.said else None,
    "venue": lambda one, _: one.venue.name if one.venue else None,
    "addressee": lambda one, _: one.addressee,
}


def changes(before: Statement | None, after: Statement | None, text: str) -> tuple[Change, ...]:
    """The fields that are not as they were."""
    if before is None or after is None:
        return ()
    return tuple(
        Change(name, _TOLD[name](before, text), _TOLD[name](after, text))
        for name in COMPARED
        if getattr(before, name) != getattr(after, name)
    )


def _words(spans: Iterable[Span], text: str) -> str | None:
    return " … ".join(span.of(text) for span in spans) or None


def _called(speaker: Speaker) -> str:
    hidden = "anonymous" if speaker.anonymous else None
    about = ", ".join(part for part in (speaker.kind, speaker.role, hidden) if part)
    return f"{speaker.name} ({about})"
