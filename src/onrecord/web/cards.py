"""A statement as pages show it: its words in their sentences, with what is known of them.

Match -> Card
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Article, Match, RecordedActor, Review, Statement
from onrecord.web import links
from onrecord.web.marking import Paragraph, excerpt


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """An article without its text; see `model.Article`."""

    id: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    language: str | None

    @classmethod
    def of(cls, article: Article) -> ArticleFacts:
        """The facts of an article."""
        return cls(
            article.id,
            article.outlet,
            article.title,
            article.url,
            article.published,
            article.language,
        )


@dataclass(frozen=True, slots=True)
class Card:
    """A statement in force.

    Attributes:
        article: where it stands.
        actor: who said it across articles; see `Match.actor`.
        review: what a person did to it, None where nobody has looked at it.
        words: the pieces of its content.
        excerpt: the sentences that hold them.
        live: the page of the outlet, opened at the words; None where it has no address.
    """

    statement: Statement
    article: ArticleFacts
    actor: RecordedActor | None
    review: Review | None
    words: tuple[str, ...]
    excerpt: tuple[Paragraph, ...]
    live: str | None

    @classmethod
    def of(cls, match: Match) -> Card:
        """The card of a match."""
        article, statement = match.article, match.statement
        return cls(
            statement=statement,
            article=ArticleFacts.of(article),
            actor=match.actor,
            review=match.review,
            words=tuple(piece.of(article.text) for piece in statement.content),
            excerpt=excerpt(article, statement),
            live=links.outside(article.url, article.text, statement.content[0]),
        )
