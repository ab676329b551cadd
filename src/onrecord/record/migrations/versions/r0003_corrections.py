"""Keys of statements, and what people put right.

A statement gets a key of its own, so that a person's version can stand beside the machine's. A
migration is history: it says what the tables were on its day and does not follow `tables.py`.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from onrecord.record.migrations.types import Key, Text

revision = "0003"
down_revision = "0002"

KEPT = (
    "reading", "position", "id", "manner", "act", "content", "cue", "source", "speaker",
    "speaker_kind", "speaker_role", "speaker_anonymous", "speaker_withheld", "relay", "said",
    "said_basis", "said_span", "venue", "venue_span", "addressee", "confidence", "method",
    "said_first", "said_last", "content_words", "speaker_words",
)  # fmt: skip


def upgrade() -> None:
    """Make the log; make the statements' table anew, with what it held.

    An article is found by what a person may call it.
    """
    _corrections()
    for table, column in (("article", "id"), ("article", "url"), ("page", "origin")):
        op.create_index(f"ix_{table}_{column}", table, [column])
    op.drop_index("ix_statement_id", "statement")
    op.rename_table("statement", "statement_before")
    # PostgreSQL names constraints for a whole schema; an SQLite table keeps its own.
    if op.get_context().dialect.name == "postgresql":
        op.execute("ALTER TABLE statement_before RENAME CONSTRAINT pk_statement TO pk_before")
    _statements()
    columns = ", ".join(KEPT)
    op.execute(
        f"INSERT INTO statement ({columns}, stands, relay_words) SELECT {columns}, true, '' "  # noqa: S608
        "FROM statement_before ORDER BY reading, position"
    )
    op.drop_table("statement_before")


def _corrections() -> None:
    op.create_table(
        "correction",
        sa.Column("key", Key, nullable=False),
        sa.Column("id", Text, nullable=False),
        sa.Column("action", Text, nullable=False),
        sa.Column("statement", Text, nullable=False),
        sa.Column("article", Text, nullable=False),
        sa.Column("seen", sa.Integer, nullable=False),
        sa.Column("before", sa.JSON),
        sa.Column("after", sa.JSON),
        sa.Column("found", sa.JSON),
        sa.Column("note", Text),
        sa.Column("author", Text, nullable=False),
        sa.Column("at", Text, nullable=False),
        sa.Column("undoes", Key),
        sa.PrimaryKeyConstraint("key", name="pk_correction"),
        sa.ForeignKeyConstraint(["undoes"], ["correction.key"], name="fk_correction_undoes"),
        sa.ForeignKeyConstraint(["seen"], ["article.key"], name="fk_correction_seen"),
        sa.UniqueConstraint("id", name="uq_correction_id"),
    )
    for column in ("statement", "article", "seen", "undoes"):
        op.create_index(f"ix_correction_{column}", "correction", [column])


def _statements() -> None:
    op.create_table(
        "statement",
        sa.Column("key", Key, nullable=False),
        sa.Column("reading", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("correction", Key),
        sa.Column("stands", sa.Boolean, nullable=False),
        sa.Column("id", Text, nullable=False),
        sa.Column("manner", Text, nullable=False),
        sa.Column("act", Text, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("cue", sa.JSON),
        sa.Column("source", sa.JSON),
        sa.Column("speaker", Text),
        sa.Column("speaker_kind", Text),
        sa.Column("speaker_role", Text),
        sa.Column("speaker_anonymous", sa.Boolean),
        sa.Column("speaker_withheld", Text),
        sa.Column("relay", sa.JSON, nullable=False),
        sa.Column("said", Text),
        sa.Column("said_basis", Text),
        sa.Column("said_span", sa.JSON),
        sa.Column("venue", Text),
        sa.Column("venue_span", sa.JSON),
        sa.Column("addressee", Text),
        sa.Column("confidence", sa.Double, nullable=False),
        sa.Column("method", Text, nullable=False),
        sa.Column("said_first", Text),
        sa.Column("said_last", Text),
        sa.Column("content_words", Text, nullable=False),
        sa.Column("speaker_words", Text, nullable=False),
        sa.Column("relay_words", Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_statement"),
        sa.ForeignKeyConstraint(["reading"], ["reading.key"], name="fk_statement_reading"),
        sa.ForeignKeyConstraint(["correction"], ["correction.key"], name="fk_statement_correction"),
    )
    op.create_index("ix_statement_id", "statement", ["id"])
    op.create_index("ix_statement_correction", "statement", ["correction"])
    op.create_index("ix_statement_reading_position", "statement", ["reading", "position"])
