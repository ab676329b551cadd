"""The record: pages, articles, readings and statements, kept and asked again.

Page, Reading -> Record -> Reading, Match, PageRow

One file by default, a PostgreSQL database for a team; the same code, the same answers.
"""

from __future__ import annotations

from onrecord.record.connecting import is_address
from onrecord.record.corrections import Conflict, Request
from onrecord.record.coverage import Coverage
from onrecord.record.describing import schema_markdown, schema_picture
from onrecord.record.desk import Desk
from onrecord.record.knowing import ActorQuery, Seen
from onrecord.record.listing import Counts, PageRow
from onrecord.record.search.asking import SaidQuery, Sort
from onrecord.record.search.facets import Count, FacetName, Facets
from onrecord.record.search.finding import Found
from onrecord.record.store import Record
from onrecord.record.values import likeness_of

__all__ = [
    "ActorQuery",
    "Conflict",
    "Count",
    "Counts",
    "Coverage",
    "Desk",
    "FacetName",
    "Facets",
    "Found",
    "PageRow",
    "Record",
    "Request",
    "SaidQuery",
    "Seen",
    "Sort",
    "is_address",
    "likeness_of",
    "schema_markdown",
    "schema_picture",
]
