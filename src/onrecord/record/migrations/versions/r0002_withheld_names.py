"""Why a speaker's name is kept back.

A migration is history: it says what the tables were on its day and does not follow `tables.py`.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from onrecord.record.migrations.types import Text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """One more column of statements; what was read before does not know it."""
    op.add_column("statement", sa.Column("speaker_withheld", Text))
