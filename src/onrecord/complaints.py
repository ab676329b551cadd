"""What is wrong with a line of JSON, in the words of JSON.

error of the decoder -> "`title` must be text or null, not a whole number"
"""

from __future__ import annotations

import re

_NAMES = {
    "str": "text",
    "int": "a whole number",
    "float": "a fraction",
    "bool": "true or false",
    "null": "null",
    "array": "a list",
    "object": "an object",
}
_WRONG = re.compile(r"Expected `(?P<wanted>[^`]+)`, got `(?P<got>[^`]+)`(?: - at `\$(?P<at>.*)`)?")
_MISSING = re.compile(r"Object missing required field `(?P<name>[^`]+)`(?: - at `\$(?P<at>.*)`)?")
_EMPTY = re.compile(r"Expected `str` matching regex '\\\\S' - at `\$(?P<at>.*)`")
_OTHERWISE = re.compile(r"Expected `str` matching regex .* - at `\$(?P<at>.*)`")


def explained(error: Exception) -> str:
    """What the decoder of msgspec complains of; in its own words where it says something else."""
    complaint = str(error)
    if found := _WRONG.fullmatch(complaint):
        return f"{_at(found)} must be {_kinds(found['wanted'])}, not {_kinds(found['got'])}"
    if found := _MISSING.fullmatch(complaint):
        return f"`{found['name']}` is missing" + (f" in {_at(found)}" if found["at"] else "")
    if found := _EMPTY.fullmatch(complaint):
        return f"{_at(found)} is empty"
    if found := _OTHERWISE.fullmatch(complaint):
        return f"{_at(found)} is not written as it must be"
    return complaint


def _at(found: re.Match[str]) -> str:
    return f"`{found['at'].lstrip('.')}`" if found["at"] else "the line"


def _kinds(types: str) -> str:
    return " or ".join(_NAMES.get(one, one) for one in types.split(" | "))
