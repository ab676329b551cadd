"""The tables of a record, each column with what it holds.

Readings, judgements, corrections -> rows

A page is what was handed in; its bytes lie apart, once for each digest. A reading belongs to a
page and may have an article; statements belong to a reading, those that a person made beside the
machine's. `key` is the record's own number for a row, `id` the public one. Columns hold what
cannot be computed and, where the database must filter or sort by it, what can: those say so, and
the tables `facet`, `relay` and the indexes of words hold nothing else. Only portable types: the
same tables serve SQLite and PostgreSQL. A change here needs a new file in `migrations/versions`.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
)
from sqlalchemy import Text as SqlText
from sqlalchemy.dialects import postgresql

metadata = MetaData(
    # Every constraint has a name, so that a later migration can take it back.
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_Json = JSON(none_as_null=True)
# Ordered by code points on either database, whatever the server's locale.
Text = SqlText().with_variant(postgresql.TEXT(collation="C"), "postgresql")
# SQLite numbers rows by itself only where the type is INTEGER.
_Key = BigInteger().with_variant(Integer, "sqlite")

body = Table(
    "body",
    metadata,
    Column("sha256", Text, primary_key=True, comment="digest of the bytes, 64 hex digits"),
    Column("size_bytes", Integer, nullable=False, comment="before compression"),
    Column("zlib", LargeBinary, nullable=False, comment="the bytes, compressed by zlib"),
    comment="The bytes of pages, once for each digest.",
)

page = Table(
    "page",
    metadata,
    Column("key", Integer, primary_key=True, comment="the record's own number"),
    Column("address", Text, nullable=False, comment="`url` or else `origin`", index=True),
    Column("sha256", Text, nullable=False, comment="digest of the bytes; empty if none were had"),
    Column(
        "origin",
        Text,
        nullable=False,
        index=True,
        comment="where it came from, as the user would say it",
    ),
    Column("url", Text, comment="the address it was fetched from; null for a file"),
    Column("media_type", Text, comment="null where the bytes were not handed in"),
    Column("charset", Text, comment="as the server declared it"),
    Column("body", ForeignKey("body.sha256"), comment="null where the bytes were not handed in"),
    Column("added_at", Text, nullable=False, comment="ISO 8601 in UTC"),
    UniqueConstraint("address", "sha256"),
    comment="What was handed in: the same bytes from the same address are one page.",
)

article = Table(
    "article",
    metadata,
    Column("key", Integer, primary_key=True, comment="the record's own number"),
    Column("digest", Text, nullable=False, unique=True, comment="of the whole row; computed"),
    Column(
        "likeness",
        Text,
        nullable=False,
        index=True,
        comment="digest of id, outlet and text: what makes two articles the same one; computed",
    ),
    Column("id", Text, nullable=False, index=True, comment="`article.id` of the reading format"),
    Column("sha256", Text, nullable=False, comment="digest of the page's bytes"),
    Column("url", Text, index=True, comment="canonical address"),
    Column("outlet", Text, comment="who published it"),
    Column("title", Text, comment="headline"),
    Column("authors", _Json, nullable=False, comment="array of names"),
    Column("published", Text, comment="ISO 8601, a day or a moment, as the page gives it"),
    Column("language", Text, comment="ISO 639-1"),
    Column("text", Text, nullable=False, comment="spans are offsets into it, in code points"),
    Column("found", _Json, nullable=False, comment="object: the signal that gave each field"),
    Column("published_moment", Text, comment="`published` in UTC, to sort by; computed"),
    Column("published_day", Text, comment="the day of `published`; computed"),
    Column("outlet_words", Text, nullable=False, comment="folded words of `outlet`; computed"),
    Index(None, "published_moment"),
    Index(None, "outlet", "published_day"),
    comment="Readable texts and what their pages say about themselves.",
)

reading = Table(
    "reading",
    metadata,
    Column("key", Integer, primary_key=True, comment="the record's own number"),
    Column("page", ForeignKey("page.key"), nullable=False, index=True, comment="which page"),
    Column("article", ForeignKey("article.key"), index=True, comment="null where there is none"),
    Column("method", Text, nullable=False, comment="what read it, with its version"),
    Column("read_at", Text, nullable=False, comment="ISO 8601 in UTC"),
    Column("current", Boolean, nullable=False, comment="false where a later reading replaced it"),
    Column("unread", Text, comment="why there is no article, in one word; null where there is one"),
    Column("unread_detail", Text, comment="the same in a sentence"),
    comment="What a page became; older readings stay.",
)

_not_read = reading.c.unread.is_not(None) & reading.c.current
Index(
    "ix_reading_not_read",
    reading.c.read_at,
    reading.c.unread,
    sqlite_where=_not_read,
    postgresql_where=_not_read,
)

statement = Table(
    "statement",
    metadata,
    Column("key", _Key, primary_key=True, comment="the record's own number"),
    Column("reading", ForeignKey("reading.key"), nullable=False, comment="which reading"),
    Column("position", Integer, nullable=False, comment="its place in the reading, from 0"),
    Column(
        "correction",
        ForeignKey("correction.key"),
        index=True,
        comment="what made it; null for what the method found",
    ),
    Column("stands", Boolean, nullable=False, comment="false where a person replaced or rejected"),
    Column("id", Text, nullable=False, index=True, comment="`id` of the reading format"),
    Column("manner", Text, nullable=False, comment="direct, indirect or mixed"),
    Column("act", Text, nullable=False, comment="say, deny, promise …"),
    Column("content", _Json, nullable=False, comment="array of spans `[start, end]`"),
    Column("cue", _Json, comment="span"),
    Column("source", _Json, comment="span"),
    Column("speaker", Text, comment="name; null where the text credits nobody"),
    Column("speaker_kind", Text, comment="person, group, organization …; null without a speaker"),
    Column("speaker_role", Text, comment="as given"),
    Column("speaker_anonymous", Boolean, comment="null without a speaker"),
    Column("speaker_withheld", Text, comment="why the name is kept back, in the article's words"),
    Column("relay", _Json, nullable=False, comment="array of `{name, span}`, nearest first"),
    Column("said", Text, comment="EDTF level 1"),
    Column("said_basis", Text, comment="stated, relative, carried or published"),
    Column("said_span", _Json, comment="span"),
    Column("venue", Text, comment="medium or place"),
    Column("venue_span", _Json, comment="span"),
    Column("addressee", Text, comment="person or body spoken to"),
    Column("confidence", Double, nullable=False, comment="0 to 1"),
    Column("method", Text, nullable=False, comment="what found it, with its version"),
    Column("said_first", Text, comment="first day of `said`; computed"),
    Column("said_last", Text, comment="last day of `said`; computed"),
    Column("content_words", Text, nullable=False, comment="folded words of the content; computed"),
    Column("speaker_words", Text, nullable=False, comment="folded words of `speaker`; computed"),
    Column("relay_words", Text, nullable=False, comment="folded words of `relay`; computed"),
    Index(None, "reading", "position"),
    comment="Who said what, in the order of the text.",
)

correction = Table(
    "correction",
    metadata,
    Column("key", _Key, primary_key=True, comment="the record's own number, in order of time"),
    Column("id", Text, nullable=False, unique=True, comment="`c-` and 16 hex digits"),
    Column("action", Text, nullable=False, comment="accept, reject, fix, add or undo"),
    Column("statement", Text, nullable=False, index=True, comment="`id` of the statement"),
    Column("article", Text, nullable=False, index=True, comment="`id` of its article"),
    Column(
        "seen",
        ForeignKey("article.key"),
        nullable=False,
        index=True,
        comment="the article as the person saw it: spans are offsets into its text",
    ),
    Column("before", _Json, comment="the statement as it was; null for one that was added"),
    Column("after", _Json, comment="the statement as it was left; null for one rejected"),
    Column("found", _Json, comment="the statement as the machine had it then; null: not at all"),
    Column("note", Text, comment="in the person's words"),
    Column("author", Text, nullable=False, comment="the person's name"),
    Column("at", Text, nullable=False, comment="ISO 8601 in UTC"),
    Column("undoes", ForeignKey("correction.key"), index=True, comment="what an undo takes back"),
    comment="What people put right, in order; only ever added to.",
)

outlet = Table(
    "outlet",
    metadata,
    Column("key", Integer, primary_key=True, comment="the record's own number"),
    Column("name", Text, nullable=False, unique=True, comment="as articles give it"),
    Column("words", Text, nullable=False, comment="folded words of `name`; computed"),
    comment="Outlets, to count and filter by; computed.",
)

UNKNOWN_DAY = "~"
"""Stands in `facet` for a day that is not known: behind all days in every order."""

facet = Table(
    "facet",
    metadata,
    Column("statement", ForeignKey("statement.key"), primary_key=True, comment="which statement"),
    Column("article", ForeignKey("article.key"), nullable=False, comment="its article"),
    Column("outlet", ForeignKey("outlet.key"), comment="null where it is not known"),
    Column("appearance", ForeignKey("appearance.key"), comment="its speaker in this article"),
    Column("actor", ForeignKey("actor.key"), comment="who that is; null where that is not known"),
    Column("country", Text, comment="the one the actor speaks for"),
    Column("act", Text, nullable=False, comment="as in `statement`"),
    Column("manner", Text, nullable=False, comment="as in `statement`"),
    Column("anonymous", Boolean, nullable=False, comment="the speaker is unnamed"),
    Column("relayed", Boolean, nullable=False, comment="somebody passed the words on"),
    Column("review", Text, comment="accepted, fixed, added; null where nobody looked at it"),
    Column("confidence", Double, nullable=False, comment="as in `statement`"),
    Column("first_day", Text, nullable=False, comment="it was said or else published; ~: unknown"),
    Column("last_day", Text, nullable=False, comment="the same, last"),
    Column("published_day", Text, comment="of the article"),
    Index(None, "first_day", "last_day", "statement"),
    Index(None, "actor", "first_day", "manner", "anonymous"),
    Index(None, "outlet", "first_day"),
    # Counts by outlet and actor are read off it alone.
    Index(None, "outlet", "actor", "relayed", "anonymous"),
    # The doubtful first, of those that nobody has reviewed.
    Index(None, "review", "confidence"),
    Index(None, "article"),
    Index(None, "appearance"),
    comment="The statements in force, with what a search filters and counts by; computed.",
)

relay = Table(
    "relay",
    metadata,
    Column("statement", ForeignKey("statement.key"), primary_key=True, comment="which statement"),
    Column("position", Integer, primary_key=True, comment="0 is nearest to the speaker"),
    Column("name", Text, nullable=False, comment="as in `statement.relay`"),
    comment="Who passed statements in force on, to count by; computed.",
)

actor = Table(
    "actor",
    metadata,
    Column("key", Integer, primary_key=True, comment="the record's own number, in order of time"),
    Column("id", Text, nullable=False, unique=True, comment="`w-` and 16 hex digits"),
    Column("founder", Text, nullable=False, unique=True, comment="`appearance.id` it is made of"),
    Column("wikidata", Text, comment="Q and digits, as people judged; computed"),
    Column("wikidata_from", Text, comment="who or what gave it; computed"),
    Column(
        "name", Text, comment="as full as any article gives it; computed, null for a joined one"
    ),
    Column("kind", Text, comment="computed"),
    Column("role", Text, comment="as given most often; computed"),
    Column("country", Text, comment="the one it speaks for; computed"),
    Column("names", _Json, nullable=False, comment="array, the commonest first; computed"),
    Column("words", Text, nullable=False, comment="folded words of all its names; computed"),
    Column("statements", Integer, nullable=False, comment="how many in force; computed"),
    Column("articles", Integer, nullable=False, comment="how many quote it; computed"),
    Column("first_day", Text, comment="of its statements; computed"),
    Column("last_day", Text, comment="of its statements; computed"),
    Column(
        "into",
        ForeignKey("actor.key"),
        index=True,
        comment="the actor it was found to be; computed",
    ),
    comment="Speakers across articles. Ids are never given twice and never taken back.",
)

NOBODY_NOW: Mapping[str, object] = {
    "name": None, "kind": None, "role": None, "country": None, "names": [], "words": "",
    "statements": 0, "articles": 0, "first_day": None, "last_day": None,
    "wikidata": None, "wikidata_from": None,
}  # fmt: skip
"""What an actor's row says while no speaker in force is this actor; its id stays."""

