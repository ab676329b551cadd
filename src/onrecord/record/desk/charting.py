"""What charts count: what fits, the most frequent of it, and what that is called.

SaidQuery -> rows to be counted in the database; keys, numbers -> Count, …
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Connection, FromClause, Select, Table, func, select

from onrecord.record.databases import Database
from onrecord.record.search.asking import SaidQuery
from onrecord.record.search.conditions import fit
from onrecord.record.search.facets import Count
from onrecord.record.tables import actor, facet


def hits_of(query: SaidQuery, database: Database, *further: ColumnElement[bool]) -> FromClause:
    """What fits: looked up once, or the table itself where all does."""
    asked = fit(query, database.words)
    if not asked.holds:
        return facet
    columns = [
        facet.c[name]
        for name in ("statement", "actor", "outlet", "first_day", "manner", "anonymous")
    ]
    found = select(*columns).select_from(asked.rows).where(*asked.holds, *further)
    return found.cte("hits").prefix_with("MATERIALIZED")


def most(hits: FromClause, column: ColumnElement[int], limit: int) -> Select[int, int]:
    """The most frequent keys, each with its number, the most frequent first."""
    number = func.count().label("number")
    query = select(column, number).select_from(hits).where(column.is_not(None)).group_by(column)
    return query.order_by(number.desc(), column).limit(limit)


def named_by(connection: Connection, table: Table, counted: Mapping[int, int]) -> dict[int, Count]:
    """Actors or outlets by their keys, the most frequent first."""
    id_ = table.c.id if table is actor else table.c.name
    query = select(table.c.key, id_, table.c.name).where(table.c.key.in_(counted))
    found = {key: (value, label) for key, value, label in connection.execute(query)}
    ordered = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    return {key: Count(*found[key], number) for key, number in ordered if key in found}
