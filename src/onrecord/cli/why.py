"""Why a statement is as it is, in words: `onrecord show STATEMENT --why`.

article, statement -> lines
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.cli.terminal import one_line
from onrecord.errors import RecordError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.model import Article, Correction, Statement
    from onrecord.statements import Told

# Reviews after which a field is as a person left it, not as a rule read it.
BY_PEOPLE = ("fixed", "added")


def people_said(corrections: Iterable[Correction]) -> Iterator[str]:
    """A line for each correction: who did what, when, to which fields, and why."""
    for one in corrections:
        told = (
            f"{one.action} by {one_line(one.author)}, {one.at.isoformat()[:16]}",
            ", ".join(change.field for change in one.changes),
            one_line(one.note or ""),
        )
        yield f"{'person':10} " + " — ".join(part for part in told if part)


def reasons(article: Article, statement: Statement) -> Iterator[str]:
    """A line for each field.

    Raises:
        RecordError: this version of onrecord does not find the statement.
    """
    from onrecord import pipeline
    from onrecord.statements import tell

    found = pipeline.explain(article, statement)
    if not found:
        raise RecordError(
            f"{statement.id} was found by {statement.method}, and this version of onrecord reads "
            "its article otherwise: add the page again"
        )
    yield from map(_line, tell(article, statement, found))


def _line(told: Told) -> str:
    words = f"“{one_line(told.words)}”" if told.words else ""
    place = f"(paragraph {told.paragraph})" if told.words else ""
    read = " ".join(part for part in (words, place) if part)
    parts = (told.value and one_line(told.value), read, told.rule)
    return f"{told.field:10} " + " — ".join(part for part in parts if part)
