"""A page of plain text or Markdown -> its article.

Page -> Article | Unread

Lines become paragraphs: blank lines divide them where there are any and the lines are filled, else
each line is one. `pasted` tells the article from what was copied with it; the headline, the byline,
the date and the outlet are read from the lines that are theirs. Markdown's marks go, the words of
its links stay.
"""

from __future__ import annotations

import re

from onrecord.articles.addresses import domain
from onrecord.articles.characters import one_line, visible
from onrecord.articles.decoding import decode, looks_binary
from onrecord.articles.identity import Fields, Found, to_article
from onrecord.articles.language import find_language
from onrecord.articles.moments import find_moment
from onrecord.articles.names import names_in, starts_like_byline
from onrecord.articles.pasted import Layout, lay_out
from onrecord.articles.words import any_of, words
from onrecord.model import Article, Page, Unread

_SHORTEST = 60  # characters of an article: one sentence
_FILLED = 55  # characters of the middle line of text that was broken to a width
_WIDEST = 100  # characters of the longest such line
_BLANK = re.compile(r"\n\s*\n")
_LINK = re.compile(r"!?\[([^\]\[]{0,300})\]\(\s*[^()\s]{0,500}(?:\s[^()]{0,200})?\)")
_MARKS = re.compile(
    r"^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+(?=\S))|(\*\*|__)(?=\S)|(?<=\S)(\*\*|__)", re.MULTILINE
)
_MARKDOWN = re.compile(r"^#{1,6}\s+\S|\]\(", re.MULTILINE)
_URL = re.compile(r"(?:https?://|www\.)\S+")
_CHANGED = re.compile(rf"\b(?:{any_of(words().dates.changed)})\b", re.IGNORECASE)
_AROUND_NAME = re.compile(  # "2019-2026 Radio Vesper. All rights reserved"
    r"^(?:\d{4}(?:\s?[-–]\s?\d{4})?[\s,]*)+"
    rf"|\s*(?:[.,|!]|\d{{4}}|\b(?:{any_of(words().furniture.ends_name)})\b).*$",
    re.IGNORECASE,
)
_LONGEST_NAME = 50  # characters of an outlet's name
_OUTLET_LINES = tuple(
    re.compile(re.escape(phrase).replace(r"\{\}", "(.+)"), re.IGNORECASE)
    for phrase in words().furniture.names_outlet
)


def read_plain(page: Page) -> Article | Unread:
    """The article of a text, or why it has none."""
    text = decode(page)
    if not text.strip():
        return Unread("empty", "the text is empty")
    if looks_binary(text):
        return Unread("not-text", "the bytes are not text in any encoding")
    lines = _lines(visible(text))
    layout = lay_out(lines)
    body = "\n\n".join(lines[index] for index in layout.body)
    if len(body) < _SHORTEST:
        return Unread("no-article", "the text holds no sentences of an article")
    language = find_language(body, None)
    # Only now is it known in which language the dates are written.
    layout = lay_out(lines, language.value if language else None)
    return to_article(page, body, _fields(page, lines, layout=layout, language=language))


def _lines(text: str) -> list[str]:
    """The paragraphs, each one line."""
    text = _without_marks(text) if _MARKDOWN.search(text) else text
    lengths = sorted(len(line) for line in text.split("\n") if line.strip())
    filled = bool(lengths) and lengths[len(lengths) // 2] > _FILLED and lengths[-1] <= _WIDEST
    paragraphs = _BLANK.split(text) if filled else text.split("\n")
    return [line for paragraph in paragraphs if (line := one_line(paragraph))]


def _without_marks(text: str) -> str:
    return _MARKS.sub("", _LINK.sub(r"\1", text))


def _fields(page: Page, lines: list[str], *, layout: Layout, language: Found[str] | None) -> Fields:
    headline = lines[layout.headline] if layout.headline is not None else None
    return Fields(
        url=_address(page, lines),
        outlet=_outlet(page, lines, layout),
        title=Found(headline, "text") if headline else None,
        authors=_authors(lines, layout),
        published=_published(lines, layout, language),
        language=language,
    )


def _address(page: Page, lines: list[str]) -> Found[str] | None:
    """The address it was fetched from, or one that stands alone on a line."""
    if page.url:
        return Found(page.url, "url")
    alone = [line for line in lines if _URL.fullmatch(line) and line.startswith("http")]
    return Found(alone[0], "text") if len(set(alone)) == 1 else None


def _outlet(page: Page, lines: list[str], layout: Layout) -> Found[str] | None:
    """Named by a line of the furniture ("© 2026 Radio Vesper"), or else by the address."""
    others = [line for line, kind in zip(lines, layout.kinds, strict=True) if kind != "sentence"]
    for pattern in _OUTLET_LINES:
        for match in filter(None, map(pattern.match, others)):
            name = _AROUND_NAME.sub("", _AROUND_NAME.sub("", match[1].strip())).strip()
            if 1 < len(name) <= _LONGEST_NAME and name[0].isupper():
                return Found(name, "text")
    host = domain(page.url)
    return Found(host, "url") if host else None


def _authors(lines: list[str], layout: Layout) -> Found[tuple[str, ...]] | None:
    for index in layout.own:
        if layout.kinds[index] == "byline":
            names = names_in([starts_like_byline(lines[index]) or ""])
            return Found(names, "byline")
    return None


def _published(lines: list[str], layout: Layout, language: Found[str] | None) -> Found[str] | None:
    """The first date under the headline that is not one of a change."""
    code = language.value if language else None
    for index in layout.own:
        if layout.kinds[index] not in {"date", "byline"}:
            continue
        for piece in re.split(r"[|•·]", lines[index]):
            if moment := find_moment(_CHANGED.split(piece, maxsplit=1)[0], code):
                return Found(moment, "text")
    return None
