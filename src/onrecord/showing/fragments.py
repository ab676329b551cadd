"""Links that open a page at the very words: text fragments.

address, words -> address#:~:text=first%20words,last%20words

The syntax is that of the WICG draft (wicg.github.io/scroll-to-text-fragment): `-`, `,` and `&`
have a meaning in it and are percent-encoded beside what any fragment encodes. Long words are
given by their beginning and end, which also finds them where a page breaks them by markup.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

# Short enough to be typed whole; longer ones are more often broken by a link or an emphasis.
WHOLE_WORDS = 8
EDGE_WORDS = 4


def link_to(url: str | None, words: str) -> str | None:
    """The page's address, opened at the words; None for anything but http(s)."""
    address = web_address(url)
    if not address:
        return None
    joint = ":~:" if "#" in address else "#:~:"
    return f"{address}{joint}text={_directive(words)}"


def web_address(url: str | None) -> str | None:
    """The address where it is one of the web; None for `javascript:`, files and the like."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return parts.geturl() if parts.scheme in ("http", "https") and parts.hostname else None


def _directive(words: str) -> str:
    tokens = words.split()
    if len(tokens) <= WHOLE_WORDS:
        return _encode(tokens)
    return f"{_encode(tokens[:EDGE_WORDS])},{_encode(tokens[-EDGE_WORDS:])}"


def _encode(tokens: list[str]) -> str:
    text = " ".join(tokens).encode("utf-8", "replace")
    return quote(text, safe="").replace("-", "%2D")
