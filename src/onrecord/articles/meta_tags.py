"""What a page says of itself in its head: OpenGraph and the other `meta` tags.

HTML tree -> MetaTags

OpenGraph (https://ogp.me) is what a page shows where it is shared and is kept apart from the rest:
Dublin Core, Parsely, Sailthru and the like, and schema.org's microdata, whose `meta` and `time`
elements stand in the body.
"""

from __future__ import annotations

import html
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.articles.characters import one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST = 2000  # characters of a value; longer ones are descriptions
_TITLE = (
    "headline",
    "sailthru.title",
    "parsely-title",
    "dc.title",
    "dcterms.title",
    "twitter:title",
)
_PUBLISHED = (
    "datepublished", "article:published", "published_time", "publish_date", "publish-date",
    "publication_date", "publicationdate", "date_published", "pubdate", "pub_date", "publishdate",
    "publisheddate", "published_at", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dcterms.issued", "dc.issued", "dcterms.created", "dc.date.created", "citation_date",
    "citation_publication_date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "bt:pubdate", "originalpublicationdate", "article_date_original", "article.published", "ptime",
    "rnews:datepublished", "displaydate", "dc.date", "dcterms.date", "date", "datecreated",
    "created",
)  # fmt: skip
_AUTHORS = (
    "author", "byl", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author",
    "cxenseparse:author", "article:author_name", "article.author", "citation_author",
    "dable:author",    "creator", "rnews:author", "lp.article:author", "vr:author",
)  # fmt: skip
_OUTLETS = (
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "apple-mobile-web-app-title",
)


@dataclass(frozen=True, slots=True)
class MetaTags:
    """All values of each name, in the order of the page; names in lower case."""

    values: dict[str, list[str]]

    def first(self, *names: str) -> str | None:
        """The first value of the first of the names that has one."""
        return next((value for name in names for value in self.values.get(name, ())), None)

    def of(self, names: tuple[str, ...]) -> list[str]:
        """All values of the names, those of the first name first."""
        return [value for name in names for value in self.values.get(name, ())]

    @property
    def titles(self) -> list[str]:
        """What other networks are told of the headline."""
        return self.of(_TITLE)

    @property
    def published(self) -> list[str]:
        """Dates of publication, the likeliest first."""
        return self.of(_PUBLISHED)

    @property
    def authors(self) -> list[list[str]]:
        """The credits that each name gives, the likeliest first."""
        return [self.values[name] for name in _AUTHORS if name in self.values]

    @property
    def outlets(self) -> list[str]:
        """Names of the outlet, the likeliest first."""
        return self.of(_OUTLETS)


def read_meta_tags(tree: HtmlElement) -> MetaTags:
    """The `meta` tags of the page that hold anything."""
    values: dict[str, list[str]] = defaultdict(list)
    for meta in tree.iter("meta"):
        content = one_line(html.unescape((meta.get("content") or "")[:_LONGEST]))
        names = {meta.get(key, "").strip().lower() for key in ("property", "name", "itemprop")}
        for name in names - {""} if content else ():
            values[name].append(content)
    return MetaTags(dict(values))
