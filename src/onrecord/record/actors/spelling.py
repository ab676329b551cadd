"""One name in several spellings.

"Zelenskyy", "Zelensky" -> the same sound; "Sebilius", "Sebelius" -> one slip apart

News write names of other scripts by ear, and mistype those of their own. Letters for the same
sound are exchanged before names are compared. Two names are alike where they then differ by one
letter at most: one more, another one, or two that changed places (Damerau, 1964).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.languages.naming import Naming

_TWICE = re.compile(r"(.)\1+")
# With fewer letters, one that differs makes another name: "Lee", "Lew".
FEWEST_LETTERS = 5
FEWEST_BONES = 2


class Spelling:
    """How names are spelt in one language; what was heard once is kept."""

    def __init__(self, naming: Naming) -> None:
        self._naming = naming
        self._mute = naming.vowels + "h"
        self._heard: dict[str, str] = {}

    def sound(self, name: str) -> str:
        """A folded name with one letter for each sound, as far as spelling tells."""
        heard = self._heard.get(name)
        if heard is None:
            heard = name
            for letters, plain in self._naming.spellings:
                heard = heard.replace(letters, plain)
            heard = self._heard[name] = _TWICE.sub(r"\1", heard)
        return heard

    def skeleton(self, name: str) -> str:
        """What all spellings of a name should share: its consonants, with a vowel that opens it.

        A name of hardly any consonants is itself, lest "Li", "Lu" and "Lee" be one.
        """
        heard = self.sound(name)
        bones = heard[:1] + "".join(c for c in heard[1:] if c not in self._mute)
        bones = _TWICE.sub(r"\1", bones)
        return bones if len(bones) > FEWEST_BONES else name

    def alike(self, left: str, right: str) -> bool:
        """Whether two folded names may be one name, spelt or mistyped otherwise."""
        one, other = self.sound(left), self.sound(right)
        if one == other:
            return True
        return min(len(one), len(other)) >= FEWEST_LETTERS and slip(one, other)


def slip(left: str, right: str) -> bool:
    """Whether one slip of the keyboard makes one word of the other."""
    start = next((at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), None)
    if start is None:
        return abs(len(left) - len(right)) <= 1
    one, other = left[start:], right[start:]
    return (
        one[1:] == other[1:]
        or one[1:] == other
        or one == other[1:]
        or (one[1::-1] == other[:2] and one[2:] == other[2:])
    )
