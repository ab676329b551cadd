"""What people said of a record, as lists: corrections, conflicts, judgements.

entries -> a table on a terminal, tab-separated lines in a pipe, JSON Lines

Beside each other on 80 columns there is room for an id by which an entry is taken back, the day,
who it was and, in one cell, what was done; a pipe gets every part in a column of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.cli.terminal import draw_table, on_terminal, write_json, write_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.model import Correction, Judgement
    from onrecord.record import Conflict

CORRECTIONS = ("correction", "at", "author", "action", "statement", "changes", "note")
SHORT_CORRECTIONS = ("correction", "day", "author", "statement", "what")
CONFLICTS = ("statement", "conflict", "fields", "correction", "author")
SHORT_CONFLICTS = ("statement", "conflict", "correction", "author", "fields")
JUDGEMENTS = ("judgement", "at", "by", "left", "verdict", "right", "why", "taken back by")
SHORT_JUDGEMENTS = ("judgement", "day", "by", "what")

SHORT_ID = len("s-01234567")
UNKNOWN = "unknown"


def write_corrections(corrections: Sequence[Correction], *, as_json: bool) -> None:
    """The log of corrections, with what each has changed."""
    if as_json:
        for one in corrections:
            write_json(one)
    elif on_terminal():
        draw_table(
            SHORT_CORRECTIONS, map(_short_correction, corrections), whole=SHORT_CORRECTIONS[:2]
        )
    else:
        write_rows(CORRECTIONS, map(_correction, corrections))


def write_conflicts(conflicts: Sequence[Conflict], *, as_json: bool) -> None:
    """What a newer engine reads otherwise."""
    if as_json:
        for one in conflicts:
            write_json(one)
    elif on_terminal():
        draw_table(SHORT_CONFLICTS, map(_short_conflict, conflicts), whole=("correction",))
    else:
        write_rows(CONFLICTS, map(_conflict, conflicts))


def write_judgements(
    judgements: Sequence[Judgement], names: Mapping[str, str], *, as_json: bool
) -> None:
    """Who judged which speakers one.

    Args:
        judgements: in order of time.
        names: of the speakers, by the ids of their appearances.
        as_json: a line of JSON for each.
    """
    if as_json:
        for one in judgements:
            write_json(one)
    elif on_terminal():
        rows = (_short_judgement(one, names) for one in judgements)
        draw_table(SHORT_JUDGEMENTS, rows, whole=SHORT_JUDGEMENTS[:2])
    else:
        write_rows(JUDGEMENTS, (_judgement(one, names) for one in judgements))


def _correction(one: Correction) -> tuple[str, ...]:
    return (
        one.id,
        one.at.isoformat()[:16],
        one.author,
        one.action,
        one.undoes or one.statement,
        _changes(one),
        one.note or "",
    )


def _short_correction(one: Correction) -> tuple[str, ...]:
    did = " ".join(part for part in (one.action, one.undoes or "", _changes(one)) if part)
    told = f"{did} — {one.note}" if one.note else did
    return one.id, str(one.at.date()), one.author, one.statement[:SHORT_ID], told


def _changes(one: Correction) -> str:
    """Each field with what it was and what it became."""
    return "; ".join(
        f"{change.field}: {change.before or UNKNOWN} → {change.after or UNKNOWN}"
        for change in one.changes
    )


def _conflict(one: Conflict) -> tuple[str, ...]:
    about = one.correction
    return about.statement, one.kind, ", ".join(one.fields), about.id, about.author


def _short_conflict(one: Conflict) -> tuple[str, ...]:
    about = one.correction
    return about.statement[:SHORT_ID], one.kind, about.id, about.author, ", ".join(one.fields)


def _judgement(one: Judgement, names: Mapping[str, str]) -> tuple[str, ...]:
    return (
        one.id,
        one.at.isoformat()[:16],
        one.by,
        _called(one.left, names),
        one.verdict,
        _called(one.right, names),
        one.why or "",
        one.undone_by or "",
    )


def _short_judgement(one: Judgement, names: Mapping[str, str]) -> tuple[str, ...]:
    told = f"{_called(one.left, names)} — {one.verdict} — {_called(one.right, names)}"
    why = f": {one.why}" if one.why else ""
    back = f" (taken back by {one.undone_by})" if one.undone_by else ""
    return one.id, str(one.at.date()), one.by, f"{told}{why}{back}"


def _called(appearance: str, names: Mapping[str, str]) -> str:
    return f"{names[appearance]} ({appearance})" if appearance in names else appearance
