"""The newest stories, and who says what in each.

the articles published last -> groups that tell the same -> Story, …

The articles of one `sampling.sample` are compared (`grouping`); of the stories that are shown, the
statements of those most quoted are looked up (`voices`).
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Connection

from onrecord import languages
from onrecord.folding import fold
from onrecord.ids import made_of
from onrecord.record.databases import Database
from onrecord.record.desk.grouping import Told, group
from onrecord.record.desk.sampling import Sample, sample
from onrecord.record.desk.voices import Voice, voices_of
from onrecord.record.rows import AnyRow
from onrecord.record.search.asking import SaidQuery

TITLE_LONGEST = 80
"""Code points of a text's beginning that stand for a headline where no article has one."""


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """An article of a story.

    Attributes:
        published: as the page gives it.
        statements: in force.
        read_at: when it was read, in UTC.
    """

    id: str
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None
    statements: int
    read_at: datetime


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that tell the same.

    Attributes:
        id: `y-` and 16 hex digits, made of its first article's id.
        title: headline of its most typical article; where none has one, how the text begins.
        first_day: of publication, ISO 8601.
        articles: in the order of their publication.
        voices: at most `VOICES_SHOWN`, the most quoted first; unnamed ones are none.
        outlets: how many.
        statements: how many in force.
    """

    id: str
    title: str
    first_day: str | None
    last_day: str | None
    articles: tuple[StoryArticle, ...]
    voices: tuple[Voice, ...]
    outlets: int
    statements: int


class _Lot(NamedTuple):
    """The rows of a story's articles, in order, and of the most typical one."""

    rows: Sequence[AnyRow]
    typical: AnyRow


def newest(
    connection: Connection, database: Database, *, topic: SaidQuery | None, limit: int
) -> tuple[Story, ...]:
    """The stories told last; of one day those of most articles first."""
    known = sample(connection, database, topic)
    lots = sorted(_lots(known), key=lambda lot: _place(lot, known), reverse=True)[:limit]
    speaking = [
        [one for row in lot.rows for one in known.speakers.get(row.key, ())] for lot in lots
    ]
    return tuple(
        _story(lot, [_article(row, known) for row in lot.rows], voices)
        for lot, voices in zip(lots, voices_of(connection, speaking), strict=True)
    )


def _lots(known: Sample) -> list[_Lot]:
    groups = group([_told(row, known) for row in known.rows], empty=empty_words())
    return [
        _Lot([known.rows[place] for place in one.members], known.rows[one.typical])
        for one in groups
    ]


@functools.cache
def empty_words() -> frozenset[str]:
    """Folded words that bear no meaning in one of the languages, for `grouping.group`."""
    lists = [languages.load(code).reporting for code in languages.available()]
    return frozenset(
        folded
        for one in lists
        for words in (
            one.adverbs, one.auxiliaries, one.coordinators, one.determiners, one.negations,
            one.objects, one.possessives, one.prepositions, one.subjects, one.subordinators,
        )
        for word in words
        for folded in fold(word).split()
    )  # fmt: skip


def _told(row: AnyRow, known: Sample) -> Told:
    return Told(
        title=row.title or "",
        opening=row.opening,
        speakers=tuple(one.known_as or one.name for one in known.speakers.get(row.key, ())),
        day=date.fromisoformat(row.published_day) if row.published_day else None,
        lot=row.cluster,
    )


def _place(lot: _Lot, known: Sample) -> tuple[str, int, int, str]:
    last = max(row.published_day or "" for row in lot.rows)
    statements = sum(known.statements.get(row.key, 0) for row in lot.rows)
    return last, len(lot.rows), statements, lot.rows[0].id


def _story(lot: _Lot, articles: Sequence[StoryArticle], voices: tuple[Voice, ...]) -> Story:
    days = sorted(row.published_day for row in lot.rows if row.published_day)
    titles = [row.title for row in (lot.typical, *lot.rows) if row.title]
    return Story(
        id=made_of("y", lot.rows[0].id),
        title=titles[0] if titles else lot.typical.opening[:TITLE_LONGEST],
        first_day=days[0] if days else None,
        last_day=days[-1] if days else None,
        articles=tuple(articles),
        voices=voices,
        outlets=len({row.outlet for row in lot.rows if row.outlet}),
        statements=sum(one.statements for one in articles),
    )


def _article(row: AnyRow, known: Sample) -> StoryArticle:
    return StoryArticle(
        id=row.id,
        outlet=row.outlet,
        title=row.title,
        published=row.published,
        url=row.url,
        statements=known.statements.get(row.key, 0),
        read_at=datetime.fromisoformat(row.read_at),
    )
