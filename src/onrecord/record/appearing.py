"""Speakers of an article in force -> rows of `appearance`.

statements in force -> who appears in the article, to be settled into actors later

Only who may be somebody across articles appears: no unnamed source, nobody unknown. A row that
says the same as before is left as it is; one that is new or changed waits to be settled.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from onrecord.record.actors import appearance_id
from onrecord.record.actors.appearances import NOBODY
from onrecord.record.folding import fold
from onrecord.record.rows import AnyRow
from onrecord.record.tables import NOBODY_NOW, actor, appearance

_TELLING = ("roles", "beside", "day", "statements")


class Appearing(NamedTuple):
    """The speaker of one statement, as the article has it."""

    name: str | None
    kind: str | None
    role: str | None
    anonymous: bool | None


def keep_appearances(connection: Connection, about: AnyRow, speakers: Iterable[Appearing]) -> None:
    """Make the rows of an article say who appears in it now.

    Args:
        connection: to the record.
        about: its `key`, `id`, `outlet` and `published_day`.
        speakers: of its statements in force.
    """
    wanted = _appearances(about, speakers)
    query = select(appearance).where(appearance.c.article == about.key)
    held = {key_of(row.name, row.kind): row for row in connection.execute(query)}
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


def _appearances(
    about: AnyRow, speakers: Iterable[Appearing]
) -> dict[tuple[str, str], dict[str, object]]:
    """A row for each speaker of an article, by folded name and kind."""
    found: defaultdict[tuple[str, str], list[Appearing]] = defaultdict(list)
    for one in speakers:
        if one.name and one.kind and one.kind not in NOBODY and not one.anonymous:
            found[key_of(one.name, one.kind)].append(one)
    people = {name.strip() for name, kind in found if kind == "person" and len(name.split()) > 1}
    return {
        (name, kind): {
            "id": appearance_id(article=about.id, outlet=about.outlet, name=name, kind=kind),
            "article": about.key,
            "name": said[0].name,
            "kind": kind,
            "roles": [
                role for role, _ in Counter(one.role for one in said if one.role).most_common()
            ],
            "beside": sorted(people - {name.strip()}),
            "day": about.published_day,
            "statements": len(said),
            "settled": False,
        }
        for (name, kind), said in found.items()
    }


def key_of(name: str, kind: str) -> tuple[str, str]:
    """What two speakers of one article have in common that are one."""
    return fold(name), kind


def _differs(row: AnyRow, values: dict[str, object]) -> bool:
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
