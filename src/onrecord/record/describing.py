"""The tables of a record as a page of the docs: a picture, and each column.

tables -> Markdown
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, Table

from onrecord.record.tables import metadata


def schema_picture() -> str:
    """How the tables refer to each other, as a Mermaid diagram.

    https://mermaid.js.org/syntax/entityRelationshipDiagram.html
    """
    lines = ["```mermaid", "erDiagram"]
    for table in metadata.tables.values():
        lines.extend(_references(table))
    return "\n".join([*lines, "```"])


def _references(table: Table) -> Iterator[str]:
    """A line for each key; `by` only in a label that tells two keys to one table apart."""
    for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
        other = key.column.table.name
        one = "o|" if key.parent.nullable else "||"
        many = "||" if list(table.primary_key) == [key.parent] else "o{"
        yield f'    {other} {one}--{many} {table.name} : "{key.parent.name}"'


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
