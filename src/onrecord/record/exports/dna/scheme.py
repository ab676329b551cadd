"""Who codes what in a `.dna` file: coders, statement types, their variables and attributes.

connection -> the rows that every file of ours has

The first three statement types are DNA's own and stay empty; the fourth is ours. What onrecord
found and what people have looked at stand under coders of their own, each of whom may see and
change the other's: DNA colours and filters by coder, which is a review for free.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import sqlite3

DataType: TypeAlias = Literal["boolean", "integer", "long text", "short text"]

# The version whose tables these are.
DNA_VERSION, DNA_DATE = "3.1.2", "2026-06-30"
OUR_TYPE = 4


class Coder(NamedTuple):
    """Whose documents and statements they are; DNA shows and filters by it."""

    id: int
    name: str
    red: int
    green: int
    blue: int


class Variable(NamedTuple):
    """What can be coded of a statement of one type."""

    id: int
    name: str
    kind: DataType
    statement_type: int


ADMIN = Coder(1, "Admin", 255, 255, 0)
MACHINE = Coder(2, "onrecord", 51, 153, 255)
PEOPLE = Coder(3, "onrecord reviewed", 102, 204, 0)
CODERS = (ADMIN, MACHINE, PEOPLE)

STATEMENT_TYPES = (
    (1, "DNA Statement", 239, 208, 51),
    (2, "NPF Story Element", 100, 200, 190),
    (3, "Annotation", 211, 211, 211),
    (OUR_TYPE, "onrecord statement", 120, 170, 220),
)

_OF_DNA: tuple[tuple[str, DataType, int], ...] = (
    ("person", "short text", 1), ("organization", "short text", 1), ("concept", "short text", 1),
    ("agreement", "boolean", 1), ("narrator", "short text", 2), ("victim", "short text", 2),
    ("villain", "short text", 2), ("plot", "short text", 2), ("hero", "short text", 2),
    ("policy solution", "short text", 2), ("note", "long text", 3),
)  # fmt: skip
_OURS: dict[str, DataType] = {
    "person": "short text",
    "organization": "short text",
    "concept": "short text",
    "speaker": "short text",
    "unnamed speaker": "short text",
    "role": "short text",
    "said on": "short text",
    "venue": "short text",
    "addressee": "short text",
    "reporting chain": "short text",
    "form": "short text",
    "act": "short text",
    "review": "short text",
    "confidence": "integer",
    "quote": "long text",
    "record id": "long text",
    "details": "long text",
}
VARIABLES = (
    *(Variable(number, *known) for number, known in enumerate(_OF_DNA, 1)),
    *(
        Variable(number, name, kind, OUR_TYPE)
        for number, (name, kind) in enumerate(_OURS.items(), len(_OF_DNA) + 1)
    ),
)
OURS = {variable.name: variable for variable in VARIABLES if variable.statement_type == OUR_TYPE}

# What is told of an entity, each by the name that DNA shows; the first three are DNA's own.
ATTRIBUTES = ("Type", "Alias", "Notes", "Role", "Country", "Wikidata", "onrecord id")
_ATTRIBUTED = ("person", "organization", "concept", "speaker")
ATTRIBUTE_VARIABLES = (
    *((variable, name) for name in ATTRIBUTES[:3] for variable in (1, 2, 3)),
    *((OURS[variable].id, name) for variable in _ATTRIBUTED for name in ATTRIBUTES),
)


def lay_down(connection: sqlite3.Connection, password_hash: str) -> None:
    """Write the rows that do not depend on any statement."""
    settings = [("version", DNA_VERSION), ("date", DNA_DATE)]
    connection.executemany("INSERT INTO SETTINGS VALUES (?, ?)", settings)
    connection.executemany(
        "INSERT INTO CODERS (ID, Name, Red, Green, Blue, Password) VALUES (?, ?, ?, ?, ?, ?)",
        [(*coder, password_hash) for coder in CODERS],
    )
    pairs = [(one.id, other.id) for one in CODERS for other in CODERS if one != other]
    connection.executemany("INSERT INTO CODERRELATIONS (Coder, OtherCoder) VALUES (?, ?)", pairs)
    connection.executemany("INSERT INTO STATEMENTTYPES VALUES (?, ?, ?, ?, ?)", STATEMENT_TYPES)
    connection.executemany("INSERT INTO VARIABLES VALUES (?, ?, ?, ?)", VARIABLES)
    connection.executemany(
        "INSERT INTO ATTRIBUTEVARIABLES (VariableId, AttributeVariable) VALUES (?, ?)",
        ATTRIBUTE_VARIABLES,
    )
