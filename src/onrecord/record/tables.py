"""The tables of a record, each column with what it holds.

Readings -> rows, in five tables

A page is what was handed in; its bytes lie apart, once for each digest. A reading belongs to a
page and may have an article; statements belong to a reading. `key` is the record's own number
for a row, `id` the public one of the reading format. Columns hold what cannot be computed and,
where the database must filter or sort by it, what can: those say so. Only portable types: the
same tables serve a database server. A change here needs a new file in `migrations/versions`.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

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
    Column("origin", Text, nullable=False, comment="where it came from, as the user would say it"),
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
    Column("id", Text, nullable=False, comment="`article.id` of the reading format"),
    Column("sha256", Text, nullable=False, comment="digest of the page's bytes"),
    Column("url", Text, comment="canonical address"),
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

statement = Table(
    "statement",
    metadata,
    Column("reading", ForeignKey("reading.key"), primary_key=True, comment="which reading"),
    Column("position", Integer, primary_key=True, comment="its place in the reading, from 0"),
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
    Column("speaker_words", Text, nullable=False, comment="folded words of `speaker`; computed"),
    Column("content_words", Text, nullable=False, comment="folded words of the content; computed"),
    Column("speaker_withheld", Text, comment="why the name is kept back, in the article's words"),
    comment="Who said what, in the order of the text.",
)
