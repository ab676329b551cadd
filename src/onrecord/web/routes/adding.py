"""Adding: addresses, a pasted text or files, and what became of each page while it is read.

form or JSON -> a job -> its pages, live
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal, TypeAlias

from fastapi import APIRouter, Depends, Form, Query, Request, UploadFile
from pydantic import BaseModel, Field
from starlette.responses import RedirectResponse

from onrecord.web import links
from onrecord.web.access import AuditNote, Editor, TheJobs
from onrecord.web.answering import page
from onrecord.web.incoming import (
    LONGEST_ADDRESS,
    MOST_ADDRESSES,
    MOST_FILES,
    Handed,
    Pasted,
    Upload,
    addresses_in,
)
from onrecord.web.jobs import MOST_PAGES, Became, Job, Outcome, State

router = APIRouter(tags=["adding"])

SHOWN = 100
"""Pages of a job that are listed at once."""

LONGEST_TEXT = 1_000_000
"""Characters of a pasted text."""

Line: TypeAlias = Annotated[str, Field(max_length=500)]
Show: TypeAlias = Literal["all", "read", "known", "unread"]


@dataclass(frozen=True, slots=True)
class JobFacts:
    """A job in short.

    Attributes:
        what: was handed in, in words.
        expected: how many pages there will be; None before it is known.
        counts: pages by what became of them.
        cut: pages were left out, since there were too many for one job.
        problem: why it failed.
    """

    id: str
    by: str
    at: datetime
    what: str
    state: State
    is_over: bool
    expected: int | None
    counts: dict[Became, int]
    cut: bool
    problem: str | None

    @classmethod
    def of(cls, job: Job) -> JobFacts:
        """As it stands."""
        counts: dict[Became, int] = {
            became: job.counts[became] for became in ("read", "known", "unread")
        }
        return cls(
            job.id, job.by.name, job.at, job.what, job.state, job.is_over, job.expected, counts,
            job.cut, job.problem,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Adding:
    """Where pages are added.

    Attributes:
        jobs: the newest first.
        most: pages of one job.
        most_bytes: of what is handed in at once.
    """

    jobs: tuple[JobFacts, ...]
    most: int
    most_bytes: int


@dataclass(frozen=True, slots=True)
class JobView:
    """A job with what became of its pages.

    Attributes:
        show: those that are listed.
        pages: the newest first.
        total: how many of them there are.
        further: link to older ones; None where there are none.
        here: link to this view.
        most: pages of one job.
    """

    job: JobFacts
    show: Show
    pages: tuple[Outcome, ...]
    total: int
    further: str | None
    here: str
    most: int


class NewForm(BaseModel):
    """What the form of the page sends."""

    addresses: Annotated[str, Field(max_length=MOST_ADDRESSES * LONGEST_ADDRESS)] = ""
    text: Annotated[str, Field(max_length=LONGEST_TEXT)] = ""
    title: Line = ""
    outlet: Line = ""
    published: Line = ""
    url: Line = ""
    files: Annotated[list[UploadFile], Field(max_length=MOST_FILES)] = []

    def handed(self) -> Handed:
        """What is to be read."""
        text = Pasted(
            text=self.text,
            title=self.title.strip() or None,
            outlet=self.outlet.strip() or None,
            published=self.published.strip() or None,
            url=self.url.strip() or None,
        )
        uploads = (Upload.named(file.filename, file.file.read()) for file in self.files)
        texts = (text,) if text.text.strip() else ()
        return Handed(addresses_in(self.addresses), texts, tuple(uploads))


class NewText(BaseModel):
    """A text, with what is known of it."""

    text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
    title: Line | None = None
    outlet: Line | None = None
    published: Line | None = Field(None, description="ISO 8601", examples=["2026-03-12"])
    url: Line | None = None


class NewPages(BaseModel):
    """Addresses and texts to be read."""

    addresses: Annotated[
        list[Annotated[str, Field(max_length=LONGEST_ADDRESS)]], Field(max_length=MOST_ADDRESSES)
    ] = []
    texts: Annotated[list[NewText], Field(max_length=MOST_FILES)] = []

    def handed(self) -> Handed:
        """What is to be read."""
        texts = tuple(Pasted(**one.model_dump()) for one in self.texts if one.text.strip())
        return Handed(addresses_in("\n".join(self.addresses)), texts)


def _most_bytes(request: Request) -> int:
    """What one request may carry."""
    most: int = request.app.state.settings.upload_bytes
    return most


MostBytes: TypeAlias = Annotated[int, Depends(_most_bytes)]


@page(router, "/add", template="add.html", shows=Adding, role="editor")
def adding(jobs: TheJobs, most_bytes: MostBytes) -> Adding:
    """Where pages are added, with the jobs of before."""
    return Adding(tuple(map(JobFacts.of, jobs.newest())), MOST_PAGES, most_bytes)


def _begun(jobs: TheJobs, person: Editor, told: AuditNote) -> Callable[[Handed], JobFacts]:
    """What puts pages into the queue, and says so in the log."""

    def begin(handed: Handed) -> JobFacts:
        job = jobs.add(handed, person)
        told(about=job.id, detail=job.what)
        return JobFacts.of(job)

    return begin


Begin: TypeAlias = Annotated[Callable[[Handed], JobFacts], Depends(_begun)]
Filled: TypeAlias = Annotated[NewForm, Form(media_type="multipart/form-data")]


@router.post("/add", include_in_schema=False)
def add(begin: Begin, form: Filled) -> RedirectResponse:
    """Hand in addresses, a text or files; leads to the job that reads them."""
    return RedirectResponse(links.job(begin(form.handed()).id), 303)


@router.post("/add.json", status_code=202)
def add_json(begin: Begin, new: NewPages) -> JobFacts:
    """Hand in addresses or texts; the answer names the job that reads them."""
    return begin(new.handed())


@router.post("/add/files.json", status_code=202, name="add_json")
def add_files_json(begin: Begin, form: Filled) -> JobFacts:
    """Hand in files, as a form; the answer names the job that reads them."""
    return begin(form.handed())


@page(router, "/add/{job_id}", template="job.html", shows=JobView, role="editor")
def job(
    *,
    jobs: TheJobs,
    job_id: str,
    show: Show = "all",
    before: Annotated[int | None, Query(ge=1, le=MOST_PAGES)] = None,
) -> JobView:
    """What became of the pages that were handed in at once, the newest first."""
    found = jobs.job(job_id)
    pages = [one for one in found.outcomes if show in ("all", one.became)]
    end = len(pages) if before is None else min(before, len(pages))
    start = max(0, end - SHOWN)
    return JobView(
        job=JobFacts.of(found),
        show=show,
        pages=tuple(pages[start:end][::-1]),
        total=len(pages),
        further=links.job(job_id, show=show, before=start) if start else None,
        here=links.job(job_id, show=None if show == "all" else show, before=before),
        most=MOST_PAGES,
    )


@router.post("/add/{job_id}/stop", include_in_schema=False)
def stop(*, jobs: TheJobs, _: Editor, told: AuditNote, job_id: str) -> RedirectResponse:
    """End a job after the page in hand."""
    jobs.job(job_id).stop()
    told(about=job_id)
    return RedirectResponse(links.job(job_id), 303)


@router.post("/add/{job_id}/stop.json")
def stop_json(*, jobs: TheJobs, _: Editor, told: AuditNote, job_id: str) -> JobFacts:
    """End a job after the page in hand."""
    job = jobs.job(job_id)
    job.stop()
    told(about=job_id)
    return JobFacts.of(job)
