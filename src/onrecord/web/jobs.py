"""Pages that are read while people go on working: one job after another, in a thread of its own.

Handed -> Job: what became of each page, live

Pages are kept one at a time, each in its own transaction, so that whatever ends a job loses the
page in hand and nothing before it. A fault of one page is told beside it and ends nothing. Jobs are
kept in memory, the newest only; what they brought is in the record. Afterwards it is found out who
is one across articles, as `onrecord add` does.
"""

from __future__ import annotations

import logging
import secrets
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Literal, TypeAlias

from onrecord import pipeline
from onrecord.errors import (
    BusyError,
    ModelError,
    NotOnRecordError,
    OnrecordError,
    UnavailableError,
)
from onrecord.model import Page, PageRef, Reading, Unread
from onrecord.pages import Web, WebSettings
from onrecord.pipeline import Addition
from onrecord.record import Record
from onrecord.record.desk import Event
from onrecord.web.incoming import Handed
from onrecord.web.people import Person

MOST_PAGES = 2_000
"""Of one job: half an hour's reading; the command reads what is more, on all cores."""

BUSY_TRIES = 6
"""Each for as long as a person waits, a minute together; then the job is given up."""

MOST_KEPT = 50
"""Jobs that are remembered."""

MOST_WAITING = 20
MOST_WAITING_BYTES = 100_000_000
"""Of all that waits; it lies in memory."""

STOPPING_S = 10.0
"""How long a server that ends waits for the page in hand."""

FAULT = "a fault of onrecord's own; the server's log holds its trace"

Became: TypeAlias = Literal["read", "known", "unread"]
State: TypeAlias = Literal["waiting", "reading", "settling", "done", "stopped", "failed"]

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a page.

    Attributes:
        origin: where it came from.
        became: read; known, where the record held it already; unread.
        article: its id; None where there is none.
        statements: how many it holds; None where there is no article.
        reason: why it was not read, in a word; `detail` says it in a sentence.
    """

    origin: str
    became: Became
    article: str | None = None
    title: str | None = None
    outlet: str | None = None
    statements: int | None = None
    reason: str | None = None
    detail: str | None = None

    @classmethod
    def of(cls, reading: Reading, became: Became) -> Outcome:
        """The outcome of a page that has a reading."""
        origin = reading.page.origin
        if reading.unread:
            detail = reading.unread.beside(origin)
            return cls(origin, "unread", reason=reading.unread.reason, detail=detail)
        assert reading.article is not None
        article = reading.article
        return cls(
            origin, became, article.id, article.title, article.outlet, len(reading.statements)
        )


@dataclass(slots=True, eq=False)
class Job:
    """Pages that were handed in at once, and what became of them so far.

    Attributes:
        handed: None as soon as it is no longer needed.
        expected: how many pages there will be; None before it is known.
        cut: pages were left out, since there were too many.
        problem: why it failed.
        stopping: somebody wants it to end.
        over: nothing more happens.
    """

    id: str
    by: Person
    at: datetime
    what: str
    handed: Handed | None
    state: State = "waiting"
    expected: int | None = None
    outcomes: list[Outcome] = field(default_factory=list)
    counts: Counter[Became] = field(default_factory=Counter)
    cut: bool = False
    problem: str | None = None
    stopping: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)
    web: Web | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens."""
        return self.state in ("done", "stopped", "failed")

    def stop(self) -> None:
        """End it after the page in hand."""
        self.stopping.set()
        if self.web:
            self.web.stop()

    def saw(self, outcome: Outcome) -> None:
        """Keep what became of a page."""
        self.outcomes.append(outcome)
        self.counts[outcome.became] += 1

    def told(self) -> str:
        """In words: "3 read, 1 not read, 2 had already"."""
        words: dict[Became, str] = {"read": "read", "unread": "not read", "known": "had already"}
        return ", ".join(f"{self.counts[one]} {word}" for one, word in words.items())


