"""The tables of a record as a page of the docs.

tables -> Markdown
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, Table

from onrecord.record.tables import metadata


def schema_markdown() -> str:
    """Each table with its columns, types and what they hold."""
    return "\n\n".join("\n".join(_table(table)) for table in metadata.tables.values())


def _table(table: Table) -> Iterator[str]:
    yield f"### {table.name}\n"
    yield f"{table.comment}\n"
    yield "| column | type | holds |"
    yield "|---|---|---|"
    for column in table.columns:
        yield f"| `{column.name}` | {_type(column)} | {column.comment} |"


def _type(column: Column[object]) -> str:
    name = type(column.type).__name__.lower()
    references = "".join(f" → {key.target_fullname}" for key in column.foreign_keys)
    return f"{name}{' or null' if column.nullable else ''}{references}"
