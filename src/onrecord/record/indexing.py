"""Statements in force -> what a search finds, filters and counts by.

reading keys -> rows of `facet`, `relay`, `appearance`, `outlet`, and the indexes of words

All of it is computed and can be made again (`rebuild`). A statement is in force where its reading
is current and no person rejected or replaced it. Called within the transaction that changes what
is in force, so that a search never sees one without the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from onrecord.folding import fold
from onrecord.model import Speaker
from onrecord.record.actors.appearances import speaker_key
from onrecord.record.appearing import keep_appearances, remove_appearances
from onrecord.record.corrections.carrying import carry
from onrecord.record.putting import put_missing
from onrecord.record.rows import AnyRow, statement_of
from onrecord.record.search.words import Column, Index, WordIndex
from onrecord.record.settling.copies import unsettle
from onrecord.record.tables import (
    UNKNOWN_DAY,
    actor,
    appearance,
    article,
    correction,
    facet,
    outlet,
    reading,
    relay,
    statement,
)
from onrecord.record.values import COMPUTED, Values, statement_values

BATCH = 500
"""Readings that are indexed at a time when all are."""

Words = tuple[int, Mapping[Column, str]]

_IN_FORCE = (
    select(
        statement.c.key,
        statement.c.act,
        statement.c.manner,
        statement.c.speaker,
        statement.c.speaker_kind,
        statement.c.speaker_role,
        statement.c.speaker_anonymous,
        statement.c.relay,
        statement.c.confidence,
        statement.c.said_first,
        statement.c.said_last,
        statement.c.content_words,
        statement.c.speaker_words,
        statement.c.relay_words,
        correction.c.action,
    )
    .select_from(statement.outerjoin(correction, correction.c.key == statement.c.correction))
    .where(statement.c.reading == bindparam("reading"), statement.c.stands)
    .order_by(statement.c.position, statement.c.key)
)
_ARTICLE = (
    select(article.c.key, article.c.id, article.c.outlet, article.c.published_day)
    .join(reading, reading.c.article == article.c.key)
    .where(reading.c.key == bindparam("reading"))
)
_OUTLET = select(outlet.c.key).where(outlet.c.name == bindparam("name"))
_ACTOR = (
    select(
        appearance.c.key,
        appearance.c.actor,
        appearance.c.name,
        appearance.c.kind,
        actor.c.country,
    )
    .select_from(appearance.outerjoin(actor, actor.c.key == appearance.c.actor))
    .where(appearance.c.article == bindparam("article"))
)
_INDEXED = (
    select(
        statement.c.key,
        statement.c.content_words,
        statement.c.speaker_words,
        statement.c.relay_words,
    )
    .join(facet, facet.c.statement == statement.c.key)
    .where(statement.c.reading == bindparam("reading"))
)

REVIEWS = {"accept": "accepted", "fix": "fixed", "add": "added"}


class Known(NamedTuple):
    """A speaker of an article, as a facet refers to it."""

    appearance: int
    actor: int | None
    country: str | None


def show(connection: Connection, words: WordIndex, reading_key: int) -> None:
    """Let a search find what is in force of a current reading."""
    about = connection.execute(_ARTICLE, {"reading": reading_key}).first()
    if about is None:
        return
    rows = connection.execute(_IN_FORCE, {"reading": reading_key}).all()
    keep_appearances(connection, about, filter(None, map(_speaker, rows)))
    if rows:
        _make_outlet(connection, about.outlet)
        facets, relays = _due(connection, about, rows)
        connection.execute(insert(facet), facets)
        if relays:
            connection.execute(insert(relay), relays)
        words.put(connection, "statement_words", [_words(row) for row in rows])


def due(connection: Connection, reading_key: int) -> tuple[list[Values], list[Values]]:
    """What `facet` and `relay` should hold of a current reading."""
    about = connection.execute(_ARTICLE, {"reading": reading_key}).first()
    rows = connection.execute(_IN_FORCE, {"reading": reading_key}).all()
    return _due(connection, about, rows) if about else ([], [])


def _due(
    connection: Connection, about: AnyRow, rows: Sequence[AnyRow]
) -> tuple[list[Values], list[Values]]:
    known = {
        speaker_key(row.name, row.kind): Known(row.key, row.actor, row.country)
        for row in connection.execute(_ACTOR, {"article": about.key})
    }
    shared: Values = {
        "article": about.key,
        "outlet": connection.execute(_OUTLET, {"name": about.outlet}).scalar(),
        "published_day": about.published_day,
    }
    facets: list[Values] = [{**shared, **_facet_values(row, about, known)} for row in rows]
    return facets, [value for row in rows for value in _relay_values(row)]


def hide(connection: Connection, words: WordIndex, reading_keys: Iterable[int]) -> None:
    """Take what is in force of readings out of every search."""
    for key in reading_keys:
        rows = connection.execute(_INDEXED, {"reading": key}).all()
        if rows:
            words.drop(connection, "statement_words", [_words(row) for row in rows])
            _delete(connection, [row.key for row in rows])


def forget(connection: Connection, reading_keys: Iterable[int], *, replaced_by: int) -> None:
    """Let go of the speakers and copies of articles that no current reading holds any more."""
    kept = select(reading.c.article).where(reading.c.key == replaced_by)
    articles = select(reading.c.article).where(reading.c.key.in_(list(reading_keys)))
    still = connection.execute(kept).scalar()
    for key in connection.execute(articles.distinct()).scalars().all():
        if key is not None and key != still:
            remove_appearances(connection, key)
            unsettle(connection, key)


def index_article(connection: Connection, words: WordIndex, key: int, *, values: Values) -> None:
    """Let a search find an article by its title and text; once for each row."""
    folded: Words = (
        key,
        {"title": fold(str(values["title"] or "")), "text": fold(str(values["text"]))},
    )
    words.put(connection, "article_words", [folded])


def rebuild(connection: Connection, words: WordIndex) -> Iterator[int]:
    """Make all of it again from the readings; how many of them are done, now and then."""
    _clear(connection, words)
    keys = select(article.c.key).order_by(article.c.key)
    for key in connection.execute(keys).scalars().all():
        row = connection.execute(
            select(article.c.title, article.c.text).where(article.c.key == key)
        ).one()
        index_article(connection, words, key, values={"title": row.title, "text": row.text})
    _mend_statements(connection)
    current = select(reading.c.key).where(reading.c.current, reading.c.article.is_not(None))
    for number, key in enumerate(
        connection.execute(current.order_by(reading.c.key)).scalars().all()
    ):
        carry(connection, key)
        show(connection, words, key)
        if number % BATCH == 0:
            yield number


def _clear(connection: Connection, words: WordIndex) -> None:
    indexes: tuple[Index, ...] = ("statement_words", "article_words")
    for index in indexes:
        words.clear(connection, index)
    connection.execute(delete(relay))
    connection.execute(delete(facet))


def _mend_statements(connection: Connection) -> None:
    """What is computed of statements, of replaced readings too."""
    of_row = update(statement).where(statement.c.key == bindparam("of"))
    texts = select(reading.c.key, article.c.text).join(article).order_by(reading.c.key)
    for key, text in connection.execute(texts.execution_options(yield_per=BATCH)):
        rows = connection.execute(select(statement).where(statement.c.reading == key)).all()
        changed = [{"of": row.key, **due} for row in rows if (due := _mended(row, text))]
        if changed:
            connection.execute(of_row, changed)


def _mended(row: AnyRow, text: str) -> dict[str, object] | None:
    """Computed columns as they should be; None where they are."""
    values = statement_values(statement_of(row), position=row.position, text=text)
    due = {name: values[name] for name in COMPUTED}
    return due if any(getattr(row, name) != value for name, value in due.items()) else None


def _delete(connection: Connection, keys: Sequence[int]) -> None:
    connection.execute(delete(relay).where(relay.c.statement.in_(keys)))
    connection.execute(delete(facet).where(facet.c.statement.in_(keys)))


def _make_outlet(connection: Connection, name: str | None) -> None:
    """The outlet's row, made where there is none."""
    if name is not None and connection.execute(_OUTLET, {"name": name}).first() is None:
        put_missing(connection, outlet, {"name": name, "words": fold(name)})