class Jobs:
    """The jobs of a server; the record must be open as long as they are."""

    def __init__(
        self, record: Record, *, clock: Callable[[], datetime], web: WebSettings | None = None
    ) -> None:
        self._record, self._clock, self._web = record, clock, web
        self._jobs: dict[str, Job] = {}
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closing = False

    def add(self, handed: Handed, by: Person) -> Job:
        """Put pages at the end of the queue.

        Raises:
            BusyError: too much waits already.
        """
        job = Job(secrets.token_urlsafe(9), by, self._clock(), handed.told(), handed)
        with self._changed:
            waiting = [one for one in self._jobs.values() if one.state == "waiting"]
            held_bytes = sum(one.handed.size_bytes for one in waiting if one.handed)
            if len(waiting) >= MOST_WAITING or held_bytes > MOST_WAITING_BYTES:
                raise BusyError("too much waits to be read already; try again in some minutes")
            self._jobs[job.id] = job
            self._forget()
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="jobs", daemon=True)
                self._thread.start()
            self._changed.notify_all()
        return job

    def job(self, job_id: str) -> Job:
        """A job.

        Raises:
            NotOnRecordError: there is none, or it is too old.
        """
        job = self._jobs.get(job_id)
        if job is None:
            raise NotOnRecordError(
                f"no job {job_id!r}: the newest {MOST_KEPT} are remembered, until the server is "
                "stopped; what they brought is in the record"
            )
        return job

    def newest(self) -> list[Job]:
        """Jobs, the newest first."""
        with self._changed:
            return [*self._jobs.values()][::-1]

    def close(self) -> None:
        """End the job in hand after its page; those that wait are not begun."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        for job in self.newest():
            if not job.is_over:
                job.stop()
        if self._thread:
            self._thread.join(STOPPING_S)

    def _forget(self) -> None:
        over = [job.id for job in self._jobs.values() if job.is_over]
        for job_id in over[: max(0, len(self._jobs) - MOST_KEPT)]:
            del self._jobs[job_id]

    def _work(self) -> None:
        while job := self._next():
            try:
                self._do(job)
            except OnrecordError as error:
                job.state, job.problem = "failed", str(error)
            except Exception:
                logger.exception("job %s", job.id)
                job.state, job.problem = "failed", FAULT
            job.handed, job.web = None, None
            self._note(job)
            job.over.set()

    def _next(self) -> Job | None:
        """The job that has waited longest; None where the server ends."""

        def waiting() -> list[Job]:
            return [job for job in self._jobs.values() if job.state == "waiting"]

        with self._changed:
            self._changed.wait_for(lambda: self._closing or waiting())
            if self._closing:
                return None
            job = waiting()[0]
            job.state = "reading"
            return job

    def _do(self, job: Job) -> None:
        assert job.handed is not None
        if job.stopping.is_set():  # while it waited
            job.state = "stopped"
            return
        job.expected = min(job.handed.count(), MOST_PAGES)
        with Web(self._web) as web:
            job.web = web
            with closing(job.handed.pages(web)) as pages:
                for page in islice(pages, MOST_PAGES):
                    if job.stopping.is_set():
                        break
                    job.saw(self._kept(page))
                else:
                    job.cut = next(pages, None) is not None
        job.handed, job.state = None, "settling"
        for _ in self._record.settle(clock=self._clock):
            if job.stopping.is_set():
                break
        job.state = "stopped" if job.stopping.is_set() else "done"

    def _kept(self, page: Page | Reading) -> Outcome:
        """Read a page and keep it; a fault of its own is told and logged."""
        origin = page.page.origin if isinstance(page, Reading) else page.origin
        try:
            return self._outcome(self._added(page))
        except (ModelError, UnavailableError):  # the same would become of all that follow
            raise
        except OnrecordError as error:
            return Outcome(origin, "unread", reason="not-kept", detail=str(error))
        except Exception as error:
            logger.exception("%s: a fault of onrecord's own", origin)
            return Outcome.of(Reading(PageRef(origin), unread=Unread.of_fault(error)), "unread")

    def _added(self, page: Page | Reading) -> Addition:
        """Read a page and keep it; where others write, wait for them longer than a person would."""
        for _ in range(BUSY_TRIES):
            with suppress(BusyError):
                (addition,) = pipeline.add_pages([page], self._record, clock=self._clock)
                return addition
        raise BusyError("others write to the record; add the rest again when that is done")

    def _outcome(self, addition: Addition) -> Outcome:
        if addition.reading is not None:
            return Outcome.of(addition.reading, "read")
        try:
            return Outcome.of(self._record.reading_of_article(addition.origin), "known")
        except NotOnRecordError:  # known under another address, or as one of several
            return Outcome(addition.origin, "known")

    def _note(self, job: Job) -> None:
        event = Event(
            at=self._clock(), who=job.by.name, role=job.by.role, what="pages added",
            about=job.id, detail=f"{job.state}: {job.told()}",
        )  # fmt: skip
        try:
            self._record.desk.note(event)
        except Exception:  # whatever it is, the next job's turn comes
            logger.exception("job %s is not in the log", job.id)
