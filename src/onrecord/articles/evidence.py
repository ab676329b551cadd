"""All that an HTML page says of its article, gathered once and read by each field's rule.

Page, HTML tree -> Evidence

Beside JSON-LD and `meta` tags this is the head of the article as its readers see it: the blocks
between the headline and the first paragraph, where byline and date stand, and those right after
the last one, where some newspapers sign. Elsewhere on the page the same words belong to others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.articles.blocks import read_blocks
from onrecord.articles.body import find_body
from onrecord.articles.characters import bare, one_line
from onrecord.articles.linked_data import LinkedArticle, LinkedData, read_linked_data
from onrecord.articles.meta_tags import MetaTags, read_meta_tags

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from onrecord.articles.blocks import Block
    from onrecord.model import Page

# What a page's title is made of: "Headline | Section - Outlet".
SEPARATOR = re.compile(r"\s+[-–—|·•:»]\s+|\s*[|ㅣ｜]\s*|：")
_LONGEST_TITLE = 1000  # characters
_ABOVE_HEADLINE = 4  # blocks; some papers set the date over the headline
_WITHOUT_HEADLINE = 12  # blocks before the first paragraph, where no headline is marked
_BELOW_BODY = 4  # blocks


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the page says, where.

    Attributes:
        url: the address that the page was fetched from.
        linked: the JSON-LD of the article; empty where there is none.
        head: the blocks around the headline, up to the first paragraph.
        foot: the blocks right after the body.
        headings: the texts of the `h1` elements, that of the article first.
        title: the text of the `title` element.
        language: `lang` of the page ("de-AT"), None where it says nothing.
    """

    tree: HtmlElement
    url: str | None
    linked: LinkedArticle
    video: bool
    meta: MetaTags
    blocks: list[Block]
    body: list[Block]
    head: list[Block]
    foot: list[Block]
    headings: list[str]
    title: str
    language: str | None

    @property
    def around(self) -> list[Block]:
        """Head and foot; what stands above the headline last, since it may be the site's."""
        return [*self.below, *self.foot, *self.above]

    @property
    def below(self) -> list[Block]:
        """The head from the headline on."""
        return self.head[self._headline() :]

    @property
    def above(self) -> list[Block]:
        """The blocks right above the headline."""
        return self.head[: self._headline()]

    def _headline(self) -> int:
        headlines = [index for index, block in enumerate(self.head) if block.tag == "h1"]
        return headlines[-1] if headlines else 0

    @property
    def text(self) -> str:
        """The paragraphs of the article, divided by a blank line."""
        return "\n\n".join(block.text for block in self.body)


def gather(page: Page, tree: HtmlElement) -> Evidence:
    """Everything, read once."""
    linked = read_linked_data(tree, page.url)
    article = linked.article or LinkedArticle()
    blocks = read_blocks(tree)
    body = find_body(tree, blocks, article.body)
    head, foot = _around(blocks, body)
    meta = read_meta_tags(tree)
    title = one_line(str(tree.xpath("string(//head/title)"))[:_LONGEST_TITLE])
    return Evidence(
        tree=tree,
        url=page.url,
        linked=article,
        video=_is_video(linked, meta),
        meta=meta,
        blocks=blocks,
        body=_without_headline(body, [article.headline, meta.first("og:title"), *_headings(head)]),
        head=head,
        foot=foot,
        headings=_headings(head) or _headings(blocks) or _repeated(title, head),
        title=title,
        language=_language_tag(tree, meta, article),
    )


def _is_video(linked: LinkedData, meta: MetaTags) -> bool:
    kind = meta.first("og:type") or ""
    return kind.startswith("video") or (linked.video and linked.article is None)


def _around(blocks: list[Block], body: list[Block]) -> tuple[list[Block], list[Block]]:
    """The blocks before and after the body that are about the article."""
    places = {id(block): index for index, block in enumerate(blocks)}
    inside = sorted(places[id(block)] for block in body if id(block) in places)
    if not inside:
        return blocks[:_WITHOUT_HEADLINE], []
    first, last = inside[0], inside[-1]
    headlines = [index for index in range(first + 1) if blocks[index].tag == "h1"]
    start = headlines[-1] - _ABOVE_HEADLINE if headlines else first - _WITHOUT_HEADLINE
    return blocks[max(0, start) : first + 1], blocks[last + 1 : last + 1 + _BELOW_BODY]


def _headings(blocks: list[Block]) -> list[str]:
    return [one_line(block.text) for block in reversed(blocks) if block.tag == "h1"]


def _repeated(title: str, head: list[Block]) -> list[str]:
    """What stands both in the page's title and, as a line, over its article."""
    lines = {line for block in head for line in block.text.split("\n")}
    parts = [part.strip() for part in SEPARATOR.split(title)]
    return sorted(lines.intersection(parts), key=len, reverse=True)[:1]


def _without_headline(body: list[Block], headlines: list[str | None]) -> list[Block]:
    """A headline that stands in the body's container is not its first paragraph."""
    letters = {bare(headline) for headline in headlines if headline}
    kept = [block for block in body if block.bare not in letters]
    return kept or body


def _language_tag(tree: HtmlElement, meta: MetaTags, article: LinkedArticle) -> str | None:
    root = tree.getroottree().getroot()
    return root.get("lang") or meta.first("og:locale", "content-language") or article.language
