"""What a tagger takes a name for that no list knows.

names of a sentence, tagged names -> the names, the unknown ones with a kind

The lists and rules come first: they know why. A run of capitals that tells them nothing is what
the tagger, if it is sure, saw at the same words. Where a sentence is in capitals throughout they
tell nothing of names at all, and the tagger's stand alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.annotations.names import Name
from onrecord.model import Span
from onrecord.spans import within

if TYPE_CHECKING:
    from onrecord.annotations.lexicon import NameKind
    from onrecord.annotations.tokens import Token
    from onrecord.tagging.names import NameKind as TaggedKind
    from onrecord.tagging.names import TaggedName

_SURE = 0.8
# Where nothing else tells a name, less is enough.
_SURE_ALONE = 0.5
# Letters; fewer are an acronym.
_SHORTEST_SHOUT = 12
# A role or a nationality names nobody; a group's name is a description.
_KINDS: Mapping[TaggedKind, NameKind] = {
    "person": "person",
    "organization": "organization",
    "place": "place",
    "outlet": "outlet",
}


def with_kinds(
    names: Sequence[Name], tokens: Sequence[Token], tagged: Sequence[TaggedName]
) -> list[Name]:
    """The names in their order; `tagged` those of the article, in theirs."""
    if not tagged or not tokens:
        return list(names)
    if _is_all_capitals(tokens):
        return list(_tagged_alone(tokens, tagged))
    here = within(tagged, Span(tokens[0].start, tokens[-1].end), key=lambda name: name.span)
    seen = {name.span: name for name in here}
    return [_with_kind(name, tokens, seen) if name.kind == "unknown" else name for name in names]


def _with_kind(name: Name, tokens: Sequence[Token], tagged: Mapping[Span, TaggedName]) -> Name:
    seen = tagged.get(Span(tokens[name.start].start, tokens[name.last - 1].end))
    if seen is None or seen.confidence < _SURE or seen.kind not in _KINDS:
        return name
    return replace(name, kind=_KINDS[seen.kind])


def _is_all_capitals(tokens: Sequence[Token]) -> bool:
    words = "".join(token.text for token in tokens if token.is_word)
    return len(words) >= _SHORTEST_SHOUT and words.isupper()


def _tagged_alone(tokens: Sequence[Token], tagged: Sequence[TaggedName]) -> Iterator[Name]:
    firsts = {token.start: number for number, token in enumerate(tokens)}
    lasts = {token.end: number + 1 for number, token in enumerate(tokens)}
    inside = Span(tokens[0].start, tokens[-1].end)
    for seen in within(tagged, inside, key=lambda name: name.span):
        first, last = firsts.get(seen.span.start), lasts.get(seen.span.end)
        sure = seen.confidence >= _SURE_ALONE and seen.kind in _KINDS
        if sure and first is not None and last is not None:
            words = tuple(token.text for token in tokens[first:last])
            yield Name(first, first, last, _KINDS[seen.kind], words)
