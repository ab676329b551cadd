"""Pages into a record, read on several cores and kept by one writer.

sources -> additions, in the order of the pages

Readers are processes of their own, each with the model loaded once; a page's reading depends on
nothing but the page, so that it is the same on any core. Only the process that was called writes,
one page a transaction, in the order of the sources: a kill loses the pages in hand and nothing
before them. Readers end with their parent, however that ends. A reader that dies (no memory left,
killed) is an error and no lost page: what it had in hand was not kept, and the next run reads it.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from onrecord import pipeline
from onrecord.errors import InputError
from onrecord.model import Reading
from onrecord.pages import read_pages
from onrecord.pipeline import Addition, keep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from onrecord.model import Page
    from onrecord.record import Record

FEW = 8
"""Fewer pages are read in this process: to start another takes as long as reading some."""

AHEAD = 4
"""Pages in hand for each core: enough that none waits while a long page is kept."""


class _InHand(NamedTuple):
    """A page on its way: `reading` where nobody has to read it, else `future`."""

    page: Page | None
    origin: str
    reading: Reading | None = None
    future: Future[Reading] | None = None


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def add(
    sources: Iterable[str], record: Record, *, clock: Callable[[], datetime], processes: int
) -> Iterator[Addition]:
    """Read what the record does not hold yet on several cores, and keep each page in its turn.

    Args:
        sources: files, folders, globs, addresses.
        record: open for writing.
        clock: tells the time, in a time zone.
        processes: how many read; 1 reads in this process.

    Raises:
        InputError: a reader died.
    """
    pages = read_pages(sources)
    first = list(islice(pages, FEW)) if processes > 1 else []
    if len(first) < FEW:
        yield from pipeline.add_pages(chain(first, pages), record, clock=clock)
        return
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_end_with_parent)
    with pool:
        try:
            in_hand = (_handed(page, record, pool) for page in chain(first, pages))
            for one in _ahead(in_hand, processes * AHEAD):
                yield _kept(one, record, clock)
        except BrokenProcessPool as error:
            raise InputError(
                "a process that reads pages ended before its time, perhaps for want of memory; run "
                "the command again, with --processes 1 if it happens again"
            ) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _ahead(pages: Iterator[_InHand], number: int) -> Iterator[_InHand]:
    """The same pages, so many of them asked for before the first is needed."""
    waiting = deque(islice(pages, number))
    while waiting:
        yield waiting.popleft()
        waiting.extend(islice(pages, 1))


def _handed(page: Page | Reading, record: Record, pool: ProcessPoolExecutor) -> _InHand:
    if isinstance(page, Reading):
        return _InHand(None, page.page.origin, reading=page)
    if record.holds(page, method=pipeline.method()):
        return _InHand(page, page.origin)
    return _InHand(page, page.origin, future=pool.submit(pipeline.read_page, page))


def _kept(one: _InHand, record: Record, clock: Callable[[], datetime]) -> Addition:
    reading = one.future.result() if one.future else one.reading
    if reading is None:
        return Addition(one.origin, None, new=False)
    return keep(record, one.page, reading, now=clock())


def _end_with_parent() -> None:
    """A reader whose parent was killed has nobody to read for."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def wait() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
