"""What differs between the databases that keep records.

Database: engines to read and to write with, an index of words, locks
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import Connection, Engine

from onrecord.record.search.words import WordIndex

SETTLING = "settling"
"""The place of whoever settles, and of who changes what may have been settled already."""


class Database(Protocol):
    """An open database with the tables of a record.

    Attributes:
        reader: its transactions see the record as it was when they began.
        writer: its transactions may write.
        words: its index of words.
        name: what a person calls it, without a password.
        pause_s: how long who writes one transaction after the other rests now and then, so that
            writers of other processes have their turn; 0 where they have it anyway.
    """

    reader: Engine
    writer: Engine
    words: WordIndex
    name: str
    pause_s: float

    def hold(self, connection: Connection, places: Sequence[str]) -> None:
        """Keep other writers from the same places until the transaction ends."""
        ...

    def hold_all(self, connection: Connection) -> None:
        """Keep all other writers out until the transaction ends."""
        ...

    def integrity(self, connection: Connection, /) -> list[str]:
        """What the database itself finds wrong with its files and references."""
        ...
