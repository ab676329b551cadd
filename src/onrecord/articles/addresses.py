"""The canonical address of an article, and what an address says of its outlet.

Evidence -> Found[str] | None

A page's `canonical` link, `og:url` and JSON-LD name the address to cite. They are taken only where
they are http(s), of the same site as the address that the page was fetched from, and of an
article: a template that names the front page on every page is common.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urldefrag, urljoin, urlsplit

from onrecord.articles.characters import one_line
from onrecord.articles.identity import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.articles.evidence import Evidence
    from onrecord.model import Signal

_LONGEST = 2000  # characters; longer ones are not addresses of articles
_WWW = ("www.", "m.", "amp.", "mobile.")
_SHORT_LABEL = 3  # letters: "co.uk", "com.tr" and their like are endings of two labels


def find_address(evidence: Evidence) -> Found[str] | None:
    """The canonical address, or the one that the page was fetched from."""
    for signal, written in _candidates(evidence):
        if written and (address := _accepted(written, evidence.url)):
            return Found(address, signal)
    return Found(evidence.url, "url") if evidence.url else None


def domain(address: str | None) -> str | None:
    """The host without `www.`: "orf.at"."""
    host = _split(address or "").hostname or ""
    for prefix in _WWW:
        host = host.removeprefix(prefix)
    return host or None


def site_label(address: str | None) -> str | None:
    """The part of the host that names the site: "guardian" of "www.guardian.co.uk"."""
    labels = (domain(address) or "").split(".")[:-1]
    if len(labels) > 1 and len(labels[-1]) <= _SHORT_LABEL:
        labels.pop()
    return labels[-1] if labels else None


def _candidates(evidence: Evidence) -> Iterator[tuple[Signal, str]]:
    for link in evidence.tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield "html", link.get("href") or ""
    yield "opengraph", evidence.meta.first("og:url") or ""
    yield "json-ld", evidence.linked.url or ""


def _accepted(written: str, fetched: str | None) -> str | None:
    try:
        address = urldefrag(urljoin(fetched or "", one_line(written))).url
    except ValueError:
        return None
    parts = _split(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or len(address) > _LONGEST:
        return None
    front_page = parts.path in {"", "/"} and not parts.query
    if front_page or (fetched and site_label(fetched) != site_label(address)):
        return None
    return address


def _split(address: str) -> SplitResult:
    try:
        return urlsplit(address)
    except ValueError:  # "http://[": brackets that are no IPv6 address
        return urlsplit("")
