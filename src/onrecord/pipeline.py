"""The stages composed: a page becomes a reading, on one screen.

Page -> Article -> AnnotatedArticle -> statements -> Reading

A page never stops the pages after it. What it holds decides whether there is an article or a
reason why not; a fault of onrecord's own is logged with its trace and kept as an unread page,
so that a batch of thousands goes on and the page is not lost in silence. An article in a
language without word lists is kept without statements: onrecord abstains, it does not guess.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord import languages
from onrecord.annotations import annotate
from onrecord.articles import extract
from onrecord.errors import InputError
from onrecord.model import Article, Page, PageRef, Reading, Statement, Unread
from onrecord.pages import read_pages
from onrecord.statements import METHOD, find_statements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from onrecord.record import Record

FAULT = "fault@1"
STANDARD_INPUT = "-"
WEB = ("http://", "https://")

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Addition:
    """What adding one page came to.

    Attributes:
        reading: None where the record holds the page already, read by the same method.
        new: the record has something that it had not.
    """

    origin: str
    reading: Reading | None
    new: bool


def read_page(page: Page) -> Reading:
    """The reading of one page; never raises for what the page holds."""
    ref = PageRef(page.origin, page.url, hashlib.sha256(page.body).hexdigest())
    try:
        article = extract(page)
        if isinstance(article, Unread):
            return Reading(ref, unread=article)
        return Reading(ref, article=article, statements=_statements(article))
    except Exception as error:
        logger.exception("%s: a fault of onrecord's own", page.origin)
        detail = f"onrecord's own, please report it ({type(error).__name__}: {error})"
        return Reading(ref, unread=Unread("fault", " ".join(detail.split())))


def read(sources: Iterable[str]) -> Iterator[Reading]:
    """A reading of every page that the sources bring, in their order, one at a time."""
    for page in read_pages(sources):
        yield page if isinstance(page, Reading) else read_page(page)


def count(sources: Sequence[str]) -> int | None:
    """How many pages the sources bring; None where only reading tells (standard input).

    Files are opened for it, addresses are not: each is one page.
    """
    if STANDARD_INPUT in sources:
        return None
    files = [source for source in sources if not source.lower().startswith(WEB)]
    return len(sources) - len(files) + sum(1 for _ in read_pages(files))


def read_one(source: str) -> Reading:
    """The reading of a source that brings one page.

    Raises:
        InputError: it brings none, or more than one.
    """
    readings = read([source])
    reading, another = next(readings, None), next(readings, None)
    if reading is None:
        raise InputError(f"{source}: there is no page in it")
    if another is not None:
        raise InputError(f"{source}: more than one page; read_all() reads them all")
    return reading


def add(
    sources: Iterable[str], record: Record, *, clock: Callable[[], datetime]
) -> Iterator[Addition]:
    """Read what the record does not hold yet, and keep each page as soon as it is read."""
    for page in read_pages(sources):
        if isinstance(page, Reading):
            new = record.add(None, page, method=METHOD, now=clock())
            yield Addition(page.page.origin, page, new)
        elif record.holds(page, method=METHOD):
            yield Addition(page.origin, None, new=False)
        else:
            reading = read_page(page)
            new = record.add(page, reading, method=_method_of(reading), now=clock())
            yield Addition(page.origin, reading, new)


def _method_of(reading: Reading) -> str:
    """A page that met a fault was not read by the method: it is tried again on the next run."""
    is_fault = reading.unread is not None and reading.unread.reason == "fault"
    return FAULT if is_fault else METHOD


def _statements(article: Article) -> tuple[Statement, ...]:
    if article.language not in languages.available():
        return ()
    language = languages.load(article.language)
    return find_statements(annotate(article, language), language)
