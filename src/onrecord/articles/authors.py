"""Who signed the article.

Evidence -> Found[tuple of names] | None

Persons where the page credits any, in JSON-LD, in `meta` tags, in the elements it marks as the
author's, or in a line that begins like a byline at the article's head or foot. Where it credits
only itself, that is what it says ("DER SPIEGEL"), and it is kept as the author. Initials and
agencies are credits like others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.articles.addresses import domain
from onrecord.articles.characters import bare, one_line
from onrecord.articles.identity import Found
from onrecord.articles.names import names_in, persons_in, starts_like_byline
from onrecord.articles.outlets import names_of_outlet
from onrecord.articles.words import any_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from onrecord.articles.blocks import Block
    from onrecord.articles.evidence import Evidence
    from onrecord.model import Signal

_MARKED = (
    "//*[@itemprop='author']//*[@itemprop='name']"
    " | //*[@itemprop='author'][not(.//*[@itemprop='name'])]",
    "//a[contains(@rel, 'author')]",
)
# Marked by their class or by where they lead; what is in them may also be roles and buttons.
_HINTED = (
    "//a[" + " or ".join(f"contains(@href, '/{part}')" for part in words().byline.paths) + "]",
    "//*[contains(@class, 'author') or contains(@class, 'byline') or contains(@class, 'autor')"
    " or contains(@class, 'Author') or contains(@class, 'Byline')]",
)
_LINE = 120  # characters; a longer one is not a byline
_SMALL = 300  # characters; an element with more is not the author's alone
_MOST_MARKED = 12
_LABEL = 3  # letters of a part of the host that may be a name ("afp"), not an ending ("co")
_SURE = 5  # letters; fewer may be part of a name by chance
_SLUG = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)+")  # "ilse-varen": a name as an address writes it
_NEWSROOM = re.compile(
    rf"\b(?:{any_of(words().byline.newsrooms)})\b|\w\.[a-z]{{2,3}}\b", re.IGNORECASE
)


def find_authors(evidence: Evidence) -> Found[tuple[str, ...]] | None:
    """The persons credited, or else what the page credits."""
    fallback: Found[tuple[str, ...]] | None = None
    outlet = _Outlet.of(evidence)
    for signal, credits_given in _candidates(evidence):
        names = names_in(credits_given)
        others = tuple(name for name in names if not outlet.is_called(name))
        if any(_is_person(name, signal) for name in others):
            return Found(others, signal)
        if names and fallback is None:
            fallback = Found(others or names, signal)
    return fallback


def _is_person(name: str, signal: Signal) -> bool:
    """In a line of text one word may be anything; where the page marks the author, it is a name."""
    if _NEWSROOM.search(name) or _SLUG.fullmatch(name):
        return False
    return signal != "byline" or (" " in name and not name[0].islower()) or not name.isascii()


@dataclass(frozen=True, slots=True)
class _Outlet:
    """The names by which a page calls its outlet, letters alone."""

    names: frozenset[str]

    @classmethod
    def of(cls, evidence: Evidence) -> _Outlet:
        hosts = (domain(evidence.url) or "").split(".")[:-1]
        names = [*names_of_outlet(evidence), *(label for label in hosts if len(label) >= _LABEL)]
        return cls(frozenset(filter(None, map(bare, names))))

    def is_called(self, name: str) -> bool:
        """Whether it is the outlet's name, part of it, or stands for its initials."""
        letters, tokens = bare(name), name.split()
        initials = bare("".join(token[0] for token in tokens)) if len(tokens) > 1 else ""
        if self.names & {letters, initials, *map(bare, tokens)}:
            return True
        return any(
            min(len(own), len(letters)) >= _SURE and (own in letters or letters in own)
            for own in self.names
        )


def _candidates(evidence: Evidence) -> Iterator[tuple[Signal, list[str]]]:
    yield "json-ld", list(evidence.linked.authors)
    yield "opengraph", _without_addresses(evidence.meta.of(("article:author", "og:article:author")))
    for credits_given in evidence.meta.authors:
        yield "meta", _without_addresses(credits_given)
    for path in _MARKED:
        yield "byline", _marked(evidence, path)
    for blocks in (evidence.below, evidence.above, evidence.foot):
        for path in _HINTED:
            yield "byline", list(persons_in(_pieces(evidence, path, blocks)))
    yield "byline", list(_bylines(evidence))


def _without_addresses(credits_given: list[str]) -> list[str]:
    return [credit for credit in credits_given if "//" not in credit]


def _marked(evidence: Evidence, path: str) -> list[str]:
    """The texts of elements marked as the author's that stand at the article's head or foot."""
    elements = _elements(evidence, path)
    texts = [one_line(one.get("content") or "".join(one.itertext())) for one in elements]
    return _standing_in(evidence.around, texts)


def _pieces(evidence: Evidence, path: str, blocks: list[Block]) -> list[str]:
    """The texts in small elements, each for itself, but for those of the body."""
    texts = [
        [one_line(text) for text in element.itertext()] for element in _elements(evidence, path)
    ]
    pieces = [piece for parts in texts if sum(map(len, parts)) <= _SMALL for piece in parts]
    body = {id(block) for block in evidence.body}
    return _standing_in([block for block in blocks if id(block) not in body], pieces)


def _standing_in(blocks: list[Block], texts: list[str]) -> list[str]:
    around = bare(" ".join(block.text for block in blocks))
    near = [text for text in texts if 0 < len(text) <= _LINE and bare(text) in around]
    return near[:_MOST_MARKED]


def _elements(evidence: Evidence, path: str) -> list[HtmlElement]:
    """What the path finds, but for the credits of pictures."""
    found = evidence.tree.xpath(path)
    return [one for one in found if next(one.iterancestors("figure", "figcaption"), None) is None]


def _bylines(evidence: Evidence) -> Iterator[str]:
    for block in evidence.around:
        for line in block.text.split("\n"):
            if len(line) <= _LINE and (names := starts_like_byline(line)):
                yield names
