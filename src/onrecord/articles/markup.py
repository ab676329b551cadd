"""HTML text as a tree, read so that no page can do harm.

str -> HTML tree | None

lxml reads what browsers read, without network, without entities of the page's own, and without
its permission to build huge trees; what it cannot keep, it leaves out. The encoding is settled
before (`decoding`), so that what a page declares does not mislead it a second time.
"""

from __future__ import annotations

import re

from lxml import etree, html

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_TAG = re.compile(
    r"<\s*(?:!doctype|html|head|body|p|div|article|table|span|h[1-6]|a|br|title|meta)\b",
    re.IGNORECASE,
)


def looks_like_html(text: str) -> bool:
    """Whether it holds a tag that HTML has."""
    return _TAG.search(text) is not None


def parse(text: str) -> html.HtmlElement | None:
    """The tree of the page; None where nothing of it can be read."""
    parser = html.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        no_network=True,
        huge_tree=False,
        recover=True,
    )
    plain = _DECLARATION.sub("", _CONTROLS.sub("", text))
    try:
        return html.document_fromstring(plain.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
