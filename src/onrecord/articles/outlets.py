"""Who published the article.

Evidence -> Found[str] | None

JSON-LD's publisher, `og:site_name` and the other `meta` tags name it, often more than one way: the
company behind it, a slogan. The first that agrees with the domain is taken, or else the first;
where there is none, what stands beside the headline in the page's title; then the domain.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.articles.addresses import domain, site_label
from onrecord.articles.characters import bare
from onrecord.articles.evidence import SEPARATOR
from onrecord.articles.identity import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.articles.evidence import Evidence

_ENDS_WITH_COLON = re.compile(r"\s*:\s*$")
_SHORTEST_LABEL = 2  # letters of a domain that may be a name ("dw")
_LONGEST = 60  # characters; longer ones are slogans


def find_outlet(evidence: Evidence) -> Found[str] | None:
    """The first name that the page gives its outlet and the domain confirms, or else the first."""
    host = domain(evidence.url or evidence.linked.url)
    named = [found for found in _named(evidence) if _is_name(found.value)]
    confirmed = [found for found in named if host and _is_confirmed(found.value, host)]
    if confirmed or named:
        return (confirmed or named)[0]
    if beside := _beside_headline(evidence):
        return Found(beside, "html")
    return Found(host, "url") if host else None


def _named(evidence: Evidence) -> Iterator[Found[str]]:
    yield Found(evidence.linked.publisher or "", "json-ld")
    yield Found(evidence.meta.first("og:site_name") or "", "opengraph")
    for name in evidence.meta.outlets:
        yield Found(name, "meta")


def _is_confirmed(name: str, host: str) -> bool:
    """The domain holds the name, or the name the domain's own part: not the company behind it."""
    label = bare(site_label(f"https://{host}") or "")
    return bare(name) in bare(host) or (len(label) >= _SHORTEST_LABEL and label in bare(name))


def names_of_outlet(evidence: Evidence) -> list[str]:
    """All names by which the page calls its outlet."""
    given = [evidence.linked.publisher, evidence.meta.first("og:site_name"), *evidence.meta.outlets]
    hosts = [domain(evidence.url), domain(evidence.linked.url)]
    return [name for name in [*given, *hosts] if name]


def _is_name(name: str) -> bool:
    return "//" not in name and len(name) <= _LONGEST and any(map(str.isalpha, name))


def _beside_headline(evidence: Evidence) -> str | None:
    """The other end of a title that begins or ends with the headline."""
    title = evidence.title
    headline = next(iter(evidence.headings), None) or evidence.meta.first("og:title") or ""
    if not headline or title == headline:
        return None
    if title.endswith(headline):
        name = _ENDS_WITH_COLON.sub("", SEPARATOR.split(title[: -len(headline)])[0])
    else:
        parts = SEPARATOR.split(title)
        starts = bare(parts[0]) != "" and bare(headline).startswith(bare(parts[0]))
        name = parts[-1] if len(parts) > 1 and starts else ""
    return name.strip() if name and _is_name(name) else None