appearance = Table(
    "appearance",
    metadata,
    Column("key", _Key, primary_key=True, comment="the record's own number"),
    Column("id", Text, nullable=False, index=True, comment="`n-` and 16 hex digits"),
    Column("article", ForeignKey("article.key"), nullable=False, index=True, comment="where"),
    Column("name", Text, nullable=False, comment="as in `statement.speaker`"),
    Column("kind", Text, nullable=False, comment="as in `statement.speaker_kind`"),
    Column("roles", _Json, nullable=False, comment="array: as the article gives them"),
    Column("beside", _Json, nullable=False, comment="array: folded names of others quoted there"),
    Column("day", Text, comment="of publication"),
    Column("statements", Integer, nullable=False, comment="how many in force"),
    Column("block", Text, index=True, comment="what it shares with all that it may be one with"),
    Column("actor", ForeignKey("actor.key"), index=True, comment="null until settled, or nobody"),
    Column("settled", Boolean, nullable=False, comment="false: new since"),
    Column("beside_id", Text, comment="`id` of the appearance to which it was joined"),
    Column("rule", Text, comment="by what it was joined; null for a founder"),
    Column("why", Text, comment="the evidence"),
    Index(None, "settled", "block"),
    Index(None, "name", "actor"),
    comment="Speakers in one article; computed, but for their part in judgements.",
)

