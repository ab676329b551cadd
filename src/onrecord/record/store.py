"""The record: what keeps pages, articles, readings and statements, and what people say of them.

Pages and readings -> Record -> readings, statements, pages

Every method is one transaction, or one look at the record that stays as it was when the look
began. The clock is an argument.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import select

from onrecord.errors import NotOnRecordError
from onrecord.model import (
    Article,
    Copy,
    Correction,
    Judgement,
    Match,
    Page,
    Reading,
    RecordedActor,
    Verdict,
)
from onrecord.record import adding, checking, indexing, knowing, listing, recalling, tables
from onrecord.record.connecting import WAIT_S, connect
from onrecord.record.corrections import carrying, log, making
from onrecord.record.corrections.conflicts import Conflict
from onrecord.record.corrections.making import Request
from onrecord.record.databases import SETTLING, Database
from onrecord.record.desk import Desk
from onrecord.record.knowing import ActorQuery, Seen
from onrecord.record.listing import Counts, PageRow
from onrecord.record.search import finding
from onrecord.record.search import matches as matching
from onrecord.record.search.asking import SaidQuery, Sort
from onrecord.record.search.facets import Facets
from onrecord.record.search.finding import Found
from onrecord.record.settling import actors as settling
from onrecord.record.settling import copies
from onrecord.record.settling.all import settle


class Record:
    """An open record; close it, or use it in a `with` statement.

    Several processes may read while one writes. In a file a second writer waits for the first; on
    a PostgreSQL server several write at once. Every method raises RecordError where the database
    cannot do its work (locked, disk full, …).
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._reader = database.reader
        self._writer = database.writer

    @classmethod
    def open(cls, location: str | Path, *, create: bool = True, wait_s: float = WAIT_S) -> Self:
        """Open a record, upgraded where an older onrecord wrote it.

        Args:
            location: path of its file, or address of a PostgreSQL database
                (`postgresql+psycopg://user@host/name`).
            create: whether to make one where there is none.
            wait_s: how long to wait while another process writes.

        Raises:
            RecordError: it is no record, written by a newer onrecord, or cannot be written.
        """
        return cls(connect(location, create=create, wait_s=wait_s))

    def close(self) -> None:
        """Let go of the file or the server."""
        self._reader.dispose()
        self._writer.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def add(self, page: Page | None, reading: Reading, *, method: str, now: datetime) -> bool:
        """Keep a page and its reading; False where that was on record already.

        Args:
            page: with its bytes; None where none were had.
            reading: what it became.
            method: what read it, with its version (`articles@1+attribution-en@3+rules-en@4`).
            now: with a time zone.

        Raises:
            RecordError: the reading is of another page, or has neither article nor reason.
        """
        with self._writer.begin() as connection:
            addition = adding.Addition(reading, method, now)
            return adding.add(connection, self._database, page, addition=addition)

    def holds(self, page: Page, *, method: str) -> bool:
        """Whether a page was read by a method, so that a re-run can skip it."""
        with self._reader.connect() as connection:
            return adding.holds(connection, page, method=method)

    def body(self, sha256: str) -> bytes:
        """The bytes of a page, as they were handed in.

        Args:
            sha256: their digest (`PageRef.sha256`).

        Raises:
            NotOnRecordError: they are not on record.
        """
        query = select(tables.body.c.zlib).where(tables.body.c.sha256 == sha256)
        with self._reader.connect() as connection:
            compressed = connection.execute(query).scalar()
        if compressed is None:
            raise NotOnRecordError(f"no bytes with the digest {sha256} on record")
        return zlib.decompress(compressed)

    def readings(self, *, current: bool = True) -> Iterator[Reading]:
        """Readings by moment of publication, then article id; the unread ones last.

        Args:
            current: False for those too that later ones replaced.
        """
        with self._reader.connect() as connection:
            yield from recalling.readings(connection, current=current)

    def reading_of(self, statement_id: str) -> Reading:
        """The reading that holds a statement; a replaced one only where no current one does.

        Args:
            statement_id: so much of it that no other begins alike.

        Raises:
            NotOnRecordError: no statement's id begins like this, or several do: they are named.
        """
        with self._reader.connect() as connection:
            return recalling.reading_with(connection, statement_id)

    def reading_of_article(self, which: str) -> Reading:
        """The current reading of an article.

        Args:
            which: its id, so much of it that no other begins alike, or where its page came from.

        Raises:
            NotOnRecordError: there is no such article, or there are several: they are named.
        """
        with self._reader.connect() as connection:
            return recalling.reading_of_article(connection, which)

    def said(self, query: SaidQuery) -> Iterator[Match]:
        """Statements in force that fit, in the order in which they were said.

        Raises:
            SelectionError: nothing is asked for but words that must not occur.
        """
        with self._reader.connect() as connection:
            yield from finding.every(connection, self._database, query)

    def match(self, statement_id: str) -> Match | None:
        """A statement in force by its id; None where it is not in force."""
        with self._reader.connect() as connection:
            return matching.match_with(connection, statement_id)

    def search(
        self, query: SaidQuery, *, sort: Sort = "said", limit: int = 20, after: str | None = None
    ) -> Found:
        """A page of the statements in force that fit.

        Args:
            query: what to look for.
            sort: by the day it was said, or how well its words fit; where no words are asked for,
                by day.
            limit: statements on a page.
            after: `Found.after` of the page before.

        Raises:
            SelectionError: the question or the page cannot be understood.
        """
        with self._reader.connect() as connection:
            return finding.search(
                connection, self._database, query, sort=sort, limit=limit, after=after
            )

    def facets(self, query: SaidQuery) -> Facets:
        """How many statements that fit there are of each kind; raises as `search`."""
        with self._reader.connect() as connection:
            return finding.facets(connection, self._database, query)

    def correct(self, request: Request) -> Correction:
        """Accept, reject, fix or add a statement; the log keeps who did it, and why.

        Raises:
            RecordError: the statement is not in force, or was changed since `request.seen`.
            SelectionError: what it should become cannot stand: a span outside the text, no date, no
                name.
        """
        with self._writer.begin() as connection:
            return making.make(connection, self._database, request)

    def undo(
        self, correction_id: str, *, author: str, now: datetime, note: str | None = None
    ) -> Correction:
        """Take a correction back, so that the statement is as it was before; or an undo.

        Raises:
            RecordError: there is no such correction, or it has been undone already.
        """
        request = Request(action="undo", author=author, now=now, note=note)
        with self._writer.begin() as connection:
            return making.undo(
                connection, self._database, correction_id=correction_id, request=request
            )

    def corrections(self, statement_id: str | None = None) -> list[Correction]:
        """The log, in order of time; of one statement, or all of it."""
        with self._reader.connect() as connection:
            return log.every(connection, statement_id)

    def reviewed(self) -> Iterator[tuple[Article, tuple[Match, ...]]]:
        """Articles that people corrected, each with its statements in force."""
        with self._reader.connect() as connection:
            for key in carrying.corrected_readings(connection):
                yield matching.matches_of_reading(connection, key)

    def conflicts(self) -> list[Conflict]:
        """Where a machine now reads otherwise what people have corrected."""
        with self._reader.connect() as connection:
            return carrying.every_conflict(connection)

    def settle(self, *, clock: Callable[[], datetime]) -> Iterator[int]:
        """Find out who is one across articles, and which articles carry the same words.

        In short transactions, so that others may write between; one that is stopped goes on where
        it was.

        Yields:
            How many speakers and articles were settled, after each transaction.
        """
        yield from settle(self._database, clock=clock)

    def actors(self, query: ActorQuery, *, limit: int = 100) -> list[RecordedActor]:
        """Actors that fit, those with most statements first."""
        with self._reader.connect() as connection:
            return knowing.actors(connection, query, limit=limit)

    def actor(self, which: str) -> RecordedActor:
        """One actor.

        Args:
            which: its id, one that was joined to it, or a name that only it has.

        Raises:
            NotOnRecordError: there is none, or there are several: they are named.
        """
        with self._reader.connect() as connection:
            return knowing.actor_called(connection, which)

    def seen(self, which: str) -> list[Seen]:
        """The articles that quote an actor, each with why it is the same; raises as `actor`."""
        with self._reader.connect() as connection:
            return list(knowing.seen_of(connection, which))

    def judgements(self, which: str | None = None, *, human: bool | None = None) -> list[Judgement]:
        """Who or what judged which speakers one, in order of time; raises as `actor`.

        Args:
            which: about this actor; None for all. Those that do not hold are among them.
            human: only a person's, or only a method's; None for both.
        """
        with self._reader.connect() as connection:
            return knowing.judgements(connection, which, human=human)

    def doubts(self, which: str | None = None) -> list[Judgement]:
        """Who may be one and who is not, in whose eyes, as it holds now; raises as `actor`.

        Methods' judgements, then people's (`Judgement.human`), in order of time.
        """
        with self._reader.connect() as connection:
            return knowing.doubts(connection, which)

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """What speakers are called in their articles (`Seen.appearance`), and actors."""
        with self._reader.connect() as connection:
            return knowing.names(connection, ids)

    def judge(
        self, pair: tuple[str, str], verdict: Verdict, *, by: str, now: datetime,
        why: str | None = None,
    ) -> Judgement:  # fmt: skip
        """Say whether two are the same actor; it holds against every machine.

        Args:
            pair: actors, or speakers in one article (`Seen.appearance`); where the machine takes
                them for one and they are not, the speaker is parted off, of two the first.
            verdict: same, not same, unsure.
            by: the person's name.
            now: with a time zone.
            why: in a sentence.

        Raises:
            RecordError: one of them is not on record, or both are one speaker of one article.
        """
        with self._writer.begin() as connection:
            self._database.hold(connection, [SETTLING])
            made, blocks = knowing.judge(connection, pair, verdict, by=by, why=why, now=now)
            settling.settle_blocks(connection, settling.reader(), blocks, now=now)
            return made

    def take_back(self, judgement_id: str, *, by: str, now: datetime) -> Judgement:
        """Take a judgement back, so that all is as if it had not been made.

        Raises:
            RecordError: there is no such judgement of a person, or it has been taken back.
        """
        with self._writer.begin() as connection:
            self._database.hold(connection, [SETTLING])
            taken, blocks = knowing.take_back(connection, judgement_id, by=by, now=now)
            settling.settle_blocks(connection, settling.reader(), blocks, now=now)
            return taken

    def identify(
        self, which: str, wikidata: str | None, *, by: str, now: datetime, why: str | None = None
    ) -> RecordedActor:
        """Give an actor its Wikidata id, or take it away; a judgement, which can be taken back.

        Args:
            which: as in `actor`.
            wikidata: Q and digits; None takes it away.
            by: the person's name.
            now: with a time zone.
            why: the source of the id.

        Raises:
            SelectionError: it is no such id.
            RecordError: there is no such actor, or it has none to take away.
        """
        with self._writer.begin() as connection:
            self._database.hold(connection, [SETTLING])
            knowing.identify(connection, which, wikidata, by=by, why=why, now=now)
        return self.actor(which)

    def copies(self) -> list[Copy]:
        """Articles that carry the same words as others, lot by lot."""
        with self._reader.connect() as connection:
            return copies.every(connection)

    def check(self) -> Iterator[str]:
        """What is wrong with the record, each in a sentence; nothing where all is well.

        Every byte is digested, every span looked up; 15,000 articles take about a minute.
        """
        with self._reader.connect() as connection:
            yield from checking.problems(connection, self._database)
        with self._writer.connect() as connection:
            yield from checking.index_problems(connection, self._database)

    def rebuild(self) -> None:
        """Make all that is computed for searching again, in one transaction; nobody else writes."""
        with self._writer.begin() as connection:
            self._database.hold_all(connection)
            for _ in indexing.rebuild(connection, self._database.words):
                pass

    def pages(self, *, current: bool = True, words: str | None = None) -> Iterator[PageRow]:
        """Pages and what became of them, by publication; the unread ones last.

        Args:
            current: False for readings too that later ones replaced.
            words: that title or text must hold, as in `SaidQuery.words`; None takes all.
        """
        with self._reader.connect() as connection:
            yield from listing.pages(
                connection, self._database.words, current=current, holding=words
            )

    @property
    def desk(self) -> Desk:
        """What a place to work asks of the record."""
        return Desk(self._database)

    def counts(self) -> Counts:
        """How much is current."""
        with self._reader.connect() as connection:
            return listing.counts(connection)