def _facet_values(
    row: AnyRow, about: AnyRow, known: Mapping[tuple[Any, Any], Known]
) -> dict[str, object]:
    speaker = known.get(speaker_key(row.speaker or "", row.speaker_kind or ""))
    return {
        "statement": row.key,
        "appearance": speaker.appearance if speaker else None,
        "actor": speaker.actor if speaker else None,
        "country": speaker.country if speaker else None,
        "act": row.act,
        "manner": row.manner,
        "anonymous": bool(row.speaker_anonymous) or row.speaker_kind == "unnamed",
        "relayed": bool(row.relay),
        "review": REVIEWS.get(row.action),
        "confidence": row.confidence,
        "first_day": row.said_first or about.published_day or UNKNOWN_DAY,
        "last_day": row.said_last or about.published_day or UNKNOWN_DAY,
    }


def _relay_values(row: AnyRow) -> Iterator[dict[str, object]]:
    for position, one in enumerate(row.relay):
        yield {"statement": row.key, "position": position, "name": one["name"]}


def _words(row: AnyRow) -> Words:
    return row.key, {
        "content": row.content_words,
        "speaker": row.speaker_words,
        "relay": row.relay_words,
    }


def _speaker(row: AnyRow) -> Speaker | None:
    if row.speaker is None:
        return None
    return Speaker(row.speaker, row.speaker_kind, row.speaker_role, row.speaker_anonymous)
