"""The tables of a `.dna` file.

connection -> tables, empty

As Discourse Network Analyzer 3 makes them (`createTables` in its `Sql.java`), checks and all, so
that what DNA would refuse to store fails here first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

# What the checks allow a short text, in code points.
LONGEST_SHORT_TEXT = 190

_PERMISSIONS = (
    "AddDocuments", "EditDocuments", "DeleteDocuments", "ImportDocuments", "AddStatements",
    "EditStatements", "DeleteStatements", "EditAttributes", "EditRegex", "EditStatementTypes",
    "EditCoders", "EditCoderRelations", "ViewOthersDocuments", "EditOthersDocuments",
    "ViewOthersStatements", "EditOthersStatements",
)  # fmt: skip


def create_tables(connection: sqlite3.Connection) -> None:
    """Make the tables, empty."""
    tables = _tables_of_coding() | _tables_of_statements() | _tables_of_entities()
    for name, columns in tables.items():
        connection.execute(f"CREATE TABLE {name}({', '.join(columns)})")


def _tables_of_coding() -> dict[str, tuple[str, ...]]:
    """Who codes what by which scheme."""
    looks = (
        "Refresh INTEGER NOT NULL CHECK (Refresh BETWEEN 0 AND 9999) DEFAULT 0",
        "FontSize INTEGER NOT NULL CHECK (FontSize BETWEEN 1 AND 99) DEFAULT 14",
        _text("Password"),
        "PopupWidth INTEGER CHECK (PopupWidth BETWEEN 100 AND 9999) DEFAULT 300",
        _flag("ColorByCoder", 0),
        _flag("PopupDecoration", 0),
        _flag("PopupAutoComplete", 1),
    )
    rights = [_flag(f"Permission{name}", 1) for name in _PERMISSIONS]
    relations = ("viewStatements", "editStatements", "viewDocuments", "editDocuments")
    return {
        "SETTINGS": ("Property TEXT PRIMARY KEY", "Value TEXT NOT NULL"),
        "CODERS": (_ID, _text("Name"), *_COLOUR, *looks, *rights),
        "CODERRELATIONS": (
            _ID,
            "Coder INTEGER CHECK(Coder > 0)",
            "OtherCoder INTEGER CHECK(OtherCoder > 0)",
            *(
                f"{name} INTEGER NOT NULL DEFAULT 1 CHECK({name} BETWEEN 0 AND 1)"
                for name in relations
            ),
            "CHECK (Coder != OtherCoder)",
            _reference("Coder", "CODERS"),
            _reference("OtherCoder", "CODERS"),
        ),
        "STATEMENTTYPES": (_ID, _text("Label"), *_COLOUR),
        "VARIABLES": (
            _ID,
            _text("Variable"),
            "DataType TEXT NOT NULL CHECK (DataType = 'boolean' OR DataType = 'integer' OR "
            "DataType = 'long text' OR DataType = 'short text') DEFAULT 'short text'",
            "StatementTypeId INTEGER",
            _reference("StatementTypeId", "STATEMENTTYPES"),
            "UNIQUE (Variable, StatementTypeId)",
        ),
        "VARIABLELINKS": (
            _ID,
            "SourceVariableId INTEGER",
            "TargetVariableId INTEGER",
            "CHECK (TargetVariableId != SourceVariableId)",
            _reference("SourceVariableId", "VARIABLES"),
            _reference("TargetVariableId", "VARIABLES"),
        ),
        "REGEXES": ("Label TEXT PRIMARY KEY CHECK (LENGTH(Label) < 191)", *_COLOUR),
    }


def _tables_of_statements() -> dict[str, tuple[str, ...]]:
    """Documents, statements, and their values by type."""
    return {
        "DOCUMENTS": (
            _ID,
            _text("Title"),
            "Text TEXT NOT NULL",
            "Coder INTEGER",
            *(_text(name, empty=True) for name in ("Author", "Source", "Section")),
            "Notes TEXT NOT NULL DEFAULT ''",
            _text("Type", empty=True),
            "Date INTEGER NOT NULL",
            _reference("Coder", "CODERS"),
        ),
        "STATEMENTS": (
            _ID,
            "StatementTypeId INTEGER",
            "DocumentId INTEGER",
            "Start INTEGER NOT NULL CHECK(Start >= 0)",
            "Stop INTEGER NOT NULL CHECK(Stop >= 0)",
            "Coder INTEGER",
            "CHECK (Start < Stop)",
            _reference("StatementTypeId", "STATEMENTTYPES"),
            _reference("Coder", "CODERS"),
            _reference("DocumentId", "DOCUMENTS"),
        ),
        "DATABOOLEAN": _values("Value INTEGER NOT NULL DEFAULT 1"),
        "DATAINTEGER": _values("Value INTEGER NOT NULL DEFAULT 0"),
        "DATASHORTTEXT": _values("Entity INTEGER NOT NULL", _reference("Entity", "ENTITIES")),
        "DATALONGTEXT": _values("Value TEXT DEFAULT ''"),
    }


def _tables_of_entities() -> dict[str, tuple[str, ...]]:
    """The values of short text, and what is known of each."""
    colour = (f"{c} INTEGER CHECK ({c} BETWEEN 0 AND 255)" for c in ("Red", "Green", "Blue"))
    return {
        "ENTITIES": (
            _ID_OF_DATA,
            "VariableId INTEGER NOT NULL",
            _text("Value", empty=True),
            *colour,
            "ChildOf INTEGER CHECK(ChildOf > 0)",
            "UNIQUE (VariableId, Value)",
            _reference("ChildOf", "ENTITIES"),
            _reference("VariableId", "VARIABLES"),
        ),
        "ATTRIBUTEVARIABLES": (
            _ID_OF_DATA,
            "VariableId INTEGER NOT NULL",
            _text("AttributeVariable"),
            "UNIQUE(VariableId, AttributeVariable)",
            _reference("VariableId", "VARIABLES"),
        ),
        "ATTRIBUTEVALUES": (
            _ID_OF_DATA,
            "EntityId INTEGER NOT NULL",
            "AttributeVariableId INTEGER NOT NULL",
            _text("AttributeValue", empty=True),
            "UNIQUE (EntityId, AttributeVariableId)",
            _reference("EntityId", "ENTITIES"),
            _reference("AttributeVariableId", "ATTRIBUTEVARIABLES"),
        ),
    }


def _values(value: str, *references: str) -> tuple[str, ...]:
    return (
        _ID_OF_DATA,
        "StatementId INTEGER NOT NULL",
        "VariableId INTEGER NOT NULL",
        value,
        _reference("StatementId", "STATEMENTS"),
        _reference("VariableId", "VARIABLES"),
        *references,
        "UNIQUE (StatementId, VariableId)",
    )


def _text(name: str, *, empty: bool = False) -> str:
    default = " DEFAULT ''" if empty else ""
    return f"{name} TEXT NOT NULL{default} CHECK (LENGTH({name}) < {LONGEST_SHORT_TEXT + 1})"


def _flag(name: str, default: int) -> str:
    return f"{name} INTEGER NOT NULL CHECK ({name} BETWEEN 0 AND 1) DEFAULT {default}"


def _reference(column: str, table: str) -> str:
    return f"FOREIGN KEY({column}) REFERENCES {table}(ID) ON DELETE CASCADE"


# DNA writes its key in two ways.
_ID, _ID_OF_DATA = "ID INTEGER NOT NULL PRIMARY KEY", "ID INTEGER PRIMARY KEY NOT NULL"
_COLOUR = tuple(
    f"{colour} INTEGER NOT NULL DEFAULT 0 CHECK ({colour} BETWEEN 0 AND 255)"
    for colour in ("Red", "Green", "Blue")
)
