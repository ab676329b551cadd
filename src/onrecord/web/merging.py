"""Two people's words on one statement, side by side.

what a person left in a form, what they saw, the statement as it is now -> Fields, Difference, …

Fields that the person changed stand as the person left them, all others as they are now: so that
nobody undoes what another did only because it stood otherwise on the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.errors import OnrecordError
from onrecord.model import Correction, Match, Statement
from onrecord.record.corrections import MarkError
from onrecord.web.deciding import sign_of
from onrecord.web.fields import Fields, changed

CALLED = {"content": "what was said", "said": "the day", "through": "who passed it on"}
"""Fields that a sentence calls otherwise than the record does."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that would be saved otherwise than it is now.

    Attributes:
        field: of the form.
        now: in words; empty is unknown.
    """

    field: str
    now: str
    yours: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Why nothing was saved.

    Attributes:
        field: of the form that is to be mended; None where it is none.
        differences: between the statement as it is now and as the person would have it.
    """

    told: str
    field: str | None = None
    differences: tuple[Difference, ...] = ()

    @classmethod
    def of(cls, error: OnrecordError) -> Problem:
        """What an error tells."""
        if not isinstance(error, MarkError):
            return cls(str(error))
        return cls(error.called(CALLED.get(error.field, error.field)), error.field)


def statement_seen(sign: str, now: Statement, log: Iterable[Correction]) -> Statement | None:
    """The statement that a page showed; None where a newer reading took its place since."""
    known = [now, *(one.before for one in log if one.before)]
    return next((one for one in known if sign_of(one) == sign), None)


def merged(given: Fields, now: Match, *, seen: Statement | None) -> Fields:
    """The fields as they would be saved."""
    current = Fields.of(now.statement, now.article)
    shown = Fields.of(seen, now.article) if seen else None
    touched = changed(given, shown) if shown else given.sent()
    mine = {
        name: getattr(given, name)
        for name in Fields.model_fields
        if name.removesuffix("_at") in touched
    }
    return current.model_copy(update=mine)


def differences(fields: Fields, now: Match) -> tuple[Difference, ...]:
    """Where the fields are not what the statement is now."""
    current = Fields.of(now.statement, now.article)
    touched = changed(fields, current)
    return tuple(
        Difference(name, _told(getattr(current, name)), _told(getattr(fields, name)))
        for name in Fields.model_fields
        if name in touched
    )


def _told(value: str | bool) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value
