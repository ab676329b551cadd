"""Which statements an overview tells.

readings, selection -> Material

A statement is on topic when every word asked for begins a word of its paragraphs, of its
speaker or of the article's title ("harbour" finds "harbours", not "underharbour"). It is in the
period when the days it was said overlap it or, where these are unknown, when it was reported in
it. Readings are taken one by one; an article without a chosen statement is not kept. What an
outlet says in its own voice is nobody's statement and is refused, and so is one whose words
cannot be found in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord.dates import Interval, day_of
from onrecord.errors import SelectionError
from onrecord.model import Refusal, UnreadPage
from onrecord.overview.cite import covering, faults
from onrecord.overview.days import bounded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.model import Article, Reading, Selection, Speaker, Statement

_WORD = re.compile(r"\w+")
OWN_VOICE = "the outlet speaks in its own voice"


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """A statement with the article that it stands in; made once, and the same only as itself."""

    article: Article
    statement: Statement

    @property
    def said(self) -> Interval | None:
        """The days it was said, None where unknown; a mere publication date does not count."""
        said = self.statement.said
        return bounded(said.edtf) if said and said.basis != "published" else None

    @property
    def reported(self) -> date | None:
        """The day the article appeared."""
        return day_of(self.article.published)

    @property
    def day(self) -> date:
        """The first day it may have been said, else reported; unknown days sort last."""
        return self.said.first if self.said else self.reported or date.max

    def words(self, piece: tuple[int, int] | None) -> str:
        """The article's words at a span."""
        return self.article.text[piece[0] : piece[1]] if piece else ""


@dataclass(frozen=True, slots=True)
class Material:
    """What an overview is written from.

    Attributes:
        articles: of the articles considered, those with a chosen statement, or all of them where
            nothing was asked for.
        speakers: of all statements of all articles, since one article tells a role or a full name
            for another.
    """

    evidence: tuple[Evidence, ...]
    articles: tuple[Article, ...]
    unread: tuple[UnreadPage, ...]
    refused: tuple[Refusal, ...]
    speakers: tuple[Speaker | None, ...]


def choose(readings: Iterable[Reading], selection: Selection) -> Material:
    """The statements to be told, in the order in which the readings come.

    Raises:
        SelectionError: the period or the topic cannot be understood.
    """
    wanted = _Wanted.of(selection)
    evidence: list[Evidence] = []
    articles: dict[str, Article] = {}
    unread: dict[UnreadPage, None] = {}
    refused: dict[Refusal, None] = {}
    speakers: list[Speaker | None] = []
    for reading in readings:
        if reading.unread:
            page = UnreadPage(reading.page.origin, reading.unread.reason, reading.unread.detail)
            unread[page] = None
        if not reading.article or reading.article.id in articles:
            continue
        speakers.extend(statement.speaker for statement in reading.statements)
        placed = [Evidence(reading.article, statement) for statement in reading.statements]
        chosen = [one for one in placed if wanted.holds(one)]
        sound = [one for one in chosen if not _refuse(one, refused)]
        if sound or wanted.everything:
            articles[reading.article.id] = reading.article
        evidence.extend(sound)
    return Material(
        evidence=tuple(evidence),
        articles=tuple(articles.values()),
        unread=tuple(unread),
        refused=tuple(refused),
        speakers=tuple(speakers),
    )


def _refuse(evidence: Evidence, refused: dict[Refusal, None]) -> bool:
    reason = OWN_VOICE if _own_voice(evidence) else faults(evidence.article, evidence.statement)
    if reason:
        refused[Refusal(evidence.statement.id, evidence.article.id, reason)] = None
    return reason is not None


def _own_voice(evidence: Evidence) -> bool:
    speaker, outlet = evidence.statement.speaker, evidence.article.outlet
    if not speaker or not outlet or speaker.kind != "outlet":
        return False
    return _letters(speaker.name) == _letters(outlet)


def _letters(name: str) -> str:
    return "".join(_WORD.findall(name.casefold())).removeprefix("the")


@dataclass(frozen=True, slots=True)
class _Wanted:
    topic: tuple[re.Pattern[str], ...]
    since: date | None
    until: date | None

    @classmethod
    def of(cls, selection: Selection) -> _Wanted:
        words = _WORD.findall((selection.about or "").casefold())
        if selection.about is not None and not words:
            raise SelectionError(f"about {selection.about!r}: there is no word in it")
        since, until = _bound(selection.since), _bound(selection.until)
        if since and until and since.first > until.last:
            raise SelectionError(f"{selection.since} is after {selection.until}")
        return cls(
            tuple(re.compile(rf"\b{re.escape(word)}") for word in words),
            since.first if since else None,
            until.last if until else None,
        )

    @property
    def everything(self) -> bool:
        return not self.topic and not self.since and not self.until

    def holds(self, evidence: Evidence) -> bool:
        return self._in_period(evidence) and self._on_topic(evidence)

    def _in_period(self, evidence: Evidence) -> bool:
        if not self.since and not self.until:
            return True
        first = evidence.said.first if evidence.said else evidence.reported
        last = evidence.said.last if evidence.said else evidence.reported
        if not first or not last:
            return False
        return (not self.since or last >= self.since) and (not self.until or first <= self.until)

    def _on_topic(self, evidence: Evidence) -> bool:
        if not self.topic:
            return True
        article, speaker = evidence.article, evidence.statement.speaker
        spans = covering(article.text, evidence.statement)
        around = [article.text[start:end] for start, end in spans]
        words = [*around, article.title or "", speaker.name if speaker else ""]
        text = "\n".join(words).casefold()
        return all(word.search(text) for word in self.topic)


def _bound(edtf: str | None) -> Interval | None:
    if edtf is None:
        return None
    found = bounded(edtf)
    if not found:
        raise SelectionError(f"{edtf!r} is not a day, a month or a year: 2026-05-07, 2026-05, 2026")
    return found
