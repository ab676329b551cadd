"""The overview of what a record holds: only the articles that come into question are read.

record, selection -> Overview

The command and the page both write through here, so that they write the same. What somebody is
called, and for whom it speaks, is told by these articles, not by others of the record.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.errors import SelectionError
from onrecord.model import Selection
from onrecord.overview.select import Wanted
from onrecord.overview.write import compose
from onrecord.record import Coverage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.model import Overview, RecordedActor
    from onrecord.record import Record


def compose_of(
    record: Record, selection: Selection | None = None, *, most: int | None = None
) -> Overview:
    """Write the overview of a record.

    Args:
        record: what it is written from.
        selection: everything, by actor, where it is left out. `actors` are ids or names that only
            one actor has; the overview's own selection calls them by their names.
        most: articles that may come into question; None for any number.

    Raises:
        SelectionError: the period or the topic cannot be understood, or too many articles come
            into question.
        NotOnRecordError: an actor is not on record, or several are called so: they are named.
    """
    selection = selection or Selection()
    actors = [record.actor(which) for which in selection.actors]
    coverage = coverage_of(selection, actors)
    if most is not None and (count := record.desk.covered(coverage)) > most:
        raise SelectionError(
            f"{count:,} articles come into question, and {most:,} are the most that a page is "
            "written from; choose a topic, a shorter period, some actors or outlets"
        )
    called = replace(selection, actors=tuple(actor.name for actor in actors))
    said = record.desk.said_by(coverage) if actors else None
    return compose(record.desk.coverage(coverage), called, said=said)


def coverage_of(selection: Selection, actors: Iterable[RecordedActor]) -> Coverage:
    """The articles that come into question.

    Args:
        selection: of what an overview is to tell.
        actors: whom its `actors` name.

    Raises:
        SelectionError: the period or the topic cannot be understood.
    """
    wanted = Wanted.of(selection)
    return Coverage(
        about=selection.about,
        since=wanted.since,
        until=wanted.until,
        outlets=selection.outlets,
        actors=tuple(actor.id for actor in actors),
    )
