"""The paragraphs of an HTML page as they stand in it, the furniture marked.

HTML tree -> list of Block

A block is the text between two borders of block elements, or between two line breaks in a row: a
paragraph, a subhead, an item of a list, a line of a menu. Its text is that of the page, character
by character, with white space collapsed as a browser does. Furniture is told by the element (menus,
asides, captions, forms) and by the words of its class, as in Boilerpipe and Readability; an element
that holds much of the page's text is never furniture, for some pages call all of it so.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from onrecord.articles.characters import bare, one_line
from onrecord.articles.words import words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UNREAD = frozenset({
    "script", "style", "noscript", "template", "svg", "iframe", "object", "select", "button",
    "textarea", "input", "head", "canvas", "audio", "video", "map", "math", "rt", "rp", "datalist",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "embed", "font", "i", "img", "ins", "kbd", "label", "link", "mark", "meta", "nobr", "output",
    "picture", "q", "rb", "ruby", "s", "samp", "slot", "small", "source", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
_FURNITURE_TAGS = frozenset({
    "nav", "footer", "aside", "figure", "figcaption", "caption", "form", "menu", "dialog", "small",
})  # fmt: skip
_FURNITURE_ROLES = frozenset({
    "navigation", "complementary", "contentinfo", "banner", "search", "dialog", "alertdialog",
    "menu",
})  # fmt: skip
_NEVER_FURNITURE = frozenset({"html", "body", "main"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PARTS_OF_CLASS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_CLASS_CHARACTERS = 400  # style sheets that name every rule in the class go far beyond
_HEADING = re.compile(r"h[1-6]")
_DIGITS = re.compile(r"\d+")
_MUCH = 0.4  # share of the page's paragraphs; what holds more is the article, whatever its class
_MOST_SPARED = (
    20  # elements that are spared for that; measuring more would let a page cost too much
)
_OPENING_Q, _CLOSING_Q = "“", "”"  # a browser sets them around <q>


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """One paragraph, subhead or line.

    Attributes:
        text: its words; a single line break is kept.
        bare: its letters and digits, to compare by.
        path: tag and class of the elements around it, outermost first.
        tag: the nearest block element.
        link_share: how much of the text is links, 0 to 1.
        furniture: it belongs to the page, not to the article.
        home: which `<article>` of the page it stands in, counted from 1; 0 for none.
    """

    text: str
    bare: str
    path: tuple[str, ...] = ()
    tag: str = "p"
    link_share: float = 0.0
    furniture: bool = False
    home: int = 0

    @property
    def is_heading(self) -> bool:
        """Whether it is `h1` to `h6`."""
        return _HEADING.fullmatch(self.tag) is not None

    @classmethod
    def of_line(cls, text: str) -> Block:
        """A block that stands nowhere in the page's layout."""
        return cls(text, bare(text))


def read_blocks(tree: HtmlElement) -> list[Block]:
    """All blocks of the page that have words, in its order."""
    body = tree.find("body")
    reader = _Reader(tree if body is None else body)
    return reader.read()


