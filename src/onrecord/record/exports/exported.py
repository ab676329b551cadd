"""What a writer of an export counts while it writes, and says at its end.

articles that were written, losses -> Exported

An export is complete or says what is missing. What a format never holds is said once, in
`FORMATS` and docs/exports.md; what it could not hold of these statements is counted here, each
kind of loss as a sentence. Memory grows with the number of articles, not of statements.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from onrecord.model import Article

ArticleKey: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export holds.

    Attributes:
        statements: how many were written.
        articles: how many articles they stand in.
        missing: sentences, without a full stop: what the format could not hold, and how often.
    """

    statements: int
    articles: int
    missing: tuple[str, ...] = ()


class Loss(NamedTuple):
    """One kind of thing that a format cannot hold, in words.

    Attributes:
        one: the sentence for a single case.
        many: the sentence for several, with `{}` for their number.
    """

    one: str
    many: str

    def told(self, times: int) -> str:
        """The sentence for so many."""
        return self.one if times == 1 else self.many.format(f"{times:,}")


class Tally:
    """A count of what was written and what was not, over one export."""

    def __init__(self) -> None:
        self._statements = 0
        self._articles: set[ArticleKey] = set()
        self._losses: Counter[Loss] = Counter()

    def write(self, article: Article) -> bool:
        """One more statement is written; whether it is the first of its article."""
        self._statements += 1
        before = len(self._articles)
        self._articles.add(key_of(article))
        return len(self._articles) > before

    def lose(self, loss: Loss, times: int = 1) -> None:
        """The format could not hold something."""
        if times:
            self._losses[loss] += times

    def exported(self) -> Exported:
        """The sum, losses in the order in which they were first met."""
        missing = tuple(loss.told(times) for loss, times in self._losses.items())
        return Exported(self._statements, len(self._articles), missing)


def key_of(article: Article) -> ArticleKey:
    """What tells an article from others: two files may bring articles of one id."""
    return article.id, article.sha256
