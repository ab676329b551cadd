"""Batch: the pipeline over many pages on all cores.

pages -> readings, in the order of the pages
"""

from __future__ import annotations

from onrecord.batch.adding import add, cores

__all__ = ["add", "cores"]
