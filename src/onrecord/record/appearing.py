"""Speakers of an article in force -> rows of `appearance`.

statements in force -> who appears in the article, to be settled into actors later

Only who may be somebody across articles appears: no unnamed source, nobody unknown. A row that
says the same as before is left as it is; one that is new or changed waits to be settled.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from onrecord.model import Speaker
from onrecord.record.actors import appearances_of
from onrecord.record.actors.appearances import speaker_key
from onrecord.record.rows import AnyRow
from onrecord.record.tables import NOBODY_NOW, actor, appearance
from onrecord.record.values import Values

_TELLING = ("roles", "beside", "day", "statements")


def keep_appearances(connection: Connection, about: AnyRow, speakers: Iterable[Speaker]) -> None:
    """Make the rows of an article say who appears in it now.

    Args:
        connection: to the record.
        about: its `key`, `id`, `outlet` and `published_day`.
        speakers: of its statements in force.
    """
    wanted = _appearances(about, speakers)
    query = select(appearance).where(appearance.c.article == about.key)
    held = {speaker_key(row.name, row.kind): row for row in connection.execute(query)}
    _remove(connection, [row.key for key, row in held.items() if key not in wanted])
    new = [values for key, values in wanted.items() if key not in held]
    if new:
        connection.execute(insert(appearance), new)
    changed = [
        {"of": held[key].key, **{column: values[column] for column in (*_TELLING, "settled")}}
        for key, values in wanted.items()
        if key in held and _differs(held[key], values)
    ]
    if changed:
        of_row = update(appearance).where(appearance.c.key == bindparam("of"))
        connection.execute(of_row, changed)


def remove_appearances(connection: Connection, article_key: int) -> None:
    """Take an article's speakers out, where it is no longer current."""
    query = select(appearance.c.key).where(appearance.c.article == article_key)
    _remove(connection, connection.execute(query).scalars().all())


def _appearances(about: AnyRow, speakers: Iterable[Speaker]) -> dict[tuple[str, str], Values]:
    """A row for each speaker of an article."""
    found = appearances_of(speakers, article=about.id, outlet=about.outlet, day=about.published_day)
    return {
        speaker_key(one.name, one.kind): {
            "id": one.id,
            "article": about.key,
            "name": one.name,
            "kind": one.kind,
            "roles": list(one.roles),
            "beside": list(one.beside),
            "day": one.day,
            "statements": one.statements,
            "settled": False,
        }
        for one in found
    }


def _differs(row: AnyRow, values: Values) -> bool:
    return any(getattr(row, column) != values[column] for column in _TELLING)


def _remove(connection: Connection, keys: Iterable[int]) -> None:
    """Take rows out; those who were compared with them, or one with them, are settled anew."""
    gone = list(keys)
    if not gone:
        return
    held = select(appearance.c.block, appearance.c.actor).where(appearance.c.key.in_(gone))
    rows = connection.execute(held).all()
    connection.execute(delete(appearance).where(appearance.c.key.in_(gone)))
    blocks = {row.block for row in rows if row.block}
    left = {row.actor for row in rows if row.actor}
    # People tie blocks together, and whom they tied may be gone.
    touched = or_(appearance.c.block.in_(blocks), appearance.c.actor.in_(left))
    connection.execute(update(appearance).where(touched), {"settled": False})
    still = select(appearance.c.actor).where(appearance.c.actor.in_(left)).distinct()
    nobody = left - set(connection.execute(still).scalars())
    connection.execute(update(actor).where(actor.c.key.in_(nobody)), NOBODY_NOW)