judgement = Table(
    "judgement",
    metadata,
    Column("key", _Key, primary_key=True, comment="the record's own number, in order of time"),
    Column("id", Text, nullable=False, unique=True, comment="`j-` and 16 hex digits"),
    Column("left", Text, nullable=False, index=True, comment="`appearance.id`, or `actor.id`"),
    Column("right", Text, nullable=False, index=True, comment="`appearance.id`, or a Wikidata id"),
    Column("verdict", Text, nullable=False, comment="same, not same or unsure"),
    Column("by", Text, nullable=False, comment="a person, or a method with its version"),
    Column(
        "human",
        Boolean,
        nullable=False,
        index=True,
        comment="false for a method's, which may be replaced",
    ),
    Column("why", Text, comment="in a sentence"),
    Column("at", Text, nullable=False, comment="ISO 8601 in UTC"),
    Column("overruled", Boolean, nullable=False, comment="it cannot hold beside later ones"),
    Column("undone_by", Text, comment="who took it back; null while it holds"),
    Column("undone_at", Text, comment="ISO 8601 in UTC"),
    comment="Whether two speakers are one, or an actor is Wikidata's, in whose eyes and why.",
)

fingerprint = Table(
    "fingerprint",
    metadata,
    Column("article", ForeignKey("article.key"), primary_key=True, comment="which article"),
    Column("digest", BigInteger, primary_key=True, comment="of a piece of its text"),
    Index(None, "digest"),
    sqlite_with_rowid=False,
    comment="What articles that carry the same words have in common; computed.",
)

