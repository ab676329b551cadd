"""Whether quotes that people annotated have the speaker that they gave them: BASIL.

corpora/basil -> the share of its quotes by named persons that is found, and has the right speaker

BASIL (Fan et al., EMNLP 2019) annotates some quotes of 240 articles on 80 events, each told by
three outlets of different leanings. Its speakers are names, groups, and "other" for the rest; here
only persons count. A quote is found where a statement shares most of its words.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from types import ModuleType

    from onrecord.model import Reading, Statement

    Word = tuple[str, int, int]

# Speakers that are no one person, as the corpus writes them; it cuts one name.
_NOT_PERSONS = frozenset(
    {"tea party", "naacp", "catholics", "internet companies", "democrats", "plaintiffs",
     "protestors", "state department officials", "gop committee members", "house democrats",
     "house republicans", "senate democrats", "democratic lawmakers", "republican lawmakers"}
)  # fmt: skip
_WHOLE = {"Felipe Calder": "Felipe Calderón"}
_OTHER = "other"
# Of a quote's code points, this share must be a statement's.
_SHARED = 0.5


class Measure(Protocol):
    """What is used of the measure that lies with the gold articles."""

    def same_name(self, a: str | None, b: str | None) -> bool:
        """Whether two names are one's."""
        ...

    def words(self, text: str) -> list[Word]:
        """The words of a text, folded, with where they begin and end."""
        ...


class Quote(NamedTuple):
    """An annotated quote: the id of its article, its words and who speaks."""

    article: str
    text: str
    speaker: str


def percentages(corpus: Path, score: Path, readings: Iterable[Reading]) -> dict[str, float]:
    """Of the quotes, the share that is found; of those, the share with the right speaker."""
    measure = load_measure(score)
    quotes: dict[str, list[Quote]] = {}
    for quote in read_quotes(corpus):
        quotes.setdefault(quote.article, []).append(quote)
    wanted = sum(map(len, quotes.values()))
    judged = [
        right
        for reading in readings
        if reading.article
        for quote in quotes.get(reading.article.id, ())
        if (right := judge(quote, reading, measure)) is not None
    ]
    return {
        "found": 100 * len(judged) / wanted if wanted else 0.0,
        "right": 100 * sum(judged) / len(judged) if judged else 0.0,
    }


def read_quotes(corpus: Path) -> Iterator[Quote]:
    """The quotes whose speaker is one named person."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            for quote in row["annotated_quotes"]:
                speaker = quote["speaker"].replace("_", " ")
                if not speaker.startswith(_OTHER) and speaker.casefold() not in _NOT_PERSONS:
                    yield Quote(row["id"], quote["text"], _WHOLE.get(speaker, speaker))


def judge(quote: Quote, reading: Reading, measure: Measure) -> bool | None:
    """Whether the speaker is right; None where no statement has the quote."""
    if reading.article is None:
        return None
    place = _place(quote.text, reading.article.text, measure)
    if place is None:
        return None
    start, end = place
    shared = {one.id: _shared(one, start, end) for one in reading.statements}
    best = max(reading.statements, key=lambda one: shared[one.id], default=None)
    if best is None or shared[best.id] < _SHARED * (end - start):
        return None
    return measure.same_name(best.speaker.name if best.speaker else None, quote.speaker)


def _place(quote: str, text: str, measure: Measure) -> tuple[int, int] | None:
    """Where a quote's words stand in a text, whatever its marks and spaces."""
    wanted = [word for word, _, _ in measure.words(quote)]
    words = measure.words(text)
    folds = [word for word, _, _ in words]
    for first in range(len(folds) - len(wanted) + 1):
        if wanted and folds[first : first + len(wanted)] == wanted:
            return words[first][1], words[first + len(wanted) - 1][2]
    return None


def _shared(statement: Statement, start: int, end: int) -> int:
    pieces = ((max(start, piece.start), min(end, piece.end)) for piece in statement.content)
    return sum(max(0, last - first) for first, last in pieces)


def load_measure(score: Path) -> Measure:
    """The measure, which is a script of its own."""
    return cast("Measure", load_module(score))


def load_module(score: Path) -> ModuleType:
    """A script as a module."""
    spec = importlib.util.spec_from_file_location("score", score)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(score)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
