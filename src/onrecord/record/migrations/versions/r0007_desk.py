"""What a place to work asks of a record: who did what at it, how often it changed, and indexes.

A migration is history: it says what the tables were on its day and does not follow `tables.py`.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from onrecord.record.migrations.types import Key, Text

revision = "0007"
down_revision = "0006"

INDEXES = {
    "article": (("published_moment",), ("outlet", "published_day")),
    "facet": (
        ("actor", "first_day", "manner", "anonymous"),
        ("outlet", "actor", "relayed", "anonymous"),
        ("review", "confidence"),
    ),
    "appearance": (("name", "actor"),),
}


def upgrade() -> None:
    """Make two tables and the indexes."""
    op.create_table(
        "event",
        sa.Column("key", Key, nullable=False),
        sa.Column("at", Text, nullable=False),
        sa.Column("who", Text, nullable=False),
        sa.Column("role", Text, nullable=False),
        sa.Column("what", Text, nullable=False),
        sa.Column("about", Text),
        sa.Column("detail", Text),
        sa.PrimaryKeyConstraint("key", name="pk_event"),
    )
    op.create_table(
        "state",
        sa.Column("key", sa.Integer, nullable=False),
        sa.Column("writes", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_state"),
    )
    op.execute("INSERT INTO state (key, writes) VALUES (1, 0)")
    _indexes()


def _indexes() -> None:
    op.drop_index("ix_facet_actor_first_day", "facet")
    for table, indexes in INDEXES.items():
        for columns in indexes:
            op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))
    not_read = sa.text("unread IS NOT NULL AND current")
    op.create_index(
        "ix_reading_not_read",
        "reading",
        ["read_at", "unread"],
        sqlite_where=not_read,
        postgresql_where=not_read,
    )
