"""The options by which statements are asked for, in one place for every command that asks.

options -> SaidQuery
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeAlias, get_args

import typer

from onrecord.errors import SelectionError
from onrecord.model import Act, Manner, Review

if TYPE_CHECKING:
    from onrecord.record import Record, SaidQuery

Words: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--words",
        metavar="WORDS",
        help='Words of what was said, by whom or through whom; "a phrase", begin*, -not.',
    ),
]
SpeakerWords: TypeAlias = Annotated[
    str | None, typer.Option("--speaker", metavar="WORDS", help="Words of the speaker's name.")
]
ContentWords: TypeAlias = Annotated[
    str | None, typer.Option("--text", metavar="WORDS", help="Words of what was said.")
]
OutletWords: TypeAlias = Annotated[
    str | None, typer.Option("--outlet", metavar="WORDS", help="Words of the outlet's name.")
]
Through: TypeAlias = Annotated[
    str | None, typer.Option(metavar="WORDS", help="Words of the name of who passed it on.")
]
ArticleWords: TypeAlias = Annotated[
    str | None,
    typer.Option("--article", metavar="WORDS", help="Words of the article's title or text."),
]
ActorName: TypeAlias = Annotated[
    str | None,
    typer.Option("--actor", metavar="ACTOR", help="An actor: its id, or a name only it has."),
]
Country: TypeAlias = Annotated[
    str | None, typer.Option(metavar="NAME", help="The country that the actor speaks for.")
]
ActWord: TypeAlias = Annotated[
    str | None, typer.Option("--act", metavar="ACT", help=", ".join(get_args(Act)) + ".")
]
MannerWord: TypeAlias = Annotated[
    str | None, typer.Option("--manner", metavar="MANNER", help=", ".join(get_args(Manner)) + ".")
]
Anonymous: TypeAlias = Annotated[
    bool | None,
    typer.Option("--anonymous/--named", help="Only unnamed speakers, or only named ones."),
]
Relayed: TypeAlias = Annotated[
    bool | None,
    typer.Option("--relayed/--firsthand", help="Only what somebody passed on, or nobody did."),
]
ReviewWord: TypeAlias = Annotated[
    str | None,
    typer.Option("--review", metavar="REVIEW", help=", ".join(get_args(Review)) + "."),
]
Confidence: TypeAlias = Annotated[
    float | None, typer.Option(metavar="SHARE", min=0, max=1, help="The least confidence.")
]
PublishedSince: TypeAlias = Annotated[
    str | None, typer.Option(metavar="DATE", help="First day of publication.")
]
PublishedUntil: TypeAlias = Annotated[
    str | None, typer.Option(metavar="DATE", help="Last day of publication, included.")
]


def asked(
    *, since: str | None, until: str | None, published_since: str | None,
    published_until: str | None, **kinds: str | bool | float | None,
) -> SaidQuery:  # fmt: skip
    """What the options ask for.

    Raises:
        SelectionError: a day, an act, a manner or a review that is none.
    """
    from onrecord.cli.dates import period
    from onrecord.record import SaidQuery

    for option, known in (("act", Act), ("manner", Manner), ("review", Review)):
        word = kinds[option]
        one_of(word if isinstance(word, str) else None, get_args(known), option=f"--{option}")
    first, last = period(since, until)
    published_first, published_last = period(published_since, published_until)
    return SaidQuery(
        since=first,
        until=last,
        published_since=published_first,
        published_until=published_last,
        **kinds,  # type: ignore[arg-type]
    )


def one_of(value: str | None, words: tuple[str, ...], *, option: str) -> str | None:
    """A word that the option knows.

    Raises:
        SelectionError: it is another one.
    """
    if value is not None and value not in words:
        raise SelectionError(f"{option} {value!r}: it is one of {', '.join(words)}")
    return value


def actor_id(record: Record, name: str | None) -> str | None:
    """The id of an actor told by its id or a name.

    Raises:
        RecordError: nobody is called so, or several are: they are named.
    """
    return record.actor(name).id if name else None
