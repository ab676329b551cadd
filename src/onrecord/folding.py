"""Words as a search compares them: case, diacritics and punctuation aside.

text -> " word word ", each word between spaces, so that whole words can be found by LIKE

"Núñez-Ørsted" -> " nunez orsted ". The stored text and the question are folded alike, so the
folding may be coarse; it is never shown.
"""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
# Letters that Unicode does not decompose, as people type them who do not have them on a keyboard.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe"}
)


def fold(text: str) -> str:
    """The words of a text, folded, each between spaces; empty where there are none."""
    words = _WORD.findall(_plain(text))
    return f" {' '.join(words)} " if words else ""


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_PLAIN)