class _Reader:
    """One walk over a page, and the block that is being read."""

    def __init__(self, body: HtmlElement) -> None:
        self.body = body
        self.blocks: list[Block] = []
        self.path: list[str] = []
        self.tags: list[str] = []
        self.pieces: list[str] = []
        self.linked = 0  # characters of the block that stand in links
        self.plain = 0  # characters of the block that do not stand in furniture
        self.broken = False  # a line break, and nothing after it yet
        self.links = 0
        self.furniture = 0  # how many open elements are furniture
        self.spared = 0
        self.articles = 0
        self.homes = [0]
        self.mass = _mass(body)

    def read(self) -> list[Block]:
        walk = etree.iterwalk(self.body, events=("start", "end"))
        for event, element in walk:
            if not isinstance(element.tag, str):
                continue
            if event == "end":
                self._leave(element)
            elif element.tag in _UNREAD:
                walk.skip_subtree()
            else:
                self._enter(element)
        self._close_block()
        return self.blocks

    def _enter(self, element: HtmlElement) -> None:
        tag = str(element.tag)
        if tag == "br":
            self._break()
        elif not _is_inline(element):
            self._close_block()
            self.path.append(_label(tag, (element.get("class") or "")[:_CLASS_CHARACTERS]))
            self.tags.append(tag)
        if tag == "article":
            self.articles += 1
            self.homes.append(self.articles)
        if self.furniture or self._is_furniture(element):
            self.furniture += 1
        self.links += tag == "a"
        self._add((_OPENING_Q if tag == "q" else "") + (element.text or ""))

    def _leave(self, element: HtmlElement) -> None:
        tag = str(element.tag)
        if tag not in _UNREAD:
            self._add(_CLOSING_Q if tag == "q" else "")
            self.links -= tag == "a"
            if tag != "br" and not _is_inline(element):
                self._close_block()
                self.path.pop()
                self.tags.pop()
            if tag == "article":
                self.homes.pop()
            self.furniture = max(0, self.furniture - 1)
        if element is not self.body:
            self._add(element.tail or "")

    def _add(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            length = len(text.strip())
            self.broken = self.broken and not length
            self.linked += length if self.links else 0
            self.plain += 0 if self.furniture else length

    def _break(self) -> None:
        """One line break stays in the block; a second one ends it, as in pages without <p>."""
        if self.broken:
            self._close_block()
        else:
            self.pieces.append("\v")
            self.broken = True

    def _close_block(self) -> None:
        if not self.pieces:
            return
        raw = "".join(self.pieces)
        text = "\n".join(line for part in raw.split("\v") if (line := one_line(part)))
        if any(map(str.isalnum, text)):
            share = min(1.0, self.linked / len(text))
            tag = self.tags[-1] if self.tags else "body"
            self.blocks.append(
                Block(
                    text,
                    bare(text),
                    path=tuple(self.path),
                    tag=tag,
                    link_share=share,
                    furniture=not self.plain,
                    home=self.homes[-1],
                )
            )
        self.pieces.clear()
        self.broken = False
        self.linked = self.plain = 0

    def _is_furniture(self, element: HtmlElement) -> bool:
        if element.tag in _NEVER_FURNITURE or not _looks_like_furniture(element):
            return False
        if self.spared >= _MOST_SPARED:
            return False
        spared = element.tag not in _INLINE and _mass(element) > _MUCH * self.mass
        self.spared += spared
        return not spared


def _is_inline(element: HtmlElement) -> bool:
    """A site's own element (its name has a hyphen) is a block, unless it stands in a paragraph."""
    tag = str(element.tag)
    return tag in _INLINE or ("-" in tag and next(element.iterancestors("p"), None) is not None)


def _mass(element: HtmlElement) -> int:
    """Length of the paragraphs in an element, or of all its words where it has no paragraphs."""
    paragraphs = sum(len("".join(paragraph.itertext())) for paragraph in element.iter("p"))
    return paragraphs or len("".join(element.itertext()))


def _looks_like_furniture(element: HtmlElement) -> bool:
    if element.tag in _FURNITURE_TAGS or element.get("role") in _FURNITURE_ROLES:
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if _HIDDEN.search(element.get("style") or ""):
        return True
    classes, name = element.get("class") or "", element.get("id") or ""
    return _is_marked(classes[:_CLASS_CHARACTERS], name[:_CLASS_CHARACTERS])


@functools.lru_cache(maxsize=10_000)
def _is_marked(classes: str, name: str) -> bool:
    parts = _PARTS_OF_CLASS.findall(f"{classes} {name}")
    return any(part.lower() in words().furniture.marks for part in parts)


@functools.lru_cache(maxsize=10_000)
def _label(tag: str, classes: str) -> str:
    """Tag and class of an element, numbers alike: the second paragraph is as the first."""
    return f"{tag}.{_DIGITS.sub('0', classes)}"
