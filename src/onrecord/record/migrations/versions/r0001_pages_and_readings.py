"""Pages, their bytes, articles, readings and statements.

A migration is history: it says what the tables were on its day and does not follow `tables.py`.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from onrecord.record.migrations.types import Text

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first five tables."""
    _bodies_and_pages()
    _articles()
    _readings()
    _statements()


def _bodies_and_pages() -> None:
    op.create_table(
        "body",
        sa.Column("sha256", Text, nullable=False),
        sa.Column("size_bytes", sa.Integer, nullable=False),
        sa.Column("zlib", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_body"),
    )
    op.create_table(
        "page",
        sa.Column("key", sa.Integer, nullable=False),
        sa.Column("address", Text, nullable=False),
        sa.Column("sha256", Text, nullable=False),
        sa.Column("origin", Text, nullable=False),
        sa.Column("url", Text),
        sa.Column("media_type", Text),
        sa.Column("charset", Text),
        sa.Column("body", Text),
        sa.Column("added_at", Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_page"),
        sa.ForeignKeyConstraint(["body"], ["body.sha256"], name="fk_page_body"),
        sa.UniqueConstraint("address", "sha256", name="uq_page_address_sha256"),
    )
    op.create_index("ix_page_address", "page", ["address"])


def _articles() -> None:
    op.create_table(
        "article",
        sa.Column("key", sa.Integer, nullable=False),
        sa.Column("digest", Text, nullable=False),
        sa.Column("likeness", Text, nullable=False),
        sa.Column("id", Text, nullable=False),
        sa.Column("sha256", Text, nullable=False),
        sa.Column("url", Text),
        sa.Column("outlet", Text),
        sa.Column("title", Text),
        sa.Column("authors", sa.JSON, nullable=False),
        sa.Column("published", Text),
        sa.Column("language", Text),
        sa.Column("text", Text, nullable=False),
        sa.Column("found", sa.JSON, nullable=False),
        sa.Column("published_moment", Text),
        sa.Column("published_day", Text),
        sa.Column("outlet_words", Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_article"),
        sa.UniqueConstraint("digest", name="uq_article_digest"),
    )
    op.create_index("ix_article_likeness", "article", ["likeness"])


def _readings() -> None:
    op.create_table(
        "reading",
        sa.Column("key", sa.Integer, nullable=False),
        sa.Column("page", sa.Integer, nullable=False),
        sa.Column("article", sa.Integer),
        sa.Column("method", Text, nullable=False),
        sa.Column("read_at", Text, nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("unread", Text),
        sa.Column("unread_detail", Text),
        sa.PrimaryKeyConstraint("key", name="pk_reading"),
        sa.ForeignKeyConstraint(["page"], ["page.key"], name="fk_reading_page"),
        sa.ForeignKeyConstraint(["article"], ["article.key"], name="fk_reading_article"),
    )
    op.create_index("ix_reading_page", "reading", ["page"])
    op.create_index("ix_reading_article", "reading", ["article"])


def _statements() -> None:
    op.create_table(
        "statement",
        sa.Column("reading", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
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
        sa.Column("speaker_words", Text, nullable=False),
        sa.Column("content_words", Text, nullable=False),
        sa.PrimaryKeyConstraint("reading", "position", name="pk_statement"),
        sa.ForeignKeyConstraint(["reading"], ["reading.key"], name="fk_statement_reading"),
    )
    op.create_index("ix_statement_id", "statement", ["id"])
