"""Options that do not go together, and values that no option knows: wrong usage, never a guess.

what was typed -> what is meant, or a SelectionError that says what to do
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import SelectionError

if TYPE_CHECKING:
    from collections.abc import Mapping


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


def alone(option: str, beside: Mapping[str, object]) -> None:
    """Refuses options that one goes without, since it would pass over them.

    Args:
        option: the one that was chosen.
        beside: what else was typed, by the name of the argument; None, False and nothing are not
            typed.

    Raises:
        SelectionError: one of them was typed.
    """
    typed = [option_of(name) for name, value in beside.items() if value not in (None, False, ())]
    if typed:
        raise SelectionError(
            f"{option} goes without {', '.join(typed)}; leave out one or the other"
        )
