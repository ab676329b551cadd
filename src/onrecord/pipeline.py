"""The stages composed: a page becomes a reading, on one screen.

Page -> Article -> AnnotatedArticle -> statements -> Reading

A page never stops the pages after it. What it holds decides whether there is an article or a
reason why not; a fault of onrecord's own is logged with its trace and kept as an unread page,
so that a batch of thousands goes on and the page is not lost in silence. An article in a
language without word lists is kept without statements: onrecord abstains, it does not guess.
`tag` stops earlier, at what the tagger alone finds; nothing is resolved there.
"""

from __future__ import annotations

import functools
import hashlib
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from onrecord import languages, statements
from onrecord.annotations import annotate, find_quotations, split_paragraphs, split_sentences
from onrecord.articles import ARTICLES_METHOD, extract
from onrecord.errors import InputError, ModelError
from onrecord.model import (
    Article,
    Page,
    PageRef,
    Reading,
    Statement,
    Unread,
    VoicedSentence,
)
from onrecord.pages import leads_nowhere, read_pages
from onrecord.statements import Reason, find_statements, find_voices, resolve
from onrecord.tagging import Tagger, has_model, load_tagger, model_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from onrecord.languages import Language
    from onrecord.model import AnnotatedArticle, Tagged
    from onrecord.record import Record

FAULT = "fault@1"

Outcome = TypeVar("Outcome")

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Addition:
    """What adding one page came to.

    Attributes:
        reading: None where the record holds the page already, read by the same method.
        new: the record has something that it had not; False too where there was no page to keep.
    """

    origin: str
    reading: Reading | None
    new: bool


@dataclass(frozen=True, slots=True)
class Tagging:
    """What the tagger alone finds in an article.

    Attributes:
        tagged: outermost attributions in the order of the text; None where there is no model for
            the article's language.
    """

    article: Article
    tagged: tuple[Tagged, ...] | None


@functools.cache
def method() -> str:
    """What makes a reading of a page: each stage that may change it, with its version."""
    return "+".join((ARTICLES_METHOD, *model_names(), statements.METHOD))


def read_page(page: Page) -> Reading:
    """The reading of one page; never raises for what the page holds.

    Raises:
        ModelError: a file of the model is missing or damaged.
    """
    return _of_article(page, _reading)


def tag_page(page: Page) -> Reading | Tagging:
    """What the tagger alone finds in a page, or an unread reading; raises as `read_page`."""
    return _of_article(page, _tagging)


def read(sources: Iterable[str]) -> Iterator[Reading]:
    """A reading of every page that the sources bring, in their order, one at a time."""
    for page in read_pages(sources):
        yield page if isinstance(page, Reading) else read_page(page)


def tag(sources: Iterable[str]) -> Iterator[Reading | Tagging]:
    """What the tagger alone finds in every page, in their order, one at a time."""
    for page in read_pages(sources):
        yield page if isinstance(page, Reading) else tag_page(page)


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


def explain(article: Article, statement: Statement) -> tuple[Reason, ...]:
    """Why a statement of an article is as it is; its article is read again.

    Empty where this version of onrecord does not find the statement.
    """
    if article.language not in languages.available():
        return ()
    language = languages.load(article.language)
    return statements.explain(resolve(_annotated(article, language), language), statement.id)


def voices(article: Article, statements: Sequence[Statement]) -> tuple[VoicedSentence, ...]:
    """Whose words each sentence of an article holds; empty in a language without word lists."""
    if article.language not in languages.available():
        return ()
    paragraphs = split_paragraphs(article.text)
    language = languages.load(article.language)
    sentences = split_sentences(article.text, paragraphs, language=language)
    return find_voices(article.text, sentences, statements)


def add(
    sources: Iterable[str], record: Record, *, clock: Callable[[], datetime]
) -> Iterator[Addition]:
    """Read what the record does not hold yet, and keep each page as soon as it is read."""
    return add_pages(read_pages(sources), record, clock=clock)


def add_pages(
    pages: Iterable[Page | Reading], record: Record, *, clock: Callable[[], datetime]
) -> Iterator[Addition]:
    """The same for pages; one that could not be had comes as its reading."""
    for page in pages:
        if isinstance(page, Reading):
            yield keep(record, None, page, now=clock())
        elif record.holds(page, method=method()):
            yield Addition(page.origin, None, new=False)
        else:
            yield keep(record, page, read_page(page), now=clock())


def keep(record: Record, page: Page | None, reading: Reading, *, now: datetime) -> Addition:
    """Put a page and its reading into the record; a source that led nowhere is no page."""
    if page is None and leads_nowhere(reading):
        return Addition(reading.page.origin, reading, new=False)
    new = record.add(page, reading, method=_method_of(reading), now=now)
    return Addition(reading.page.origin, reading, new)


def _method_of(reading: Reading) -> str:
    """A page that met a fault was not read by the method: it is tried again on the next run."""
    is_fault = reading.unread is not None and reading.unread.reason == "fault"
    return FAULT if is_fault else method()


def _of_article(page: Page, finish: Callable[[PageRef, Article], Outcome]) -> Outcome | Reading:
    """What a page's article is made into, or the reason why there is no article."""
    ref = PageRef(page.origin, page.url, hashlib.sha256(page.body).hexdigest())
    try:
        article = extract(page)
        return Reading(ref, unread=article) if isinstance(article, Unread) else finish(ref, article)
    except ModelError:  # no page of the run could be read otherwise than by half
        raise
    except Exception as error:
        logger.exception("%s: a fault of onrecord's own", page.origin)
        return Reading(ref, unread=Unread.of_fault(error))


def _reading(ref: PageRef, article: Article) -> Reading:
    return Reading(ref, article=article, statements=_statements(article))


def _statements(article: Article) -> tuple[Statement, ...]:
    if article.language not in languages.available():
        return ()
    language = languages.load(article.language)
    return find_statements(_annotated(article, language), language)


def _annotated(article: Article, language: Language) -> AnnotatedArticle:
    return annotate(article, language, _tagger(language.code))


def _tagging(_: PageRef, article: Article) -> Tagging:
    tagger = _tagger(article.language)
    if tagger is None:
        return Tagging(article, None)
    paragraphs = split_paragraphs(article.text)
    quotations = find_quotations(article.text, paragraphs)
    return Tagging(article, tagger.tag(article.text, paragraphs, quotations).attributions)


def _tagger(code: str | None) -> Tagger | None:
    return load_tagger(code) if code and has_model(code) else None
