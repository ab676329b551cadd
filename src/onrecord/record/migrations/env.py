"""Alembic runs this file: it applies the migrations to the connection that it was handed.

The caller owns the transaction (`upgrading.upgrade`), so that an upgrade happens wholly or not
at all. SQLite does this too, though Alembic does not count on it.
"""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
