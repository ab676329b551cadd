"""How the tables came to be, one file for each change; run by Alembic when a record is opened."""
