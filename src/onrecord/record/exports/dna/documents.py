"""Articles as DNA's documents.

Article, day -> the id of its document

A statement has no date of its own in DNA: networks over time go by the date of its document. So a
document is an article on the day it was published or, where the caller wants the days on which
things were said, an article for each of these days; the day then stands behind its title. Dates
are seconds of the clock on the wall. What is cut or left out stands whole in the document's notes.
"""

from __future__ import annotations

import calendar
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from onrecord.dates import day_of
from onrecord.record.exports.dna.scheme import MACHINE
from onrecord.record.exports.dna.tables import LONGEST_SHORT_TEXT
from onrecord.record.exports.dna.texts import cut, fit_text, one_line
from onrecord.record.exports.exported import ArticleKey, Loss, key_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from onrecord.model import Article
    from onrecord.record.exports.exported import Tally

CUT_TITLE = Loss(
    "1 title, author or outlet is cut to 190 characters; the whole one is in the notes",
    "{} titles, authors and outlets are cut to 190 characters; the whole ones are in the notes",
)
NO_TITLE = Loss(
    "1 document has no title; the id of its article stands in its place",
    "{} documents have no titles; the ids of their articles stand in their places",
)
UNDATED = Loss(
    "1 document has no date; DNA wants one, so it stands at 1 January 1970",
    "{} documents have no dates; DNA wants them, so they stand at 1 January 1970",
)
REPLACED = Loss(
    "1 character of the texts is replaced, so that DNA finds the highlights in their places",
    "{} characters of the texts are replaced, so that DNA finds the highlights in their places",
)
NO_DATE = 0  # 1 January 1970: far from any news, so that it cannot be taken for a date


class Documents:
    """The documents of one file."""

    def __init__(self, connection: sqlite3.Connection, tally: Tally) -> None:
        self._connection, self._tally = connection, tally
        self._ids: dict[tuple[ArticleKey, date | None], int] = {}

    def id_of(self, article: Article, said: date | None) -> int:
        """The document's row, which is made the first time.

        Args:
            article: whose text it is.
            said: the day that its statements were said on, None for the day of publication.
        """
        day = None if said == day_of(article.published) else said
        key = (key_of(article), day)
        if key not in self._ids:
            self._ids[key] = len(self._ids) + 1
            self._insert(self._ids[key], article, day)
        return self._ids[key]

    def _insert(self, row: int, article: Article, said: date | None) -> None:
        text, replaced = fit_text(article.text)
        seconds = _seconds(article.published, said)
        self._tally.lose(REPLACED, replaced)
        self._tally.lose(UNDATED, int(seconds is None))
        self._tally.lose(NO_TITLE, int(not article.title))
        title = one_line(article.title or article.id)
        suffix = f" [said {said}]" if said else ""
        self._connection.execute(
            "INSERT INTO DOCUMENTS (ID, Title, Text, Coder, Author, Source, Notes, Date) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                row,
                self._short(title, len(suffix)) + suffix,
                text,
                MACHINE.id,
                self._short("; ".join(map(one_line, article.authors))),
                self._short(one_line(article.outlet or "")),
                "\n".join(_notes(article)),
                NO_DATE if seconds is None else seconds,
            ),
        )

    def _short(self, whole: str, taken: int = 0) -> str:
        longest = LONGEST_SHORT_TEXT - taken
        self._tally.lose(CUT_TITLE, int(len(whole) > longest))
        return cut(whole, longest)


def _seconds(published: str | None, said: date | None) -> int | None:
    """Seconds since 1970 as if the clock on the wall were in Greenwich; None without a date."""
    if said:
        moment = datetime.combine(said, time.min)
    else:
        try:
            moment = datetime.fromisoformat(published or "")
        except ValueError:
            day = day_of(published)
            if day is None:
                return None
            moment = datetime.combine(day, time.min)
    return calendar.timegm(moment.replace(tzinfo=None).timetuple())


def _notes(article: Article) -> Iterator[str]:
    yield f"onrecord article: {one_line(article.id)}"
    yield (
        f"published: {one_line(article.published)}" if article.published else "no publication date"
    )
    for name, value in (
        ("address", article.url),
        ("title", article.title),
        ("authors", "; ".join(article.authors)),
        ("outlet", article.outlet),
        ("language", article.language),
    ):
        if value:
            yield f"{name}: {one_line(value)}"
