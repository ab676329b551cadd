"""Whom an actor speaks about and to, and who speaks about it.

actor's id -> Spoken, …

A whole name that stands in a statement's content is a mention; so is an addressee's. A person's
name is whole with two words at least, since a surname alone may be anybody's. Of names that overlap
the longest counts: "Donald Trump Jr." is not Donald Trump. A name that several actors have is taken
for the one whom nine in ten articles with that name mean, else for nobody.

The work is bounded: of an actor's statements, and of those that mention it, the `LOOKED_AT` newest
are read.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, Select, func, select

from onrecord.errors import NotOnRecordError
from onrecord.folding import fold
from onrecord.model import RecordedActor, Span
from onrecord.record.databases import Database
from onrecord.record.knowing import led_to
from onrecord.record.rows import AnyRow, actor_of
from onrecord.record.search.words import Term
from onrecord.record.settling.chunks import chunks
from onrecord.record.tables import (
    UNKNOWN_DAY,
    actor,
    appearance,
    article,
    facet,
    reading,
    statement,
)

LOOKED_AT = 500
"""Statements that are read."""

LONGEST_NAME = 6
"""Words of a name: "Representative for Norland to the United Nations" is none."""

NAMES_LOOKED_FOR = 5
"""Of one actor's whole names, the commonest."""

SURE = 0.9
"""The share of the articles with a name that must mean the same actor."""

# Words, and whether one follows another with nothing but blanks between.
_WORD = re.compile(r"[^\W_](?:[\w.'’-]*\w)?\.?")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody who is spoken about, or who speaks.

    Attributes:
        statements: of those that were read, how many.
    """

    actor: RecordedActor
    statements: int


def about(connection: Connection, actor_id: str, *, limit: int) -> tuple[Spoken, ...]:
    """Whom an actor speaks about and to; see `Desk.about`."""
    key = key_of(connection, actor_id).key
    found = {row.key: list(_names_in(row)) for row in _newest_of(connection, key)}
    known = _called(connection, {one.name for names in found.values() for one in names})
    counted: Counter[int] = Counter()
    for names in found.values():
        meant = {known[name] for name in longest(names, known)}
        counted.update(other for other in meant if other not in (None, key))
    return _spoken(connection, counted, limit)


def about_it(
    connection: Connection, database: Database, actor_id: str, *, limit: int
) -> tuple[Spoken, ...]:
    """Who speaks about an actor; see `Desk.spoken_about_by`."""
    row = key_of(connection, actor_id)
    whole = [name for name in row.names if _is_whole(name, row.kind)]
    found: dict[int, int] = {}
    for name in whole[:NAMES_LOOKED_FOR]:
        found.update(_saying(connection, database, name))
    newest = sorted(found, reverse=True)[:LOOKED_AT]
    counted = Counter(found[statement_key] for statement_key in newest)
    del counted[row.key]
    return _spoken(connection, counted, limit)


def key_of(connection: Connection, actor_id: str) -> AnyRow:
    """The row of an actor that this id leads to.

    Raises:
        NotOnRecordError: there is none.
    """
    row = connection.execute(select(actor).where(actor.c.id == actor_id)).first()
    if row is None:
        raise NotOnRecordError(f"no actor {actor_id!r} on record")
    return led_to(connection, row)


def _newest_of(connection: Connection, key: int) -> list[AnyRow]:
    """Its statements of the last days, with their articles' texts; undated ones come last."""
    dated = facet.c.first_day != UNKNOWN_DAY
    keys: list[int] = []
    for condition in (dated, ~dated):
        query = select(facet.c.statement).where(facet.c.actor == key, condition)
        query = query.order_by(facet.c.first_day.desc()).limit(LOOKED_AT - len(keys))
        keys.extend(connection.execute(query).scalars())
    return list(connection.execute(_contents(keys)))


def _contents(keys: list[int]) -> Select[tuple[object, ...]]:
    about_ = (statement.c.key, statement.c.content, statement.c.addressee, article.c.text)
    query = select(*about_).join(reading, reading.c.key == statement.c.reading)
    query = query.join(article, article.c.key == reading.c.article)
    return query.where(statement.c.key.in_(keys))


