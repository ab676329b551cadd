"""Which statements an overview tells.

readings, selection -> Material

A statement is on topic when every word asked for begins a word of its paragraphs, of its
speaker or of the article's title ("harbour" finds "harbours", not "underharbour"). It is in the
period when the days it was said overlap it or, where these are unknown, when it was reported in
it. Readings are taken one by one and in any order; an article without a chosen statement is not
kept. An article is the same as another when id, outlet and text are, as in the record: inputs of
different people number their articles alike, so that an id which several articles bear is told
apart. What an outlet says in its own voice is nobody's statement and is refused, and so is one
whose words cannot be found in the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from onrecord import folding
from onrecord.dates import Interval, day_of
from onrecord.errors import SelectionError
from onrecord.model import Refusal, UnreadPage
from onrecord.overview.cite import covering, faults
from onrecord.overview.names import fold
from onrecord.overview.own_voice import own_claims
from onrecord.record import likeness_of
from onrecord.showing import bounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.model import Article, OwnClaim, Reading, Selection, Speaker, Statement

_WORD = re.compile(r"\w+")
OWN_VOICE = "the outlet speaks in its own voice"
# Of a likeness, added to an id that several articles bear.
LIKENESS_DIGITS = 8


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
        articles: of the articles considered, those with a chosen statement or claim, or all of
            them where nothing was asked for.
        refused: each with who is credited with it.
        own: what their outlets assert about the topic, in the same order.
        speakers: of all statements of all articles, since one article tells a role or a full name
            for another.
    """

    evidence: tuple[Evidence, ...]
    articles: tuple[Article, ...]
    unread: tuple[UnreadPage, ...]
    refused: tuple[tuple[Refusal, Speaker | None], ...]
    speakers: tuple[Speaker | None, ...]
    own: tuple[OwnClaim, ...]


def choose(readings: Iterable[Reading], selection: Selection) -> Material:
    """The statements to be told, by the day and the id of their articles and their place in it.

    Raises:
        SelectionError: the period or the topic cannot be understood.
    """
    wanted = Wanted.of(selection)
    considered: dict[str, _Considered] = {}
    unread: set[UnreadPage] = set()
    for reading in readings:
        if reading.unread:
            origin, why = reading.page.origin, reading.unread
            unread.add(UnreadPage(origin, why.reason, why.beside(origin)))
        if reading.article:
            found = _consider(reading.article, reading.statements, wanted)
            same = considered.setdefault(found.likeness, found)
            considered[found.likeness] = min(same, found, key=_Considered.order)
    kept = [_told_apart(one) for one in _by_id(considered.values())]
    kept.sort(key=_Considered.order)
    return Material(
        evidence=tuple(one for each in kept for one in each.evidence),
        articles=tuple(
            each.article for each in kept if each.evidence or each.own or wanted.everything
        ),
        unread=tuple(sorted(unread, key=lambda page: (page.origin, page.reason, page.detail))),
        refused=tuple(dict.fromkeys(one for each in kept for one in each.refused)),
        speakers=tuple(speaker for each in kept for speaker in each.speakers),
        own=tuple(claim for each in kept for claim in each.own),
    )


@dataclass(frozen=True, slots=True)
class _Considered:
    """What is kept of a reading."""

    article: Article
    likeness: str
    evidence: tuple[Evidence, ...]
    refused: tuple[tuple[Refusal, Speaker | None], ...]
    speakers: tuple[Speaker | None, ...]
    own: tuple[OwnClaim, ...]

    def order(self) -> tuple[str, ...]:
        """By the day, as it is printed; an article without one comes last."""
        about = (self.article.title, self.article.url, self.article.authors)
        said = tuple(one.statement for one in self.evidence)
        rest = repr((about, said, self.refused, self.speakers, self.own))
        return self.article.published or "~", self.article.id, self.likeness, rest


