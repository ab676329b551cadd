"""What a search finds, filters and counts by.

The tables are filled after the upgrade (`indexing.rebuild`): all they hold is computed. A
migration is history: it says what the tables were on its day and does not follow `tables.py`.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from onrecord.record.migrations.types import Key, Text

revision = "0005"
down_revision = "0004"

INDEXES = {"statement_words": "content, speaker, relay", "article_words": "title, text"}


def upgrade() -> None:
    """Make three tables and two indexes of words."""
    op.create_table(
        "outlet",
        sa.Column("key", sa.Integer, nullable=False),
        sa.Column("name", Text, nullable=False),
        sa.Column("words", Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_outlet"),
        sa.UniqueConstraint("name", name="uq_outlet_name"),
    )
    _facets()
    op.create_table(
        "relay",
        sa.Column("statement", Key, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("name", Text, nullable=False),
        sa.PrimaryKeyConstraint("statement", "position", name="pk_relay"),
        sa.ForeignKeyConstraint(["statement"], ["statement.key"], name="fk_relay_statement"),
    )
    _words()


def _facets() -> None:
    op.create_table(
        "facet",
        sa.Column("statement", Key, nullable=False),
        sa.Column("article", sa.Integer, nullable=False),
        sa.Column("outlet", sa.Integer),
        sa.Column("appearance", Key),
        sa.Column("actor", sa.Integer),
        sa.Column("country", Text),
        sa.Column("act", Text, nullable=False),
        sa.Column("manner", Text, nullable=False),
        sa.Column("anonymous", sa.Boolean, nullable=False),
        sa.Column("relayed", sa.Boolean, nullable=False),
        sa.Column("review", Text),
        sa.Column("confidence", sa.Double, nullable=False),
        sa.Column("first_day", Text, nullable=False),
        sa.Column("last_day", Text, nullable=False),
        sa.Column("published_day", Text),
        sa.PrimaryKeyConstraint("statement", name="pk_facet"),
        sa.ForeignKeyConstraint(["statement"], ["statement.key"], name="fk_facet_statement"),
        sa.ForeignKeyConstraint(["article"], ["article.key"], name="fk_facet_article"),
        sa.ForeignKeyConstraint(["outlet"], ["outlet.key"], name="fk_facet_outlet"),
        sa.ForeignKeyConstraint(["appearance"], ["appearance.key"], name="fk_facet_appearance"),
        sa.ForeignKeyConstraint(["actor"], ["actor.key"], name="fk_facet_actor"),
    )
    for columns in (
        ("first_day", "last_day", "statement"),
        ("actor", "first_day"),
        ("outlet", "first_day"),
        ("article",),
        ("appearance",),
    ):
        op.create_index(f"ix_facet_{'_'.join(columns)}", "facet", list(columns))


def _words() -> None:
    """An index of words is each database's own."""
    for index, columns in INDEXES.items():
        if op.get_context().dialect.name == "sqlite":
            op.execute(
                f"CREATE VIRTUAL TABLE {index} USING fts5({columns}, content='', tokenize='ascii')"
            )
        else:
            op.execute(
                f"CREATE TABLE {index} (key bigint CONSTRAINT pk_{index} PRIMARY KEY, "
                "words tsvector NOT NULL)"
            )
            # Else each search goes through all that was added since the last VACUUM.
            op.execute(
                f"CREATE INDEX ix_{index} ON {index} USING gin (words) WITH (fastupdate = off)"
            )