class Named(NamedTuple):
    """What may be a name, and where it stands among all pieces of a statement."""

    name: str
    span: Span


def _names_in(row: AnyRow) -> Iterator[Named]:
    for start, end in row.content:
        yield from names_in(row.text[start:end], start)
    if row.addressee:
        # Behind all text, so that it overlaps nothing.
        yield Named(row.addressee, Span(len(row.text), len(row.text) + len(row.addressee)))


def names_in(text: str, start: int = 0) -> Iterator[Named]:
    """Runs of words of which the first and the last are capitalized.

    As they stand there: "Ilse M. Varen", "Bank of Norland".
    """
    words = list(_WORD.finditer(text))
    for first, one in enumerate(words):
        if one[0][0].isupper():
            for last in _run_from(text, words[first : first + LONGEST_NAME]):
                span = Span(start + one.start(), start + last.end())
                yield Named(text[one.start() : last.end()], span)


def _run_from(text: str, words: Sequence[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The words at which a name may end, as long as nothing but blanks is between them."""
    at = words[0].start()
    for word in words:
        if text[at : word.start()].strip():
            return
        if word[0][0].isupper():
            yield word
        at = word.end()


def longest(names: Iterable[Named], known: Container[str]) -> Iterator[str]:
    """Of the names that are known, those that lie in no other one."""
    taken: list[Span] = []
    for one in sorted(names, key=lambda one: (one.span.start - one.span.end, one.span.start)):
        if one.name in known and not any(one.span.overlaps(other) for other in taken):
            taken.append(one.span)
            yield one.name


def _called(connection: Connection, names: Iterable[str]) -> dict[str, int | None]:
    """The actor that each name on record means; None where that may be several, or anybody."""
    counted: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for some in chunks(sorted(names)):
        query = select(appearance.c.name, appearance.c.actor, func.count().label("number"))
        query = query.where(appearance.c.name.in_(some), appearance.c.actor.is_not(None))
        for row in connection.execute(query.group_by(appearance.c.name, appearance.c.actor)):
            counted[row.name][row.actor] = row.number
    kinds = _kinds(connection, {key for keys in counted.values() for key in keys})
    return {name: _meant(name, keys, kinds) for name, keys in counted.items()}


def _meant(name: str, articles: Counter[int], kinds: Mapping[int, str]) -> int | None:
    ((key, number),) = articles.most_common(1)
    is_sure = number >= SURE * articles.total() and _is_whole(name, kinds.get(key))
    return key if is_sure else None


def _kinds(connection: Connection, keys: set[int]) -> dict[int, str]:
    query = select(actor.c.key, actor.c.kind).where(actor.c.key.in_(keys))
    return {row.key: row.kind for row in connection.execute(query)}


def _is_whole(name: str, kind: str | None) -> bool:
    return kind != "person" or len(fold(name).split()) > 1


def _saying(connection: Connection, database: Database, name: str) -> dict[int, int]:
    """The newest statements by somebody in which a name stands, each with who says it."""
    words = fold(name).split()
    if not words:
        return {}
    held = database.words.matching("statement_words", [Term(tuple(words), column="content")])
    query = select(facet.c.statement, facet.c.actor)
    query = query.select_from(held.table.join(facet, facet.c.statement == held.key))
    query = query.where(held.holds, facet.c.actor.is_not(None))
    rows = connection.execute(query.order_by(held.key.desc()).limit(LOOKED_AT))
    return {row.statement: row.actor for row in rows}


def _spoken(connection: Connection, counted: Counter[int], limit: int) -> tuple[Spoken, ...]:
    query = select(actor).where(actor.c.key.in_(counted))
    rows = {row.key: row for row in connection.execute(query)}
    known = [(number, rows[key]) for key, number in counted.items() if key in rows]
    known.sort(key=lambda pair: (-pair[0], -pair[1].statements, pair[1].id))
    return tuple(Spoken(actor_of(row), number) for number, row in known[:limit])
