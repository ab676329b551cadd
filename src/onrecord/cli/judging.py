"""What a person says of actors: that two are one or not, who one is, or that it was wrong.

options -> a word -> a judgement on record
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from onrecord.cli.choosing import alone, option_of, signed
from onrecord.cli.terminal import tell, write_json
from onrecord.errors import SelectionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from onrecord.model import Judgement, RecordedActor, Verdict
    from onrecord.record import Record

Pair: TypeAlias = tuple[str, str]

SPEAKER = "n-"  # what the id of a speaker in one article begins with
WIKIDATA = re.compile(r"Q[1-9]\d*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What a person says.

    Attributes:
        mode: the option by which it is said; None where nothing is.
        pair: the two that it is about.
        undo: the judgement that is taken back.
        wikidata: the id that an actor is given; empty to take it away.
        author: the person's name; empty where nothing is said.
    """

    mode: str | None = None
    pair: Pair | None = None
    verdict: Verdict = "unsure"
    undo: str | None = None
    wikidata: str | None = None
    why: str | None = None
    author: str = ""

    def refuse(self, which: str | None, beside: Iterable[str]) -> None:
        """Refuses what does not go with the word, and what the word lacks.

        Args:
            which: the actor that was named.
            beside: the other options that were typed.

        Raises:
            SelectionError: there is such a thing.
        """
        if self.mode:
            alone(self.mode, beside)
        if self.why is not None and self.mode in (None, "--undo"):
            raise SelectionError("--why goes with a judgement or with --wikidata")
        if self.wikidata is not None:
            _refuse_wikidata(self.wikidata, which)
        elif self.mode and which is not None:
            raise SelectionError(f"{self.mode} names whom it is about; leave out {which}")
        if self.pair and self.pair[0] == self.pair[1]:
            raise SelectionError(f"{self.mode} is about two; {self.pair[0]} is named twice")


def word_of(
    pairs: Mapping[Verdict, Pair | None], *, undo: str | None, wikidata: str | None,
    why: str | None, author: str | None,
) -> Word:  # fmt: skip
    """The one thing that the options say.

    Raises:
        SelectionError: they say several, or nobody says it.
    """
    judged = [(verdict, pair) for verdict, pair in pairs.items() if pair]
    others = {"--undo": undo, "--wikidata": wikidata}
    modes = [option_of(verdict.replace(" ", "-")) for verdict, _ in judged]
    modes += [option for option, value in others.items() if value is not None]
    if len(modes) > 1:
        raise SelectionError("say one thing: --same, --not-same, --unsure, --undo or --wikidata")
    if not modes:
        return Word(why=why)
    nothing: tuple[Verdict, Pair | None] = ("unsure", None)
    verdict, pair = judged[0] if judged else nothing
    return Word(
        mode=modes[0], pair=pair, verdict=verdict, undo=undo, wikidata=wikidata, why=why,
        author=signed(author),
    )  # fmt: skip


def keep(record: Record, said: Word, which: str | None, *, now: datetime, as_json: bool) -> None:
    """Put a word on record, and tell what came of it."""
    done = _kept(record, said, which, now)
    if as_json:
        write_json(done)
    tell(_told(done))


def _kept(
    record: Record, said: Word, which: str | None, now: datetime
) -> Judgement | RecordedActor:
    if said.undo is not None:
        return record.take_back(said.undo, by=said.author, now=now)
    if said.pair is None:
        wikidata = said.wikidata or None
        return record.identify(which or "", wikidata, by=said.author, now=now, why=said.why)
    _refuse_one_actor(record, said.pair)
    return record.judge(said.pair, said.verdict, by=said.author, now=now, why=said.why)


def _told(done: Judgement | RecordedActor) -> str:
    from onrecord.model import RecordedActor

    if isinstance(done, RecordedActor):
        return f"{done.id}: {done.wikidata or 'no Wikidata id'}"
    undone = f", taken back by {done.undone_by}" if done.undone_by else ""
    return f"{done.id}: {done.left} and {done.right} are {done.verdict}{undone}"


def _refuse_wikidata(wikidata: str, which: str | None) -> None:
    if which is None:
        raise SelectionError("say whose Wikidata id it is: onrecord actors RECORD ACTOR --wikidata")
    if wikidata and not WIKIDATA.fullmatch(wikidata):
        raise SelectionError(f"--wikidata {wikidata!r}: it is Q and digits, as in Q42")


def _refuse_one_actor(record: Record, pair: Pair) -> None:
    """Two names of one actor are no two; its speakers in two articles may be.

    Raises:
        SelectionError: both name one actor.
    """
    if any(name.startswith(SPEAKER) for name in pair):
        return
    left, right = (record.actor(name) for name in pair)
    if left.id == right.id:
        raise SelectionError(
            f"{pair[0]} and {pair[1]} are one actor on record: {left.id} ({left.name}); to part "
            f"it, name two of the speakers that `onrecord actors RECORD {left.id}` lists"
        )
