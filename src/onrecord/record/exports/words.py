"""The words that a statement's spans stand for.

Match -> its words, as text
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.model import Article, Match, Relay, Span

# Between two pieces of one content: other words stand between them in the article.
OMITTED = " […] "
# Between those who passed the words on, the nearest to the speaker first.
THROUGH = " › "


def pieces_of(match: Match) -> tuple[str, ...]:
    """The content, piece by piece."""
    return tuple(piece.of(match.article.text) for piece in match.statement.content)


def words_of(match: Match) -> str:
    """The content in one line of text."""
    return OMITTED.join(pieces_of(match))


def words_at(span: Span | None, article: Article) -> str | None:
    """The words at a span, None where there is no span."""
    return span.of(article.text) if span else None


def chain_of(relay: tuple[Relay, ...]) -> str | None:
    """Who passed the words on, in one line; None where nobody did."""
    return THROUGH.join(link.name for link in relay) or None
