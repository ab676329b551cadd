"""Descriptions: phrases around a common noun for people, bodies, outlets and documents.

tokens of a sentence, its names -> descriptions

The noun ("director") tells what the phrase refers to, its opener whether that is known ("the") or
new ("a"), its possessor whose it is. A singular noun without opener, modifier or name is no
phrase in English, and left alone; so is a noun that only modifies the next one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.annotations.reach import knowing_end, passable, reach_left, reach_right

if TYPE_CHECKING:
    from onrecord.annotations.lexicon import Head, Lexicon
    from onrecord.annotations.lines import Line


@dataclass(frozen=True, slots=True)
class Description:
    """A description at the tokens from `first` up to `last`; its head at `head`.

    Attributes:
        start: behind the article or pronoun that opens it.
        owner: up to where the possessor reaches, `first` where there is none.
        noun: what the head tells.
        knows: it says why its owner knows ("familiar with the talks").
    """

    first: int
    start: int
    head: int
    last: int
    noun: Head
    owner: int
    knows: bool = False


def find_descriptions(line: Line, lexicon: Lexicon) -> list[Description]:
    """The descriptions of a sentence, from left to right, none inside another's left side."""
    found: list[Description] = []
    for index, token in enumerate(line.tokens):
        if not token.is_word or (index in line.name_at and not _is_member(line, index, lexicon)):
            continue
        noun = lexicon.head_at(line.folds, index)
        if noun and not _heads_on(line, index, lexicon):
            description = _described(line, index, noun, lexicon=lexicon)
            if description:
                found.append(description)
    return found


def _is_member(line: Line, index: int, lexicon: Lexicon) -> bool:
    """Whether an adjective is a noun: "the Ohio Republican said"."""
    name = line.name_at[index]
    if name.kind != "adjective" or name.last - name.first > 1:
        return False
    behind = line.tokens[index + 1] if index + 1 < line.end else None
    return not (behind and behind.is_word) or behind.fold in lexicon.closed


def _heads_on(line: Line, index: int, lexicon: Lexicon) -> bool:
    """Whether the noun only modifies the next one: "government official"."""
    after = index + 1
    if after >= line.end or after in line.name_at:
        return False
    word = line.tokens[after]
    if not word.is_word or not word.text[0].isalpha():
        return False
    following = lexicon.head_at(line.folds, after)
    if following:
        noun = lexicon.head_at(line.folds, index)
        is_verb = noun and noun.plural and noun.kind == "group" and following.kind == "document"
        return not is_verb and line.folds[after] not in lexicon.speech
    pair = " ".join(line.folds[max(0, index - 1) : after])
    adjective = line.folds[index] in lexicon.who.roles.adjectival and pair not in lexicon.heads
    if adjective and passable(line, after, lexicon):
        return True
    further = after + 1
    return (
        line.folds[after] in lexicon.modifiers
        and line.folds[after] not in lexicon.who.counts
        and further < line.end
        and bool(lexicon.head_at(line.folds, further))
    )


def _described(line: Line, head: int, noun: Head, *, lexicon: Lexicon) -> Description | None:
    first, owner = reach_left(line, head, lexicon)
    if noun.kind in ("document", "person") and _is_verb(
        line, first, head, noun=noun, lexicon=lexicon
    ):
        return None
    followed = head + 1 in line.name_at and line.name_at[head + 1].kind in ("person", "unknown")
    knows = knowing_end(line, head + 1, lexicon)
    last = head + 1 if followed else knows or reach_right(line, head + 1, lexicon)
    opened = first < head or followed or (last > head + 1 and line.tokens[head].capital)
    if not opened and not _stands_alone(line, head, noun, lexicon=lexicon):
        return None
    if (noun.plural or followed) and line.folds[first] in lexicon.who.singular_openers:
        first += 1  # "said that officials"
    start = first
    while start < head and line.folds[start] in lexicon.determiners:
        start += 1
    return Description(first, start, head, last, noun, owner, knows=knows is not None)


def _stands_alone(line: Line, head: int, noun: Head, *, lexicon: Lexicon) -> bool:
    """Whether a noun without opener and modifier is a phrase: "critics", "police"."""
    people = noun.plural and (noun.kind == "group" or line.tokens[head].opens)
    bare = line.folds[head] in lexicon.who.organizations.bare or noun.kind == "unnamed"
    return people or bare or _is_apposed(line, head)


def _is_verb(line: Line, first: int, head: int, *, noun: Head, lexicon: Lexicon) -> bool:
    """Whether the noun is a verb.

    "Scientists report", "Norway reports", "the Post reports", "Lind accused", "state TV accused".
    """
    verbal = line.folds[head] in lexicon.verbal
    behind_name = head - 1 in line.name_at
    nouns = [lexicon.head_at(line.folds, i) for i in range(first, head) if i not in line.name_at]
    if noun.kind == "person":
        return verbal and (behind_name or any(nouns))
    if any(one and one.plural and one.kind == "group" for one in nouns):
        return True
    if verbal and noun.plural and behind_name and _ends_clause(line, head, lexicon):
        return True
    return verbal and first in line.name_at


def _ends_clause(line: Line, head: int, lexicon: Lexicon) -> bool:
    """Whether a mark or a small word follows, as in "The Vesper Post reports that"."""
    after = head + 1
    if after >= line.end or not line.tokens[after].is_word:
        return True
    return line.folds[after] in lexicon.closed


def _is_apposed(line: Line, head: int) -> bool:
    """Whether it follows a name and a comma: "Ilse Varen, founder of the institute"."""
    comma = head > 1 and line.tokens[head - 1].text == ","
    return comma and (head - 2 in line.name_at or line.tokens[head - 2].text.isdigit())
