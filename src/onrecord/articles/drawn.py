"""The article of a page that a script draws once it is loaded.

HTML tree -> HTML | None

Such a page holds no paragraphs, but often the HTML of its article, as a string in the data that
its script draws from; the strings of data that were put into a string are looked at once more. The
longest string that holds paragraphs is the article; other pages are never looked at this way.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from onrecord.articles.markup import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

# Shorter strings hold no article; no string begins at an escaped mark, so that each is read once.
_STRING = re.compile(r'(?<!\\)"(?:[^"\\]|\\.){300,}"', re.DOTALL)
_PARAGRAPH = re.compile(r"<p[\s>]", re.IGNORECASE)
_PARAGRAPHS = 2  # at least
_DEPTH = 2  # a string in a string
_SCRIPT_CHARACTERS = 4_000_000  # of all scripts of a page


def with_drawn_article(tree: HtmlElement) -> HtmlElement | None:
    """The page with its article where the script would draw it; None where no script holds one."""
    scripts = "\n".join(script.text or "" for script in tree.iter("script"))
    markup = max(_strings(scripts[:_SCRIPT_CHARACTERS], _DEPTH), key=len, default=None)
    drawn = parse(f"<html><body><article>{markup}</article></body></html>") if markup else None
    body = tree.find("body")
    if drawn is None or body is None:
        return None
    body.extend(list(drawn.iter("article"))[:1])
    return tree


def _strings(text: str, depth: int) -> Iterator[str]:
    for match in _STRING.finditer(text):
        try:
            string = json.loads(match[0], strict=False)
        except ValueError:
            continue
        inner = list(_strings(string, depth - 1)) if depth > 1 else []
        if inner:
            yield from inner
        elif len(_PARAGRAPH.findall(string)) >= _PARAGRAPHS:
            yield string
