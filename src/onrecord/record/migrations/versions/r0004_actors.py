"""Speakers across articles, and who judged which of them are one.

A migration is history: it says what the tables were on its day and does not follow `tables.py`.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from onrecord.record.migrations.types import Key, Text

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make three tables."""
    _actors()
    _appearances()
    _judgements()


def _actors() -> None:
    op.create_table(
        "actor",
        sa.Column("key", sa.Integer, nullable=False),
        sa.Column("id", Text, nullable=False),
        sa.Column("founder", Text, nullable=False),
        sa.Column("wikidata", Text),
        sa.Column("wikidata_from", Text),
        sa.Column("name", Text),
        sa.Column("kind", Text),
        sa.Column("role", Text),
        sa.Column("country", Text),
        sa.Column("names", sa.JSON, nullable=False),
        sa.Column("words", Text, nullable=False),
        sa.Column("statements", sa.Integer, nullable=False),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.Column("first_day", Text),
        sa.Column("last_day", Text),
        sa.Column("into", sa.Integer),
        sa.PrimaryKeyConstraint("key", name="pk_actor"),
        sa.ForeignKeyConstraint(["into"], ["actor.key"], name="fk_actor_into"),
        sa.UniqueConstraint("id", name="uq_actor_id"),
        sa.UniqueConstraint("founder", name="uq_actor_founder"),
    )
    op.create_index("ix_actor_into", "actor", ["into"])


def _appearances() -> None:
    op.create_table(
        "appearance",
        sa.Column("key", Key, nullable=False),
        sa.Column("id", Text, nullable=False),
        sa.Column("article", sa.Integer, nullable=False),
        sa.Column("name", Text, nullable=False),
        sa.Column("kind", Text, nullable=False),
        sa.Column("roles", sa.JSON, nullable=False),
        sa.Column("beside", sa.JSON, nullable=False),
        sa.Column("day", Text),
        sa.Column("statements", sa.Integer, nullable=False),
        sa.Column("block", Text),
        sa.Column("actor", sa.Integer),
        sa.Column("settled", sa.Boolean, nullable=False),
        sa.Column("beside_id", Text),
        sa.Column("rule", Text),
        sa.Column("why", Text),
        sa.PrimaryKeyConstraint("key", name="pk_appearance"),
        sa.ForeignKeyConstraint(["article"], ["article.key"], name="fk_appearance_article"),
        sa.ForeignKeyConstraint(["actor"], ["actor.key"], name="fk_appearance_actor"),
    )
    for column in ("id", "article", "block", "actor"):
        op.create_index(f"ix_appearance_{column}", "appearance", [column])
    op.create_index("ix_appearance_settled_block", "appearance", ["settled", "block"])


def _judgements() -> None:
    op.create_table(
        "judgement",
        sa.Column("key", Key, nullable=False),
        sa.Column("id", Text, nullable=False),
        sa.Column("left", Text, nullable=False),
        sa.Column("right", Text, nullable=False),
        sa.Column("verdict", Text, nullable=False),
        sa.Column("by", Text, nullable=False),
        sa.Column("human", sa.Boolean, nullable=False),
        sa.Column("why", Text),
        sa.Column("at", Text, nullable=False),
        sa.Column("overruled", sa.Boolean, nullable=False),
        sa.Column("undone_by", Text),
        sa.Column("undone_at", Text),
        sa.PrimaryKeyConstraint("key", name="pk_judgement"),
        sa.UniqueConstraint("id", name="uq_judgement_id"),
    )
    for column in ("left", "right", "human"):
        op.create_index(f"ix_judgement_{column}", "judgement", [column])
