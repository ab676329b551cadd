"""Names whose kind the rest of the article tells.

names of every sentence -> the same, settled

A surname alone is a person’s if the article has it in a full name. A name of several words is one
if a cue, an age or "who" stands beside it, or if its last word stands for it later: news name a
person in full first. What still tells nothing stays unknown.
"""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.languages.countries import countries

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.annotations.lexicon import Lexicon, NameKind
    from onrecord.annotations.names import Name

LONGEST_ACRONYM = 6
_LISTED: frozenset[NameKind] = frozenset({"outlet", "place"})


def settle(names: Iterable[list[Name]], lexicon: Lexicon) -> list[list[Name]]:
    """Names whose kind is told by the other names of the article; weak ones alone are dropped."""
    sentences = list(names)
    firm = {word for line in sentences for name in line if not name.weak for word in name.words}
    sentences = [
        [n for n in line if not n.weak or n.near_speech or n.words[0] in firm] for line in sentences
    ]
    alone = _first_alone(sentences)
    full = [
        [_settled_full(name, alone, place) for name in line] for place, line in enumerate(sentences)
    ]
    people = {name.words for line in full for name in line if name.kind == "person"}
    parts = {word for words in people for word in (words[0], words[-1])}
    listed = [[_settled_word(name, parts, lexicon) for name in line] for line in full]
    surnames = {words[-1] for words in people if len(words) > 1} - _begun(listed)
    return [[_settled_surname(name, surnames, lexicon) for name in line] for line in listed]


def _begun(sentences: Iterable[list[Name]]) -> set[str]:
    """First words of names of outlets and places that have several."""
    names = (name for line in sentences for name in line if name.kind in _LISTED)
    return {name.words[0] for name in names if len(name.words) > 1}


@functools.cache
def _states() -> frozenset[str]:
    """Names of states and capitals."""
    return frozenset(name for one in countries() for name in (*one.names, *one.capitals))


def _settled_surname(name: Name, surnames: set[str], lexicon: Lexicon) -> Name:
    """A listed outlet or place that is the surname of somebody whom the article names.

    "Igor Naples spoke. Naples said …", but not "in Naples"; a state and its capital speak too.
    """
    alone = name.kind in _LISTED and len(name.words) == 1 and name.words[0] in surnames
    alone = alone and name.words[0] not in _states()
    before = lexicon.who.places.before | lexicon.who.articles
    return replace(name, kind="person") if alone and name.prior not in before else name


def _first_alone(sentences: list[list[Name]]) -> dict[str, int]:
    """The sentence in which each word is first a name by itself."""
    first: dict[str, int] = {}
    for place, line in enumerate(sentences):
        for name in line:
            if len(name.words) == 1:
                first.setdefault(name.words[0], place)
    return first


def _settled_full(name: Name, alone: dict[str, int], place: int) -> Name:
    """A name of several words is a person's if the cue beside it or its last word says so.

    News name a person in full first and by surname after that; a product or branch that is named
    after a company comes behind it.
    """
    if name.kind != "unknown" or len(name.words) == 1:
        return name
    told = name.near_speech or place <= alone.get(name.words[-1], -1)
    return replace(name, kind="person") if told else name


def _settled_word(name: Name, people: set[str], lexicon: Lexicon) -> Name:
    """A name of one word is what the full names and the words before it make of it."""
    if name.kind != "unknown" or len(name.words) > 1:
        return name
    kind: NameKind = "unknown"
    if name.words[0] in people:
        kind = "person"
    elif _is_coined(name.words[0]) or (name.prior in lexicon.who.articles and not name.modifies):
        kind = "organization"
    elif name.prior in lexicon.who.places.before:
        kind = "place"
    return replace(name, kind=kind)


def _is_coined(word: str) -> bool:
    """Whether it is an acronym or has a capital inside ("PortWatch"), as few surnames do."""
    is_acronym = word.isupper() and 1 < len(word) <= LONGEST_ACRONYM
    return is_acronym or not (word[1:].islower() or not word.isalpha())
