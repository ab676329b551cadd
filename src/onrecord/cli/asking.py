"""The options by which statements are asked for, in one place for every command that asks.

options -> Asked -> SaidQuery

A command that is marked with `asks` has all of them, and gets what was typed as one value, `asked`.
"""

from __future__ import annotations

import functools
import inspect
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Annotated, TypeAlias, cast, get_args, get_type_hints

import typer

from onrecord.cli.choosing import either, filled, one_of
from onrecord.cli.options import Since, Until
from onrecord.errors import SelectionError
from onrecord.model import Act, Manner, Review

if TYPE_CHECKING:
    from collections.abc import Callable

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
Through: TypeAlias = Annotated[
    str | None, typer.Option(metavar="WORDS", help="Words of the name of who passed it on.")
]
Relayed: TypeAlias = Annotated[
    bool, typer.Option("--relayed", help="Only what somebody passed on.")
]
Firsthand: TypeAlias = Annotated[
    bool, typer.Option("--firsthand", help="Only what nobody passed on.")
]
Anonymous: TypeAlias = Annotated[bool, typer.Option("--anonymous", help="Only unnamed speakers.")]
Named: TypeAlias = Annotated[bool, typer.Option("--named", help="Only named speakers.")]
Confidence: TypeAlias = Annotated[
    float | None, typer.Option(metavar="SHARE", min=0, max=1, help="The least confidence.")
]
ReviewWord: TypeAlias = Annotated[
    str | None,
    typer.Option("--review", metavar="REVIEW", help=", ".join(get_args(Review)) + "."),
]
ArticleWords: TypeAlias = Annotated[
    str | None,
    typer.Option("--article", metavar="WORDS", help="Words of the article's title or text."),
]
PublishedSince: TypeAlias = Annotated[
    str | None, typer.Option(metavar="DATE", help="First day of publication.")
]
PublishedUntil: TypeAlias = Annotated[
    str | None, typer.Option(metavar="DATE", help="Last day of publication, included.")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was typed: an option for each field, in the order of the help."""

    words: Words = None
    speaker: SpeakerWords = None
    text: ContentWords = None
    outlet: OutletWords = None
    actor: ActorName = None
    country: Country = None
    act: ActWord = None
    manner: MannerWord = None
    through: Through = None
    relayed: Relayed = False
    firsthand: Firsthand = False
    anonymous: Anonymous = False
    named: Named = False
    confidence: Confidence = None
    review: ReviewWord = None
    article: ArticleWords = None
    since: Since = None
    until: Until = None
    published_since: PublishedSince = None
    published_until: PublishedUntil = None

    def query(self) -> SaidQuery:
        """What is asked for, but for the actor, whom only a record knows.

        Raises:
            SelectionError: a day, an act, a manner or a review that is none; nothing where there
                should be words, or nothing but what must not occur; two options that exclude each
                other.
        """
        from onrecord.dates import period
        from onrecord.folding import fold
        from onrecord.record import SaidQuery

        first, last = period(self.since, self.until)
        published_first, published_last = period(self.published_since, self.published_until)
        filled(self.given())
        if self.outlet and not fold(self.outlet):
            raise SelectionError(f"--outlet {self.outlet!r} holds no word to look for")
        query = SaidQuery(
            words=self.words,
            speaker=self.speaker,
            text=self.text,
            outlet=self.outlet,
            country=self.country,
            act=cast("Act | None", one_of(self.act, get_args(Act), option="--act")),
            manner=cast("Manner | None", one_of(self.manner, get_args(Manner), option="--manner")),
            through=self.through,
            relayed=either(relayed=self.relayed, firsthand=self.firsthand),
            anonymous=either(anonymous=self.anonymous, named=self.named),
            confidence=self.confidence,
            review=cast("Review | None", one_of(self.review, get_args(Review), option="--review")),
            article=self.article,
            since=first,
            until=last,
            published_since=published_first,
            published_until=published_last,
        )
        for words in (query.terms, query.article_terms):
            words()  # raises now, before a line is printed
        return query

    def given(self) -> dict[str, object]:
        """What was typed, by its field."""
        typed = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: value for name, value in typed.items() if value not in (None, False)}


def asks(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the options of `Asked` in the place of its argument `asked`."""
    own = inspect.signature(command, eval_str=True)
    typed = get_type_hints(Asked, include_extras=True)
    options = [
        inspect.Parameter(
            one.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=one.default,
            annotation=typed[one.name],
        )
        for one in fields(Asked)
    ]

    @functools.wraps(command)
    def asking(**given: object) -> None:
        typed_in = {name: given.pop(name) for name in typed}
        command(asked=Asked(**typed_in), **given)  # type: ignore[arg-type]

    places = [options if one.name == "asked" else [one] for one in own.parameters.values()]
    merged = own.replace(parameters=[one for place in places for one in place])
    asking.__signature__ = merged  # type: ignore[attr-defined]
    return asking


def actor_id(record: Record, name: str | None) -> str | None:
    """The id of an actor told by its id or a name.

    Raises:
        NotOnRecordError: nobody is called so, or several are: they are named.
    """
    return None if name is None else record.actor(name).id
