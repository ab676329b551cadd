"""The characters of a text as a reader sees them: nothing invisible, one kind of space.

str -> str

A span counts code points, so that a character nobody sees must not count: soft hyphens, byte
order marks, zero-width and direction characters go, and no-break spaces become spaces. Joiners
stay where a script or an emoji needs them. The rest is left as it is: no normal form is applied,
since the words of the page are the evidence. The control characters of Latin-1 are what
Windows-1252 put there (https://encoding.spec.whatwg.org/#windows-1252).
"""

from __future__ import annotations

import re

# Scripts whose letters change shape by a joiner: Arabic and Syriac, the Indic scripts, Tibetan
# and Myanmar, Khmer and Mongolian, Arabic presentation forms.
_JOINING = "\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc"
_EMOJI = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_NEEDED_JOINER = "|".join(
    (
        f"(?<=[{_JOINING}])\u200d",
        f"(?<=[{_JOINING}])\u200c(?=[{_JOINING}])",
        f"(?<=[{_EMOJI}])\u200d(?=[{_EMOJI}])",
    )
)
_INVISIBLE = (
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d\ud800-\udfff\ufffe\uffff]"
)
_INVISIBLE_OR_NEEDED = re.compile(f"({_NEEDED_JOINER})|{_INVISIBLE}")
_TRANSLATION = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
} | dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F), " ")
_WHITE = re.compile(r"\s+")


def visible(text: str) -> str:
    """The text without what nobody sees, each kind of space a space; lines stay lines."""
    seen = _INVISIBLE_OR_NEEDED.sub(lambda match: match[1] or "", text.translate(_TRANSLATION))
    return (
        seen.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n")
    )


def one_line(text: str) -> str:
    """The visible text with each run of white space one space, none at its ends."""
    return _WHITE.sub(" ", visible(text)).strip()


def bare(text: str) -> str:
    """Letters and digits alone, in lower case: what stays the same however a text is set."""
    return "".join(filter(str.isalnum, text)).casefold()
