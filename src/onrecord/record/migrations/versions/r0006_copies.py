"""Which articles carry the same words.

A migration is history: it says what the tables were on its day and does not follow `tables.py`.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from onrecord.record.migrations.types import Text

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make two tables."""
    op.create_table(
        "fingerprint",
        sa.Column("article", sa.Integer, nullable=False),
        sa.Column("digest", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("article", "digest", name="pk_fingerprint"),
        sa.ForeignKeyConstraint(["article"], ["article.key"], name="fk_fingerprint_article"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_fingerprint_digest", "fingerprint", ["digest"])
    op.create_table(
        "copy",
        sa.Column("article", sa.Integer, nullable=False),
        sa.Column("cluster", Text),
        sa.Column("kind", Text),
        sa.Column("share", sa.Double),
        sa.Column("origin", Text),
        sa.PrimaryKeyConstraint("article", name="pk_copy"),
        sa.ForeignKeyConstraint(["article"], ["article.key"], name="fk_copy_article"),
    )
    op.create_index("ix_copy_cluster", "copy", ["cluster"])
