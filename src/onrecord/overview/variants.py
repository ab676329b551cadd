"""One utterance, however many articles carry it.

evidence of one actor -> utterances

Two statements are one utterance when nearly all words of the shorter stand in the longer, in
other articles or in the same one (a report opens with what it quotes below). They are kept apart
where they could differ in what matters: a negation, a number, an act that turns the meaning
around, or days that exclude each other. An utterance is told in its fullest direct wording.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.dates import Interval
    from onrecord.languages import Language
    from onrecord.model import Actor
    from onrecord.overview.select import Evidence

_WORD = re.compile(r"\w+(?:['’]\w+)*")

# Wire copy that a desk has trimmed or touched up; below it, wordings begin to say other things.
SHARED = 0.8
# A shorter content inside a longer one is often a formula ("a step forward").
FEWEST_WORDS = 5
# How much longer the fuller wording may be before it says more than the same thing.
MOST_LONGER = 2.0
# Two outlets carry one piece of news within so many days; later somebody has said it again.
SAME_NEWS = timedelta(days=2)
MANNERS = ("direct", "mixed", "indirect")  # the closer to the speaker's words, the earlier


@dataclass(frozen=True, slots=True)
class Utterance:
    """What an actor said once, with everything that reports it; the wording to tell comes first."""

    actor: Actor
    evidence: tuple[Evidence, ...]

    @property
    def told(self) -> Evidence:
        """The statement whose words are told."""
        return self.evidence[0]

    @property
    def outlets(self) -> int:
        """How many outlets carry it."""
        return len({one.article.outlet or one.article.id for one in self.evidence})


@dataclass(frozen=True, slots=True)
class _Content:
    words: Counter[str]
    numbers: frozenset[str]
    negations: int
    contradicts: bool
    said: Interval | None
    reported: date | None

    @classmethod
    def of(cls, evidence: Evidence, language: Language) -> _Content:
        text = " ".join(evidence.words(piece) for piece in evidence.statement.content)
        words = Counter(_WORD.findall(text.casefold().replace("’", "'")))
        return cls(
            words=words,
            numbers=frozenset(word for word in words if word[0].isdigit()),
            negations=sum(words[word] for word in language.reporting.negations),
            contradicts=evidence.statement.act in language.telling.contradicting,
            said=evidence.said,
            reported=evidence.reported,
        )


def gather(actor: Actor, evidence: Iterable[Evidence], language: Language) -> list[Utterance]:
    """The utterances of one actor, in the order of the evidence."""
    groups: list[list[Evidence]] = []
    near: dict[int, list[tuple[_Content, list[Evidence]]]] = {}
    for one in evidence:
        content, day = _Content.of(one, language), one.day.toordinal()
        days = range(day - SAME_NEWS.days, day + SAME_NEWS.days + 1)
        candidates = (known for close in days for known in near.get(close, ()))
        group = next((group for first, group in candidates if _same(first, content)), None)
        if group is None:
            group = []
            groups.append(group)
            near.setdefault(day, []).append((content, group))
        group.append(one)
    return [Utterance(actor, tuple(sorted(group, key=_rank))) for group in groups]


def wordings_differ(utterance: Utterance) -> bool:
    """Whether two quotations of it, direct ones, do not read the same."""
    quoted = {
        tuple(_WORD.findall(" ".join(one.words(p) for p in one.statement.content).casefold()))
        for one in utterance.evidence
        if one.statement.manner == "direct"
    }
    return len(quoted) > 1


def _same(one: _Content, other: _Content) -> bool:
    if (one.numbers, one.contradicts) != (other.numbers, other.contradicts):
        return False
    if one.negations != other.negations or not _same_time(one, other):
        return False
    shorter, longer = sorted((one.words, other.words), key=Counter.total)
    if shorter == longer:
        return True
    size = shorter.total()
    if size < FEWEST_WORDS or longer.total() > MOST_LONGER * size:
        return False
    return (shorter & longer).total() >= SHARED * size


def _same_time(one: _Content, other: _Content) -> bool:
    """Whether both may be of one day; where that is unknown, whether the reports are close."""
    if one.said and other.said:
        return one.said.first <= other.said.last and other.said.first <= one.said.last
    days = [content.said.last if content.said else content.reported for content in (one, other)]
    first, second = days
    return first is not None and second is not None and abs(first - second) <= SAME_NEWS


def _rank(evidence: Evidence) -> tuple[int, int, object, str]:
    """Direct before mixed before indirect, the fuller first, then the earlier report."""
    statement = evidence.statement
    length = sum(end - start for start, end in statement.content)
    return MANNERS.index(statement.manner), -length, evidence.day, statement.id
