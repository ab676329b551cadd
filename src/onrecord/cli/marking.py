"""What the options of `onrecord correct` say of a statement.

options, article, the statement before -> Statement, or an error that names the option
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from onrecord.cli.choosing import option_of
from onrecord.errors import SelectionError

if TYPE_CHECKING:
    from onrecord.model import Article, Statement


@dataclass(frozen=True, slots=True)
class Marks:
    """What should be otherwise; None leaves a field as it is, an empty text makes it unknown."""

    content: tuple[str, ...] = ()
    cue: str | None = None
    source: str | None = None
    speaker: str | None = None
    kind: str | None = None
    role: str | None = None
    anonymous: bool | None = None
    through: tuple[str, ...] | None = None
    said: str | None = None
    venue: str | None = None
    to: str | None = None
    act: str | None = None
    manner: str | None = None

    def typed(self) -> list[str]:
        """Names of the options by which something was said."""
        given = {one.name: getattr(self, one.name) for one in fields(self)}
        names = [name for name, value in given.items() if value not in (None, ())]
        return ["named" if name == "anonymous" and not self.anonymous else name for name in names]


def marked(marks: Marks, article: Article, before: Statement | None) -> Statement:
    """The statement as the marks have it.

    Raises:
        SelectionError: words are not in the article, or in several places of it; a day is none;
            nobody is credited whose role could be told.
    """
    from onrecord.record import corrections

    given = corrections.Marks(**{one.name: getattr(marks, one.name) for one in fields(marks)})
    try:
        return corrections.marked(given, article, before)
    except corrections.MarkError as error:
        is_named = error.field == "anonymous" and not marks.anonymous
        option = option_of("named" if is_named else error.field)
        raise SelectionError(error.called(option)) from None
