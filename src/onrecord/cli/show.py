"""`onrecord show`: one statement in the words it rests on, or an article in its two voices.

statement id -> what is known of it, and its passage with source, cue and content marked
article id -> its sentences, each with whose words it holds
page without an article -> why there is none

On a terminal the source is underlined, the cue in italics, the content on a ground of its own;
elsewhere, and with NO_COLOR, each stands in brackets with its name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import DEFAULT_RECORD, AsJson, RecordOption
from onrecord.cli.terminal import console, one_line, styled, visible, write_json, write_text
from onrecord.errors import NotOnRecordError, RecordError, SelectionError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model import Article, Marked, Match, Reading, Statement
    from onrecord.record import PageRow, Record

# What the ids of statements begin with.
STATEMENT = "s-"
# Other things that have an id, and what shows them.
ELSEWHERE = {
    "an actor": (re.compile("w-[0-9a-f]{16}"), "actors RECORD {}"),
    "a speaker in one article": (re.compile("n-[0-9a-f]{16}"), "actors RECORD ACTOR"),
    "a judgement": (re.compile("j-[0-9a-f]{16}"), "actors RECORD --log"),
    "a correction": (re.compile("c-[0-9a-f]{16}"), "correct --log"),
    "a lot of copies": (re.compile("k-[0-9a-f]{16}"), "pages RECORD --copies"),
}
STYLES = {"source": "underline", "cue": "italic", "content": "black on yellow"}


def show(
    which: Annotated[
        str,
        typer.Argument(
            metavar="STATEMENT|ARTICLE",
            help="Its id, or enough of its beginning; an article also by its page.",
        ),
    ],
    place: RecordOption = DEFAULT_RECORD,
    why: Annotated[
        bool, typer.Option("--why", help="For each field the words it was read from, and the rule.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show a statement in its passage, or an article in its two voices.

    Of a statement source, cue and content are marked: by styles on a terminal, else by brackets.
    With --why its article is read again, and each field is followed back to its words. Of an
    article each sentence stands with whose words it holds: the outlet's own, or a speaker's. Of a
    page that gave no article the reason is told.
    """
    if why and as_json:
        raise typer.BadParameter("--why is told in words: leave out --json")
    from onrecord.cli.said import told
    from onrecord.cli.unread import show_unread
    from onrecord.cli.voices import show_article
    from onrecord.cli.why import BY_PEOPLE, people_said, reasons
    from onrecord.record import Record

    _refuse_others(which)
    with Record.open(place, create=False) as record:
        try:
            reading = record.reading_of(which)
        except NotOnRecordError as error:
            if why:
                raise
            if unread := _unread_page(record, which):
                show_unread(unread, as_json=as_json)
            else:
                show_article(_article_reading(record, which, error), as_json=as_json)
            return
        article, statement = _found(record, reading, which)
        match = record.match(statement.id)
        corrections = record.corrections(statement.id)
    if as_json:
        from onrecord.model import Match as Found

        write_json(told(match or Found(article, statement)))
        return
    if why:
        told_by = people_said(corrections) if match and match.review else ()
        machine = () if match and match.review in BY_PEOPLE else reasons(article, statement)
        write_text("".join(f"{line}\n" for line in (*told_by, *machine)))
        return
    facts = (*_facts(article, statement), *_known(match))
    write_text("".join(f"{name:10} {one_line(value)}\n" for name, value in facts if value) + "\n")
    _write_passage(article, statement)


def _refuse_others(which: str) -> None:
    """Refuses the ids of other things, and says what shows them.

    Raises:
        SelectionError: it is such an id.
    """
    for thing, (id_, verb) in ELSEWHERE.items():
        if id_.fullmatch(which):
            raise SelectionError(f"{which} is {thing}; `onrecord {verb.format(which)}` shows it")


def _unread_page(record: Record, origin: str) -> PageRow | None:
    """A page without an article, by where it came from."""
    rows = (row for row in record.pages() if row.unread)
    return next((row for row in rows if origin in (row.origin, row.url)), None)


def _article_reading(record: Record, which: str, error: NotOnRecordError) -> Reading:
    """The reading of an article; where there is none, neither was there a statement."""
    try:
        return record.reading_of_article(which)
    except NotOnRecordError as other:
        if which.startswith(STATEMENT) or not which:
            raise error from None
        raise NotOnRecordError(f"{error}, and {other}") from None


def _found(record: Record, reading: Reading, prefix: str) -> tuple[Article, Statement]:
    for statement in reading.statements:
        if reading.article and statement.id.startswith(prefix):
            return reading.article, statement
    about = [one for one in record.corrections() if one.statement.startswith(prefix)]
    if about:
        last = about[-1]
        raise RecordError(
            f"{last.statement} was rejected by {last.author}; "
            f"`onrecord correct --undo {last.id}` brings it back"
        )
    raise NotOnRecordError(f"no statement {prefix!r} on record")


def _facts(article: Article, statement: Statement) -> Iterator[tuple[str, str | None]]:
    speaker, said, venue = statement.speaker, statement.said, statement.venue
    yield "statement", statement.id
    yield "speaker", _comma(speaker.name, speaker.role) if speaker else "unknown"
    yield "kept back", speaker.withheld if speaker else None
    yield "said", f"{said.edtf} ({said.basis}: {said.span.of(article.text)})" if said else None
    yield "venue", venue.name if venue else None
    yield "to", statement.addressee
    yield "through", ", then ".join(relay.name for relay in statement.relay)
    yield "how", _comma(statement.manner, statement.act)
    yield "found by", f"{statement.method}, confidence {statement.confidence:.2f}"
    yield "in", _comma(article.outlet, article.title, article.published)
    yield "page", article.url


def _known(match: Match | None) -> Iterator[tuple[str, str | None]]:
    """What the record knows beyond the article."""
    if match is None:
        yield "standing", "not in force: replaced by a newer reading, or rejected"
    else:
        actor = match.actor
        yield "actor", _comma(actor.id, actor.name, actor.role, actor.country) if actor else None
        yield "review", match.review


def _write_passage(article: Article, statement: Statement) -> None:
    from onrecord.overview import passage_text

    for paragraph in passage_text(article.text, statement):
        if styled():
            _draw(paragraph)
        else:
            write_text("".join(map(_bracketed, paragraph)) + "\n\n")


def _draw(paragraph: tuple[Marked, ...]) -> None:
    from rich.text import Text

    drawn = Text(end="\n\n")
    for stretch in paragraph:
        drawn.append(visible(stretch.text), style=STYLES[stretch.mark] if stretch.mark else None)
    console().print(drawn)


def _bracketed(stretch: Marked) -> str:
    return f"[{stretch.mark}: {stretch.text}]" if stretch.mark else stretch.text


def _comma(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)
