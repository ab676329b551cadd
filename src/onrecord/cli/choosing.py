"""Options that do not go together, and values that no option knows: wrong usage, never a guess.

what was typed -> what is meant, or a SelectionError that says what to do
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from onrecord.errors import SelectionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def option_of(name: str) -> str:
    """How the option of an argument is typed."""
    return f"--{name.replace('_', '-')}"


def one_of(value: str | None, words: tuple[str, ...], *, option: str) -> str | None:
    """A word that the option knows.

    Raises:
        SelectionError: it is another one.
    """
    if value is not None and value not in words:
        raise SelectionError(f"{option} {value!r}: it is one of {', '.join(words)}")
    return value


def filled(typed: Mapping[str, object]) -> None:
    """Refuses options that were given no words.

    Args:
        typed: what was typed, by the name of the argument.

    Raises:
        SelectionError: a text is blank.
    """
    for name, value in typed.items():
        if isinstance(value, str) and not value.strip():
            raise SelectionError(f"{option_of(name)} is empty; give it a value, or leave it out")


def either(**switches: bool) -> bool | None:
    """Which of two switches is on: True for the first, False for the second, None for neither.

    Raises:
        SelectionError: both are on.
    """
    first, second = switches
    if switches[first] and switches[second]:
        raise SelectionError(f"{option_of(first)} or {option_of(second)}, not both")
    return switches[first] if switches[first] or switches[second] else None


def typed(**options: object) -> list[str]:
    """Names of the options that were typed: None, False and nothing are what they have else."""
    return [name for name, value in options.items() if value not in (None, False, ())]


def alone(option: str, beside: Iterable[str]) -> None:
    """Refuses options that one goes without, since it would pass over them.

    Args:
        option: the one that was chosen.
        beside: names of the others that were typed.

    Raises:
        SelectionError: there is one.
    """
    if named := ", ".join(map(option_of, beside)):
        raise SelectionError(f"{option} goes without {named}; leave out one or the other")


def signed(author: str | None) -> str:
    """Who says so: the author that was named, else who is logged in.

    Raises:
        SelectionError: nobody is.
    """
    name = os.environ.get("USER", "") if author is None else author
    if not name.strip():
        raise SelectionError("a person's word needs a name; give --author, or set ONRECORD_AUTHOR")
    return name.strip()
