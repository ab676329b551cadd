"""What a search asks for.

words as a person types them -> terms; SaidQuery

    ice travel        both words, anywhere
    "before the ice"  these words beside each other
    trav*             a word that begins so
    -visit            not this one

Case, diacritics and punctuation do not matter: a word with a hyphen or an apostrophe inside is
looked for as its parts beside each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from onrecord.errors import SelectionError
from onrecord.folding import fold
from onrecord.model import Act, Manner, Review
from onrecord.record.search.words import Column, Term

Sort: TypeAlias = Literal["said", "newest", "relevance"]
"""In the order in which it was said, the newest first, or how well the words fit."""

# A phrase between quotation marks of any kind, else what stands between blanks.
_PIECE = re.compile(r'(-?)(?:["“”«»„]([^"“”«»„]*)["“”«»„]?|([^\s"“”«»„]+))')


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidQuery:
    """What to look for; None asks for nothing.

    Attributes:
        words: of what was said, of the speaker's name or of those who passed it on.
        speaker: words of the speaker's name.
        text: words of the content.
        outlet: words of the outlet's name.
        outlet_named: the outlet's whole name, as articles give it.
        through: words of the name of one who passed it on.
        article: words of the title or the text of the article.
        actor: id of an actor on record.
        country: the one that the actor speaks for, by its English name.
        act: say, deny, promise …
        manner: direct, indirect or mixed.
        anonymous: True for unnamed speakers only, False for named ones only.
        relayed: True for what somebody passed on, False for what nobody did.
        review: what a person did to it.
        confidence: the least.
        since: first day on which it may have been said, included; where that is not known, the
            day of publication stands in.
        until: last day, included.
        published_since: first day of publication, included.
        published_until: last day, included.
    """

    words: str | None = None
    speaker: str | None = None
    text: str | None = None
    outlet: str | None = None
    outlet_named: str | None = None
    through: str | None = None
    article: str | None = None
    actor: str | None = None
    country: str | None = None
    act: Act | None = None
    manner: Manner | None = None
    anonymous: bool | None = None
    relayed: bool | None = None
    review: Review | None = None
    confidence: float | None = None
    since: date | None = None
    until: date | None = None
    published_since: date | None = None
    published_until: date | None = None

    def terms(self) -> tuple[Term, ...]:
        """The words asked for in statements.

        Raises:
            SelectionError: nothing is asked for but what must not occur, or no word.
        """
        asked: tuple[tuple[str | None, Column | None], ...] = (
            (self.words, None),
            (self.speaker, "speaker"),
            (self.text, "content"),
            (self.through, "relay"),
        )
        return _sound([term for words, column in asked for term in _asked_for(words, column)])

    def article_terms(self) -> tuple[Term, ...]:
        """The words asked for in articles; raises as `terms`."""
        return article_terms(self.article)


def article_terms(words: str | None) -> tuple[Term, ...]:
    """The words asked for in titles and texts; raises as `SaidQuery.terms`."""
    return _sound(_asked_for(words, None))


def terms_of(words: str | None, column: Column | None = None) -> Iterator[Term]:
    """The terms of what a person typed; nothing where it holds no word."""
    for minus, phrase, word in _PIECE.findall(words or ""):
        piece = phrase or word
        if folded := fold(piece).split():
            yield Term(
                words=tuple(folded),
                prefix=piece.endswith("*"),
                excluded=bool(minus),
                column=column,
            )


def _asked_for(words: str | None, column: Column | None) -> list[Term]:
    terms = list(terms_of(words, column))
    if words and words.strip() and not terms:
        raise SelectionError(f"{words!r} holds no word to look for")
    return terms


def _sound(terms: list[Term]) -> tuple[Term, ...]:
    if terms and all(term.excluded for term in terms):
        words = " ".join(word for term in terms for word in term.words)
        raise SelectionError(
            f"only what must not occur is asked for ({words}); add a word that may"
        )
    return tuple(terms)
