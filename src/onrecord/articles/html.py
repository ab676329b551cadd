"""An HTML page -> its article.

Page -> Article | Unread

The text of the page is decoded and parsed once; what it says of itself is gathered once
(`evidence`); then each field is found by the rule of its own module, and `found` keeps which
signal gave it.
"""

from __future__ import annotations

from onrecord.articles.addresses import find_address
from onrecord.articles.authors import find_authors
from onrecord.articles.decoding import decode, looks_binary
from onrecord.articles.drawn import with_drawn_article
from onrecord.articles.evidence import Evidence, gather
from onrecord.articles.identity import Fields, to_article
from onrecord.articles.language import find_language
from onrecord.articles.markup import looks_like_html, parse
from onrecord.articles.outlets import find_outlet
from onrecord.articles.published import find_published
from onrecord.articles.refusals import refuse
from onrecord.articles.titles import find_title
from onrecord.model import Article, Page, Unread

_DRAWN = frozenset({"empty", "no-article"})  # what a page seems that a script has yet to draw


def read_html(page: Page) -> Article | Unread:
    """The article of a page, or why it has none."""
    text = decode(page)
    if not text.strip():
        return Unread("empty", "the page is empty")
    if looks_binary(text) or not looks_like_html(text):
        return Unread("not-html", "the page holds no HTML")
    tree = parse(text)
    if tree is None:
        return Unread("broken", "the HTML of the page cannot be read")
    evidence = gather(page, tree)
    refused = refuse(evidence)
    if refused and refused.reason in _DRAWN and (drawn := with_drawn_article(tree)) is not None:
        evidence = gather(page, drawn)
        refused = refuse(evidence)
    return refused or to_article(page, evidence.text, _fields(evidence))


def _fields(evidence: Evidence) -> Fields:
    return Fields(
        url=find_address(evidence),
        outlet=find_outlet(evidence),
        title=find_title(evidence),
        authors=find_authors(evidence),
        published=find_published(evidence),
        language=find_language(evidence.text, evidence.language),
    )
