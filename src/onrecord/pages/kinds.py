"""What a file holds: by its ending where that says it, else by how its bytes begin.

name or bytes -> Kind

HTML is told by the tags that the WHATWG MIME Sniffing Standard (section 7.1) looks for, and the
ones that saved news pages begin with beside them. A name that promises text over bytes that
cannot be text (a PDF, a picture) is not believed.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

import msgspec

from onrecord.pages.unreadable import UnreadableError

Kind: TypeAlias = Literal["html", "plain", "lines"]

GZIP = ".gz"
ENDINGS: dict[str, Kind] = {
    ".html": "html",
    ".htm": "html",
    ".txt": "plain",
    ".md": "plain",
    ".jsonl": "lines",
}
COMPRESSED = (".html.gz", ".htm.gz", ".jsonl.gz")

# Enough to get past a licence comment or a run of blank lines at the top of a page.
SNIFFED_BYTES = 8192
# Only what no text begins with: "RIFF" is a sound file, and how a report from Riffa begins.
BINARY_STARTS = (
    b"%PDF-", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"PK\x03\x04",
    b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"\xfd7zXZ", b"BZh91AY&SY", b"\xd0\xcf\x11\xe0", b"\x7fELF",
)  # fmt: skip
# One NUL byte in a hundred; a few stray ones are a fault of a page, and it is read all the same.
NUL_SHARE = 0.01
# Text in UTF-16 or UTF-32 is full of NUL bytes, and says so by its byte order mark.
WIDE_STARTS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
UTF8_MARK = b"\xef\xbb\xbf"
HTML_START = re.compile(
    rb"<(?:!--|!doctype\s+html|\?xml|(?:html|head|body|title|meta|link|base|script|style|iframe"
    rb"|main|article|section|header|nav|div|p|h[1-6]|table|font|a|b|br|img|span|ul|ol)[\s/>])",
    re.IGNORECASE,
)


def kind_of_name(name: str) -> Kind | None:
    """The kind that a file's ending promises, compressed or not; None for other endings."""
    stem = name.lower().removesuffix(GZIP)
    return next((kind for end, kind in ENDINGS.items() if stem.endswith(end)), None)


def is_page_name(name: str) -> bool:
    """Whether a file of a folder is taken for a page."""
    return name.lower().endswith((*ENDINGS, *COMPRESSED))


def kind_of_bytes(body: bytes) -> Kind:
    """HTML, one JSON article, or else plain text."""
    start = body.removeprefix(UTF8_MARK).lstrip()
    if HTML_START.match(start, 0, SNIFFED_BYTES) or HTML_START.match(_narrow(start)):
        return "html"
    return "lines" if start.startswith(b"{") and is_json(start) else "plain"


def is_json(line: bytes) -> bool:
    """Whether the bytes are one JSON value."""
    try:
        msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return False
    return True


def check_text(body: bytes, kind: Kind) -> None:
    """Refuses bytes that are no text.

    Raises:
        UnreadableError: a picture, a document, a program, an archive.
    """
    start = body[:SNIFFED_BYTES]
    full_of_nul = start.count(b"\x00") > NUL_SHARE * len(start)
    if start.startswith(BINARY_STARTS) or (full_of_nul and not start.startswith(WIDE_STARTS)):
        reason: Literal["not-html", "not-text"] = "not-html" if kind == "html" else "not-text"
        raise UnreadableError(reason, f"it holds {_name_of(start)}", body=body)


def _narrow(start: bytes) -> bytes:
    """UTF-16 as ASCII, as far as tags need it."""
    return start[:SNIFFED_BYTES].lstrip(b"\xff\xfe").replace(b"\x00", b"").lstrip()


def _name_of(start: bytes) -> str:
    if start.startswith(b"%PDF-"):
        return "a PDF document, not a page"
    return "binary data, not text"
