"""Pages that are kept between runs, so that a server is asked only for what has changed.

settings -> an open cache, or none where it cannot be used

What may be kept, how long, and how a server is asked whether it has changed is RFC 9111, and hishel
knows it. A cache is a comfort: one that is damaged, closed or another program's stops nothing, and
is complained of once, whatever hishel has to say of each page.
"""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from hishel import SqliteStorage

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.pages.settings import WebSettings

log = logging.getLogger(__name__)

# Ten thousand pages or so; the longest unused go first.
CACHE_BYTES = 1_000_000_000
# What came from a private network must not answer for the public one.
PUBLIC, PRIVATE = "pages.db", "private-pages.db"


class _Complaints(logging.Handler):
    """Takes what hishel reports of a cache that fails on the way, and says it once.

    Without a handler, Python writes each report to stderr with its trace, page after page.
    """

    said = False

    def emit(self, record: logging.LogRecord) -> None:
        """Say it, the first time."""
        if not self.said:
            self.said = True
            error = record.exc_info[1] if record.exc_info else None
            log.warning("not every page is kept, the cache fails: %s", error or record.getMessage())


_complaints = _Complaints(logging.WARNING)


def open_cache(settings: WebSettings) -> SqliteStorage | None:
    """The cache in the settings' folder; None where there is none or it cannot be used."""
    if settings.cache is None:
        return None
    _complaints.said = False
    logging.getLogger("hishel").addHandler(_complaints)  # a second time it changes nothing
    path = settings.cache / (PRIVATE if settings.allow_private else PUBLIC)
    storage = SqliteStorage(
        database_path=path, max_stream_size=settings.size_bytes, max_size=CACHE_BYTES
    )
    try:
        _try_to_write(path)
        storage.get_entries("")  # a RuntimeError where the tables are another program's
    except (OSError, sqlite3.Error, RuntimeError) as error:
        storage.close()
        log.warning("pages are not kept, %s cannot be used: %s", path, error)
        return None
    return storage


def _try_to_write(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