copy = Table(
    "copy",
    metadata,
    Column("article", ForeignKey("article.key"), primary_key=True, comment="which article"),
    Column("cluster", Text, index=True, comment="`k-` and 16 hex digits; null where it is alone"),
    Column("kind", Text, comment="exact, near or part; null where it is alone"),
    Column("share", Double, comment="of its words that the lot has too; null where it is alone"),
    Column("origin", Text, comment="the agency that is credited with the text"),
    comment="Which articles carry the same words; one without a row is not settled yet; computed.",
)

event = Table(
    "event",
    metadata,
    Column("key", _Key, primary_key=True, comment="the record's own number, in order of time"),
    Column("at", Text, nullable=False, comment="ISO 8601 in UTC"),
    Column("who", Text, nullable=False, comment="the person's name, or what acted by itself"),
    Column("role", Text, nullable=False, comment="as what: reader, editor, admin …"),
    Column("what", Text, nullable=False, comment="what was done, in a word"),
    Column("about", Text, comment="id or name of what it was done to"),
    Column("detail", Text, comment="in a sentence"),
    comment="What people did at the desk; only ever added to.",
)

state = Table(
    "state",
    metadata,
    Column("key", Integer, primary_key=True, comment="1: there is one row"),
    Column("writes", BigInteger, nullable=False, comment="transactions that wrote"),
    comment="How often the record was written to, by which a cache knows that it is stale.",
)
