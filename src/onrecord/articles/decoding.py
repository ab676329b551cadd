"""The bytes of a page as text.

Page -> str

A byte order mark decides; then UTF-8 where all bytes are UTF-8, whatever the page declares, since
no other encoding looks like it by chance; then what the server or the page declares, read as
browsers do (Latin-1 means Windows-1252); then UTF-8 with a few foreign bytes, which are those of
Windows-1252 that an editor pasted in; then a guess. Text is never refused for its encoding.
"""

from __future__ import annotations

import codecs
import re

import charset_normalizer

from onrecord.model import Page

_MARKS = (  # the longest first: UTF-32's mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_HEAD_BYTES = 4096  # where a page declares its encoding; browsers look at the first 1024
_BROWSER_READING = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "tis-620": "cp874",
}
_STATEFUL = frozenset({"iso2022_jp", "hz"})  # all their bytes are ASCII, so they look like UTF-8
_FEW = 0.5  # foreign bytes to all that are not ASCII; above it the page is not UTF-8 at all
_FOREIGN = re.compile("[\udc80-\udcff]")  # what Python makes of a byte that is not UTF-8
_STRANGE = re.compile("[\x00-\x08\x0e-\x1f\ufffd]")
_MOST_STRANGE = 0.05  # share of the characters
_GUESS_BYTES = 20_000  # enough to guess by, and quick


def decode(page: Page) -> str:
    """The text of the page's bytes; what no encoding explains becomes U+FFFD."""
    body = page.body
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body.decode(encoding, "replace")
    if wide := _without_mark(body[:_HEAD_BYTES]):
        return body.decode(wide, "replace")
    declared = [name for name in (_codec(page.charset or ""), _in_page(body)) if name]
    if stateful := next((name for name in declared if name in _STATEFUL), None):
        return body.decode(stateful, "replace")
    for encoding in ("utf-8", *declared):
        if (text := _strictly(body, encoding)) is not None:
            return text
    mended = _mended(body)
    return body.decode(_guess(body), "replace") if mended is None else mended


def looks_binary(text: str) -> bool:
    """Whether a decoded text holds more strange characters than any text does."""
    return len(_STRANGE.findall(text)) > _MOST_STRANGE * len(text)


def _without_mark(head: bytes) -> str | None:
    """UTF-16 without its mark: in a page's head every other byte is zero."""
    if head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    return "utf-16-be" if head[::2].count(0) > len(head) // 4 else None


def _in_page(body: bytes) -> str | None:
    match = _DECLARED.search(body[:_HEAD_BYTES])
    return _codec(match[1].decode("ascii", "ignore")) if match else None


def _codec(label: str) -> str | None:
    """Python's name of an encoding, read as browsers read it; None for one that is unknown."""
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return None
    # A page whose head could be read as ASCII is not in UTF-16, whatever it says.
    return None if name.startswith(("utf-16", "utf-32")) else _BROWSER_READING.get(name, name)


def _strictly(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except (UnicodeError, LookupError):  # "undefined" is a codec that always fails
        return None


def _mended(body: bytes) -> str | None:
    """UTF-8 whose few foreign bytes are read as Windows-1252; None where they are not few."""
    text = body.decode("utf-8", "surrogateescape")
    foreign = len(_FOREIGN.findall(text))
    if foreign > _FEW * sum(character > "\x7f" for character in text):
        return None
    return _FOREIGN.sub(
        lambda match: bytes([ord(match[0]) & 0xFF]).decode("cp1252", "replace"), text
    )


def _guess(body: bytes) -> str:
    best = charset_normalizer.from_bytes(body[:_GUESS_BYTES]).best()
    return best.encoding if best else "cp1252"
