"""Whom pronouns and descriptions refer to, against what a reader judged: PolNeAR.

judged/speakers.tsv, PolNeAR's dev articles -> the share of the sources with the right speaker

    python recipes/speaker_scores.py        the score, and each wrong one in its words

The sources are given as PolNeAR marks them, so that only whom they refer to is measured, not
whether the tagger finds them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from attribution.corpus import read_polnear
from onrecord.annotations import annotate
from onrecord.languages import load
from onrecord.model import Article, Span
from onrecord.statements.speaker import Speakers
from onrecord.tagging import load_tagger
from quote_scores import load_measure
from shared import CHECKOUT, find_shared, say_skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quote_scores import Measure

JUDGED = CHECKOUT / "recipes" / "judged" / "speakers.tsv"
MARKED = Path("corpora/polnear/dev.jsonl.gz")
MEASURE = Path("score/score.py")
# What is shown before a wrong one, in code points.
_BEFORE = 200


class Judgement(NamedTuple):
    """One source, and the words of its article that name the speaker; none where none do."""

    article: str
    source: Span
    named: tuple[Span, ...]


class Outcome(NamedTuple):
    """What became of one judgement."""

    judgement: Judgement
    text: str
    speaker: str | None
    right: bool


def main() -> int:
    """Print the score and what is wrong."""
    shared = find_shared()
    if shared is None:
        return say_skipped("speakers")
    outcomes = list(compare(shared / MARKED, shared / MEASURE))
    for outcome in outcomes:
        if not outcome.right:
            print(_shown(outcome), end="\n\n")
    print(f"{percentages(outcomes)['right']:.1f} % of {len(outcomes)}")
    return 0


def percentages(outcomes: Iterable[Outcome]) -> dict[str, float]:
    """The share that is right."""
    right = [outcome.right for outcome in outcomes]
    return {"right": 100 * sum(right) / len(right) if right else 0.0}


def compare(marked: Path, score: Path) -> Iterator[Outcome]:
    """Every judgement with what the product says, in the order of the file."""
    measure = load_measure(score)
    language, tagger = load("en"), load_tagger("en")
    texts = {article.id: article.text for article in read_polnear(marked)}
    known: dict[str, Speakers] = {}
    for judgement in read_judgements(JUDGED):
        text = texts[judgement.article]
        if judgement.article not in known:
            article = Article(judgement.article, text, "0" * 64, language="en")
            known[judgement.article] = Speakers(annotate(article, language, tagger), language)
        speaker = known[judgement.article].of(judgement.source)
        name = speaker.name if speaker else None
        yield Outcome(judgement, text, name, is_right(name, judgement, text, measure))


def is_right(name: str | None, judgement: Judgement, text: str, measure: Measure) -> bool:
    """Whether a name is one that the reader gave, or none where none is given."""
    if not judgement.named:
        return name is None
    return any(measure.same_name(name, span.of(text)) for span in judgement.named)


def read_judgements(path: Path) -> Iterator[Judgement]:
    """The lines of the file."""
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            article, source, named = line.split("\t")
            spans = () if named == "-" else tuple(map(_span, named.split(",")))
            yield Judgement(article, _span(source), spans)


def _span(written: str) -> Span:
    start, end = written.split("-")
    return Span(int(start), int(end))


def _shown(outcome: Outcome) -> str:
    source, text = outcome.judgement.source, outcome.text
    before = " ".join(text[max(0, source.start - _BEFORE) : source.start].split())
    wanted = [span.of(text) for span in outcome.judgement.named]
    return (
        f"{outcome.judgement.article} {source.start}\n  …{before} [{source.of(text)}]"
        f"\n  {outcome.speaker!r}, judged {wanted or None}"
    )


if __name__ == "__main__":
    sys.exit(main())
