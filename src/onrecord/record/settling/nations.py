"""Countries that only the record's own articles tell of, at the actors who speak for them.

appearances -> `actor.country`, `facet.country`

What is learned depends on every appearance in force and on nothing else, so that neither the order
of the pages nor a stop matters; an actor whose country is no longer told of loses it. Nobody is
joined or parted by it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Text,
    bindparam,
    cast,
    func,
    or_,
    select,
    update,
)

from onrecord.languages import Language
from onrecord.languages.countries import countries
from onrecord.languages.learning import adjective_of, sovereigns, stem_of
from onrecord.record.actors import Appearance, SpeakerReader, country_of
from onrecord.record.rows import AnyRow
from onrecord.record.settling.chunks import chunks
from onrecord.record.settling.writing import recount
from onrecord.record.tables import actor, appearance

_CALLED = select(
    appearance.c.article, appearance.c.actor, appearance.c.id, appearance.c.name,
    appearance.c.kind, appearance.c.roles,
)  # fmt: skip
_NAME_AND_ROLES = appearance.c.name + cast(appearance.c.roles, Text)
_BODIES = frozenset({"organization", "outlet"})
_CAPITAL = re.compile(r"[A-Z][\w-]*")
_OF_ACTOR = update(actor).where(actor.c.key == bindparam("of"))


def settle_countries(connection: Connection, reader: SpeakerReader) -> None:
    """Give actors the countries that the articles teach, and take back what they no longer do."""
    language = reader.language
    names = _learned(connection, language)
    rows = _calling(connection, names)
    words = {word for row in rows for text in _texts(row) for word in _CAPITAL.findall(text)}
    told = {word: adjective_of(word, names, language) for word in sorted(words)}
    learned = {name: name for name in names} | {word: name for word, name in told.items() if name}
    touched = {row.actor for row in rows if row.actor} | _told_before(connection)
    if touched:
        _tell(connection, touched, reader.knowing(learned))


def _learned(connection: Connection, language: Language) -> set[str]:
    """Names of countries; none is a word in somebody's full name, or a body's."""
    # A few words find all offices: "minister", "ministry".
    longest = {max(office.split(), key=len) for office in language.telling.sovereign}
    rows = connection.execute(_holding(_NAME_AND_ROLES, longest))
    called = ((row.article, text) for row in rows for text in (row.name, *row.roles))
    names = sovereigns(called, language)
    taken = set(_names_like(connection, names)) if names else set()
    return {name for name in names if taken.isdisjoint((name, *name.split()))}


def _names_like(connection: Connection, names: Collection[str]) -> Iterator[str]:
    """Of speakers who may be called like a country: words of full names, names of bodies."""
    for row in connection.execute(_holding(appearance.c.name, names)):
        if row.kind in _BODIES:
            yield row.name
        elif row.kind == "person" and " " in row.name:
            yield from row.name.split()


def _calling(connection: Connection, names: Collection[str]) -> Sequence[AnyRow]:
    """Appearances whose name or role may hold a country's name or adjective."""
    if not names:
        return []
    stems = {stem_of(name) for name in names}
    return connection.execute(_holding(_NAME_AND_ROLES, stems)).all()


def _holding(column: ColumnElement[str], parts: Iterable[str]) -> Select[Any]:
    """Appearances in whose column any of some parts of words stands."""
    # JSON may hold a letter beyond ASCII as an escape.
    plain = {"".join(c if c.isascii() else "%" for c in part.lower()) for part in parts}
    return _CALLED.where(or_(*(func.lower(column).like(f"%{part}%") for part in sorted(plain))))


def _texts(row: AnyRow) -> list[str]:
    """What tells of a country: the roles of a person, the name of a body too."""
    return [*row.roles, *([] if row.kind == "person" else [row.name])]


def _told_before(connection: Connection) -> set[int]:
    """Actors of countries that the gazetteer does not hold."""
    told = select(actor.c.country).where(actor.c.country.is_not(None)).distinct()
    gone = set(connection.execute(told).scalars()) - {one.names[0] for one in countries()}
    found: set[int] = set()
    for some in chunks(sorted(gone)):
        query = select(actor.c.key).where(actor.c.country.in_(some))
        found.update(connection.execute(query).scalars())
    return found


def _tell(connection: Connection, keys: Collection[int], reader: SpeakerReader) -> None:
    called: defaultdict[int, list[Appearance]] = defaultdict(list)
    before: dict[int, str | None] = {}
    for some in chunks(sorted(keys)):
        for row in connection.execute(_CALLED.where(appearance.c.actor.in_(some))):
            called[row.actor].append(_appearance(row))
        query = select(actor.c.key, actor.c.country).where(actor.c.key.in_(some))
        before.update((row.key, row.country) for row in connection.execute(query))
    after = {key: country_of(called[key], reader) for key in sorted(before)}
    changed = {key: country for key, country in after.items() if country != before[key]}
    if changed:
        rows = [{"of": key, "country": country} for key, country in changed.items()]
        connection.execute(_OF_ACTOR, rows)
        recount(connection, changed)


def _appearance(row: AnyRow) -> Appearance:
    return Appearance(row.id, str(row.article), row.name, row.kind, roles=tuple(row.roles))
