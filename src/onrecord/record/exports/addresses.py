"""What JSON-LD calls articles, statements and actors.

Article -> its own address, where it is one that a browser opens, or else a URN of its id
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from onrecord.record.exports.exported import Loss

if TYPE_CHECKING:
    from onrecord.model import Article, RecordedActor

WIKIDATA = "https://www.wikidata.org/entity/"
NO_ADDRESS = Loss(
    "1 article's address is none of http(s) and is not in the file",
    "{} articles' addresses are none of http(s) and are not in the file",
)

# An IRI holds none of these (RFC 3987); a triple store refuses a file that does.
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+", re.IGNORECASE)


def urn(kind: str, name: str) -> str:
    """A name that is good anywhere: `urn:onrecord:article:a-…`."""
    return f"urn:onrecord:{kind}:{quote(name, safe='')}"


def address_of(article: Article) -> str | None:
    """Where the article stands, None where that is not known or no http(s) address."""
    return article.url if article.url and _ADDRESS.fullmatch(article.url) else None


def has_bad_address(article: Article) -> bool:
    """Whether the article has an address that JSON-LD cannot hold."""
    return bool(article.url) and not address_of(article)


def iri_of(article: Article) -> str:
    """What the article is called."""
    return address_of(article) or urn("article", article.id)


def wikidata_of(actor: RecordedActor | None) -> str | None:
    """The actor's address at Wikidata, None where it is not known."""
    return f"{WIKIDATA}{actor.wikidata}" if actor and actor.wikidata else None
