"""What a page says of its article in JSON-LD (https://schema.org/NewsArticle).

HTML tree -> LinkedArticle | None

The scripts of a page are one graph: lists, `@graph` and nested nodes are walked breadth first, so
that the page's own article comes before the teasers and the entries of a live blog that it holds,
and a node that is only an `@id` is looked up. Nothing is taken on trust: a field of another type
than schema.org's is an unknown, a script that is not JSON is passed over.
"""

from __future__ import annotations

import html
import json
import re
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, Union

from onrecord.articles.characters import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

Json: TypeAlias = Union[bool, int, float, str, "list[Json]", "dict[str, Json]", None]
Node: TypeAlias = "dict[str, Json]"

_ARTICLE_TYPE = re.compile(r"(Article|BlogPosting|Report|Review)$")
_SCRIPT_CHARACTERS = 2_000_000  # far above what a page needs, so that a hostile one costs little
_LINE_CHARACTERS = 2000  # of a headline, a name, a date
_NODES = 20_000  # a live blog of one day has some four hundred
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,200}>")
_MOST_NAMES = 40


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """The fields that we use, as they were written; None and () where the page gives none.

    Attributes:
        alternative: `alternativeHeadline`: what the article is called elsewhere.
        authors: names of persons and of organizations, in their order.
        body: `articleBody`, often without its paragraphs.
        open: `isAccessibleForFree`.
    """

    headline: str | None = None
    alternative: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    body: str | None = None
    open: bool | None = None


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The page's article, and whether the page describes a video."""

    article: LinkedArticle | None = None
    video: bool = False


def read_linked_data(tree: HtmlElement, url: str | None = None) -> LinkedData:
    """The first article of the page; the one at `url` where several could be it."""
    nodes = list(_walk([_parse(script) for script in _scripts(tree)]))
    articles = [node for node in nodes if _is_article(node)]
    video = any("VideoObject" in _strings(node.get("@type")) for node in nodes)
    if not articles:
        return LinkedData(video=video)
    here = [node for node in articles if url and url in _addresses(node)]
    return LinkedData(_article((here or articles)[0], _by_id(nodes)), video)


def _scripts(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" in script.get("type", "").lower() and script.text:
            yield script.text


def _parse(script: str) -> Json:
    if len(script) > _SCRIPT_CHARACTERS:
        return None
    bare_script = _WRAPPING.sub("", _WRAPPING.sub("", script.strip().lstrip("\ufeff")))
    try:
        # Raw line ends in strings are the commonest fault; strict=False lets them pass.
        parsed: Json = json.loads(bare_script, strict=False)
    except (ValueError, RecursionError):
        return None
    return parsed


def _walk(top: Json) -> Iterator[Node]:
    waiting: deque[Json] = deque([top])
    for _ in range(_NODES):
        if not waiting:
            return
        value = waiting.popleft()
        if isinstance(value, dict):
            yield value
            waiting.extend(inner for inner in value.values() if isinstance(inner, dict | list))
        elif isinstance(value, list):
            waiting.extend(value)


def _by_id(nodes: list[Node]) -> dict[str, Node]:
    """Nodes by `@id`; the fullest where several describe one thing."""
    found: dict[str, Node] = {}
    for node in nodes:
        name = node.get("@id")
        if isinstance(name, str) and len(node) > len(found.get(name, ())):
            found[name] = node
    return found


def _is_article(node: Node) -> bool:
    typed = any(_ARTICLE_TYPE.search(name) for name in _strings(node.get("@type")))
    return typed and bool(_text(node.get("headline")) or _text(node.get("datePublished")))


def _addresses(node: Node) -> set[str]:
    main = node.get("mainEntityOfPage")
    inner = main.get("@id") if isinstance(main, dict) else main
    return {*_strings(node.get("url")), *_strings(node.get("@id")), *_strings(inner)}


def _address(node: Node) -> str | None:
    """One that it gives elsewhere; an `@id` may be a mark within the page (`#article`)."""
    lines = filter(None, map(_line, sorted(_addresses(node))))
    return next((line for line in lines if _WEB.match(line)), None)


def _article(node: Node, by_id: dict[str, Node]) -> LinkedArticle:
    publishers = _names(node.get("publisher"), by_id)
    body = _text(node.get("articleBody"))
    return LinkedArticle(
        headline=_line(node.get("headline")),
        alternative=_line(node.get("alternativeHeadline")),
        published=_line(node.get("datePublished") or node.get("dateCreated")),
        authors=tuple(_names(node.get("author") or node.get("creator"), by_id)),
        publisher=publishers[0] if publishers else None,
        url=_line(node.get("url")) or _address(node),
        language=_line(node.get("inLanguage")),
        body=visible(html.unescape(body)) if body else None,
        open=_truth(node.get("isAccessibleForFree")),
    )


def _names(value: Json, by_id: dict[str, Node]) -> list[str]:
    """The names of persons and organizations: a string, a node, a reference, or a list of them."""
    values = value if isinstance(value, list) else [value]
    found: list[str] = []
    for one in values[:_MOST_NAMES]:
        if isinstance(one, dict):
            found += _names_of_node(one, by_id)
        elif name := _line(one):
            found.append(name)
    return found


def _names_of_node(node: Node, by_id: dict[str, Node]) -> list[str]:
    reference = node.get("@id")
    full = by_id.get(reference, node) if isinstance(reference, str) else node
    if named := [line for name in _strings(full.get("name")) if (line := _line(name))]:
        return named
    parts = [_line(full.get(part)) for part in ("givenName", "familyName")]
    joined = " ".join(part for part in parts if part)
    return [joined] if joined else []


def _strings(value: Json) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [one for one in values[:_MOST_NAMES] if isinstance(one, str)]


def _text(value: Json) -> str | None:
    """A string, or the first of a list of them."""
    return next(iter(_strings(value)), None)


def _line(value: Json) -> str | None:
    """A string without the entities and tags that templates leave in it."""
    text = _text(value)
    plain = _TAG.sub("", html.unescape(html.unescape(text[:_LINE_CHARACTERS]))) if text else ""
    return one_line(plain) or None


def _truth(value: Json) -> bool | None:
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(value.lower()) if isinstance(value, str) else None
