"""Page -> Article: text, title, outlet, dates, and where each was found.

`extract` is what other rooms use, and `site_label`. A page is read by its media type; whatever it
holds, the answer is an article or the reason why there is none.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeAlias

from onrecord.articles.addresses import site_label
from onrecord.articles.html import read_html
from onrecord.articles.plain import read_plain
from onrecord.articles.rows import read_row
from onrecord.model import Article, Page, Unread

__all__ = ["ARTICLES_METHOD", "extract", "site_label"]

ARTICLES_METHOD = "articles@1"
"""What makes an article of a page, with its version; docs/record.md says when it rises."""

# A library is quiet: what these say of a page is said by its reason.
for _library in ("trafilatura", "htmldate", "charset_normalizer", "justext"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

Reader: TypeAlias = Callable[[Page], Article | Unread]

_LARGEST_BYTES = 20_000_000  # as the pages' room has it; a page may reach us by other ways
# Two novels: no article is longer, and one page must not hold up the pages after it.
_LONGEST_TEXT = 1_000_000
_READERS: dict[str, Reader] = {
    "text/html": read_html,
    "application/xhtml+xml": read_html,
    "text/plain": read_plain,
    "text/markdown": read_plain,
    "application/json": read_row,
}


def extract(page: Page) -> Article | Unread:
    """The article of a page, or why it has none."""
    if not page.body.strip():
        return Unread("empty", "the page holds no bytes")
    if len(page.body) > _LARGEST_BYTES:
        return Unread("too-large", f"the page has {len(page.body):,} bytes")
    reader = _READERS.get(page.media_type.partition(";")[0].strip().lower())
    if reader is None:
        return Unread("not-html", f"pages of type {page.media_type} are not read")
    article = reader(page)
    if isinstance(article, Article) and len(article.text) > _LONGEST_TEXT:
        return Unread("too-large", f"the text has {len(article.text):,} characters")
    return article
