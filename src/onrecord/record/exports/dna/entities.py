"""The values of short text, each once.

variable, what it is, its name -> the id of its entity

DNA keeps a value of short text as an entity, whose name is unique for its variable and at most
190 characters long. Two actors of one name are two entities: whoever comes second carries the id
that the record knows it by, or a number. Every variable has an entity without a name, which stands
for what is not known; DNA's coding windows fail without it. Each entity has a value for each
attribute of its variable. Memory grows with the number of different values.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.record.exports.dna.scheme import ATTRIBUTE_VARIABLES, VARIABLES, Variable
from onrecord.record.exports.dna.tables import LONGEST_SHORT_TEXT
from onrecord.record.exports.dna.texts import cut, one_line
from onrecord.record.exports.exported import Loss

if TYPE_CHECKING:
    import sqlite3

    from onrecord.record.exports.exported import Tally

CUT_NAME = Loss(
    "1 name or other short text is cut to 190 characters; the whole one is in the details",
    "{} names and other short texts are cut to 190 characters; the whole ones are in the details",
)
CUT_ATTRIBUTE = Loss(
    "1 attribute is cut to 190 characters",
    "{} attributes are cut to 190 characters",
)
NAMESAKE = Loss(
    "1 entity has the name of another and carries an id or a number behind it",
    "{} entities have the names of others and carry an id or a number behind them",
)


@dataclass(frozen=True, slots=True)
class Entity:
    """A value of short text.

    Attributes:
        name: as DNA should show it.
        id: what tells it from others of its name, None where the name alone does.
        attributes: what is known of it, by the names of the attributes.
    """

    name: str
    id: str | None = None
    attributes: dict[str, str] = field(default_factory=dict)


NONE = Entity("")


class Entities:
    """The entities of one file."""

    def __init__(self, connection: sqlite3.Connection, tally: Tally) -> None:
        self._connection, self._tally = connection, tally
        self._ids: dict[tuple[int, str | None, str], int] = {}
        self._names: set[tuple[int, str]] = set()
        self._attributes: dict[int, list[tuple[int, str]]] = {}
        for number, (variable, name) in enumerate(ATTRIBUTE_VARIABLES, 1):
            self._attributes.setdefault(variable, []).append((number, name))
        for one in VARIABLES:
            if one.kind == "short text":
                self.id_of(one, NONE)

    def id_of(self, variable: Variable, entity: Entity) -> int:
        """The entity's row, which is made the first time."""
        key = (variable.id, entity.id, "" if entity.id else one_line(entity.name))
        if key not in self._ids:
            self._ids[key] = self._insert(variable, entity)
        return self._ids[key]

    def _insert(self, variable: Variable, entity: Entity) -> int:
        row, name = len(self._ids) + 1, self._free_name(variable, entity)
        self._names.add((variable.id, name))
        self._connection.execute(
            "INSERT INTO ENTITIES (ID, VariableId, Value, Red, Green, Blue) "
            "VALUES (?, ?, ?, 0, 0, 0)",
            (row, variable.id, name),
        )
        known = [
            (row, number, self._attribute(entity.attributes.get(attribute, "")))
            for number, attribute in self._attributes.get(variable.id, ())
        ]
        self._connection.executemany(
            "INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue) "
            "VALUES (?, ?, ?)",
            known,
        )
        return row

    def _free_name(self, variable: Variable, entity: Entity) -> str:
        """The name, or where another has it the name with something behind it."""
        whole = one_line(entity.name)
        name = cut(whole)
        self._tally.lose(CUT_NAME, int(name != whole))
        if (variable.id, name) not in self._names:
            return name
        self._tally.lose(NAMESAKE)
        marks = itertools.chain([entity.id] if entity.id else [], itertools.count(2))
        named = (_with_mark(whole, f" ({mark})") for mark in marks)
        return next(name for name in named if (variable.id, name) not in self._names)

    def _attribute(self, value: str) -> str:
        whole = one_line(value)
        self._tally.lose(CUT_ATTRIBUTE, int(len(whole) > LONGEST_SHORT_TEXT))
        return cut(whole)


def _with_mark(name: str, mark: str) -> str:
    return cut(name, LONGEST_SHORT_TEXT - len(mark)) + mark
