"""Which articles in force carry the same words.

connection -> rows of `fingerprint` and `copy`

Each article that has no row yet is compared with those that share its fingerprints, and put into
their lot; what comes out is what settling all at once would give (`copies.clustering`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, func, insert, select

from onrecord import languages
from onrecord.languages import Language
from onrecord.model import Article, Copy
from onrecord.record.copies import (
    COMMON,
    closest,
    cluster,
    fingerprints,
    kind_between,
    origin_of,
    sought,
)
from onrecord.record.recalling import articles
from onrecord.record.tables import article, copy, fingerprint, reading

FALLBACK = "en"
"""Word lists by which credits are looked for in a language that has none of its own."""


def unsettled(connection: Connection, limit: int, *, after: int) -> list[int]:
    """Keys of articles in force that were not settled yet, in order, from behind a key."""
    query = (
        select(article.c.key)
        .join(reading, reading.c.article == article.c.key)
        .outerjoin(copy, copy.c.article == article.c.key)
        .where(reading.c.current, copy.c.article.is_(None), article.c.key > after)
        .distinct()
        .order_by(article.c.key)
        .limit(limit)
    )
    return list(connection.execute(query).scalars())


def settle(connection: Connection, key: int) -> None:
    """Find the copies of one article, and put it into their lot."""
    of = articles(connection, [key])[key]
    language = _language(of)
    digests = fingerprints(of.text)
    _keep_fingerprints(connection, key, digests)
    near = articles(connection, _candidates(connection, key, digests))
    links = [(key, other) for other, one in near.items() if kind_between(of, one) is not None]
    if not links:
        values = {"article": key, "origin": origin_of(of, language)}
        connection.execute(insert(copy), values)
        return
    settled = _lots(connection, [other for _, other in links])
    members = articles(connection, {key, *(other for _, other in links), *settled})
    _write(connection, cluster(members, links, language=language, settled=settled))


def every(connection: Connection) -> list[Copy]:
    """All copies, lot by lot, the longest article of each first."""
    query = (
        select(copy, article.c.id.label("article_id"))
        .join(article, article.c.key == copy.c.article)
        .where(copy.c.cluster.is_not(None))
        .order_by(copy.c.cluster, copy.c.share.desc(), article.c.id)
    )
    return [
        Copy(row.article_id, row.cluster, row.kind, row.share, row.origin)
        for row in connection.execute(query)
    ]


def unsettle(connection: Connection, key: int) -> None:
    """Take an article out that is not in force any more; those of its lot are settled anew."""
    lot = select(copy.c.cluster).where(copy.c.article == key, copy.c.cluster.is_not(None))
    connection.execute(delete(copy).where(copy.c.cluster.in_(lot.scalar_subquery())))
    connection.execute(delete(copy).where(copy.c.article == key))
    connection.execute(delete(fingerprint).where(fingerprint.c.article == key))


def _language(of: Article) -> Language:
    known = of.language in languages.available()
    return languages.load(of.language if known and of.language else FALLBACK)


def _keep_fingerprints(connection: Connection, key: int, digests: Iterable[int]) -> None:
    connection.execute(delete(fingerprint).where(fingerprint.c.article == key))
    rows = [{"article": key, "digest": digest} for digest in sorted(set(digests))]
    if rows:
        connection.execute(insert(fingerprint), rows)


def _candidates(connection: Connection, key: int, digests: Iterable[int]) -> tuple[int, ...]:
    """The articles that share most of what is rare, and are settled."""
    frequencies = {digest: _frequency(connection, digest) for digest in sorted(set(digests))}
    wanted = sought(frequencies)
    holders: defaultdict[int, list[int]] = defaultdict(list)
    others = select(fingerprint.c.digest, fingerprint.c.article).where(
        fingerprint.c.digest.in_(wanted), fingerprint.c.article != key
    )
    for digest, other in connection.execute(others.order_by(fingerprint.c.article)):
        holders[digest].append(other)
    return closest(holders)


def _frequency(connection: Connection, digest: int) -> int:
    """How many articles hold a fingerprint; beyond what is common it is not counted on."""
    held = select(fingerprint.c.article).where(fingerprint.c.digest == digest).limit(COMMON + 1)
    return int(connection.execute(select(func.count()).select_from(held.subquery())).scalar_one())


def _lots(connection: Connection, keys: Iterable[int]) -> dict[int, Copy]:
    """What the articles, and all that share a lot with one of them, were so far."""
    own = select(copy.c.cluster).where(copy.c.article.in_(list(keys)))
    query = (
        select(copy, article.c.id.label("article_id"))
        .join(article, article.c.key == copy.c.article)
        .where(copy.c.cluster.in_(own))
    )
    return {
        row.article: Copy(row.article_id, row.cluster, row.kind, row.share, row.origin)
        for row in connection.execute(query.order_by(copy.c.article))
    }


def _write(connection: Connection, lots: Mapping[int, Copy]) -> None:
    connection.execute(delete(copy).where(copy.c.article.in_(list(lots))))
    rows = [
        {
            "article": key,
            "cluster": one.cluster,
            "kind": one.kind,
            "share": one.share,
            "origin": one.origin,
        }
        for key, one in lots.items()
    ]
    connection.execute(insert(copy), rows)
