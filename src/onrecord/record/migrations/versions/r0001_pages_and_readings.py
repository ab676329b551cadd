"""Pages, their bytes, articles, readings and statements.

A migration is history: it says what the tables were on its day and does not follow `tables.py`.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

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
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("size_bytes", sa.Integer, nullable=False),
        sa.Column("zlib", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_body"),
    )
    op.create_table(
        "page",
        sa.Column("key", sa.Integer, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("media_type", sa.Text),
        sa.Column("charset", sa.Text),
        sa.Column("body", sa.Text),
        sa.Column("added_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_page"),
        sa.ForeignKeyConstraint(["body"], ["body.sha256"], name="fk_page_body"),
        sa.UniqueConstraint("address", "sha256", name="uq_page_address_sha256"),
    )
    op.create_index("ix_page_address", "page", ["address"])


def _articles() -> None:
    op.create_table(
        "article",
        sa.Column("key", sa.Integer, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("likeness", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("authors", sa.JSON, nullable=False),
        sa.Column("published", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("found", sa.JSON, nullable=False),
        sa.Column("published_moment", sa.Text),
        sa.Column("published_day", sa.Text),
        sa.Column("outlet_words", sa.Text, nullable=False),
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
        sa.Column("method", sa.Text, nullable=False),
        sa.Column("read_at", sa.Text, nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("unread", sa.Text),
        sa.Column("unread_detail", sa.Text),
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
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("manner", sa.Text, nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("cue", sa.JSON),
        sa.Column("source", sa.JSON),
        sa.Column("speaker", sa.Text),
        sa.Column("speaker_kind", sa.Text),
        sa.Column("speaker_role", sa.Text),
        sa.Column("speaker_anonymous", sa.Boolean),
        sa.Column("relay", sa.JSON, nullable=False),
        sa.Column("said", sa.Text),
        sa.Column("said_basis", sa.Text),
        sa.Column("said_span", sa.JSON),
        sa.Column("venue", sa.Text),
        sa.Column("venue_span", sa.JSON),
        sa.Column("addressee", sa.Text),
        sa.Column("confidence", sa.Double, nullable=False),
        sa.Column("method", sa.Text, nullable=False),
        sa.Column("said_first", sa.Text),
        sa.Column("said_last", sa.Text),
        sa.Column("speaker_words", sa.Text, nullable=False),
        sa.Column("content_words", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("reading", "position", name="pk_statement"),
        sa.ForeignKeyConstraint(["reading"], ["reading.key"], name="fk_statement_reading"),
    )
    op.create_index("ix_statement_id", "statement", ["id"])
