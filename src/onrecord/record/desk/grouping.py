"""Articles that tell the same story.

titles, first paragraphs, speakers, days -> groups

An article is the words of its title, of its first paragraphs and the names of those who speak in
it, each weighted by how rare it is among all that are compared (inverse document frequency;
Spärck Jones, Journal of Documentation 1972). In the order of publication each article joins the
group whose middle it is most like by cosine, where that is at least `THRESHOLD` and the group's
first article is at most `DAYS` away, or else begins one (single-pass clustering, as in topic
detection and tracking: Allan, Papka and Lavrenko, SIGIR 1998). Copies belong together whatever
they are like. Words that bear no meaning are left out, since among few articles they are no
commoner than others.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, TypeAlias

from onrecord.folding import fold

THRESHOLD = 0.23
"""The least cosine. BASIL's 80 events of three outlets each (recipes/story_scores.py): of pairs put
together all are of one event, and 91 % of an event's pairs are; as if all had come out on one day,
95 % and 89 %. At 0.19 these are 98 and 96 %, 90 and 94 %. Of 50 pairs of AllSides, drawn at random,
49 tell of one event or what came of it. A wrong pair costs a reader more than a story told twice.
"""

DAYS = 4
"""A story is told for a day or two; what comes five days later is news of its own."""

COMMON = 0.13
"""The share of articles that may hold a word: what more of them hold tells nothing, and costs."""

BEHIND = 50
"""Articles without any of the words that are thought of beside those that are compared, so that a
word that all of a few hold still counts."""

ALONE = 0.5
"""How much a word counts that no other article holds: it tells that this one is unlike the others,
but among few articles most words are such."""

Weights: TypeAlias = Mapping[str, float]


class Told(NamedTuple):
    """What an article is compared by.

    Attributes:
        title: of the article.
        opening: the first words of its text.
        speakers: their names.
        day: of publication; what has none belongs to nothing but its copies.
        lot: that of its copies.
    """

    title: str
    opening: str
    speakers: tuple[str, ...]
    day: date | None
    lot: str | None = None


class Group(NamedTuple):
    """Articles by their places, in the order in which they came.

    Attributes:
        typical: the place of the one most like all of them.
    """

    members: tuple[int, ...]
    typical: int


def group(
    articles: Sequence[Told], *, empty: Container[str] = (), threshold: float = THRESHOLD
) -> list[Group]:
    """Put each article into one group.

    Args:
        articles: by day, undated ones last; those of a day in any order that stays.
        empty: folded words that bear no meaning.
        threshold: the least cosine.
    """
    table = _Table(threshold)
    for place, (one, weights) in enumerate(zip(articles, weights_of(articles, empty), strict=True)):
        table.add(place, one, weights)
    return [_done(begun) for begun in table.groups]


@dataclass(slots=True)
class _Begun:
    """A group that articles may still join.

    Attributes:
        middle: the sum of what its articles weigh.
        square: of the length of that.
        first: the day of its first article.
    """

    members: list[tuple[int, Weights]] = field(default_factory=list)
    middle: dict[str, float] = field(default_factory=dict)
    square: float = 0.0
    first: date | None = None

    def add(self, place: int, weights: Weights, day: date | None) -> None:
        self.members.append((place, weights))
        for word, weight in weights.items():
            before = self.middle.get(word, 0.0)
            self.middle[word] = before + weight
            self.square += (before + weight) ** 2 - before**2
        self.first = self.first or day


class _Table:
    """Groups, and which of them hold a word or a lot of copies."""

    def __init__(self, threshold: float) -> None:
        self.groups: list[_Begun] = []
        self._threshold = threshold
        self._holding: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self._of_lot: dict[str, int] = {}
        self._near = 0

    def add(self, place: int, one: Told, weights: Weights) -> None:
        number = self._of_lot.get(one.lot) if one.lot else None
        if number is None:
            number = self._nearest(weights, one.day)
        if number is None:
            number = len(self.groups)
            self.groups.append(_Begun())
        self.groups[number].add(place, weights, one.day)
        for word in weights:
            self._holding[word][number] = None
        if one.lot:
            self._of_lot[one.lot] = number

    def _nearest(self, weights: Weights, day: date | None) -> int | None:
        """The group most like an article; the older of two alike."""
        if day is None:
            return None
        self._forget(day)
        products: defaultdict[int, float] = defaultdict(float)
        for word, weight in weights.items():
            for number in self._holding[word]:
                if number >= self._near:
                    products[number] += weight * self.groups[number].middle[word]
        cosines = [
            (product / math.sqrt(self.groups[number].square), -number)
            for number, product in products.items()
        ]
        cosine, number = max(cosines, default=(0.0, 0))
        return -number if cosine >= self._threshold else None

    def _forget(self, day: date) -> None:
        """Leave the groups alone that began too long ago; they began in the order of their days."""
        while self._near < len(self.groups) and _is_far(self.groups[self._near].first, day):
            self._near += 1


def _is_far(first: date | None, day: date) -> bool:
    return first is None or (day - first).days > DAYS


def weights_of(articles: Sequence[Told], empty: Container[str] = ()) -> list[Weights]:
    """What each word of each article weighs; all words of one have together the length 1."""
    counted = [_counted(one) for one in articles]
    holders = Counter(word for words in counted for word in words)
    among = len(articles) + BEHIND
    rarity = {
        word: math.log(among / number) * (1 if number > 1 else ALONE)
        for word, number in holders.items()
        if number <= COMMON * among and word not in empty
    }
    return [_unit(words, rarity) for words in counted]


def _counted(one: Told) -> Counter[str]:
    """Each word once for the title, once for the opening."""
    counted = Counter({*fold(one.title).split()})
    counted.update({*fold(one.opening).split()})
    # A name with its blanks is a word of its own, which no word of a text equals.
    counted.update({fold(speaker) for speaker in one.speakers} - {""})
    return counted


def _unit(counted: Mapping[str, int], rarity: Weights) -> Weights:
    weights = {word: count * rarity[word] for word, count in counted.items() if word in rarity}
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()} if length else {}


def _done(begun: _Begun) -> Group:
    def likeness(member: tuple[int, Weights]) -> float:
        _, weights = member
        return sum(weight * begun.middle[word] for word, weight in weights.items())

    typical, _ = max(begun.members, key=lambda member: (likeness(member), -member[0]))
    return Group(tuple(place for place, _ in begun.members), typical)
