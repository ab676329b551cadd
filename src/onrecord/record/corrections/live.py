"""A log of corrections -> what holds of it.

corrections in order of time -> one for each statement

An `undo` takes back one entry, and may itself be taken back. Of the entries about a statement that
are left, the last one holds; where none is left, the statement is as the machine read it.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Correction


def held(log: Sequence[Correction]) -> dict[str, Correction]:
    """What holds, by the id of the statement, in the order of its first correction."""
    gone = undone(log)
    by_statement: dict[str, list[Correction]] = {}
    for one in log:
        if one.action != "undo" and one.id not in gone:
            by_statement.setdefault(one.statement, []).append(one)
    return {statement: ones[-1] for statement, ones in by_statement.items()}


def undone(log: Sequence[Correction]) -> set[str]:
    """Ids of the entries that were taken back."""
    gone: set[str] = set()
    for one in reversed(log):
        if one.action == "undo" and one.undoes and one.id not in gone:
            gone.add(one.undoes)
    return gone
