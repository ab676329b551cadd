"""The record: pages, articles, readings and statements, kept in one file and asked again.

Page, Reading -> Record -> Reading, Match, PageRow
"""

from __future__ import annotations

from onrecord.record.describing import schema_markdown
from onrecord.record.listing import Counts, PageRow
from onrecord.record.said import Match, SaidQuery
from onrecord.record.store import Record

__all__ = ["Counts", "Match", "PageRow", "Record", "SaidQuery", "schema_markdown"]
