r"""Characters of a page that would steer whatever shows them.

"a\x1b[31mb\u202ec" -> "a�[31mb�c"

Escape sequences colour and rewrite a terminal, marks of direction turn the text around them, and
neither can be seen. A sign in their place tells that the page holds something; marks that concern
one place only are left out, and white space of other kinds becomes a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

SIGN = "\ufffd"
_STEERING = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # C0, DEL and C1 but white space
    "\u202a-\u202e\u2066-\u2069"  # direction
    "\u206a-\u206f\ufff9-\ufffb"  # deprecated formatting, annotation
    "\ud800-\udfff"  # half a character
    "\U000e0000-\U000e007f"  # tags, which hide text
)
_PASSING = "\u061c\u200e\u200f\ufeff"  # direction at one place, byte order
_LEFT_OUT = re.compile(f"[{_PASSING}]")
_HARMFUL = re.compile(f"[{_STEERING}]")
_SPACES = re.compile("[\x0b\x0c\r\x1c-\x1f\x85\u2028\u2029]")
_IN_JSON = re.compile(f"[{_STEERING}{_PASSING}\x85\u2028\u2029]")


def harmless(words: str) -> str:
    """The words with a sign for each character that steers."""
    if words.isprintable():
        return words
    return _HARMFUL.sub(SIGN, _LEFT_OUT.sub("", _SPACES.sub(" ", words)))


def left_out(words: str) -> Iterator[int]:
    """The places behind characters that are left out: there what is shown falls short of words."""
    return (found.end() for found in _LEFT_OUT.finditer(words))


def escaped(json: str) -> str:
    """JSON that means the same and holds none of these characters as such."""
    return json if json.isascii() else _IN_JSON.sub(_escape, json)


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n : n + 2].hex()}" for n in range(0, len(units), 2))
