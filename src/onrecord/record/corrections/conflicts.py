"""What people left of an article's statements, laid over what a machine reads in it.

statements of a machine, what people hold -> statements in force, conflicts

People's work wins. A statement of the machine is the one that a person touched where it has its id,
or else where most of their words are the same. Where the machine now reads it otherwise than when
the person corrected it, and otherwise than the person left it, that is a conflict: people's work
stands, and the conflict is shown until somebody accepts, fixes or rejects the statement again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Literal, TypeAlias

from onrecord.folding import fold
from onrecord.model import Correction, Span, Statement

SHARED = 0.5
"""Of all characters of two contents, so many in both: as in the measure of whole statements."""

ConflictKind: TypeAlias = Literal["otherwise", "gone", "no words"]
"""The machine reads it otherwise now, finds it no more, or its words are not in the text."""

# What a machine may read otherwise without anybody minding.
_INCIDENTAL = {"id", "confidence", "method"}
COMPARED = tuple(one.name for one in fields(Statement) if one.name not in _INCIDENTAL)
"""Fields in which two statements differ for a person."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """People and machine disagree about a statement.

    Attributes:
        correction: the one that holds.
        now: what the machine reads; None where it does not find the statement.
        fields: of the statement, those in which `now` is neither what the machine read before nor
            what the person left.
    """

    kind: ConflictKind
    correction: Correction
    now: Statement | None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A statement that a person stands for.

    Attributes:
        position: its place among the machine's statements.
        found: what the machine reads there; None where it finds nothing.
    """

    statement: Statement
    correction: Correction
    position: int
    found: Statement | None


@dataclass(frozen=True, slots=True)
class Overlay:
    """What is in force.

    Attributes:
        hidden: places of the machine's statements that people rejected or replaced.
        kept: people's statements.
    """

    hidden: frozenset[int]
    kept: tuple[Kept, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class Touched:
    """A statement that people touched, with its spans in the text at hand.

    Attributes:
        last: the correction that holds.
        found: as the machine had it when the person corrected it; None where it found nothing, or
            that has no words here.
        left: as the person left it; None where it was rejected, or has no words here.
    """

    last: Correction
    found: Statement | None
    left: Statement | None


def overlay(statements: Sequence[Statement], touched: Sequence[Touched]) -> Overlay:
    """Lay what people hold over a machine's statements."""
    hidden: set[int] = set()
    kept: list[Kept] = []
    conflicts: list[Conflict] = []
    for one, at in zip(touched, _targets(statements, touched), strict=True):
        now = None if at is None else statements[at]
        conflict = _conflict(one, now)
        if conflict:
            conflicts.append(conflict)
        rejected_other = one.last.action == "reject" and conflict is not None
        if at is not None and not rejected_other:
            hidden.add(at)
        if one.left:
            kept.append(Kept(one.left, one.last, _position(statements, one.left, at), now))
    return Overlay(frozenset(hidden), tuple(kept), tuple(conflicts))


def _targets(statements: Sequence[Statement], touched: Sequence[Touched]) -> list[int | None]:
    """The machine's statement that each was: all that have its id first, then by their words."""
    places = {one.id: place for place, one in reversed(list(enumerate(statements)))}
    targets = [places.get(one.last.statement) if one.found or one.left else None for one in touched]
    free = set(range(len(statements))) - set(targets)
    for number, one in enumerate(touched):
        if targets[number] is None:
            targets[number] = _overlapping(statements, one, free)
            free.discard(targets[number])
    return targets


def _overlapping(
    statements: Sequence[Statement], touched: Touched, free: Iterable[int]
) -> int | None:
    """The one of those left that shares most words with it, where these are most of them."""
    seen = [one for one in (touched.found, touched.left) if one]
    shares = {place: max(_share(statements[place], one) for one in seen) for place in free if seen}
    best = max(shares, key=lambda place: (shares[place], -place), default=None)
    return best if best is not None and shares[best] >= SHARED else None


def _conflict(touched: Touched, now: Statement | None) -> Conflict | None:
    last = touched.last
    if last.after is not None and touched.left is None:
        return Conflict("no words", last, now)
    if now is None:
        # What the machine did not find before, or a person rejected, it need not find.
        is_missed = last.found is not None and last.action != "reject"
        return Conflict("gone", last, None) if is_missed else None
    names = tuple(name for name in COMPARED if _differs(name, now, touched))
    return Conflict("otherwise", last, now, names) if names else None


def _differs(name: str, now: Statement, touched: Touched) -> bool:
    """Whether the machine reads a field as it did not before, nor as the person left it."""
    seen = [one for one in (touched.found, touched.left) if one is not None]
    value = _plain(getattr(now, name))
    return all(_plain(getattr(one, name)) != value for one in seen)


def _plain(value: object) -> object:
    return fold(value) if isinstance(value, str) else value


def _position(statements: Sequence[Statement], left: Statement, at: int | None) -> int:
    """The place of what it replaces, else of the last statement that begins before it."""
    if at is not None:
        return at
    earlier = [p for p, one in enumerate(statements) if one.content[0] <= left.content[0]]
    return earlier[-1] if earlier else -1


def say_the_same(one: Statement, other: Statement) -> bool:
    """Whether two statements differ in nothing that a person minds."""
    return all(getattr(one, name) == getattr(other, name) for name in COMPARED)


def _share(one: Statement, other: Statement) -> float:
    both, either = _characters(one.content), _characters(other.content)
    return len(both & either) / len(both | either)


def _characters(content: Sequence[Span]) -> set[int]:
    return {place for piece in content for place in range(piece.start, piece.end)}


def named(statement: Statement, *, confidence: float, by: str) -> Statement:
    """A statement that a person stands for: certain, and found by the person as well."""
    parts = [part for part in statement.method.split("+") if part and part != by]
    return replace(statement, confidence=confidence, method="+".join((*parts, by)))
