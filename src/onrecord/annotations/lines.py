"""A sentence as mentions are read from it: its tokens and the names among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.annotations.names import Name
    from onrecord.annotations.tokens import Token


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as this room reads it: its tokens and the name that covers each."""

    tokens: list[Token]
    folds: list[str]
    names: list[Name]
    name_at: dict[int, Name]

    @property
    def end(self) -> int:
        """Past the last token."""
        return len(self.tokens)


def line_of(tokens: list[Token], names: list[Name]) -> Line:
    """The tokens of a sentence with the names among them."""
    name_at = {index: name for name in names for index in range(name.first, name.last)}
    return Line(tokens, [token.fold for token in tokens], names, name_at)
