"""Types of columns that every migration uses, the same on either database.

A migration that needs another type says so itself: what stands here never changes.
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

Text = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
"""Ordered by code points on either database, whatever the server's locale."""

Key = sa.BigInteger().with_variant(sa.Integer, "sqlite")
"""SQLite numbers rows by itself only where the type is INTEGER."""
