"""The headline of the article.

Evidence -> Found[str] | None

A page names its headline up to four times, and the four often differ. `og:title` is what the desk
writes for readers elsewhere and comes first, unless a template made it: then it ends with the name
of the outlet, or JSON-LD tells a `headline` from an `alternativeHeadline`, and so says which is
which. Otherwise JSON-LD's `headline` and the `h1` are mostly one field, often cut for search
engines; where all three differ and the `title` element repeats the `headline`, it is that.
The name of the outlet is never part of the headline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.articles.addresses import site_label
from onrecord.articles.characters import bare, one_line
from onrecord.articles.evidence import SEPARATOR
from onrecord.articles.identity import Found
from onrecord.articles.outlets import names_of_outlet

if TYPE_CHECKING:
    from onrecord.articles.evidence import Evidence

_SURE = 12  # letters; a shorter headline may begin another one by chance
_SHORTEST_NAME = 2  # letters of an outlet's name
_LONGEST = 400  # characters; longer ones are not headlines


def find_title(evidence: Evidence) -> Found[str] | None:
    """The headline without the outlet's name, with the signal that gave it."""
    strip = _Stripper(evidence)
    shared = evidence.meta.first("og:title") or ""
    linked = strip(evidence.linked.headline or "")
    heading = _heading(evidence)
    told_apart = bool(evidence.linked.alternative)
    backed = _is_backed(linked, (heading, shared), evidence.title)
    candidates = [
        Found(linked, "json-ld") if told_apart or backed else None,
        Found(shared, "opengraph") if strip(shared) == shared else None,
        Found(linked, "json-ld"),
        Found(heading, "html"),
        Found(strip(shared), "opengraph"),
        *(Found(strip(title), "meta") for title in evidence.meta.titles),
        Found(strip(evidence.title), "html"),
    ]
    return next((found for found in candidates if found and 0 < len(found.value) <= _LONGEST), None)


def _is_backed(linked: str, others: tuple[str, str], title: str) -> bool:
    """The three headlines differ, and the page's title repeats this one."""
    three = {bare(linked), *map(bare, others)}
    return len(three - {""}) == len(("linked", *others)) and bare(linked) in bare(title)


def _heading(evidence: Evidence) -> str:
    """The `h1` of the article; the outlet's name is an `h1` on many pages."""
    told = bare(evidence.title) + bare(evidence.meta.first("og:title") or "")
    outlet = set(map(bare, names_of_outlet(evidence)))
    headings = [heading for heading in evidence.headings if bare(heading) not in outlet]
    agreed = [heading for heading in headings if bare(heading) in told]
    return next(iter(agreed or headings), "")


class _Stripper:
    """Takes the outlet's name, and what a template adds, off the end of a headline."""

    def __init__(self, evidence: Evidence) -> None:
        own = [evidence.linked.headline, evidence.meta.first("og:title"), *evidence.headings]
        self.headlines = [one_line(headline) for headline in own if headline]
        names = [*names_of_outlet(evidence), site_label(evidence.url) or ""]
        section = evidence.meta.first("article:section") or ""
        self.names = {bare(name) for name in [*names, section]} - {""}

    def __call__(self, headline: str) -> str:
        for other in self.headlines:
            if self._adds_to(headline, other):
                return other
        for separator in SEPARATOR.finditer(headline[:_LONGEST]):
            end = SEPARATOR.split(headline[separator.end() :])[0]
            if self._is_outlet(end):
                return headline[: separator.start()].strip()
        return headline

    def _adds_to(self, headline: str, other: str) -> bool:
        """`headline` is `other`, a separator and something more, before it or behind it."""
        if headline == other or len(bare(other)) < _SURE:
            return False
        behind = headline.startswith(other) and SEPARATOR.match(headline, len(other))
        before = headline.endswith(other) and headline[: -len(other)].rstrip().endswith("|")
        return bool(behind or before)

    def _is_outlet(self, end: str) -> bool:
        letters = bare(end)
        if len(letters) < _SHORTEST_NAME:
            return False
        return any(
            name in letters or letters in name for name in self.names if len(name) >= _SHORTEST_NAME
        )
