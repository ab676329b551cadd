"""When the article was published.

Evidence -> Found[str] | None

The page's own statement comes first: JSON-LD, OpenGraph, the other `meta` tags. Then what readers
see: the `time` element of the article, the line under its headline, the address. The date of a
change, of the day the page was saved or of another article on it is not the article's: only the
head and the foot of the article are read, and a date that its words call a change is passed over.
htmldate's guess from the markup comes last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from htmldate import find_date

from onrecord.articles.characters import bare
from onrecord.articles.evidence import SEPARATOR
from onrecord.articles.identity import Found
from onrecord.articles.moments import find_moment, read_moment
from onrecord.articles.words import any_of, words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from onrecord.articles.blocks import Block
    from onrecord.articles.evidence import Evidence
    from onrecord.model import Signal

_IN_ADDRESS = re.compile(
    r"(?<!\d)(?:19|20)\d{2}([/-]?)(?:0?[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?!\d)"
)
_LINE = 160  # characters; a date in a longer block is a date in the story
_PIECE = 60  # characters; a date in a longer piece of such a line is that of a photograph
_PIECES = re.compile(r"[|•·\n]")
_CHANGED = re.compile(rf"\b(?:{any_of(words().dates.changed)})\b", re.IGNORECASE)
_MODIFIED = re.compile(r"modif|updat", re.IGNORECASE)
_OWN_TIME = re.compile(r"publi|pubdate|created|issued", re.IGNORECASE)
_NEVER_AFTER = "2099-12-31"  # htmldate would otherwise look at the clock
_MOST_TIMES = 60


def find_published(evidence: Evidence) -> Found[str] | None:
    """The first date of publication that can be read, with the signal that gave it."""
    for signal, written in _stated(evidence):
        if moment := read_moment(written, evidence.language):
            return Found(moment, signal)
    return (
        _seen(evidence, [*evidence.below, *evidence.foot])
        or _in_address(evidence)
        or _seen(evidence, evidence.above)
        or _behind_title(evidence)
        or _by_htmldate(evidence)
    )


def _stated(evidence: Evidence) -> Iterator[tuple[Signal, str]]:
    """What the page says for machines."""
    if evidence.linked.published:
        yield "json-ld", evidence.linked.published
    for written in evidence.meta.of(("article:published_time", "og:published_time", "og:pubdate")):
        yield "opengraph", written
    for written in evidence.meta.published:
        yield "meta", written
    for time in _times(evidence, evidence.around):
        if _OWN_TIME.search(_marks(time)):
            yield "time", _written(time)


def _seen(evidence: Evidence, blocks: list[Block]) -> Found[str] | None:
    """What readers see in these blocks: a `time` element, or a line that is little but a date."""
    for time in _times(evidence, blocks):
        if moment := read_moment(_written(time), evidence.language):
            return Found(moment, "time")
    for block in blocks:
        for line in _PIECES.split(block.text) if len(block.text) <= _LINE else ():
            before_change = _CHANGED.split(line, maxsplit=1)[0]
            moment = find_moment(before_change, evidence.language)
            if moment and len(before_change) <= _PIECE:
                return Found(moment, "byline")
    return None


def _times(evidence: Evidence, blocks: list[Block]) -> list[HtmlElement]:
    """The `time` elements in these blocks, but for those that say that they are of a change."""
    first = [time for time, _ in zip(evidence.tree.iter("time"), range(_MOST_TIMES), strict=False)]
    letters = bare(" ".join(block.text for block in blocks))
    near = [time for time in first if bare("".join(time.itertext())) in letters]
    return [time for time in near if not _MODIFIED.search(_marks(time))]


def _written(time: HtmlElement) -> str:
    return str(time.get("datetime") or "".join(time.itertext()))


def _marks(element: HtmlElement) -> str:
    marks = [element.get(key) or "" for key in ("class", "itemprop", "id")]
    return " ".join([*marks, "pubdate" if element.get("pubdate") is not None else ""])


def _in_address(evidence: Evidence) -> Found[str] | None:
    for address in (evidence.url, evidence.linked.url):
        for match in _IN_ADDRESS.finditer(address or ""):
            if moment := read_moment(match[0]):
                return Found(moment, "url")
    return None


def _behind_title(evidence: Evidence) -> Found[str] | None:
    """The end of the page's title: "Headline | Radio Vesper | 28.04.2026"."""
    end = SEPARATOR.split(evidence.title)[-1]
    moment = read_moment(end, evidence.language) if len(end) <= _PIECE else None
    return Found(moment, "html") if moment else None


def _by_htmldate(evidence: Evidence) -> Found[str] | None:
    day = find_date(
        evidence.tree, extensive_search=False, original_date=True, max_date=_NEVER_AFTER
    )
    return Found(day, "html") if day else None
