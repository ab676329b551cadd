"""Source, cue and content as one tag for each word, and back.

spans, words -> tags -> spans

Seven tags: outside, and begin and inside of each role. PolNeAR marks only the outermost
attribution, so that two roles almost never share a word (in 0.01 % of the training text); where
they do, the rarer role keeps it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Role: TypeAlias = Literal["source", "cue", "content"]

# The rarest last: a later role takes a word that an earlier one has.
ROLES: tuple[Role, ...] = ("content", "source", "cue")
OUTSIDE = 0
TAG_COUNT = 1 + 2 * len(ROLES)


class RoleSpan(NamedTuple):
    """Words in a role."""

    role: Role
    span: Span


def begin(role: Role) -> int:
    """The tag of the first word of a role."""
    return 1 + 2 * ROLES.index(role)


def inside(role: Role) -> int:
    """The tag of its further words."""
    return begin(role) + 1


def of_role(role: Role, spans: Iterable[RoleSpan]) -> list[Span]:
    """The spans of a role, in their order."""
    return [one.span for one in spans if one.role == role]


def may_follow(before: int, after: int) -> bool:
    """Whether a tag may stand behind another: inside only behind begin or inside of its role."""
    is_inside = after != OUTSIDE and after % 2 == 0
    return not is_inside or before in (after - 1, after)


def encode(words: Sequence[Span], spans: Iterable[RoleSpan]) -> list[int]:
    """The tag of every word; a word that a span cuts belongs to it."""
    tags = [OUTSIDE] * len(words)
    for role, span in sorted(set(spans), key=lambda one: (ROLES.index(one.role), one.span)):
        held = [i for i, word in enumerate(words) if word.overlaps(span)]
        for index in held:
            tags[index] = inside(role)
        if held:
            tags[held[0]] = begin(role)
    return _mended(tags)


def _mended(tags: list[int]) -> list[int]:
    """Tags where what another role has cut off begins anew."""
    return [
        tag if may_follow(before, tag) else tag - 1
        for before, tag in zip([OUTSIDE, *tags], tags, strict=False)
    ]


def decode(words: Sequence[Span], tags: Iterable[int]) -> list[RoleSpan]:
    """The spans, in the order of the text; an inside that nothing began begins."""
    spans: list[RoleSpan] = []
    before = OUTSIDE
    for word, tag in zip(words, tags, strict=True):
        if tag != OUTSIDE:
            goes_on = tag % 2 == 0 and may_follow(before, tag)
            start = spans.pop().span.start if goes_on else word.start
            spans.append(RoleSpan(ROLES[(tag - 1) // 2], Span(start, word.end)))
        before = tag
    return spans
