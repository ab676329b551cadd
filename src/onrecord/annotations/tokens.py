"""Words and marks of a sentence, with what their letters tell.

text, sentence -> tokens

A possessive ending is a token of its own, so that "Kenya’s president" holds the name "Kenya"; an
abbreviation keeps its full stop ("Gov.", "J.", "U.S.") and no other word has one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.model import Span

_WORD = (
    r"(?:[A-Z]\.){2,}"  # U.S.
    r"|(?:%(kept)s)(?![\w])"  # Gov., J.
    r"|['’](?:%(endings)s)\b|(?<=s)['’](?=\s+[\w“\"])"  # Vesper’s, Tallis’ team
    r"|\w+(?:[.&](?=\w)\w+|-\w+|['’](?!(?:%(endings)s)\b)\w+)*"  # Jean-Luc, O’Neill, S&P
    r"|\S"
)
_INITIAL = r"(?<!\w)[A-Z]\."
# After one of these any word may have a capital; a full stop may stand inside a quotation.
_POSSESSIVE = frozenset({"'", "’", "'s", "’s"})
_OPENING = frozenset("“\"‘'«„:—–([•.!?…")


class Token(NamedTuple):
    """One word or mark.

    Attributes:
        fold: for comparison: lower case, apostrophes straight.
        capital: it starts with an upper-case letter.
        opens: it stands where any word has a capital: first in a sentence or quotation.
        is_word: it starts with a letter or digit.
        is_possessive: it is the ending of a possessive.
    """

    start: int
    end: int
    text: str
    fold: str
    capital: bool
    opens: bool
    is_word: bool
    is_possessive: bool


def fold(text: str) -> str:
    """Text as it is compared."""
    return text.casefold().replace("’", "'")


def word_pattern(abbreviations: tuple[str, ...], endings: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern of a token, given what keeps its full stop and what an apostrophe cuts off."""
    longest_first = sorted(abbreviations, key=len, reverse=True)
    kept = "|".join([rf"\b{re.escape(word)}" for word in longest_first] + [_INITIAL])
    cut_off = "|".join(re.escape(ending) for ending in endings)
    return re.compile(_WORD % {"kept": kept, "endings": cut_off})


def tokens_of(text: str, span: Span, pattern: re.Pattern[str]) -> list[Token]:
    """The tokens of a span of the text."""
    found: list[Token] = []
    for match in pattern.finditer(text, span.start, span.end):
        word = match.group()
        opens = not found or found[-1].text in _OPENING
        found.append(
            Token(
                match.start(),
                match.end(),
                word,
                fold(word),
                capital=word[0].isupper(),
                opens=opens,
                is_word=word[0].isalnum(),
                is_possessive=word in _POSSESSIVE,
            )
        )
    return found
