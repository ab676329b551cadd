"""One article of a JSON Lines file -> the article.

`{"id": …, "text": …, "url": …, "outlet": …, "title": …, "authors": …, "published": …,
"language": …}` -> Article | Unread

Only `id` and `text` must be there; what else is known may be; other fields are passed over. The
text is kept exactly as it was brought, since its spans are to fit the text that the caller has; the
other fields are cleaned as those of a page are, so that none brings what nobody sees (terminal
escapes, marks that turn the reading direction). A date may be written as machines write it or as
`10/31/18`, which is read month first (so the American collections have it) unless only the other
order is a date; one that cannot be read is an unknown. A field of a wrong type is an error of the
file, and the page says which.
"""

from __future__ import annotations

import re
from typing import Annotated

import msgspec

from onrecord.articles.characters import one_line
from onrecord.articles.identity import Fields, Found, to_article
from onrecord.articles.language import find_language
from onrecord.articles.moments import read_moment
from onrecord.articles.names import names_in
from onrecord.complaints import explained
from onrecord.model import Article, Page, Unread

_AMERICAN = "en-US"  # reads 10/31/18 month first
_WEB = re.compile(r"https?://\S+$", re.IGNORECASE)
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_].*)?$", re.IGNORECASE)

NotEmpty = Annotated[str, msgspec.Meta(pattern=r"\S")]


class _Row(msgspec.Struct, frozen=True):
    """What a line may say; fields that are not named here are passed over."""

    id: NotEmpty | int
    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: str | list[str] | None = None
    published: str | None = None
    language: str | None = None


_decoder = msgspec.json.Decoder(_Row)


def read_row(page: Page) -> Article | Unread:
    """The article of a line, or what is wrong with it."""
    try:
        row = _decoder.decode(page.body)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        return Unread("not-article", f"{page.origin}: {explained(error)}")
    if not row.text.strip():
        return Unread("empty", f"{page.origin}: `text` is empty")
    return to_article(page, row.text, _fields(row), name=str(row.id))


def _fields(row: _Row) -> Fields:
    moment = read_moment(one_line(row.published), _AMERICAN) if row.published else None
    return Fields(
        url=_address(row.url),
        outlet=_brought(row.outlet),
        title=_brought(row.title),
        authors=_authors(row),
        published=_brought(moment),
        language=_language(row),
    )


def _brought(value: str | None) -> Found[str] | None:
    line = one_line(value or "")
    return Found(line, "file") if line else None


def _address(value: str | None) -> Found[str] | None:
    address = _brought(value)
    return address if address and _WEB.match(address.value) else None


def _authors(row: _Row) -> Found[tuple[str, ...]] | None:
    """A list is taken as it is; a string may hold several names."""
    if isinstance(row.authors, list):
        names = tuple(dict.fromkeys(name for name in map(one_line, row.authors) if name))
    else:
        names = names_in([row.authors] if row.authors else [])
    return Found(names, "file") if names else None


def _language(row: _Row) -> Found[str] | None:
    match = _LANGUAGE.match(row.language or "")
    return Found(match[1].lower(), "file") if match else find_language(row.text, None)