def _consider(article: Article, statements: Iterable[Statement], wanted: Wanted) -> _Considered:
    ordered = sorted(statements, key=lambda one: (one.content, one.id, repr(one)))
    chosen = [one for one in (Evidence(article, found) for found in ordered) if wanted.holds(one)]
    reasons = [(one, _reason_against(one)) for one in chosen]
    sound = [one for one, reason in reasons if not reason]
    return _Considered(
        article=article if sound or wanted.everything else replace(article, text=""),
        likeness=likeness_of(article),
        evidence=tuple(sound),
        refused=tuple(
            (Refusal(one.statement.id, article.id, why), one.statement.speaker)
            for one, why in reasons
            if why
        ),
        speakers=tuple(statement.speaker for statement in ordered),
        own=own_claims(article, ordered, wanted.topic) if wanted.hears(article) else (),
    )


def _by_id(considered: Iterable[_Considered]) -> Iterator[tuple[_Considered, bool]]:
    """Each with whether it shares its id with another one."""
    groups: defaultdict[str, list[_Considered]] = defaultdict(list)
    for one in considered:
        groups[one.article.id].append(one)
    return ((one, len(group) > 1) for group in groups.values() for one in group)


def _told_apart(found: tuple[_Considered, bool]) -> _Considered:
    """With an id that no other article bears."""
    one, shared = found
    if not shared:
        return one
    article = replace(one.article, id=f"{one.article.id}~{one.likeness[:LIKENESS_DIGITS]}")
    return replace(
        one,
        article=article,
        evidence=tuple(Evidence(article, each.statement) for each in one.evidence),
        refused=tuple((replace(each, article=article.id), who) for each, who in one.refused),
        own=tuple(replace(each, article=article.id) for each in one.own),
    )


def _reason_against(evidence: Evidence) -> str | None:
    if _own_voice(evidence):
        return OWN_VOICE
    return faults(evidence.article, evidence.statement)


def _own_voice(evidence: Evidence) -> bool:
    speaker, outlet = evidence.statement.speaker, evidence.article.outlet
    if not speaker or not outlet or speaker.kind != "outlet":
        return False
    return "".join(fold(speaker.name)) == "".join(fold(outlet))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A selection, understood.

    Attributes:
        topic: each must be found.
        outlets: as `_called` gives their names; empty for all.
        own: whether what outlets assert themselves is told; among chosen actors they are none.
    """

    topic: tuple[re.Pattern[str], ...]
    since: date | None
    until: date | None
    outlets: frozenset[str]
    own: bool

    @classmethod
    def of(cls, selection: Selection) -> Wanted:
        """What is asked for.

        Raises:
            SelectionError: the period or the topic cannot be understood.
        """
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
            frozenset(map(_called, selection.outlets)),
            own=not selection.actors,
        )

    @property
    def everything(self) -> bool:
        """Whether nothing was asked for."""
        return not (self.topic or self.since or self.until or self.outlets)

    def holds(self, evidence: Evidence) -> bool:
        """Whether a statement fits."""
        return (
            self._carried_by(evidence.article)
            and self._in_period(evidence)
            and self._on_topic(evidence)
        )

    def hears(self, article: Article) -> bool:
        """Whether an article's own voice is told: it appeared in the period, in a chosen outlet."""
        day = day_of(article.published)
        return self.own and self._carried_by(article) and self._overlaps(day, day)

    def _carried_by(self, article: Article) -> bool:
        return not self.outlets or _called(article.outlet or "") in self.outlets

    def _in_period(self, evidence: Evidence) -> bool:
        first = evidence.said.first if evidence.said else evidence.reported
        last = evidence.said.last if evidence.said else evidence.reported
        return self._overlaps(first, last)

    def _overlaps(self, first: date | None, last: date | None) -> bool:
        if not self.since and not self.until:
            return True
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


def _called(outlet: str) -> str:
    """A name as it is compared; itself where there is no word in it."""
    return folding.fold(outlet) or outlet


def _bound(edtf: str | None) -> Interval | None:
    if edtf is None:
        return None
    found = bounded(edtf)
    if not found:
        raise SelectionError(f"{edtf!r} is not a day, a month or a year: 2026-05-07, 2026-05, 2026")
    return found
