"""An article of its text and the fields that were found.

Page, text, Fields -> Article

The id is what the input brought, or else depends on address and text alone: the same article read
twice, on two machines or in another order, has one id.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from onrecord.model import Article, Signal

if TYPE_CHECKING:
    from onrecord.model import Page

Value = TypeVar("Value")

_ID_DIGITS = 16  # hexadecimal: a collision is expected after some four billion articles


class Found(NamedTuple, Generic[Value]):
    """A field's value and the signal that gave it."""

    value: Value
    signal: Signal


@dataclass(frozen=True, slots=True)
class Fields:
    """What was found, each with its signal; None for an unknown."""

    url: Found[str] | None = None
    outlet: Found[str] | None = None
    title: Found[str] | None = None
    authors: Found[tuple[str, ...]] | None = None
    published: Found[str] | None = None
    language: Found[str] | None = None

    def signals(self) -> dict[str, Signal]:
        """The signal of each known field, by the field's name."""
        found = {
            "url": self.url,
            "outlet": self.outlet,
            "title": self.title,
            "authors": self.authors,
            "published": self.published,
            "language": self.language,
        }
        return {name: field.signal for name, field in found.items() if field}


def to_article(page: Page, text: str, fields: Fields, *, name: str | None = None) -> Article:
    """The article; `name` is the id that the input brought."""
    url = fields.url.value if fields.url else None
    return Article(
        id=name or _id(url, text),
        text=text,
        sha256=hashlib.sha256(page.body).hexdigest(),
        url=url,
        outlet=fields.outlet.value if fields.outlet else None,
        title=fields.title.value if fields.title else None,
        authors=fields.authors.value if fields.authors else (),
        published=fields.published.value if fields.published else None,
        language=fields.language.value if fields.language else None,
        found=fields.signals(),
    )


def _id(url: str | None, text: str) -> str:
    digest = hashlib.sha256(f"{url or ''}\n{text}".encode()).hexdigest()
    return f"a-{digest[:_ID_DIGITS]}"
