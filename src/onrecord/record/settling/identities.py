"""By which id Wikidata knows an actor, as people said.

judgements about Wikidata ids -> `actor.wikidata`, `actor.wikidata_from`

Such a judgement is about the actor itself and not about a speaker in one article: an actor's id
stays, whoever turns out to be it. Of those about an actor, and about others that lead to it, the
latest holds; taking one back gives what there was before.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from sqlalchemy import Connection, bindparam, func, select, update

from onrecord.record.settling.chunks import chunks
from onrecord.record.tables import actor, judgement

WIKIDATA = re.compile(r"Q[1-9]\d*")

_SAID = (
    select(judgement, func.coalesce(actor.c.into, actor.c.key).label("of"))
    .join(actor, actor.c.id == judgement.c.left)
    .where(judgement.c.human, judgement.c.undone_by.is_(None), judgement.c.right.like("Q%"))
    .order_by(judgement.c.key)
)
_OF_ACTOR = update(actor).where(actor.c.key == bindparam("of"))


def write_identities(connection: Connection, keys: Collection[int]) -> None:
    """Let actors have the Wikidata ids that people gave them, and no others."""
    due = _due(connection, set(keys))
    for some in chunks(sorted(keys)):
        query = select(actor.c.key, actor.c.wikidata, actor.c.wikidata_from)
        rows = connection.execute(query.where(actor.c.key.in_(some))).all()
        changed = [
            {"of": row.key, "wikidata": wikidata, "wikidata_from": source}
            for row in rows
            for wikidata, source in [due.get(row.key, (None, None))]
            if (row.wikidata, row.wikidata_from) != (wikidata, source)
        ]
        if changed:
            connection.execute(_OF_ACTOR, changed)


def _due(connection: Connection, keys: set[int]) -> dict[int, tuple[str, str]]:
    """The id of each actor that has one, and who or what gave it."""
    due: dict[int, tuple[str, str]] = {}
    for row in connection.execute(_SAID):
        if row.of not in keys:
            continue
        if row.verdict == "same":
            due[row.of] = row.right, row.why or row.by
        elif due.get(row.of, ("",))[0] == row.right:
            del due[row.of]
    return due
